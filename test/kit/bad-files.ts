import { strToU8, zipSync } from 'fflate';

/** A file as somebody may choose it: its name, and its bytes made here. */
export type BadFile = { readonly name: string; readonly bytes: Uint8Array };

/** Words as UTF-8, as Windows-1252 (of letters below 256), and as UTF-16. */
export const text = (words: string): Uint8Array => new TextEncoder().encode(words);
export const latin = (words: string): Uint8Array =>
  Uint8Array.from(Array.from(words, (letter) => letter.charCodeAt(0)));
export const wide = (words: string, big = false): Uint8Array => {
  const view = new DataView(new ArrayBuffer(words.length * 2));
  for (let at = 0; at < words.length; at += 1) view.setUint16(at * 2, words.charCodeAt(at), !big);
  return new Uint8Array(view.buffer);
};
const ole = (inside: string): Uint8Array =>
  Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Uint8Array(512),
    ...wide(inside),
    ...new Uint8Array(64),
  ]);
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const cellWith = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;

/** What the files are about: their header, and the cells of their first two rows. */
export type About = {
  readonly header: readonly [string, string, string];
  readonly first: readonly [string, string, string];
  readonly second: readonly [string, string, string];
  /** The header in another language. */
  readonly translated: readonly [string, string];
};

/** A register of contracts. */
const register: About = {
  header: ['Ref', 'Title', 'Value'],
  first: ['C-1', 'Lifts', '5'],
  second: ['C-2', 'Doors', '6'],
  translated: ['Cyfeirnod', 'Teitl'],
};

/** A workbook of one sheet, with further parts beside it. */
function workbook(rows: string, more: Record<string, string> = {}, after = ''): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `<workbook xmlns="${spreadsheet}" xmlns:r="${related}"><sheets><sheet name="Register" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${related}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${spreadsheet}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])));
}

/** Every kind of file that may be chosen and is odd, broken or hostile; each made here, byte by byte. */
export function badFilesAbout({ header: [a, b, c], first, second, translated }: About) {
  const [one, two] = [first.slice(0, 2).join(), second.slice(0, 2).join()];
  const csv = `${a},${b},${c}\n${first.join()}\n`;
  const [A, B] = [first[0], first[1]];
  const cellsOf = (row: number, cells: string) =>
    cells
      .split(',')
      .map((words, i) => cellWith(`${'ABCD'.charAt(i)}${row}`, words))
      .join('');
  // Where the second cell of a row stands in a workbook.
  const at = 'ABCD'.charAt(a.split(',').length);
  const head = `<row r="1">${cellsOf(1, [a, b, c].join())}</row>`;
  const rowOf = (cell: string) => `<row r="2">${cellsOf(2, A)}${cell}</row>`;
  const lifts = cellWith(`${at}2`, B);
  return {
    '0 bytes': { name: 'register.csv', bytes: new Uint8Array() },
    '1 byte': { name: 'register.csv', bytes: text('\n') },
    'UTF-8 with a mark': { name: 'register.csv', bytes: text(`\uFEFF${csv}`) },
    'UTF-16LE with a mark': { name: 'register.csv', bytes: wide(`\uFEFF${csv}`) },
    'UTF-16BE with a mark': { name: 'register.csv', bytes: wide(`\uFEFF${csv}`, true) },
    'Windows-1252 pound and smart quotes': {
      name: 'register.csv',
      bytes: latin(`${a},${b},${c}\n${A},\x93${B}\x94,\xa35\n`),
    },
    'a lone surrogate': {
      name: 'register.csv',
      bytes: wide(`\uFEFF${a},${b}\n${A},${B.slice(0, 3)}\ud800${B.slice(3)}\n`),
    },
    'NUL bytes': { name: 'register.csv', bytes: text(`${a},${b}\n${A},a\0b\n`) },
    'CR only': { name: 'register.csv', bytes: text(csv.replaceAll('\n', '\r')) },
    'mixed line ends': { name: 'register.csv', bytes: text(`${a},${b}\r\n${one}\n${two}\r`) },
    'an unclosed quote': { name: 'register.csv', bytes: text(`${a},${b}\n${A},"${B}\n${two}\n`) },
    'a quote inside': { name: 'register.csv', bytes: text(`${a},${b}\n${A},6" pipes\n`) },
    semicolons: { name: 'register.csv', bytes: text(csv.replaceAll(',', ';')) },
    tabs: { name: 'register.csv', bytes: text(csv.replaceAll(',', '\t')) },
    pipes: { name: 'register.csv', bytes: text(csv.replaceAll(',', '|')) },
    'a header only': { name: 'register.csv', bytes: text(`${a},${b},${c}\n`) },
    'no header': { name: 'register.csv', bytes: text(`${first.join()}\n${second.join()}\n`) },
    'a header twice': { name: 'register.csv', bytes: text(`${a},${b},${b}\n${one},${second[1]}\n`) },
    'a header with spaces, case and NBSP': {
      name: 'register.csv',
      bytes: text(` ${a.toUpperCase()} ,\u00a0${b.toLowerCase()}\u00a0\n${one}\n`),
    },
    'a translated header': { name: 'register.csv', bytes: text(`${translated.join()}\n${one}\n`) },
    'extra and missing columns, ragged rows': {
      name: 'register.csv',
      bytes: text(`${a},${b},Shoe size\n${one}\n${two},9,10,11\n`),
    },
    'trailing blank rows': { name: 'register.csv', bytes: text(`${csv}${',,\n'.repeat(5000)}`) },
    'a totals row': { name: 'register.csv', bytes: text(`${csv},Total,5\n`) },
    '1,000,000 rows': { name: 'register.csv', bytes: text(`${a},${b}\n${`${A},T\n`.repeat(1_000_000)}`) },
    'one row of more than 50 MB': {
      name: 'register.csv',
      bytes: new Uint8Array(50_000_001).fill(65),
    },
    '10,000 columns': { name: 'register.csv', bytes: text(`${`${a},`.repeat(9_999)}${b}\n${A}\n`) },
    'XLS of Excel 2003': { name: 'register.xls', bytes: ole('Workbook') },
    XLSB: { name: 'register.xlsb', bytes: zipSync({ 'xl/workbook.bin': strToU8('x') }) },
    'XLSM with a macro': {
      name: 'register.xlsm',
      bytes: workbook(head + rowOf(lifts), { 'xl/vbaProject.bin': 'x' }),
    },
    'XLSX with a password': { name: 'register.xlsx', bytes: ole('EncryptedPackage') },
    'HTML named .xls': {
      name: 'register.xls',
      bytes: text(`<html><table><tr><td>${a}</td></tr></table></html>`),
    },
    'a zip bomb': {
      name: 'register.xlsx',
      bytes: zipSync({ 'xl/workbook.xml': new Uint8Array(30_000_000) }),
    },
    'a zip slip': {
      name: 'register.xlsx',
      bytes: workbook(head + rowOf(lifts), { '../../../../tmp/slipped.txt': 'out', '/etc/slipped': 'out' }),
    },
    'links to other workbooks': {
      name: 'register.xlsx',
      bytes: workbook(head + rowOf(`<c r="${at}2" t="str"><f>[1]Other!A1</f><v>${B}</v></c>`), {
        'xl/externalLinks/externalLink1.xml': `<externalLink xmlns="${spreadsheet}"/>`,
        'xl/externalLinks/_rels/externalLink1.xml.rels': `<Relationships><Relationship Id="r1" Target="http://evil.example/x.xlsx" TargetMode="External"/></Relationships>`,
      }),
    },
    DDE: {
      name: 'register.xlsx',
      bytes: workbook(head + rowOf(`<c r="${at}2" t="str"><f>cmd|'/c calc'!A0</f><v>${B}</v></c>`)),
    },
    XXE: {
      name: 'register.xlsx',
      bytes: workbook(
        `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${head}${rowOf(`<c r="${at}2" t="inlineStr"><is><t>${B} &e;</t></is></c>`)}`,
      ),
    },
    'shared strings missing': {
      name: 'register.xlsx',
      bytes: workbook(head + rowOf(`<c r="${at}2" t="s"><v>3</v></c>`)),
    },
    'a formula without its result': {
      name: 'register.xlsx',
      bytes: workbook(head + rowOf(`<c r="${at}2"><f>1+1</f></c>`)),
    },
    '#REF!': { name: 'register.xlsx', bytes: workbook(head + rowOf(`<c r="${at}2" t="e"><v>#REF!</v></c>`)) },
    'merged cells': {
      name: 'register.xlsx',
      bytes: workbook(head + rowOf(lifts), {}, `<mergeCells><mergeCell ref="${at}2:${at}3"/></mergeCells>`),
    },
    'a workbook named .csv': { name: 'register.csv', bytes: workbook(head + rowOf(lifts)) },
    'a program named .pdf': { name: 'note.pdf', bytes: latin('MZ\x90\0\x03\0\0\0') },
  } as const satisfies Record<string, BadFile>;
}

/** The files as registers of contracts. */
export const badFiles = badFilesAbout(register);

/** What is said of the files that hold no table, whatever they are about; what was asked for is called by its name. */
export function unreadable(thing: 'register' | 'return') {
  const noText =
    'The file holds bytes that no text has, so it is damaged or not CSV. Save it as CSV in Excel and choose it again.';
  return {
    '0 bytes': [`The file is empty. Save the ${thing} again and choose it again.`],
    '1 byte': [`The file has no rows. Save the ${thing} again and choose it again.`],
    'NUL bytes': [noText],
    'an unclosed quote': [
      `Row 2: This row opens a quotation mark that is never closed, so the rows below it cannot be told apart. Correct the mark in the file, or save the ${thing} as XLSX.`,
    ],
    '1,000,000 rows': [
      'The file has more than 100,000 rows. Split it and import the parts one after the other.',
    ],
    'one row of more than 50 MB': [
      'The file has 51 MB. Files up to 50 MB are read: split it and import the parts one after the other.',
    ],
    'XLS of Excel 2003': [
      'This is a workbook of Excel 2003 or older (XLS). Save it as XLSX or CSV in Excel and choose it again.',
    ],
    XLSB: ['This is a binary workbook (XLSB). Save it as XLSX or CSV in Excel and choose it again.'],
    'XLSX with a password': [
      'The workbook is locked with a password. Open it in Excel, remove the password, save it and choose it again.',
    ],
    'HTML named .xls': [
      'This is a web page, even if its name ends in .xls. Open it in Excel. Save it as XLSX or CSV in Excel and choose it again.',
    ],
    'a zip bomb': [
      `The workbook would unpack to more than 100 times its size, so it was not opened. Save the ${thing}’s sheet as CSV and choose that.`,
    ],
    'shared strings missing': [
      'The workbook is damaged: a part of it cannot be read. Open it in Excel, save it again and choose it again.',
    ],
    'a program named .pdf': [noText],
  } as const satisfies Partial<Record<keyof typeof badFiles, readonly string[]>>;
}

import { strToU8, zipSync } from 'fflate';

/** A file as somebody may choose it: its name, and its bytes made here. */
export type BadFile = { readonly name: string; readonly bytes: Uint8Array };

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const latin = (words: string): Uint8Array =>
  Uint8Array.from(Array.from(words, (letter) => letter.charCodeAt(0)));
const wide = (words: string, big = false): Uint8Array => {
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
const csv = 'Ref,Title,Value\nC-1,Lifts,5\n';

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const head =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Ref</t></is></c><c r="B1" t="inlineStr"><is><t>Title</t></is></c></row>';
const rowOf = (title: string) => `<row r="2"><c r="A2" t="inlineStr"><is><t>C-1</t></is></c>${title}</row>`;
const lifts = '<c r="B2" t="inlineStr"><is><t>Lifts</t></is></c>';

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
export const badFiles = {
  '0 bytes': { name: 'register.csv', bytes: new Uint8Array() },
  '1 byte': { name: 'register.csv', bytes: text('\n') },
  'UTF-8 with a mark': { name: 'register.csv', bytes: text(`\uFEFF${csv}`) },
  'UTF-16LE with a mark': { name: 'register.csv', bytes: wide(`\uFEFF${csv}`) },
  'UTF-16BE with a mark': { name: 'register.csv', bytes: wide(`\uFEFF${csv}`, true) },
  'Windows-1252 pound and smart quotes': {
    name: 'register.csv',
    bytes: latin('Ref,Title,Value\nC-1,\x93Lifts\x94,\xa35\n'),
  },
  'a lone surrogate': { name: 'register.csv', bytes: wide('\uFEFFRef,Title\nC-1,Lif\ud800ts\n') },
  'NUL bytes': { name: 'register.csv', bytes: text('Ref,Title\nC-1,a\0b\n') },
  'CR only': { name: 'register.csv', bytes: text(csv.replaceAll('\n', '\r')) },
  'mixed line ends': { name: 'register.csv', bytes: text('Ref,Title\r\nC-1,Lifts\nC-2,Doors\r') },
  'an unclosed quote': { name: 'register.csv', bytes: text('Ref,Title\nC-1,"Lifts\nC-2,Doors\n') },
  'a quote inside': { name: 'register.csv', bytes: text('Ref,Title\nC-1,6" pipes\n') },
  semicolons: { name: 'register.csv', bytes: text(csv.replaceAll(',', ';')) },
  tabs: { name: 'register.csv', bytes: text(csv.replaceAll(',', '\t')) },
  pipes: { name: 'register.csv', bytes: text(csv.replaceAll(',', '|')) },
  'a header only': { name: 'register.csv', bytes: text('Ref,Title,Value\n') },
  'no header': { name: 'register.csv', bytes: text('C-1,Lifts,5\nC-2,Doors,6\n') },
  'a header twice': { name: 'register.csv', bytes: text('Ref,Title,Title\nC-1,Lifts,Doors\n') },
  'a header with spaces, case and NBSP': {
    name: 'register.csv',
    bytes: text(' REF ,\u00a0title\u00a0\nC-1,Lifts\n'),
  },
  'a translated header': { name: 'register.csv', bytes: text('Cyfeirnod,Teitl\nC-1,Lifts\n') },
  'extra and missing columns, ragged rows': {
    name: 'register.csv',
    bytes: text('Ref,Title,Shoe size\nC-1,Lifts\nC-2,Doors,9,10,11\n'),
  },
  'trailing blank rows': { name: 'register.csv', bytes: text(`${csv}${',,\n'.repeat(5000)}`) },
  'a totals row': { name: 'register.csv', bytes: text(`${csv},Total,5\n`) },
  '1,000,000 rows': { name: 'register.csv', bytes: text(`Ref,Title\n${'C-1,T\n'.repeat(1_000_000)}`) },
  'one row of more than 50 MB': {
    name: 'register.csv',
    bytes: new Uint8Array(50_000_001).fill(65),
  },
  '10,000 columns': { name: 'register.csv', bytes: text(`${'Ref,'.repeat(9_999)}Title\nC-1\n`) },
  'XLS of Excel 2003': { name: 'register.xls', bytes: ole('Workbook') },
  XLSB: { name: 'register.xlsb', bytes: zipSync({ 'xl/workbook.bin': strToU8('x') }) },
  'XLSM with a macro': {
    name: 'register.xlsm',
    bytes: workbook(head + rowOf(lifts), { 'xl/vbaProject.bin': 'x' }),
  },
  'XLSX with a password': { name: 'register.xlsx', bytes: ole('EncryptedPackage') },
  'HTML named .xls': {
    name: 'register.xls',
    bytes: text('<html><table><tr><td>Ref</td></tr></table></html>'),
  },
  'a zip bomb': { name: 'register.xlsx', bytes: zipSync({ 'xl/workbook.xml': new Uint8Array(30_000_000) }) },
  'a zip slip': {
    name: 'register.xlsx',
    bytes: workbook(head + rowOf(lifts), { '../../../../tmp/slipped.txt': 'out', '/etc/slipped': 'out' }),
  },
  'links to other workbooks': {
    name: 'register.xlsx',
    bytes: workbook(head + rowOf('<c r="B2" t="str"><f>[1]Other!A1</f><v>Lifts</v></c>'), {
      'xl/externalLinks/externalLink1.xml': `<externalLink xmlns="${spreadsheet}"/>`,
      'xl/externalLinks/_rels/externalLink1.xml.rels': `<Relationships><Relationship Id="r1" Target="http://evil.example/x.xlsx" TargetMode="External"/></Relationships>`,
    }),
  },
  DDE: {
    name: 'register.xlsx',
    bytes: workbook(head + rowOf(`<c r="B2" t="str"><f>cmd|'/c calc'!A0</f><v>Lifts</v></c>`)),
  },
  XXE: {
    name: 'register.xlsx',
    bytes: workbook(
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${head}${rowOf('<c r="B2" t="inlineStr"><is><t>Lifts &e;</t></is></c>')}`,
    ),
  },
  'shared strings missing': {
    name: 'register.xlsx',
    bytes: workbook(head + rowOf('<c r="B2" t="s"><v>3</v></c>')),
  },
  'a formula without its result': {
    name: 'register.xlsx',
    bytes: workbook(head + rowOf('<c r="B2"><f>1+1</f></c>')),
  },
  '#REF!': { name: 'register.xlsx', bytes: workbook(head + rowOf('<c r="B2" t="e"><v>#REF!</v></c>')) },
  'merged cells': {
    name: 'register.xlsx',
    bytes: workbook(head + rowOf(lifts), {}, '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>'),
  },
  'a workbook named .csv': { name: 'register.csv', bytes: workbook(head + rowOf(lifts)) },
  'a program named .pdf': { name: 'note.pdf', bytes: latin('MZ\x90\0\x03\0\0\0') },
} as const satisfies Record<string, BadFile>;

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import { matchColumns } from '../../../src/domain/import/columns.ts';
import type { Table } from '../../../src/domain/import/table.ts';
import { sentence } from '../../../src/domain/words/problem.ts';
import { readFile } from '../../../src/registers/import/read-file.ts';
import { latin, text as bytes, wide } from '../../kit/bad-files.ts';

const tableOf = async (file: Uint8Array): Promise<Table> => {
  const read = await readFile(file);
  if (read.kind === 'problems') throw new Error(read.problems.map(sentence).join(' '));
  return read.value;
};
const refusal = async (file: Uint8Array): Promise<string> => {
  const read = await readFile(file);
  return read.kind === 'ok' ? `read ${read.value.rows.length} rows` : read.problems.map(sentence).join(' ');
};
const simple = 'Ref,Title,Value\nC-1,Café,£5\n';
const cellsOf = async (file: Uint8Array): Promise<unknown> =>
  (await tableOf(file)).rows.map(({ row, cells }) => [row, ...cells]);

test.each<[string, Uint8Array, string]>([
  ['UTF-8', bytes(simple), 'UTF-8, separated by commas'],
  ['UTF-8 with a mark', bytes(`\uFEFF${simple}`), 'UTF-8, separated by commas'],
  ['UTF-16 with a mark', wide(`\uFEFF${simple}`), 'UTF-16, separated by commas'],
  ['big-endian UTF-16 with a mark', wide(`\uFEFF${simple}`, true), 'UTF-16, separated by commas'],
  ['UTF-16 without a mark', wide(simple), 'UTF-16, separated by commas'],
  ['Windows-1252', latin(simple), 'Windows-1252, separated by commas'],
  ['semicolons', bytes(simple.replaceAll(',', ';')), 'UTF-8, separated by semicolons'],
  ['tabs', bytes(simple.replaceAll(',', '\t')), 'UTF-8, separated by tabs'],
  ['bars', bytes(simple.replaceAll(',', '|')), 'UTF-8, separated by bars'],
  ['CR alone', bytes(simple.replaceAll('\n', '\r')), 'UTF-8, separated by commas'],
  ['mixed line ends', bytes('Ref,Title,Value\r\nC-1,Café,£5\n\r\n'), 'UTF-8, separated by commas'],
])('a file in %s is read', async (_, file, readAs) => {
  const table = await tableOf(file);
  expect(table.readAs).toBe(readAs);
  expect(table.header).toEqual(['Ref', 'Title', 'Value']);
  expect(table.rows).toEqual([{ row: 2, cells: ['C-1', 'Café', '£5'] }]);
});

test('Windows-1252 gives its own quotes and dashes', async () => {
  const file = Uint8Array.from([...latin('Ref,Title\nC-1,St John'), 0x92, ...latin('s '), 0x96, 0x80, 0x0a]);
  expect(await cellsOf(file)).toEqual([[2, 'C-1', 'St John’s –€']]);
});

test('rows keep the numbers that a spreadsheet shows: titles above, blank rows between, breaks inside cells', async () => {
  const file = bytes(
    'Contract register,,\n,,\nRef,Title,Value\n\nC-1,"two\nlines",5\n,,\nC-2,"say ""hi"", twice"\n,,\n',
  );
  expect(await cellsOf(file)).toEqual([
    [5, 'C-1', 'two\nlines', '5'],
    [7, 'C-2', 'say "hi", twice'],
  ]);
  expect(await cellsOf(bytes('sep=;\nRef;Title\nC-1;a,b\n'))).toEqual([[3, 'C-1', 'a,b']]);
});

test('a file with a header and no rows, or without a header, says so', async () => {
  const bare = await tableOf(bytes('Ref,Title,Value\n'));
  expect(bare.rows).toEqual([]);
  expect(bare.notes.map(sentence)).toEqual(['The file has a header and no rows.']);
  const headless = await tableOf(bytes('C-1,Lifts,5\nC-2,Doors,6\n'));
  expect(headless.notes.map(sentence)).toEqual([
    'Row 1: No header is known in this file. Check that its first row names the columns, and match them by hand.',
  ]);
});

// Those that the catalogue of bad files does not have.
const damagedZip = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }).slice(0, 60);

test.each<[string, Uint8Array, string]>([
  [
    'only separators',
    bytes(',,,\n,,\n'),
    'The file has no rows. Save the register again and choose it again.',
  ],
  [
    'a stray quote',
    bytes('Ref,Title\nC-1,"Lifts"x,y\nC-2,Doors\n'),
    'Row 2: This row has a quotation mark in the middle of a cell, so the rows below it cannot be told apart. Correct the mark in the file, or save the register as XLSX.',
  ],
  [
    'a Word document',
    zipSync({ 'word/document.xml': strToU8('x') }),
    'This is a Word document. Save the register as XLSX or CSV and choose it again.',
  ],
  [
    'an OpenDocument file',
    zipSync({ 'content.xml': strToU8('x') }),
    'This is an OpenDocument file. Save it as XLSX or CSV and choose it again.',
  ],
  [
    'a zip archive',
    zipSync({ 'register.csv': strToU8(simple) }),
    'This is a zip archive, not a workbook. Unpack it and choose the register in it.',
  ],
  [
    'a damaged workbook',
    damagedZip,
    'The workbook is damaged: its parts cannot be found. Open it in Excel, save it again and choose it again.',
  ],
  [
    'XML',
    bytes('<?xml version="1.0"?><rows/>'),
    'This is XML, not CSV or XLSX. Open it in Excel. Save it as XLSX or CSV in Excel and choose it again.',
  ],
  [
    'JSON',
    bytes('{"releases": []}'),
    'This is JSON, not CSV or XLSX. Ask for the register as CSV and choose that.',
  ],
  ['a PDF', bytes('%PDF-1.7'), 'This is a PDF. Ask for the register as XLSX or CSV and choose that.'],
  [
    'a picture',
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47]),
    'This is a picture. Ask for the register as XLSX or CSV and choose that.',
  ],
  [
    'too many rows',
    bytes('Ref,Title\n' + 'C,T\n'.repeat(100_001)),
    'The file has more than 100,000 rows. Split it and import the parts one after the other.',
  ],
  [
    'too many columns',
    bytes(`${'Ref,Title,'.repeat(600)}x\nC,T\n`),
    'The file has 1,201 columns. Keep the first 1,000 at most and choose it again.',
  ],
])('a file of %s is refused with the mend', async (_, file, tell) => {
  expect(await refusal(file)).toBe(tell);
});

test('one row of very many letters is read without harm', async () => {
  const table = await tableOf(bytes(`Ref,Title\nC-1,${'x'.repeat(20_000_000)}\n`));
  expect(table.rows[0]?.cells[1]).toHaveLength(20_000_000);
});

// Workbooks are built part by part, so that each oddity is exactly what the test says.
type Sheet = { name: string; state?: string; rows: string; after?: string };
const styles =
  '<styleSheet><numFmts count="0"/><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
function workbook(sheets: readonly Sheet[], more: { pr?: string; shared?: string[] } = {}): Uint8Array {
  const ns =
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(types),
    'xl/workbook.xml': strToU8(
      `<workbook ${ns}>${more.pr ?? ''}<sheets>${sheets.map((sheet, at) => `<sheet name="${sheet.name}" sheetId="${at + 1}"${sheet.state === undefined ? '' : ` state="${sheet.state}"`} r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${rel}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="rId98" Type="${rel}/styles" Target="styles.xml"/>${more.shared ? `<Relationship Id="rId99" Type="${rel}/sharedStrings" Target="sharedStrings.xml"/>` : ''}</Relationships>`,
    ),
    'xl/styles.xml': strToU8(styles),
  };
  if (more.shared)
    parts['xl/sharedStrings.xml'] = strToU8(
      `<sst ${ns}>${more.shared.map((each) => `<si><t>${each}</t></si>`).join('')}</sst>`,
    );
  sheets.forEach((sheet, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = strToU8(
      `<worksheet ${ns}><sheetData>${sheet.rows}</sheetData>${sheet.after ?? ''}</worksheet>`,
    );
  });
  return zipSync(parts);
}
const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (at: string, value: string, style = 0): string =>
  `<c r="${at}" s="${style}"><v>${value}</v></c>`;
const row = (at: number, ...cells: string[]): string => `<row r="${at}">${cells.join('')}</row>`;
const head = row(1, text('A1', 'Ref'), text('B1', 'Title'), text('C1', 'Value'), text('D1', 'Start date'));

test('a workbook gives its numbers, dates, shared strings and cached results as they are shown', async () => {
  const file = workbook(
    [
      {
        name: 'Register &amp; co',
        rows:
          head +
          row(
            2,
            '<c r="A2" t="s"><v>0</v></c>',
            text('B2', 'Café'),
            number('C2', '1234.5600000000001'),
            number('D2', '46113', 1),
          ) +
          row(
            4,
            text('A4', 'C-2'),
            '<c r="B4" t="str"><f>A4&amp;"x"</f><v>Doors</v></c>',
            number('C4', '1.2E7'),
            '<c r="D4"><f>TODAY()</f></c>',
          ) +
          row(5, text('A5', 'C-3'), text('B5', 'Lifts'), '<c r="C5" t="e"><f>1/0</f><v>#REF!</v></c>'),
      },
    ],
    { shared: ['C-1'] },
  );
  const table = await tableOf(file);
  expect(table.readAs).toBe('XLSX, sheet Register & co');
  expect(table.rows).toEqual([
    { row: 2, cells: ['C-1', 'Café', '1234.56', '2026-04-01'] },
    { row: 4, cells: ['C-2', 'Doors', '12000000', '=TODAY()'] },
    { row: 5, cells: ['C-3', 'Lifts', '#REF!'] },
  ]);
});

test('dates of the 1904 system are the days that Excel shows', async () => {
  const file = workbook(
    [
      {
        name: 'Register',
        rows: head + row(2, text('A2', 'C-1'), text('B2', 'Lifts'), number('D2', '44651', 1)),
      },
    ],
    { pr: '<workbookPr date1904="1"/>' },
  );
  expect(await cellsOf(file)).toEqual([[2, 'C-1', 'Lifts', '', '2026-04-01']]);
});

test('hidden sheets are passed over, and the sheet that looks most like a register is read', async () => {
  const body = row(2, text('A2', 'C-1'), text('B2', 'Lifts'));
  const file = workbook([
    { name: 'Old', state: 'hidden', rows: head + body },
    { name: 'Older', state: 'veryHidden', rows: head + body },
    { name: 'Read me', rows: row(1, text('A1', 'What this is')) },
    {
      name: 'Register',
      rows: head + body.replace('<row r="2">', '<row r="2" hidden="1">'),
      after: '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>',
    },
  ]);
  const table = await tableOf(file);
  expect(table.rows).toEqual([{ row: 2, cells: ['C-1', 'Lifts'] }]);
  expect(table.notes.map(sentence)).toEqual([
    'Register: This sheet was read; 1 other sheet was not. To read another, move it to a file of its own.',
    'B2:B3: These cells are merged. Only the first of them holds the value; the others are read as empty.',
    'Some rows are hidden in the sheet. They are read too.',
  ]);
  const hidden = workbook([{ name: 'Old', state: 'hidden', rows: head }]);
  expect(await refusal(hidden)).toBe(
    'The workbook has no sheet that can be seen. Show the sheet with the register and save it again.',
  );
});

/** The archive with another unpacked size in its directory: what the directory says is all that is looked at. */
function saying(file: Uint8Array, unpacked: number): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset);
  for (let at = 0; at < file.length - 4; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, unpacked, true);
  }
  return file;
}

test('a workbook that would unpack to too much is refused before it is unpacked', async () => {
  const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(3_000_000) });
  expect(bomb.length).toBeLessThan(10_000);
  expect(await refusal(bomb)).toBe(
    'The workbook would unpack to more than 100 times its size, so it was not opened. Save the register’s sheet as CSV and choose that.',
  );
  const large = saying(zipSync({ 'xl/workbook.xml': strToU8('x') }), 101_000_000);
  expect(await refusal(large)).toMatch('The workbook would unpack to 101 MB');
  const parts = Array.from({ length: 2_001 }, (_, at) => [`x${at}.xml`, strToU8('x')]);
  expect(await refusal(zipSync(Object.fromEntries(parts), { level: 0 }))).toMatch(
    'The workbook would unpack to 2,001 parts',
  );
});

test('an archive that lies about its size is not unpacked past what it said', async () => {
  const cells = row(2, text('A2', 'C-1'), text('B2', 'x'.repeat(50_000)));
  const file = workbook([{ name: 'Register', rows: head + cells }]);
  expect(await refusal(saying(file, 10))).toMatch(/damaged|no sheet/);
});

test('a sheet that reaches to the end of the world is refused, one that is only formatted so far is read', async () => {
  const body = row(2, text('A2', 'C-1'), text('B2', 'Lifts'));
  expect(
    await refusal(
      workbook([{ name: 'Register', rows: head + body + row(1_048_576, text('XFD1048576', 'x')) }]),
    ),
  ).toMatch('more than 100,000 rows');
  const formatted = workbook([
    { name: 'Register', rows: head + body + '<row r="900000"><c r="A900000" s="0"/></row>' },
  ]);
  expect(await cellsOf(formatted)).toEqual([[2, 'C-1', 'Lifts']]);
});

test('entities from outside are not fetched and formulas not run', async () => {
  const file = workbook([
    {
      name: 'Register',
      rows: head + row(2, text('A2', 'C-1'), '<c r="B2" t="str"><f>cmd|calc!A0</f><v>Lifts</v></c>'),
    },
  ]);
  expect(await cellsOf(file)).toEqual([[2, 'C-1', 'Lifts']]);
  const xxe = workbook([
    {
      name: 'Register',
      rows: `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${head}${row(2, text('A2', 'C-1'), text('B2', '&amp;e; &e;'))}`,
    },
  ]);
  expect(JSON.stringify(await readFile(xxe))).not.toContain('root:');
});

test('the columns of a workbook are known by their header', async () => {
  const table = await tableOf(workbook([{ name: 'Register', rows: head }]));
  expect(matchColumns(table.header)).toEqual({ id: 0, title: 1, value: 2, start: 3 });
});

test('the sample register gives the same rows as CSV and as a workbook, with real dates and numbers too', async () => {
  const sample = await tableOf(readFileSync(join(__dirname, '../../../sample/contracts-300.csv')));
  const day = (cell: string): Date | undefined => {
    const [, date, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(cell) ?? [];
    const value = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
    return value.getUTCDate() === Number(date) && value.getUTCMonth() + 1 === Number(month)
      ? value
      : undefined;
  };
  const cells = [sample.header, ...sample.rows.map(({ cells: each }) => each)].map((each) =>
    each.map((cell) => {
      const date = day(cell);
      if (date !== undefined) return { value: date, type: Date, format: 'dd/mm/yyyy' };
      return /^\d{1,6}$/.test(cell)
        ? { value: Number(cell), type: Number }
        : cell === ''
          ? null
          : { value: cell, type: String };
    }),
  );
  const file = await writeExcelFile(cells).toBuffer();
  const table = await tableOf(new Uint8Array(file));
  const plain = (cell: string): string => day(cell)?.toISOString().slice(0, 10) ?? cell.trim();
  expect(table.rows.map(({ row, cells: each }) => [row, ...each])).toEqual(
    sample.rows.map(({ row, cells: each }) => [row, ...each.map(plain)]),
  );
});

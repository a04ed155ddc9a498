import fc from 'fast-check';
import {
  checkTable,
  problemsOf,
  refusedCsv,
  suppliersOf,
  twinsOf,
} from '../../../src/domain/import/check.ts';
import { columnProblems, looksLikeHeader, matchColumns } from '../../../src/domain/import/columns.ts';
import { differenceTo, imported } from '../../../src/domain/import/difference.ts';
import type { CheckedRow } from '../../../src/domain/import/read-row.ts';
import { namedSuppliers } from '../../../src/domain/import/suppliers.ts';
import { type Table, address, columnLetters } from '../../../src/domain/import/table.ts';
import { sentence } from '../../../src/domain/words/problem.ts';
import { contracts as declared } from '../../../src/registers/lists/contracts.ts';
import { pounds } from '../../../src/domain/words/money.ts';

const header = [
  'Ref',
  'Title',
  'Awarded',
  'Value',
  'Tender value',
  'Supplier',
  'Status',
  'Start date',
  'End date',
];
const table = (rows: readonly (readonly string[])[], of = header): Table => ({
  header: of,
  rows: rows.map((cells, index) => ({ row: index + 2, cells })),
  readAs: 'UTF-8, separated by commas',
  notes: [],
});
const check = (rows: readonly (readonly string[])[], of = header) =>
  checkTable(table(rows, of), matchColumns(of));
const good = [
  'C-1',
  'Grounds maintenance',
  '14/03/2026',
  '£320,000',
  '300000',
  'Supplier 071',
  'Awarded',
  '01/04/2026',
  '31/03/2029',
];
const but = (changes: Record<number, string>): string[] => good.map((cell, index) => changes[index] ?? cell);
const contractOf = (row: CheckedRow | undefined) => {
  if (row?.kind !== 'accepted') throw new Error(JSON.stringify(row));
  return row.contract;
};
const told = (row: string[], of = header): string[] => problemsOf(check([row], of)).map(sentence);

test('columns are matched by the headers of the Transparency Code, of Contracts Finder and of our own', () => {
  expect(matchColumns(['Reference Number', 'Title of agreement', 'Local authority department', 'Supplier name and details', 'Sum to be paid', 'Start date', 'End date'])).toEqual({
    id: 0, title: 1, service: 2, supplier: 3, value: 4, start: 5, end: 6,
  }); // prettier-ignore
  expect(matchColumns(['Notice Identifier', 'Notice Type', 'Status', 'Title', 'Awarded Value', 'Value Low', 'Value High', 'Awarded Date'])).toEqual({
    id: 0, noticeType: 1, stage: 2, title: 3, awardedValue: 4, estimateLow: 5, estimate: 6, awarded: 7,
  }); // prettier-ignore
  expect(matchColumns(['  CONTRACT\u00a0REF. ', 'contract_title', 'valueIncludesVat'])).toEqual({
    id: 0,
    title: 1,
    valueIncludesVat: 2,
  });
  expect(matchColumns(['Spalte', 'Titel'])).toEqual({});
});

test('headers may tell how dates stand and whether a value includes VAT', () => {
  const of = [
    'Reference No.',
    'Contract Title',
    'Contract value (£) (exc VAT)',
    'Start Date (dd/mm/yyyy)',
    'Total value inc. VAT',
  ];
  expect(matchColumns(of)).toEqual({ id: 0, title: 1, value: 2, start: 3 });
  expect(contractOf(check([['1', 'Lifts', '5', '1/4/26']], of).rows[0])).toMatchObject({
    valueIncludesVat: false,
    start: '2026-04-01',
  });
  const gross = ['ID', 'Title', 'Value inc VAT'];
  expect(contractOf(check([['1', 'Lifts', '5']], gross).rows[0]).valueIncludesVat).toBe(true);
  expect(matchColumns(['ID', '', 'Title', 'inc VAT'])).toEqual({ id: 0, title: 2, valueIncludesVat: 3 });
  expect(matchColumns(['ID', 'Title', 'Value (£000)'])).toEqual({ id: 0, title: 1 });
});

test('every column that the register shows is known by its label', () => {
  const labels = imported.map((field) => [field, declared.columns[field].label] as const);
  for (const [field, label] of labels) expect(Object.keys(matchColumns([label]))).toEqual([field]);
});

test('a missing and a repeated column are told', () => {
  const of = ['Title', 'Value', 'value'];
  expect(columnProblems(of, matchColumns(of)).map(sentence)).toEqual([
    'Columns: No column is known to hold the reference. Choose the column that does.',
    'C1: “value” is in columns B and C. The first is read. Choose the other if that is the right one.',
  ]);
});

test('a header is told from a row of values', () => {
  expect(looksLikeHeader(header)).toBe(true);
  expect(looksLikeHeader(good)).toBe(false);
  expect(looksLikeHeader(['Contract register', '', ''])).toBe(false);
});

test('a well-formed row is accepted without a word', () => {
  const result = check([good]);
  expect(result.counts).toEqual({ rows: 1, accepted: 1, refused: 0, warnings: 0, toComplete: 1 });
  expect(contractOf(result.rows[0])).toEqual({
    sourceKey: 'C-1',
    title: 'Grounds maintenance',
    stage: 'awarded',
    value: pounds('320000'),
    estimate: pounds('300000'),
    awarded: '2026-03-14',
    start: '2026-04-01',
    end: '2029-03-31',
  });
});

test.each([
  [but({ 0: ' ' }), 'A2: No reference. Give the row the reference that the council uses for it.'],
  [but({ 1: '' }), 'B2: No title. Say in a few words what is bought.'],
  [but({ 2: '31/02/2026' }), 'C2: 31 February does not exist. Correct the date in the file.'],
  [but({ 3: 'about 5' }), 'D2: “about 5” is not an amount. Write digits, like 1234.56.'],
  [but({ 3: '-5' }), 'D2: “-5” is less than £0. Enter £0 or more.'],
  [but({ 3: '#REF!' }), 'D2: “#REF!” is an error in the spreadsheet. Correct the cell.'],
  [
    but({ 8: 'Apr-26' }),
    'I2: “Apr-26” could be April 2026 or 26 April. Write day, month and year, like 1 April 2026.',
  ],
  [['', 'Total', '', '£9,000,000'], 'A2: This is a row of totals, not a contract. Nothing needs to be done.'],
])('the row %j is refused: %s', (row, tell) => {
  const result = check([row]);
  expect(result.counts).toMatchObject({ accepted: 0, refused: 1 });
  expect(problemsOf(result).map(sentence)).toEqual([tell]);
});

test('a row with several problems tells them all', () => {
  expect(told(but({ 2: '2026-13-01', 3: '1.234,56' }))).toEqual([
    'D2: “1.234,56” has a comma for the decimals. Write 1234.56.',
    'C2: There is no month 13. Correct the date in the file.',
  ]);
});

test.each([
  [
    but({ 3: '£3,200,000' }),
    'D2: £3,200,000 is about 11 times the tender value of £300,000. Imported as it is; check the value.',
  ],
  [
    but({ 3: '3000000' }),
    'D2: £3,000,000 is 10 times the tender value of £300,000. Imported as it is; check the value.',
  ],
  [
    but({ 3: '3,000' }),
    'D2: £3,000 is 100 times less than the tender value of £300,000. Imported as it is; check the value.',
  ],
  [but({ 3: 'TBC' }), 'D2: “TBC” was read as not known.'],
  [but({ 3: '320000.123' }), 'D2: “320000.123” was rounded to £320,000.12.'],
  [but({ 1: 'CafÃ© concession' }), 'B2: “CafÃ©” was read as “Café”.'],
  [but({ 1: 'Caf\ufffd' }), 'B2: Some letters were lost before this file was made. Check the text.'],
  [but({ 6: 'Somewhere' }), 'G2: “Somewhere” is not a stage that is known here. It was read as awarded.'],
  [but({ 8: '31/03/2020' }), 'I2: The end is before the start. Correct one of the two dates.'],
  [[...good, '', 'x'], 'K2: This cell has no header. It was left out. Check that the row is not shifted.'],
])('the row %j is accepted with the warning %s', (row, tell) => {
  expect(check([row]).counts).toMatchObject({ accepted: 1, refused: 0 });
  expect(told(row)).toEqual([tell]);
});

test('education and care are light touch by their code, whatever the register calls them', () => {
  const of = ['id', 'title', 'contract type', 'cpv code'];
  const category = (type: string, cpv: string): unknown =>
    contractOf(check([['1', 'x', type, cpv]], of).rows[0]).category;
  expect(category('Services', '85000000')).toBe('light touch');
  expect(category('', '80110000-8')).toBe('light touch');
  expect(category('Services', '90500000')).toBe('services');
  expect(category('Supplies', '')).toBe('goods');
  expect(category('', '45000000')).toBe('works');
  expect(category('', '48000000, 72000000')).toBe('goods');
  expect(category('Framework', '')).toBeUndefined();
});

test('an awarded row without a supplier, and a yes that is none, are told', () => {
  const of = [...header, 'SME'];
  expect(told(but({ 5: '' }))).toEqual([
    'F2: No supplier. Imported as it is; say later who was awarded the contract.',
  ]);
  expect(told([...good, 'perhaps'], of)).toEqual(['J2: “perhaps” is neither yes nor no. It was left out.']);
  expect(told(['1', 'Lifts', '', '', '', '', 'Open'])).toEqual([]);
});

test('an amount may say of itself whether it includes VAT, and the column goes before it', () => {
  const of = [...header, 'Includes VAT'];
  const vat = (value: string, column: string) =>
    contractOf(check([[...but({ 3: value }), column]], of).rows[0]).valueIncludesVat;
  expect(vat('£320,000 inc VAT', '')).toBe(true);
  expect(vat('£320,000 (ex VAT)', '')).toBe(false);
  expect(vat('£320,000', '')).toBeUndefined();
  expect(vat('£320,000 inc VAT', 'No')).toBe(false);
});

test('a value just under ten times its tender value is not flagged', () => {
  expect(told(but({ 3: '2999999.99' }))).toEqual([]);
  expect(told(but({ 3: '30000.01' }))).toEqual([]);
});

test('an unknown service, date or value of 0 makes a row to complete, not refused', () => {
  const result = check([but({ 3: '0', 4: '', 7: '', 8: 'n/a' })]);
  expect(result.counts).toMatchObject({ accepted: 1, toComplete: 1 });
  expect(contractOf(result.rows[0]).value).toBeUndefined();
});

test.each([
  ['awarded', '', 'Supplier 1', 'awarded'],
  ['closed', '', '', 'closed without award'],
  ['closed', '', 'Supplier 1', 'awarded'],
  ['closed', 'PreProcurement', '', 'closed without award'],
  ['open', 'Contract', '', 'open'],
  ['open', 'PreProcurement', '', 'pre-procurement'],
  ['open', 'Pipeline', '', 'pipeline'],
  ['withdrawn', 'Contract', '', 'withdrawn'],
  ['', 'Pipeline', '', 'pipeline'],
  ['', '', '', 'awarded'],
])('status %j, notice %j and supplier %j mean %s', (status, notice, supplier, stage) => {
  const of = ['id', 'title', 'status', 'notice_type', 'supplier'];
  expect(contractOf(check([['1', 'Lifts', status, notice, supplier]], of).rows[0]).stage).toBe(stage);
});

test('a reference that comes again takes the place of the row before, and both rows are counted', () => {
  const result = check([good, but({ 0: 'c-1 ', 1: 'Grounds maintenance, lot 2' })]);
  expect(result.counts).toMatchObject({ rows: 2, accepted: 2, refused: 0, warnings: 1 });
  expect(result.contracts.map(({ contract }) => contract.title)).toEqual(['Grounds maintenance, lot 2']);
  expect(problemsOf(result).map(sentence)).toEqual([
    'A3: The reference is in row 2 too. This row takes its place.',
  ]);
});

test('suppliers are told apart, and those written in two ways become one', () => {
  expect(namedSuppliers('Adferiad Recovery,Kaleidoscope Project').map(({ title }) => title)).toEqual([
    'Adferiad Recovery',
    'Kaleidoscope Project',
  ]);
  expect(namedSuppliers('Grounds, Gardens & Trees Ltd').map(({ title }) => title)).toEqual([
    'Grounds, Gardens & Trees Ltd',
  ]);
  expect(namedSuppliers('A Ltd; B Ltd | C Ltd\nD Ltd').map(({ title }) => title)).toEqual([
    'A Ltd',
    'B Ltd',
    'C Ltd',
    'D Ltd',
  ]);
  expect(
    namedSuppliers('[A Ltd|1 High St|COMPANIES_HOUSE|1234567|Yes|No][B CIC|2 Low St|NONE||No|Yes]'),
  ).toEqual([
    { title: 'A Ltd', companyNumber: '01234567', sme: true, vcse: false },
    { title: 'B CIC', sme: false, vcse: true },
  ]);
  expect(namedSuppliers('N/A')).toEqual([]);
  const result = check([
    good,
    but({ 0: 'C-2', 5: 'SUPPLIER 071 LTD' }),
    but({ 0: 'C-3', 5: 'Supplier 071 Limited' }),
  ]);
  expect(suppliersOf(result).map(({ title }) => title)).toEqual(['Supplier 071', 'SUPPLIER 071 LTD']);
  expect(twinsOf(result)).toEqual([['SUPPLIER 071 LTD', 'Supplier 071 Limited']]);
});

test('the refused rows go into a file that can be mended and imported again', () => {
  const file = refusedCsv(check([good, but({ 0: 'C-2', 1: '=1+1', 2: '31/02/2026' })]));
  const lines = file.slice(1).split('\r\n');
  expect(lines[0]).toBe(`${header.join(',')},Row in the file,What to correct`);
  expect(lines[1]).toBe(
    'C-2,\'=1+1,31/02/2026,"£320,000",300000,Supplier 071,Awarded,01/04/2026,31/03/2029,3,C3: 31 February does not exist. Correct the date in the file.',
  );
  expect(contractOf(check([but({ 1: "'=1+1" })]).rows[0]).title).toBe('=1+1');
});

test('a second import changes only what differs, and never empties what people have filled in', () => {
  const draft = contractOf(check([good]).rows[0]);
  expect(differenceTo(undefined, draft)).toEqual({ kind: 'new' });
  expect(differenceTo({ ...draft, service: 'Property' }, draft)).toEqual({ kind: 'same' });
  const changed = contractOf(check([but({ 3: '£330,000', 8: '' })]).rows[0]);
  expect(differenceTo(draft, changed)).toEqual({ kind: 'changed', changes: { value: pounds('330000') } });
});

test('no row is ever lost: accepted and refused make all rows, whatever the cells hold', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'TBC', '31/02/2026', '£1m', 'total', 'C-1'),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 12 })), (rows) => {
      const { counts, contracts } = check(rows);
      expect(counts.rows).toBe(rows.length);
      expect(counts.accepted + counts.refused).toBe(rows.length);
      expect(contracts.length).toBeLessThanOrEqual(counts.accepted);
    }),
  );
});

test('cells are named as spreadsheet programs name them', () => {
  expect([0, 25, 26, 27, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
  expect(address(2, 119)).toBe('C119');
});

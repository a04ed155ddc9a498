// Bidders' return files as they come back: right ones, and every way of going wrong, each with its message.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { csv } from '../../../src/domain/export/csv.ts';
import { toPounds } from '../../../src/domain/words/money.ts';
import { sentence, type Checked } from '../../../src/domain/words/problem.ts';
import { day } from '../../../src/domain/words/day.ts';
import { offerColumns } from '../../../src/domain/tender/return-file.ts';
import {
  offerWorkbook,
  readPriceFile,
  readReturnFile,
  type Work,
} from '../../../src/registers/tender/index.ts';
import {
  exampleBids,
  exampleMeasures,
  examplePublished,
  exampleRef,
} from '../../../src/cli/seed/tender-example.ts';

const ref = 'T-1';
const published = [
  { measure: 'OM1', title: 'Local people employed', unit: 'FTE', unitKind: 'fte', order: 1 },
  { measure: 'OM2', title: 'Spend with local firms', unit: '£', unitKind: 'gbp', order: 2 },
  { measure: 'OM3', title: 'Trees planted', unit: 'trees', unitKind: 'count', order: 3 },
  { measure: 'OM4', title: 'Miles by electric vehicles', unit: '% of miles', unitKind: 'percent', order: 4 },
];

/** Only the columns that the readers look at. */
const workWith = (reference: string, measures: readonly object[]) =>
  ({
    tender: { values: { ref: reference } },
    tenderMeasures: measures.map((values) => ({ values })),
  }) as unknown as Pick<Work, 'tender' | 'tenderMeasures'>;
const work = workWith(ref, published);

const bytes = (text: string) => new TextEncoder().encode(text);
const told = <T>(read: Checked<T>): string =>
  read.kind === 'problems' ? read.problems.map(sentence).join(' | ') : 'accepted';

type Row = {
  tender?: string;
  code: string;
  title?: string;
  unit?: string;
  offered: string;
  by?: string;
  note?: string;
};
const line = ({ tender = ref, code, title = '', unit = '', offered, by = '', note = '' }: Row) => [
  tender,
  code,
  title,
  '',
  unit,
  offered,
  by,
  note,
];
const file = (...rows: Row[]) => bytes(csv([[...offerColumns], ...rows.map(line)]));
const offeredOf = async (code: string, offered: string) => {
  const read = await readReturnFile(file({ code, offered }), work);
  return read.kind === 'ok' ? (read.value.lines[0]?.offered ?? 'nothing') : told(read);
};

test.each([
  ['OM1', '1,234.56', '1234.56'],
  ['OM1', '1 234', '1234'],
  ['OM1', '1\u00a0234', '1234'],
  ['OM1', "'12", '12'],
  ['OM1', '-0', 'nothing'],
  ['OM1', '0', 'nothing'],
  ['OM1', '', 'nothing'],
  ['OM1', '-', 'nothing'],
  ['OM1', '2.5', '2.5'],
  ['OM1', '0.0001', '0.0001'],
  ['OM1', '1.234,56', 'F2: “1.234,56” has a comma for the decimals. Write 1234.56.'],
  ['OM1', '1,5', 'F2: “1,5” has a comma that could be a decimal point. Write 1.5 or 15.'],
  ['OM1', '1.2M', 'F2: “1.2M” is shortened. Write the number in full, like 1200000.'],
  ['OM1', '£5', 'F2: “£5” is an amount of money. Enter a number alone.'],
  ['OM1', '50p', 'F2: “50p” is an amount of money. Enter a number alone.'],
  ['OM1', '(1,000)', 'F2: “(1,000)” is less than 0. Enter 0 or more.'],
  ['OM1', '-3', 'F2: “-3” is less than 0. Enter 0 or more.'],
  ['OM1', '1e3', 'F2: “1e3” is written with an exponent. Write the number in full.'],
  ['OM1', '1e400', 'F2: “1e400” is written with an exponent. Write the number in full.'],
  ['OM1', '1e-9', 'F2: “1e-9” is written with an exponent. Write the number in full.'],
  ['OM1', '0.00005', 'F2: “0.00005” has more than 4 decimals. Round it to 4.'],
  ['OM1', 'NaN', 'F2: “NaN” is not a number. Write digits, like 1234.56.'],
  ['OM1', 'Infinity', 'F2: “Infinity” is not a number. Write digits, like 1234.56.'],
  ['OM1', '0x10', 'F2: “0x10” is not a number. Write digits, like 1234.56.'],
  ['OM1', '٣', 'F2: “٣” has digits of another script. Write it with the digits 0 to 9.'],
  ['OM1', '１２', 'F2: “１２” has digits of another script. Write it with the digits 0 to 9.'],
  ['OM1', '½', 'F2: “½” is a fraction. Write it as a decimal, like 0.5.'],
  ['OM1', '10%', 'F2: “10%” is a percentage. Enter a number alone.'],
  ['OM1', 'n/a', 'F2: “n/a” is not a number. Leave this empty until it is known.'],
  ['OM1', 'TBC', 'F2: “TBC” is not a number. Leave this empty until it is known.'],
  [
    'OM1',
    '9007199254740993',
    'F2: “9007199254740993” is more than 99,999,999,999. Enter 99,999,999,999 or less.',
  ],
  ['OM1', '=1+1', 'F2: “=1+1” is a formula. Enter its result.'],
  ['OM1', '#DIV/0!', 'F2: “#DIV/0!” is an error in the spreadsheet. Correct the cell.'],
  ['OM1', '5 to 7', 'F2: “5 to 7” is a range. Enter one number.'],
  ['OM3', '2.5', 'F2: “2.5” is not a whole number. Enter a whole number.'],
  ['OM3', '200', '200'],
  ['OM4', '10%', '10'],
  ['OM4', '0.1%', '0.1'],
  ['OM4', '120', 'F2: “120” is more than 100. Enter 100 or less.'],
  ['OM2', '£1.2m', '1200000'],
  ['OM2', '50p', '0.5'],
  ['OM2', '£1,234.50', '1234.5'],
  [
    'OM2',
    '0.005',
    'F2: “0.005” has parts of a penny. Write pounds with two decimals: £0.01 if that is right.',
  ],
  ['OM2', '€5', 'F2: “€5” is not in pounds. Enter the amount in pounds.'],
])('of %s an offer of %j is taken as %j', async (code, text, expected) => {
  expect(await offeredOf(code, text)).toBe(expected);
});

const dayOf = async (by: string) => {
  const read = await readReturnFile(file({ code: 'OM1', offered: '1', by }), work);
  return read.kind === 'ok' ? (read.value.lines[0]?.by ?? 'no day') : told(read);
};
const how = 'Write day, month and year, like 4 December 2026.';

test.each([
  ['04/12/2026', '2026-12-04'],
  ['1/4/26', '2026-04-01'],
  ['45000', '2023-03-15'],
  ['2026-03-29T01:30', '2026-03-29'],
  ['2026-10-25T01:30', '2026-10-25'],
  ['2026-06-30T23:00:00.000Z', '2026-07-01'],
  ['', 'no day'],
  ['31/02/2026', 'G2: 31 February does not exist. Correct the date in the file.'],
  [
    '29/02/2025',
    'G2: 29 February 2025 does not exist: 2025 is not a leap year. Correct the date in the file.',
  ],
  ['01/02/03', 'G2: “01/02/03” could be more than one day. Write the year with four digits.'],
  ['2026-13-01', 'G2: There is no month 13. Correct the date in the file.'],
  ['Apr-26', 'G2: “Apr-26” could be April 2026 or 26 April. Write day, month and year, like 1 April 2026.'],
  ['60', 'G2: “60” is 29 February 1900 in Excel, a day that never was. Correct the date in the file.'],
  [
    '01/01/0000',
    'G2: The year 0 is outside 1900 to 2199. Correct the date, or leave it empty when there is none.',
  ],
  [
    '31/12/1899',
    'G2: The year 1899 is outside 1900 to 2199. Correct the date, or leave it empty when there is none.',
  ],
  [
    '31/12/9999',
    'G2: The year 9999 is outside 1900 to 2199. Correct the date, or leave it empty when there is none.',
  ],
  ['Q4', `G2: “Q4” is a quarter, not a day. ${how}`],
  ['FY25/26', `G2: “FY25/26” is a financial year, not a day. ${how}`],
])('the day %j is taken as %j', async (text, expected) => {
  expect(await dayOf(text)).toBe(expected);
});

const wide = (text: string) => {
  const units = Uint16Array.from(Array.from(`\uFEFF${text}`, (sign) => sign.charCodeAt(0)));
  return new Uint8Array(units.buffer);
};
const good = csv([[...offerColumns], line({ code: 'OM1', offered: '3', note: 'by the jobcentre' })]);
const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]);

test.each<[string, Uint8Array, string]>([
  ['UTF-8 with a mark', bytes(good), 'accepted'],
  ['UTF-16', wide(good.slice(1)), 'accepted'],
  ['semicolons and CR', bytes('Code;Quantity offered\rOM1;3\r'), 'accepted'],
  ['tabs, header in capitals', bytes('TENDER\tCODE\tQUANTITY  OFFERED\nT-1\tom1\t3\n'), 'accepted'],
  ['columns in another order, and one more', bytes('Quantity offered,Extra,Code,By\n3,x,OM1,\n'), 'accepted'],
  ['words above the header', bytes('Our offer\n\nCode,Unit,Quantity offered\nOM1,FTE,3\n'), 'accepted'],
  ['trailing blank rows and a total', bytes('Code,Unit,Quantity offered\nOM1,FTE,3\n,,\nTotal,,3\n'), 'accepted'],
  ['0 bytes', new Uint8Array(), 'The file is empty. Save the return again and choose it again.'],
  ['1 byte', bytes('\n'), 'The file has no rows. Save the return again and choose it again.'],
  ['NUL bytes', bytes('Code,Quantity offered\nOM1,3\0\n'), 'The file holds bytes that no text has, so it is damaged or not CSV. Save it as CSV in Excel and choose it again.'],
  ['an unclosed quote', bytes('Code,Unit,Quantity offered\nOM1,"FTE,3\n'), 'Row 2: This row opens a quotation mark that is never closed, so the rows below it cannot be told apart. Correct the mark in the file, or save the return as XLSX.'],
  ['an old workbook', ole, 'This is a workbook of Excel 2003 or older (XLS). Save it as XLSX or CSV in Excel and choose it again.'],
  ['a zip bomb', zipSync({ 'xl/workbook.xml': new Uint8Array(90_000_000) }), 'This workbook unpacks to more than'],
  ['a Word file', zipSync({ 'word/document.xml': strToU8('x') }), 'This is a Word document. Save the return as XLSX or CSV and choose it again.'],
  ['a PDF', bytes('%PDF-1.7'), 'This is a PDF. Ask for the return as XLSX or CSV and choose that.'],
  ['a web page', bytes('<html><table>'), 'This is a web page, even if its name ends in .xls. Open it in Excel. Save it as XLSX or CSV in Excel and choose it again.'],
  ['another table', bytes('Name,Colour\nx,red\n'), 'Columns: The file has no column “Code”. Use the return file that came with the tender. | Columns: The file has no column “Quantity offered”. Use the return file that came with the tender.'],
  ['a column twice', bytes('Code,Unit,Quantity offered,Code\nOM1,,3,OM1\n'), 'Columns: The column “Code” stands there twice. Remove one of them.'],
  ['another tender', file({ tender: 'T-2', code: 'OM1', offered: '3' }), 'A2: This row is for tender “T-2”, not T-1. Choose the right file.'],
  ['a measure of another framework', file({ code: 'NT1', offered: '3' }), 'B2: “NT1” is no measure of this tender. Correct the code, or remove the row.'],
  ['a row without a code', file({ code: '', offered: '3' }), 'B2: The code of the measure is missing. Enter it as in the return file.'],
  ['a measure twice', file({ code: 'OM1', offered: '3' }, { code: 'om1', offered: '4' }), 'B3: OM1 stands in B2 already. Keep one of the two rows.'],
  ['words without a quantity', file({ code: 'OM1', offered: '', note: 'as many as we can' }), 'F2: There are words beside this measure and no quantity. Ask the bidder, or enter 0.'],
  ['a name that is a key of every object', file({ code: '__proto__', offered: '3' }), 'B2: “__proto__” is no measure of this tender. Correct the code, or remove the row.'],
])('a file with %s: %s', async (_, content, expected) => {
  const read = told(await readReturnFile(content, work));
  if (expected.endsWith('than')) expect(read).not.toBe('accepted');
  else expect(read).toBe(expected);
}); // prettier-ignore

test('what a bidder changed in our words is told, and ours hold; what is not named counts as not offered', async () => {
  const read = await readReturnFile(
    file({ code: 'OM1', title: 'Any people', unit: 'heads', offered: '3' }),
    work,
  );
  expect(read).toMatchObject({ kind: 'ok', value: { lines: [{ measure: 'OM1', offered: '3' }] } });
  if (read.kind === 'ok')
    expect(read.value.warnings.map(sentence)).toEqual([
      'C2: The bidder wrote “Any people”; the tender says “Local people employed”. The tender’s words hold.',
      'E2: The bidder wrote “heads”; the tender says “FTE”. The tender’s words hold.',
      'Rows: Nothing is said about OM2, OM3, OM4. That counts as nothing offered.',
    ]);
});

test('text that a spreadsheet would run stays text: in what is read, and in the workbook that is sent', async () => {
  const read = await readReturnFile(
    file({ code: 'OM1', offered: '3', note: '=HYPERLINK("http://x")' }),
    work,
  );
  expect(read).toMatchObject({ kind: 'ok', value: { lines: [{ note: '=HYPERLINK("http://x")' }] } });
  const evil = { ref, title: '=cmd|x', measures: [{ measure: 'OM1', title: '@SUM(1)', unit: '+1' }] };
  const sheet = await (await offerWorkbook(evil)).arrayBuffer();
  const back = await readReturnFile(
    new Uint8Array(sheet),
    workWith(ref, [{ ...evil.measures[0], order: 1 }]),
  );
  expect(told(back)).toBe('accepted');
});

describe('the price return', () => {
  const price = (total: string, more: Partial<Record<string, string>> = {}) =>
    bytes(
      csv([
        ['Tender', 'Item', 'Answer'],
        ...Object.entries({
          Name: 'Bidder Ltd',
          'Postal address': '1 High Street',
          'Email address': 'a@b.example',
          Identifier: '123',
          'Total price': total,
          ...more,
        }).map(([item, answer]) => [ref, item, answer ?? '']),
      ]),
    );
  test.each([
    ['£900,000', '900000.00'],
    ['£1.2m', '1200000.00'],
    ['900000.01', '900000.01'],
    ['0', 'C6: The price is £0. Ask the bidder for the total price.'],
    ['-5', 'C6: “-5” is less than £0. Enter £0 or more.'],
    ['900.000,00', 'C6: “900.000,00” has a comma for the decimals. Write 900000.00.'],
    ['$5', 'C6: “$5” is not in pounds. Enter the amount in pounds.'],
    ['POA', 'C6: “POA” is not an amount. Write digits, like 1234.56.'],
    ['', 'C6: The answer to “Total price” is missing. Ask the bidder for it.'],
  ])('a price of %j is taken as %j', async (total, expected) => {
    const read = await readPriceFile(price(total), work);
    expect(read.kind === 'ok' ? toPounds(read.value.price) : told(read)).toBe(expected);
  });
  test('details that are missing are told', async () => {
    expect(told(await readPriceFile(price('5', { Identifier: '' }), work))).toBe(
      'C5: The answer to “Identifier” is missing. Ask the bidder for it.',
    );
  });
});

test('the sample files of all six bidders are read without a word, and hold what they were made from', async () => {
  const folder = join(__dirname, '../../../sample/bids');
  const example = workWith(
    exampleRef,
    exampleMeasures.map((one, i) => ({ ...one, order: i + 1 })),
  );
  for (const { bid, answers, lines } of exampleBids) {
    const read = await readReturnFile(readFileSync(join(folder, `bid-${bid}-offer.xlsx`)), example);
    expect(read).toEqual({ kind: 'ok', value: { lines: lines(day('2026-11-22')), warnings: [] } });
    const price = await readPriceFile(readFileSync(join(folder, `bid-${bid}-price.xlsx`)), example);
    expect(price).toMatchObject({
      kind: 'ok',
      value: { supplier: answers.Name, identifier: answers.Identifier },
    });
    if (price.kind === 'ok') expect(toPounds(price.value.price)).toBe(answers['Total price']);
  }
  const blank = await readReturnFile(readFileSync(join(folder, 'blank-offer.xlsx')), example);
  expect(blank).toMatchObject({ kind: 'ok', value: { lines: [] } });
  expect(examplePublished.measures).toHaveLength(30);
});

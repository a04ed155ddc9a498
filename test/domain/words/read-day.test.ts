import fc from 'fast-check';
import { addDays, day, longDay } from '../../../src/domain/words/day.ts';
import { type DayRules, readDay } from '../../../src/domain/words/read-day.ts';

const dayOf = (text: string, rules: DayRules = {}): string => {
  const read = readDay(text, rules);
  return read.kind === 'ok' ? read.value : read.problems.map(({ tell }) => tell).join(' ');
};
const how = 'Write day, month and year, like 4 December 2026.';

test.each([
  ['04/12/2026', '2026-12-04'],
  ['4-12-2026', '2026-12-04'],
  ['4.12.2026', '2026-12-04'],
  ['4 12 2026', '2026-12-04'],
  ['2026-12-04', '2026-12-04'],
  ['2026/12/4', '2026-12-04'],
  ['20261204', '2026-12-04'],
  ['4 December 2026', '2026-12-04'],
  ['4th Dec 26', '2026-12-04'],
  ['04-Dec-26', '2026-12-04'],
  ['Friday 4 December 2026', '2026-12-04'],
  ['December 4, 2026', '2026-12-04'],
  ['1 Sept 2026', '2026-09-01'],
  ['1/4/26', '2026-04-01'],
  ['1/4/98', '1998-04-01'],
  ['04/12/2026 00:00', '2026-12-04'],
  ['04/12/2026 00:00:00', '2026-12-04'],
  ['2026-03-29T01:30', '2026-03-29'],
  ['2026-10-25T01:30', '2026-10-25'],
  ['2026-06-30T23:30:00Z', '2026-07-01'],
  ['2026-06-30T23:00:00.000Z', '2026-07-01'],
  ['2026-07-01T00:00:00+01:00', '2026-07-01'],
  ['2026-12-31T23:30:00Z', '2026-12-31'],
  ['29/02/2024', '2024-02-29'],
  ['31/02/2026', '31 February does not exist. Correct the date.'],
  ['2026-02-31', '31 February does not exist. Correct the date.'],
  ['31 June 2026', '31 June does not exist. Correct the date.'],
  ['29/02/2025', '29 February 2025 does not exist: 2025 is not a leap year. Correct the date.'],
  ['01/02/03', '“01/02/03” could be more than one day. Write the year with four digits.'],
  ['2026-13-01', 'There is no month 13. Correct the date.'],
  ['04/13/2026', 'There is no month 13. Dates are read as day, month, year. Correct the date.'],
  ['40/13/2026', 'There is no month 13. Correct the date.'],
  ['Apr-26', '“Apr-26” could be April 2026 or 26 April. Write day, month and year, like 1 April 2026.'],
  ['26-Apr', '“26-Apr” could be April 2026 or 26 April. Write day, month and year, like 1 April 2026.'],
  ['April 2026', '“April 2026” has no day. Write day, month and year, like 1 April 2026.'],
  ['12/2026', '“12/2026” has no day. Write day, month and year, like 1 December 2026.'],
  ['1 Apr', `“1 Apr” has no year. ${how}`],
  ['45000', `“45000” is Excel’s number for 15 March 2023. ${how}`],
  ['60', `“60” is not a date. ${how}`],
  [
    '01/01/0000',
    'The year 0 is outside 1900 to 2199. Correct the date, or leave it empty when there is none.',
  ],
  [
    '31/12/1899',
    'The year 1899 is outside 1900 to 2199. Correct the date, or leave it empty when there is none.',
  ],
  [
    '31/12/9999',
    'The year 9999 is outside 1900 to 2199. Correct the date, or leave it empty when there is none.',
  ],
  ['Q4', `“Q4” is a quarter, not a day. ${how}`],
  ['FY25/26', `“FY25/26” is a financial year, not a day. ${how}`],
  ['2025-26', `“2025-26” is a financial year, not a day. ${how}`],
  ['2026', `“2026” is a year alone. ${how}`],
  ['tomorrow', `“tomorrow” is not a date. ${how}`],
  ['=TODAY()', '“=TODAY()” is a formula. Enter its result.'],
  ['#REF!', '“#REF!” is an error in the spreadsheet. Correct the cell.'],
  ['TBC', '“TBC” is not a date. Leave this empty until it is known.'],
  ['', 'Enter a date.'],
])('the date %j is read as %j', (text, expected) => {
  expect(dayOf(text)).toBe(expected);
});

test('in a file a bare number is Excel’s count of days, and its false 29 February is told', () => {
  const rules = { serial: true, mend: 'Correct the date in the file.' };
  expect(dayOf('45000', rules)).toBe('2023-03-15');
  expect(dayOf('46022.75', rules)).toBe('2025-12-31');
  expect(dayOf('60', rules)).toBe(
    '“60” is 29 February 1900 in Excel, a day that never was. Correct the date in the file.',
  );
  expect(dayOf('31/02/2026', rules)).toBe('31 February does not exist. Correct the date in the file.');
  expect(dayOf('12', rules)).toBe(`“12” is not a date. ${how}`);
});

test('every day is read back from each way that it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), (days) => {
      const value = addDays(day('1900-01-01'), days);
      const [year = '', month = '', date = ''] = value.split('-');
      for (const text of [
        value,
        longDay(value),
        `${date}/${month}/${year}`,
        `${Number(date)}.${Number(month)}.${year}`,
      ]) {
        expect(dayOf(text)).toBe(value);
      }
    }),
    { numRuns: 300 },
  );
});

test('no text makes the reader throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => expect(readDay(text).kind).toMatch(/ok|problems/)),
  );
});

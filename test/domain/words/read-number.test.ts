import { ownTime } from '../../own-time.ts';
import fc from 'fast-check';
import { money, pence, toPounds } from '../../../src/domain/words/money.ts';
import { inWords, quantity, tenThousandths, toDecimal } from '../../../src/domain/words/quantity.ts';
import { readDay } from '../../../src/domain/words/read-day.ts';
import { type MoneyRules, readMoney } from '../../../src/domain/words/read-money.ts';
import { type NumberRules, readNumber } from '../../../src/domain/words/read-number.ts';

const moneyOf = (text: string, rules: MoneyRules = {}): string => {
  const read = readMoney(text, rules);
  return read.kind === 'ok' ? toPounds(read.value) : read.problems.map(({ tell }) => tell).join(' ');
};
const numberOf = (text: string, rules: NumberRules = {}): string => {
  const read = readNumber(text, rules);
  return read.kind === 'ok' ? toDecimal(read.value) : read.problems.map(({ tell }) => tell).join(' ');
};

test.each([
  ['1,234.56', '1234.56'],
  ['1 234', '1234.00'],
  ['1\u00a0234', '1234.00'],
  ['1\u2009234\u202f567', '1234567.00'],
  ['£1.2m', '1200000.00'],
  ['1.2M', '1200000.00'],
  ['£1.2 million', '1200000.00'],
  ['1.2345678m', '1234567.80'],
  ['£3k', '3000.00'],
  ['50p', '0.50'],
  ['0.5p', '“0.5p” has parts of a penny. Write pounds with two decimals: £0.01 if that is right.'],
  ['£ 12,000', '12000.00'],
  ['12000 GBP', '12000.00'],
  ['.5', '0.50'],
  ['5.', '5.00'],
  ['+5', '5.00'],
  ["'12", '12.00'],
  ['-0', '0.00'],
  ['0012', '12.00'],
  [
    '9007199254740993',
    '“9007199254740993” is more than £9,999,999,999,999.99, the most that is kept exactly. Check the amount.',
  ],
  ['9999999999999.99', '9999999999999.99'],
  ['(1,000)', '“(1,000)” is less than £0. Enter £0 or more.'],
  ['-£3', '“-£3” is less than £0. Enter £0 or more.'],
  ['£-3', '“£-3” is less than £0. Enter £0 or more.'],
  ['1.234,56', '“1.234,56” has a comma for the decimals. Write 1234.56.'],
  ['1 234,56', '“1 234,56” has a comma for the decimals. Write 1234.56.'],
  ['1.234.567', '“1.234.567” has points between the thousands. Write 1234567.'],
  ['1,23', '“1,23” has a comma that could be a decimal point. Write 1.23 or 123.'],
  ['12,34,567', '“12,34,567” has its commas or spaces in unusual places. Write 1234567 if that is right.'],
  ['0.005', '“0.005” has parts of a penny. Write pounds with two decimals: £0.01 if that is right.'],
  ['1e3', '“1e3” is written with an exponent. Write the number in full.'],
  ['1e400', '“1e400” is written with an exponent. Write the number in full.'],
  ['1e-9', '“1e-9” is written with an exponent. Write the number in full.'],
  ['NaN', '“NaN” is not an amount. Write digits, like 1234.56.'],
  ['Infinity', '“Infinity” is not an amount. Write digits, like 1234.56.'],
  ['0x10', '“0x10” is not an amount. Write digits, like 1234.56.'],
  ['٣', '“٣” has digits of another script. Write it with the digits 0 to 9.'],
  ['１２', '“１２” has digits of another script. Write it with the digits 0 to 9.'],
  ['½', '“½” is a fraction. Write it as a decimal, like 0.5.'],
  ['10%', '“10%” is a percentage. Enter an amount in pounds.'],
  ['€500', '“€500” is not in pounds. Enter the amount in pounds.'],
  ['n/a', '“n/a” is not an amount. Leave this empty until it is known.'],
  ['TBC', '“TBC” is not an amount. Leave this empty until it is known.'],
  ['-', '“-” is not an amount. Leave this empty until it is known.'],
  ['', 'Enter an amount.'],
  [' \u200b ', 'Enter an amount.'],
  ['=1+1', '“=1+1” is a formula. Enter its result.'],
  ['#REF!', '“#REF!” is an error in the spreadsheet. Correct the cell.'],
  ['#DIV/0!', '“#DIV/0!” is an error in the spreadsheet. Correct the cell.'],
  ['£10,000 - £20,000', '“£10,000 - £20,000” is a range. Enter one number.'],
  ['£5,000 (exc VAT)', '5000.00'],
  ['£5,000 inc. VAT', '5000.00'],
  ['5000 plus VAT', '5000.00'],
  ['£1.2m excluding VAT', '1200000.00'],
  [
    '£5,000 per annum',
    '“£5,000 per annum” is an amount for a time or a unit. Enter the value over the whole term.',
  ],
  ['£5,000 p.a.', '“£5,000 p.a.” is an amount for a time or a unit. Enter the value over the whole term.'],
  ['£25/hour', '“£25/hour” is an amount for a time or a unit. Enter the value over the whole term.'],
  ['about 5', '“about 5” is not an amount. Write digits, like 1234.56.'],
  ['--5', '“--5” is not an amount. Write digits, like 1234.56.'],
])('the amount %j is read as %j', (text, expected) => {
  expect(moneyOf(text)).toBe(expected);
});

test('negative amounts and parts of a penny are accepted only where they are asked for', () => {
  expect(moneyOf('(1,000)', { negative: true })).toBe('-1000.00');
  expect(moneyOf('−3.50', { negative: true })).toBe('-3.50');
  expect(moneyOf('12345.666667', { roundToPenny: true })).toBe('12345.67');
  expect(moneyOf('-0.005', { negative: true, roundToPenny: true })).toBe('-0.01');
});

test.each<[string, NumberRules, string]>([
  ['1,234.56', {}, '1234.56'],
  ['1 234', {}, '1234'],
  ['0.0001', {}, '0.0001'],
  ['0.00010', {}, '0.0001'],
  ['0.00001', {}, '“0.00001” has more than 4 decimals. Round it to 4.'],
  ['0.005', { places: 2 }, '“0.005” has more than 2 decimals. Round it to 2.'],
  ['2.5', { places: 0 }, '“2.5” is not a whole number. Enter a whole number.'],
  ['2.0', { places: 0 }, '2'],
  ['-3', { min: '0' }, '“-3” is less than 0. Enter 0 or more.'],
  ['(3)', { min: '0' }, '“(3)” is less than 0. Enter 0 or more.'],
  ['-3', {}, '-3'],
  ['101', { max: '100' }, '“101” is more than 100. Enter 100 or less.'],
  ['10%', { percent: true }, '10'],
  ['0.1%', { percent: true }, '0.1'],
  ['10%', {}, '“10%” is a percentage. Enter a number alone.'],
  ['£3', {}, '“£3” is an amount of money. Enter a number alone.'],
  ['50p', {}, '“50p” is an amount of money. Enter a number alone.'],
  ['1.2M', {}, '“1.2M” is shortened. Write the number in full, like 1200000.'],
  ['1e3', {}, '“1e3” is written with an exponent. Write the number in full.'],
  ['9007199254740993', {}, '“9007199254740993” is more than 99,999,999,999. Enter 99,999,999,999 or less.'],
  ['½', {}, '“½” is a fraction. Write it as a decimal, like 0.5.'],
  ['', {}, 'Enter a number.'],
  ['TBC', {}, '“TBC” is not a number. Leave this empty until it is known.'],
  ['ten', {}, '“ten” is not a number. Write digits, like 1234.56.'],
])('the number %j with the rules %j is read as %j', (text, rules, expected) => {
  expect(numberOf(text, rules)).toBe(expected);
});

test('every amount and quantity is read back exactly as it is shown', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), (amount) => {
      expect(readMoney(money(pence(amount)))).toEqual({ kind: 'ok', value: amount });
      expect(readMoney(toPounds(pence(amount)))).toEqual({ kind: 'ok', value: amount });
      expect(readNumber(inWords(tenThousandths(amount / 10n)))).toEqual({ kind: 'ok', value: amount / 10n });
      expect(quantity(toDecimal(tenThousandths(0n - amount)))).toBe(0n - amount);
    }),
  );
});

test('no text makes a reader throw, and every refusal says what to do', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const read of [readMoney(text), readNumber(text)]) {
        if (read.kind === 'problems')
          expect(read.problems[0]?.tell).toMatch(/(?:Enter|Write|Leave|Correct|Round|Check) [^.]*\.$|[.]$/);
      }
    }),
  );
});

test('text made to be slow is refused at once', () => {
  for (const text of [
    '('.repeat(1_000_000),
    `${'1,'.repeat(500_000)}x`,
    ` ${'1 '.repeat(500_000)}`,
    `${','.repeat(100_000)} vat`,
    `${' '.repeat(1_000_000)}x`,
  ]) {
    const began = ownTime();
    expect(readMoney(text).kind).toBe('problems');
    expect(readNumber(text).kind).toBe('problems');
    expect(readDay(text).kind).toBe('problems');
    expect(ownTime() - began).toBeLessThan(2_000);
  }
});

import { type Decimal, longestNumber, readDecimal, scaled } from './decimal.ts';
import { type Pence, money, pence, pounds } from './money.ts';
import { type Checked, ok, problem } from './problem.ts';
import { isNotKnown, quoted, tidyLine } from './read-text.ts';

/** What a box for money accepts. */
export type MoneyRules = {
  /** Whether amounts below nothing are accepted; they are not unless told. */
  readonly negative?: boolean;
  /** Whether parts of a penny are rounded half up (files) or refused (forms). */
  readonly roundToPenny?: boolean;
  /** Where a problem is, in the person's words. */
  readonly place?: string;
};

/** The largest amount kept. SharePoint keeps numbers as doubles: 15 digits are exact, two of them pence. */
export const mostMoney: Pence = pounds('9999999999999.99');

// Ten to these powers; "£1.2m" in a council's papers can only be millions.
const multiples = new Map([
  ['k', 3],
  ['thousand', 3],
  ['m', 6],
  ['mn', 6],
  ['million', 6],
  ['bn', 9],
  ['billion', 9],
]);

/** The exact amount that was typed ("£1,234.50", "£1.2m", "50p", "(1,000)"), or what to type instead. */
export function readMoney(text: string, rules: MoneyRules = {}): Checked<Pence> {
  const place = rules.place ?? '';
  const shown = quoted(text);
  const whole = tidyLine(text);
  const body = withoutVatWords(whole);
  const wrong = notPounds(body, shown);
  if (wrong !== undefined) return problem(place, wrong);
  const { rest, power } = withoutUnits(body);
  const decimal = readDecimal(rest, 'an amount', place);
  if (decimal.kind === 'problems')
    return problem(place, retold(decimal.problems[0]?.tell ?? '', rest, shown));
  return exactly(shifted(decimal.value, power), shown, rules);
}

const timed = /\b(?:per|p\.?a|pw|pcm|annually|a year)\b|\/ ?(?:year|yr|month|week|hour|day)\b/i;

function notPounds(body: string, shown: string): string | undefined {
  if (body === '') return 'Enter an amount.';
  if (body.length > longestNumber) return `${shown} is not an amount. Write digits, like 1234.56.`;
  if (isNotKnown(body)) return `${shown} is not an amount. Leave this empty until it is known.`;
  if (body.endsWith('%')) return `${shown} is a percentage. Enter an amount in pounds.`;
  if (/[$€¥]|\b(?:USD|EUR)\b/i.test(body)) return `${shown} is not in pounds. Enter the amount in pounds.`;
  if (/\d/.test(body) && timed.test(body)) {
    return `${shown} is an amount for a time or a unit. Enter the value over the whole term.`;
  }
  return undefined;
}

const vatWords =
  /[\s,(]*(?:(inc|incl|including|with|gross)|(exc?|excl|excluding|plus|\+|without|net(?: of)?))\.?\s*(?:of )?vat\)?$/i;

/** The text without its last words about VAT: "£5,000" of "£5,000 (ex VAT)". */
export function withoutVatWords(text: string): string {
  return text.length > longestNumber ? text : text.replace(vatWords, '');
}

/** Whether an amount says of itself that it includes VAT ("£5,000 inc VAT"); undefined when it does not say. */
export function vatToldBy(text: string): boolean | undefined {
  const line = tidyLine(text);
  const words = line.length > longestNumber ? null : vatWords.exec(line);
  return words ? words[1] !== undefined : undefined;
}

/** Problems found in the bare number are told about the text as it was written. */
function retold(tell: string, rest: string, shown: string): string {
  return tell.replace(quoted(rest), shown);
}

function withoutUnits(body: string): { rest: string; power: number } {
  const pennies = /^(\d+(?:\.\d+)?)\s*p(?:ence)?$/i.exec(body);
  if (pennies) return { rest: pennies[1] ?? '', power: -2 };
  const plain = body.replace(/^'/, '').replace(/^GBP\b\s*|\s*\bGBP$/i, '');
  const sign = plain.replace(/^([-+(\u2212]?)\s*£\s*([-+\u2212]?)/, '$1$2').replace(/\s*£(\)?)$/, '$1');
  const multiple = /^(.*\d)\s*(k|thousand|m|mn|million|bn|billion)(\)?)$/i.exec(sign);
  if (!multiple) return { rest: sign, power: 0 };
  const [, digits = '', word = '', close = ''] = multiple;
  return { rest: digits + close, power: multiples.get(word.toLowerCase()) ?? 0 };
}

/** The decimal times ten to a power. */
function shifted(decimal: Decimal, power: number): Decimal {
  if (power < 0) {
    const whole = decimal.whole.padStart(1 - power, '0');
    return { ...decimal, whole: whole.slice(0, power), fraction: whole.slice(power) + decimal.fraction };
  }
  const fraction = decimal.fraction.padEnd(power, '0');
  return { ...decimal, whole: decimal.whole + fraction.slice(0, power), fraction: fraction.slice(power) };
}

function exactly(decimal: Decimal, shown: string, rules: MoneyRules): Checked<Pence> {
  const place = rules.place ?? '';
  const exact = scaled(decimal, 2);
  if (exact === undefined && rules.roundToPenny !== true) {
    const near = money(rounded(decimal));
    return problem(
      place,
      `${shown} has parts of a penny. Write pounds with two decimals: ${near} if that is right.`,
    );
  }
  const amount = exact === undefined ? rounded(decimal) : pence(exact);
  if (amount < 0n && rules.negative !== true)
    return problem(place, `${shown} is less than £0. Enter £0 or more.`);
  const size = amount < 0n ? 0n - amount : amount;
  if (size > mostMoney) {
    return problem(
      place,
      `${shown} is more than ${money(mostMoney)}, the most that is kept exactly. Check the amount.`,
    );
  }
  return ok(amount);
}

/** To the nearest penny, half a penny away from nothing. */
function rounded(decimal: Decimal): Pence {
  const kept = BigInt(decimal.whole + decimal.fraction.slice(0, 2).padEnd(2, '0'));
  const size = /^[5-9]/.test(decimal.fraction.slice(2)) ? kept + 1n : kept;
  return pence(decimal.negative ? 0n - size : size);
}

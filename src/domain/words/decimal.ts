import { type Checked, ok, problem } from './problem.ts';
import { quoted, tidyLine } from './read-text.ts';

/** A decimal as it was written: its sign, the digits before the point and those after it. */
export type Decimal = { readonly negative: boolean; readonly whole: string; readonly fraction: string };

/** No number is longer; what is goes no further, so that no pattern here is slow on purpose-made text. */
export const longestNumber = 100;

const grouped = /^\d{1,3}(?:[, ]\d{3})+$/;

/** The tell for things that look like numbers and are not, or undefined when nothing is wrong that way. */
function strange(shown: string, text: string): string | undefined {
  if (/^[=@]/.test(text)) return `${shown} is a formula. Enter its result.`;
  if (/^#[A-Z/0]+[!?]?/i.test(text)) return `${shown} is an error in the spreadsheet. Correct the cell.`;
  if (/[½¼¾⅓⅔⅛]/.test(text)) return `${shown} is a fraction. Write it as a decimal, like 0.5.`;
  if (/(?![0-9])\p{Nd}/u.test(text))
    return `${shown} has digits of another script. Write it with the digits 0 to 9.`;
  if (/^[-+]?\d+(?:\.\d+)?e[-+]?\d+$/i.test(text))
    return `${shown} is written with an exponent. Write the number in full.`;
  if (/^\d[\d,. ]*(?:-|–|to)[£ ]*\d/.test(text)) return `${shown} is a range. Enter one number.`;
  return undefined;
}

function separators(shown: string, text: string): string | undefined {
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(text) || /^\d{1,3}(?: \d{3})+,\d+$/.test(text)) {
    const plain = text.replaceAll(/[. ]/g, '').replace(',', '.');
    return `${shown} has a comma for the decimals. Write ${plain}.`;
  }
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(text)) {
    return `${shown} has points between the thousands. Write ${text.replaceAll('.', '')}.`;
  }
  if (/^\d+,\d{1,2}$/.test(text)) {
    return `${shown} has a comma that could be a decimal point. Write ${text.replace(',', '.')} or ${text.replace(',', '')}.`;
  }
  if (/^[\d, ]+(?:\.\d*)?$/.test(text)) {
    const plain = text.replaceAll(/[, ]/g, '');
    return `${shown} has its commas or spaces in unusual places. Write ${plain} if that is right.`;
  }
  return undefined;
}

/**
 * A decimal written the British way, with or without commas and spaces between the thousands.
 * `kind` is what was asked for, with its article ("an amount").
 */
export function readDecimal(raw: string, kind: string, place: string): Checked<Decimal> {
  const shown = quoted(raw);
  const tidy = tidyLine(raw)
    .replace(/^'/, '')
    .replace(/\u2212/g, '-');
  if (tidy.length > longestNumber)
    return problem(place, `${shown} is not ${kind}. Write digits, like 1234.56.`);
  const odd = strange(shown, tidy);
  if (odd !== undefined) return problem(place, odd);
  const { minus, body } = withoutSign(tidy);
  const digits = plainDigits(body);
  if (digits !== undefined)
    return ok({ ...digits, negative: minus && /[1-9]/.test(digits.whole + digits.fraction) });
  return problem(place, separators(shown, body) ?? `${shown} is not ${kind}. Write digits, like 1234.56.`);
}

function withoutSign(text: string): { minus: boolean; body: string } {
  const bracketed = /^\(\s*([^()]+?)\s*\)$/.exec(text); // how accountants write a negative amount
  const [, sign = '', body = ''] = /^([-+]?)\s*(.*)$/.exec(bracketed?.[1] ?? text) ?? [];
  return { minus: bracketed !== null || sign === '-', body };
}

function plainDigits(body: string): { whole: string; fraction: string } | undefined {
  const [, whole = '', fraction = ''] = /^([\d, ]*?)(?:\.(\d*))?$/.exec(body) ?? [];
  if (!/^\d+$/.test(whole) && !grouped.test(whole) && (whole !== '' || fraction === '')) return undefined;
  return { whole: whole.replaceAll(/[, ]/g, '').replace(/^0+(?=\d)/, '') || '0', fraction };
}

/** The decimal in whole units of 10^-places; undefined when digits beyond those places would be lost. */
export function scaled(decimal: Decimal, places: number): bigint | undefined {
  const kept = decimal.fraction.replace(/0+$/, '');
  if (kept.length > places) return undefined;
  const size = BigInt(decimal.whole + kept.padEnd(places, '0'));
  return decimal.negative ? 0n - size : size;
}

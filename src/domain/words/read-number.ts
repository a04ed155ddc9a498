import { readDecimal, scaled } from './decimal.ts';
import { type Checked, ok, problem } from './problem.ts';
import { type Quantity, inWords, quantity, quantityPlaces, tenThousandths } from './quantity.ts';
import { isNotKnown, quoted, tidyLine } from './read-text.ts';

/** What a number box accepts. */
export type NumberRules = {
  /** How many decimals, at most 4. 0 asks for a whole number. */
  readonly places?: number;
  /** The least and the most accepted, as plain decimals. */
  readonly min?: string;
  readonly max?: string;
  /** Whether "10%" may be written for 10. */
  readonly percent?: boolean;
  /** Where a problem is, in the person's words. */
  readonly place?: string;
};

// SharePoint keeps numbers as doubles: 15 digits are exact, four of them after the point.
const most = quantity('99999999999');

/** The exact number that was typed, or what to type instead. */
export function readNumber(text: string, rules: NumberRules = {}): Checked<Quantity> {
  const place = rules.place ?? '';
  const shown = quoted(text);
  let body = tidyLine(text);
  if (body === '') return problem(place, 'Enter a number.');
  if (isNotKnown(body))
    return problem(place, `${shown} is not a number. Leave this empty until it is known.`);
  const unit = unitProblem(shown, body, rules);
  if (unit !== undefined) return problem(place, unit);
  if (rules.percent === true) body = body.replace(/\s*%$/, '');
  const decimal = readDecimal(body, 'a number', place);
  if (decimal.kind === 'problems') return decimal;
  const places = Math.min(rules.places ?? quantityPlaces, quantityPlaces);
  const atPlaces = scaled(decimal.value, places);
  if (atPlaces === undefined) return problem(place, decimalsTell(shown, places));
  const exact = tenThousandths(atPlaces * 10n ** BigInt(quantityPlaces - places));
  const outside = rangeProblem(shown, exact, rules);
  return outside === undefined ? ok(exact) : problem(place, outside);
}

function decimalsTell(shown: string, places: number): string {
  if (places === 0) return `${shown} is not a whole number. Enter a whole number.`;
  return `${shown} has more than ${places} decimals. Round it to ${places}.`;
}

function unitProblem(shown: string, body: string, rules: NumberRules): string | undefined {
  if (/^[£$€]/.test(body) || /\d\s*p$/i.test(body))
    return `${shown} is an amount of money. Enter a number alone.`;
  if (body.endsWith('%') && rules.percent !== true) return `${shown} is a percentage. Enter a number alone.`;
  if (/^[-+]?[\d,. ]+(?:k|m|bn)$/i.test(body))
    return `${shown} is shortened. Write the number in full, like 1200000.`;
  return undefined;
}

function rangeProblem(shown: string, exact: Quantity, rules: NumberRules): string | undefined {
  const min = rules.min === undefined ? undefined : quantity(rules.min);
  const max = rules.max === undefined ? most : quantity(rules.max);
  if (min !== undefined && exact < min)
    return `${shown} is less than ${inWords(min)}. Enter ${inWords(min)} or more.`;
  if (exact > max) return `${shown} is more than ${inWords(max)}. Enter ${inWords(max)} or less.`;
  if (exact < 0n - most) return `${shown} is too far below 0. Check the number.`;
  return undefined;
}

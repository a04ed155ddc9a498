import { isDay } from '../domain/words/day.ts';
import { ok, type Checked, type Problem } from '../domain/words/problem.ts';
import { areChoices, article, asText, choicesOf, wrongQuantity, type WireFields } from './codec.ts';
import type { Column, Declaration, Values } from './declare.ts';
import type { Changes } from './types.ts';
import { wired } from './wire.ts';

/** The longest text of one line, and of several, that SharePoint keeps. */
const longestLine = 255;
const longestNote = 63_999;
/** SharePoint keeps fifteen digits of a number; the last two are pence. */
const largestPence = 999_999_999_999_999n;

/** Every reason why these values may not be written; `changes` checks only the columns that are given. */
export function problemsWith(
  declaration: Declaration,
  values: Readonly<Record<string, unknown>>,
  scope: 'row' | 'changes' = 'row',
): readonly Problem[] {
  const found: Problem[] = [];
  for (const [key, column] of Object.entries(declaration.columns)) {
    if (scope === 'changes' && !Object.hasOwn(values, key)) continue;
    const tell = wrongWith(column, values[key]);
    if (tell !== undefined) found.push({ place: column.label, tell });
  }
  for (const key of Object.keys(values)) {
    if (!Object.hasOwn(declaration.columns, key))
      found.push({ place: key, tell: `The list ${declaration.list} has no such column. Leave it out.` });
  }
  return found;
}

/** What is wrong with one value, and how to mend it; undefined when it can be written. */
export function wrongWith(column: Column, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') {
    if (!column.required) return undefined;
    return `${column.kind === 'choice' ? 'Choose' : 'Enter'} ${article(column.label)}.`;
  }
  return checks[column.kind](column, value);
}

const line = (_: Column, value: unknown) => wrongText(value, longestLine);

const checks: Readonly<Record<Column['kind'], (column: Column, value: unknown) => string | undefined>> = {
  text: (column, value) => wrongText(value, (column.kind === 'text' && column.longest) || longestLine),
  person: line,
  ref: line,
  note: (_, value) => wrongText(value, longestNote),
  choice: (column, value) =>
    choicesOf(column).includes(asText(value)) ? undefined : `Choose one of: ${choicesOf(column).join(', ')}.`,
  choices: (column, value) =>
    areChoices(column, value) ? undefined : `Choose from: ${choicesOf(column).join(', ')}.`,
  count: (_, value) => (Number.isSafeInteger(value) ? undefined : 'Enter a whole number, for example 3.'),
  quantity: (column, value) => wrongQuantity(value, column.kind === 'quantity' ? column.places : 0),
  money: (_, value) => wrongMoney(value),
  day: (_, value) =>
    typeof value === 'string' && isDay(value)
      ? undefined
      : 'Enter a day that exists, for example 31 March 2026.',
  yesNo: (_, value) => (typeof value === 'boolean' ? undefined : 'Choose Yes or No.'),
};

// What XML, and so SharePoint, cannot hold: control characters and halves of a surrogate pair.
const unstorable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u; // oxlint-disable-line no-control-regex

function wrongText(value: unknown, longest: number): string | undefined {
  if (typeof value !== 'string') return 'Enter text.';
  if (value.length > longest) {
    const over = value.length - longest;
    const much = over === 1 ? '1 character' : `${over.toLocaleString('en-GB')} characters`;
    return `This is ${much} too long. Shorten it to ${longest.toLocaleString('en-GB')} characters.`;
  }
  return unstorable.test(value)
    ? 'This holds a hidden character that cannot be kept. Type it again.'
    : undefined;
}

function wrongMoney(value: unknown): string | undefined {
  if (typeof value !== 'bigint') return 'Enter an amount in pounds, for example 1,250.50.';
  const size = value < 0n ? -value : value;
  return size > largestPence ? 'Enter an amount below £10,000,000,000,000.' : undefined;
}

/** A whole row as `fields` of a create, or every problem with it. Columns without a value are left out. */
export function encode<D extends Declaration>(declaration: D, values: Values<D>): Checked<WireFields> {
  const problems = problemsWith(declaration, values);
  if (problems.length > 0) return { kind: 'problems', problems };
  const fields = Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== '')
    .flatMap(([key, value]) => wired(declaration, key, value));
  return ok(Object.fromEntries(fields));
}

/** Changed columns as `fields` of a PATCH, or every problem with them. `undefined` becomes null, which empties. */
export function encodeChanges<D extends Declaration>(
  declaration: D,
  changes: Changes<D>,
): Checked<WireFields> {
  const problems = problemsWith(declaration, changes, 'changes');
  if (problems.length > 0) return { kind: 'problems', problems };
  const fields = Object.entries(changes).flatMap(([key, value]) => wired(declaration, key, value));
  return ok(Object.fromEntries(fields));
}

import { isDay, day, type Day } from '../domain/words/day.ts';
import { pence, pounds, toPounds, type Pence } from '../domain/words/money.ts';
import { ok, type Checked, type Problem } from '../domain/words/problem.ts';
import { wireName, type Column, type Declaration, type Values } from './declare.ts';
import type { Changes } from './types.ts';

/** A value as it travels in `fields`; null empties the column. */
export type Wire = string | number | boolean | null | readonly string[];
export type WireFields = Readonly<Record<string, Wire>>;

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

function choicesOf(column: Column): readonly string[] {
  return column.kind === 'choice' || column.kind === 'choices' ? column.choices : [];
}

function areChoices(column: Column, value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => choicesOf(column).includes(asText(one)));
}

function article(label: string): string {
  return `the ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

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

function wrongQuantity(value: unknown, places: number): string | undefined {
  if (typeof value !== 'string' || !/^-?\d{1,15}(\.\d+)?$/.test(value))
    return 'Enter a number, for example 2.5.';
  const decimals = value.split('.')[1] ?? '';
  return decimals.length > places ? `Use at most ${places} decimal places.` : undefined;
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

/** The columns named of a row, as they would be written; null where the row has no value. */
export function encodeColumns<D extends Declaration>(
  declaration: D,
  values: Values<D>,
  keys: readonly string[],
): WireFields {
  const all: Readonly<Record<string, unknown>> = values;
  return Object.fromEntries(keys.flatMap((key) => wired(declaration, key, all[key])));
}

function wired(declaration: Declaration, key: string, value: unknown): [string, Wire][] {
  const column = declaration.columns[key];
  if (!column) return [];
  const name = wireName(key);
  // The service refuses several choices without this annotation (graph-docs issue 2745).
  if (column.kind === 'choices')
    return [
      [`${name}@odata.type`, 'Collection(Edm.String)'],
      [name, Array.isArray(value) ? value.map(asText) : []],
    ];
  return [[name, wireOf(column, value)]];
}

function wireOf(column: Column, value: unknown): Wire {
  if (value === undefined || value === null || value === '') return null;
  if (column.kind === 'person') return asText(value).toLowerCase();
  if (column.kind === 'day') return `${asText(value)}T12:00:00Z`;
  if (typeof value === 'bigint') return Number(toPounds(pence(value)));
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return asText(value);
}

/** A row as read, with what could not be read of it. `values` is absent when a required column has no value. */
export type Decoded<D extends Declaration> = {
  readonly values?: Values<D>;
  readonly problems: readonly Problem[];
};

/** Reads `fields` of a list item. An unreadable column counts as empty; an empty required text reads as ''. */
export function decode<D extends Declaration>(
  declaration: D,
  fields: Readonly<Record<string, unknown>>,
): Decoded<D> {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  let whole = true;
  for (const [key, column] of Object.entries(declaration.columns)) {
    const found = decodeColumn(column, fields[wireName(key)]);
    if (found.kind === 'problems') {
      problems.push(...found.problems);
      if (column.required) whole = false;
    } else if (found.value !== undefined) values[key] = found.value;
    else if (column.required) {
      problems.push({
        place: column.label,
        tell: `This is empty in the list. Enter ${article(column.label)}.`,
      });
      if (takesEmptyText(column)) values[key] = '';
      else whole = false;
    }
  }
  // The loop above has given every column of the declaration its declared type.
  return whole ? { values: values as Values<D>, problems } : { problems };
}

/** Whether an empty required column of this kind reads as an empty text. */
export function takesEmptyText({ kind }: Column): boolean {
  return kind === 'text' || kind === 'note' || kind === 'person' || kind === 'ref' || kind === 'quantity';
}

/** One value as the service gives it, in the type of its column; undefined when it is empty. */
export function decodeColumn(column: Column, value: unknown): Checked<unknown> {
  if (value === undefined || value === null || value === '') return ok(undefined);
  const read = reads[column.kind](column, value);
  if (read !== undefined) return ok(read);
  const tell = `${JSON.stringify(value)} cannot be read here. Correct it in the list.`;
  return { kind: 'problems', problems: [{ place: column.label, tell }] };
}

const plainText = (_: Column, value: unknown) => (typeof value === 'string' ? value : undefined);

/** How each kind is read; undefined: it cannot be. */
const reads: Readonly<Record<Column['kind'], (column: Column, value: unknown) => unknown>> = {
  text: plainText,
  note: plainText,
  ref: plainText,
  person: (_, value) => (typeof value === 'string' ? value.toLowerCase() : undefined),
  choice: (column, value) => choicesOf(column).find((one) => one === value),
  choices: (column, value) => (areChoices(column, value) ? value : undefined),
  count: (_, value) => (Number.isSafeInteger(value) ? value : undefined),
  quantity: (_, value) => (wrongQuantity(String(value), 15) === undefined ? String(value) : undefined),
  money: (_, value) => (typeof value === 'number' ? penceOf(value) : undefined),
  day: (_, value) => (typeof value === 'string' ? dayWritten(value) : undefined),
  yesNo: (_, value) => (typeof value === 'boolean' ? value : undefined),
};

/** Pounds as SharePoint keeps them, a double, back as the whole pence they were written from. */
function penceOf(value: number): Pence | undefined {
  return Math.abs(value) < 1e13 ? pounds(value.toFixed(2)) : undefined;
}

/**
 * The day of a date-only column. SharePoint answers with midnight of the site's time zone in UTC, so a summer day
 * reads as 23:00 of the day before; the nearest midnight is the day in every zone less than twelve hours from Greenwich.
 */
function dayWritten(text: string): Day | undefined {
  const instant = Date.parse(text);
  // Beyond the last day that a date can be, moving it on is an error.
  if (Number.isNaN(instant) || Math.abs(instant) > 8e15) return undefined;
  const nearest = new Date(instant + 12 * 3_600_000 - 1).toISOString().slice(0, 10);
  return isDay(nearest) ? day(nearest) : undefined;
}

import { isDay, day, type Day } from '../domain/words/day.ts';
import { pounds, type Pence } from '../domain/words/money.ts';
import { ok, type Checked, type Problem } from '../domain/words/problem.ts';
import { wireName, type Column, type Declaration, type Values } from './declare.ts';

/** A value as it travels in `fields`; null empties the column. */
export type Wire = string | number | boolean | null | readonly string[];
export type WireFields = Readonly<Record<string, Wire>>;

/** The choices of a column; none where it is of another kind. */
export function choicesOf(column: Column): readonly string[] {
  return column.kind === 'choice' || column.kind === 'choices' ? column.choices : [];
}

/** Whether the value is some of the column's choices. */
export function areChoices(column: Column, value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => choicesOf(column).includes(asText(one)));
}

/** A label within a sentence: "the start day". */
export function article(label: string): string {
  return `the ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

/** The value where it is a text, else ''. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What is wrong with a number of so many decimal places; undefined when it can be kept. */
export function wrongQuantity(value: unknown, places: number): string | undefined {
  if (typeof value !== 'string' || !/^-?\d{1,15}(\.\d+)?$/.test(value))
    return 'Enter a number, for example 2.5.';
  const decimals = value.split('.')[1] ?? '';
  return decimals.length > places ? `Use at most ${places} decimal places.` : undefined;
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

import { below, isList, isObject, type Json } from '../words/json.ts';
import type { Problem } from '../words/problem.ts';
import { compare, decimal, exactText, isDecimal, one, zero, type Ratio } from './ratio.ts';

/** An object of the file being read, with everything found wrong so far. A member that is null is absent. */
export type Members = {
  readonly pointer: string;
  readonly values: ReadonlyMap<string, Json>;
  readonly found: Problem[];
};

/** Opens an object and notes members it may not have. Undefined, with the problem noted, when it is no object. */
export function openMembers(
  value: Json,
  pointer: string,
  known: readonly string[] | undefined,
  found: Problem[],
): Members | undefined {
  if (!isObject(value)) {
    found.push({ place: pointer, tell: 'An object in curly brackets belongs here. Write one.' });
    return undefined;
  }
  const values = new Map(Object.entries(value).filter(([, each]) => each !== null));
  for (const name of values.keys()) {
    if (known && !known.includes(name))
      found.push({
        place: below(pointer, name),
        tell: `This member is not known here. Remove it or correct its name: ${known.join(', ')}.`,
      });
  }
  return { pointer, values, found };
}

/** Notes a problem with a member. */
export function note(of: Members, name: string, tell: string): void {
  of.found.push({ place: below(of.pointer, name), tell });
}

/** What a person typed, short enough for a message and always on one line. */
export function quoted(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** A text that must be there and not be empty. */
export function readText(of: Members, name: string): string {
  const value = of.values.get(name);
  if (typeof value === 'string' && value !== '') return value;
  note(
    of,
    name,
    value === undefined ? `This is missing. Add "${name}" as text.` : 'Write this as text, not empty.',
  );
  return '';
}

/** One of a few words. */
export function readChoice<T extends string>(
  of: Members,
  name: string,
  choices: readonly T[],
  absent?: T,
): T | undefined {
  const value = of.values.get(name);
  if (value === undefined && absent !== undefined) return absent;
  const choice = choices.find((each) => each === value);
  if (choice === undefined) {
    const what = value === undefined ? 'This is missing.' : `${quoted(value)} is not known here.`;
    note(of, name, `${what} Write one of: ${choices.join(', ')}.`);
  }
  return choice;
}

/** What a number must be besides not below 0. */
export type Bounds = { readonly aboveZero?: boolean; readonly toOne?: boolean };

/** A decimal number; undefined when it is absent, or when it is wrong and the problem was noted. */
export function readNumber(of: Members, name: string, bounds: Bounds = {}): Ratio | undefined {
  const value = of.values.get(name);
  if (value === undefined) return undefined;
  const exact = typeof value === 'string' && isDecimal(value) ? decimal(value) : undefined;
  const wrong = exact ? outOfBounds(exact, bounds) : notNumber(value);
  if (wrong === undefined) return exact;
  note(of, name, wrong);
  return undefined;
}

/** A decimal number that must be there; undefined when it is not, or is wrong, with the problem noted. */
export function readNeeded(of: Members, name: string, bounds: Bounds = {}): Ratio | undefined {
  if (!of.values.has(name))
    note(of, name, `This is missing. Add "${name}" as a number in quotes, for example "10".`);
  return readNumber(of, name, bounds);
}

/** A decimal number that must be there; 0 when it is not, or is wrong, with the problem noted. */
export function needNumber(of: Members, name: string, bounds: Bounds = {}): Ratio {
  return readNeeded(of, name, bounds) ?? zero;
}

function notNumber(value: Json): string {
  if (typeof value === 'number') return `Put the number in quotes: "${value}".`;
  return `${quoted(value)} is not a number here. Write digits with a point before decimals, for example "1234.50": no sign, no commas, no units.`;
}

function outOfBounds(exact: Ratio, bounds: Bounds): string | undefined {
  if (bounds.aboveZero && exact.n === 0n) return 'This is 0. Write a number above 0.';
  if (bounds.toOne && compare(exact, one) > 0)
    return `${exactText(exact)} is above 1. Write a share from 0 to 1, for example "0.25".`;
  return undefined;
}

/** A list; empty when it is absent and may be, or when it is wrong and the problem was noted. */
export function readList(of: Members, name: string, need: 'needed' | 'optional'): readonly Json[] {
  const value = of.values.get(name);
  if (value === undefined) {
    if (need === 'needed') note(of, name, `This is missing. Add "${name}" as a list in square brackets.`);
    return [];
  }
  if (isList(value)) return value;
  note(of, name, 'Write a list in square brackets.');
  return [];
}

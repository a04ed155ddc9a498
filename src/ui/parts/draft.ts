import { isDay, longDay } from '../../domain/words/day.ts';
import { money, pence, toPounds } from '../../domain/words/money.ts';
import { problem, type Checked } from '../../domain/words/problem.ts';
import { readDay } from '../../domain/words/read-day.ts';
import { readMoney } from '../../domain/words/read-money.ts';
import { tidyLine, tidyText } from '../../domain/words/read-text.ts';
import { wrongWith } from '../../registers/encode.ts';
import type { Column, Declaration } from '../../registers/declare.ts';
import type { FieldProblem } from './ProblemSummary.tsx';

/** What stands in the boxes of a form, by column key: text as it was typed, "yes" or "no" for yes and no. */
export type Draft = Readonly<Record<string, string>>;

/** The boxes for a row's values. */
export function draftOf(
  { columns }: Declaration,
  values: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Draft {
  return Object.fromEntries(keys.map((key) => [key, boxed(columns[key], values[key])]));
}

function boxed(column: Column | undefined, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'bigint') return toPounds(pence(value)).replace(/\.00$/, '');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (column?.kind === 'day' && typeof value === 'string' && isDay(value)) return longDay(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What a draft holds: values by column key (undefined where a box is empty), or what to put right at which field. */
export type ReadDraft = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly FieldProblem[];
};

/** Reads every box of a form, and checks it as the register will. `idOf` gives the id of a column's field. */
export function readDraft(
  { columns }: Declaration,
  draft: Draft,
  keys: readonly string[],
  idOf: (key: string) => string,
): ReadDraft {
  const values: Record<string, unknown> = {};
  const problems: FieldProblem[] = [];
  for (const key of keys) {
    const column = columns[key];
    if (!column) continue;
    const read = readBox(column, draft[key] ?? '');
    if (read.kind === 'problems') {
      problems.push(
        ...read.problems.map(({ tell }) => ({ id: idOf(key), tell: `${column.label}: ${tell}` })),
      );
      continue;
    }
    const wrong = wrongWith(column, read.value);
    if (wrong === undefined) values[key] = read.value;
    else
      problems.push({
        id: idOf(key),
        tell: /^(?:Enter|Choose) the /.test(wrong) ? wrong : `${column.label}: ${wrong}`,
      });
  }
  return { values, problems };
}

function readBox(column: Column, typed: string): Checked<unknown> {
  if (typed.trim() === '') return { kind: 'ok', value: undefined };
  switch (column.kind) {
    case 'money':
      return readMoney(typed);
    case 'day':
      return readDay(typed);
    case 'yesNo':
      return { kind: 'ok', value: typed === 'yes' };
    case 'count':
      return { kind: 'ok', value: /^\d{1,9}$/.test(typed.trim()) ? Number(typed.trim()) : Number.NaN };
    case 'note':
      return { kind: 'ok', value: tidyText(typed) };
    case 'person':
      return /^\S+@\S+$/.test(typed.trim())
        ? { kind: 'ok', value: typed.trim().toLowerCase() }
        : problem('', 'Choose a person from the list.');
    case 'text':
    case 'quantity':
    case 'choice':
    case 'choices':
    case 'ref':
      return { kind: 'ok', value: tidyLine(typed) };
  }
}

/** What is understood of a box, so that a person sees it before saving: "£1,200,000", "4 December 2026". */
export function understood(column: Column, typed: string): string | undefined {
  if (typed.trim() === '') return undefined;
  if (column.kind === 'money') {
    const read = readMoney(typed);
    return read.kind === 'ok' ? money(read.value) : undefined;
  }
  if (column.kind === 'day') {
    const read = readDay(typed);
    return read.kind === 'ok' ? longDay(read.value) : undefined;
  }
  return undefined;
}

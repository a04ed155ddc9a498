import { bothLists } from '../../domain/words/both-lists.ts';
import type { Declaration } from '../../registers/declare.ts';
import type { Changes, Conflict, Register, Row, Saved } from '../../registers/types.ts';
import { draftOf, type Draft } from './draft.ts';

type Values = Readonly<Record<string, unknown>>;

/** A field that two people changed, as it stands in the boxes of either. */
export type ClashField = { readonly key: string; readonly mine: string; readonly theirs: string };

/** A form and the register brought together: what is sure, and what a person must decide. */
export type Merged = { readonly draft: Draft; readonly open: readonly ClashField[] };

/** The columns in which new values differ from those that a row has; line ends are no difference. */
export function differing(had: Values, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([key, value]) => plain(value) !== plain(had[key])),
  );
}

function plain(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : (value ?? '');
}

/** Writes only what differs from the row that the person saw, so that two people can change different fields. */
export async function saveChange<D extends Declaration>(
  register: Pick<Register<D>, 'change'>,
  base: Row<D>,
  values: Values,
): Promise<Saved<D>> {
  const changes = differing(base.values, values);
  if (Object.keys(changes).length === 0) return { kind: 'saved', row: base };
  return register.change(base, changes as Changes<D>); // the form has read every column as its own type
}

/** The values that a row had before it was changed, of the columns that were: the way back. */
export function wayBack<D extends Declaration>(base: Row<D>, saved: Row<D>): Changes<D> {
  const had: Values = base.values;
  const now: Values = saved.values;
  const changed = new Set([...Object.keys(differing(had, now)), ...Object.keys(differing(now, had))]);
  return Object.fromEntries([...changed].map((key) => [key, had[key]])) as Changes<D>; // the row's own values
}

/**
 * Brings together what a person typed, what they saw, and what somebody else has saved meanwhile. Columns that are
 * `lists`, one choice a line, need no decision: each choice of either person counts.
 */
export function threeWay<D extends Declaration>(
  declaration: D,
  keys: readonly string[],
  form: {
    readonly saw: Draft;
    readonly typed: Values;
    readonly conflict: Conflict<D>;
    readonly lists?: readonly string[] | undefined;
  },
): Merged {
  const mine = draftOf(declaration, form.typed, keys);
  const theirs = draftOf(declaration, form.conflict.theirs.values, keys);
  const open: ClashField[] = [];
  const draft = keys.map((key): [string, string] => {
    const [was = '', my = '', their = ''] = [form.saw[key], mine[key], theirs[key]].map(lines);
    if (my === was) return [key, their];
    if (form.lists?.includes(key)) return [key, bothLists(eachOf(was), eachOf(my), eachOf(their)).join('\n')];
    if (their !== was && their !== my) open.push({ key, mine: my, theirs: their });
    return [key, my];
  });
  return { draft: Object.fromEntries(draft), open };
}

const eachOf = (list: string) => list.split('\n').filter((one) => one !== '');

function lines(text: string | undefined): string {
  return (text ?? '').replaceAll('\r\n', '\n');
}

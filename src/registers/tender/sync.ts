import type { Saving } from '../types.ts';
import type { Declaration, Values } from '../declare.ts';
import type { Changes, Register, Row, Write } from '../types.ts';
import { done, fromMany, type Done } from './done.ts';

/** A row as it is wanted, under a key that everybody can work out. */
export type Wanted<D extends Declaration> = { readonly clientKey: string; readonly values: Values<D> };

/**
 * Brings rows to what is wanted: adds what is missing, changes what differs, and removes what is no longer wanted.
 * Running it again does nothing.
 */
export async function bringTo<D extends Declaration>(
  { register, saving }: { readonly register: Register<D>; readonly saving: Pick<Saving, 'discard'> },
  rows: readonly Row<D>[],
  wanted: readonly Wanted<D>[],
): Promise<Done<number>> {
  const known = new Map(rows.map((row) => [row.clientKey, row]));
  const writes = wanted.flatMap((one): Write<D>[] => {
    const row = known.get(one.clientKey);
    if (!row) return [{ kind: 'add', ...one }];
    const changes = differences(register.declaration, row, one.values);
    return Object.keys(changes).length === 0 ? [] : [{ kind: 'change', base: row, changes }];
  });
  const keys = new Set(wanted.map(({ clientKey }) => clientKey));
  const surplus = rows.filter(({ clientKey }) => !keys.has(clientKey));
  const saved = writes.length === 0 ? [] : await register.many(writes, () => undefined);
  const written = fromMany(saved, register.declaration, saving);
  if (written.kind !== 'done') return written;
  for (const row of surplus) {
    const removed = await register.remove(row);
    if (removed.kind === 'fault') return removed;
  }
  return done(writes.length + surplus.length);
}

function differences<D extends Declaration>(declaration: D, row: Row<D>, wanted: Values<D>): Changes<D> {
  const before: Readonly<Record<string, unknown>> = row.values;
  const after: Readonly<Record<string, unknown>> = wanted;
  const changed = Object.keys(declaration.columns).filter(
    (key) => (before[key] ?? '') !== (after[key] ?? ''),
  );
  // Columns of the declaration with their declared values; one without a value is emptied.
  return Object.fromEntries(changed.map((key) => [key, after[key]])) as Changes<D>;
}

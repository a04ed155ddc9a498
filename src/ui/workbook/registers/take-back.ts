import type { Declaration } from '../../../registers/declare.ts';
import type { Register, Row } from '../../../registers/types.ts';
import { count } from '../../parts/moment.ts';
import type { Workbook } from '../port.ts';
import { type Caught, catchUp } from './catch-up.ts';
import { type RowChange, type RowEnd, cellIn } from './register-sheet.ts';

/** Rows as they were put, by their version: what a person saw when they began to change cells. */
export const earlier = new Map<string, Row<Declaration>>();

/** A change that is in the register now. */
export type Written = { readonly row: Row<Declaration>; readonly change: RowChange<Declaration> };

/** The changes that were saved. */
export function savedOf(ends: readonly RowEnd<Declaration>[]): readonly Written[] {
  return ends.flatMap(({ change, saved }) => (saved.kind === 'saved' ? [{ change, row: saved.row }] : []));
}

/** Saved rows for the sheet: a cell that was changed since it was compared is left. */
export function caughtOf(written: readonly Written[]): readonly Caught<Declaration>[] {
  return written.map(({ row, change }) => ({ row, held: (column) => change.found.cells[column]?.value }));
}

/** What taking back needs. */
export type Taking = {
  readonly register: Register<Declaration>;
  readonly workbook: Workbook;
  readonly discard: (key: string) => void;
};

/** Gives the rows of the register what they held before, and lets the sheet say so. */
export async function takeBack(
  { register, workbook, discard }: Taking,
  written: readonly Written[],
): Promise<string | void> {
  const { declaration } = register;
  const ends = await register.many(
    written.map(({ row, change }) => ({ kind: 'change', base: row, changes: had(change) })),
    () => undefined,
  );
  for (const end of ends) if (end.kind === 'conflict') discard(end.conflict.key);
  const back = ends.flatMap((end, i): Caught<Declaration>[] => {
    const now = written[i]?.row;
    if (end.kind !== 'saved' || !now) return [];
    return [{ row: end.row, held: (column) => cellIn(declaration, now, column) }];
  });
  for (const { row } of back) earlier.set(row.etag, row);
  const caught = await catchUp(workbook, declaration, back);
  if (back.length < written.length)
    return `${count(written.length - back.length, 'row')} could not be changed back. Somebody changed the same columns since.`;
  if (caught.kind === 'fault') return `${caught.fault.tell} ${caught.fault.mend}`;
}

/** The values that the changed columns had. */
function had({ base, changes }: RowChange<Declaration>): Readonly<Record<string, never>> {
  const values: Readonly<Record<string, unknown>> = base.values;
  // The same keys, with the row's own values.
  return Object.fromEntries(Object.keys(changes).map((key) => [key, values[key]])) as Readonly<
    Record<string, never>
  >;
}

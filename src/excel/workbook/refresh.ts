import { sent } from './cells.ts';
import { type CellWrite, queueWrites } from './cell-writes.ts';
import type { Located } from './look.ts';
import type { SheetCell, SheetTable } from '../../ui/workbook/port.ts';
import { protect } from './put-new.ts';
import { type Body, keysOf } from './read.ts';

/** What a refresh would do to a table that is there: everything by place, nothing done yet. */
export type Refresh = {
  readonly writes: readonly CellWrite[];
  /** What stood in the cells to be written, by the same order. */
  readonly before: readonly SheetCell[];
  /** Rows to take away, the last first. */
  readonly removed: readonly number[];
  /** Whole rows to add, with people's own columns left empty. */
  readonly added: readonly (readonly unknown[])[];
};

/** Compares what is there with what should be. People's own columns, order and filters stay as they are. */
export function planRefresh(located: Located, body: Body, wanted: SheetTable): Refresh {
  const keys = keysOf(located, body);
  const places = wanted.columns.map(({ key }) => located.columns.get(key));
  const keyIndex = wanted.columns.findIndex(({ key }) => key === wanted.keyColumn);
  const byKey = new Map(wanted.rows.map((row) => [String(row[keyIndex] ?? ''), row]));
  const writes: CellWrite[] = [];
  const before: SheetCell[] = [];
  const removed: number[] = [];
  for (const [key, index] of keys.rows) {
    const next = byKey.get(key);
    if (!next) removed.unshift(index);
    else
      wanted.columns.forEach(({ formula }, i) => {
        const column = places[i];
        if (column === undefined) return;
        const value = formula ?? next[i] ?? '';
        const held = formula === undefined ? body.values[index]?.[column] : body.formulas[index]?.[column];
        if (isSame(held, value)) return;
        writes.push({ row: index, column, value: formula ?? sent(value) });
        before.push(restoring(body, index, column));
      });
  }
  // Where a key stands there at all, even twice, nothing is added.
  const added = [...byKey].filter(([key]) => !keys.all.has(key)).map(([, row]) => row);
  return { writes, before, removed, added: added.map((row) => wholeRow(located, wanted, row)) };
}

/** Spaces that Excel puts into formulas do not count. */
function isSame(held: unknown, value: SheetCell): boolean {
  if (typeof held === 'string' && typeof value === 'string' && value.startsWith('='))
    return held.replaceAll(' ', '') === value.replaceAll(' ', '');
  return held === value;
}

/** What must be sent so that a cell holds again what it holds now. */
export function restoring(body: Body, row: number, column: number): SheetCell {
  const value = body.values[row]?.[column] ?? '';
  const formula = body.formulas[row]?.[column];
  if (typeof formula === 'string' && formula.startsWith('=') && formula !== value) return formula;
  return sent(value);
}

function wholeRow(
  { table, columns }: Located,
  wanted: SheetTable,
  row: readonly SheetCell[],
): readonly unknown[] {
  const whole: unknown[] = table.headers.map(() => null);
  wanted.columns.forEach(({ key, formula }, i) => {
    const index = columns.get(key);
    if (index !== undefined) whole[index] = formula ?? sent(row[i] ?? '');
  });
  return whole;
}

/** Queues the refresh: cells first, then rows away from the end, then rows added. */
export function queueRefresh(
  context: Excel.RequestContext,
  located: Located,
  plan: Refresh,
  state: { readonly isProtected: boolean; readonly height: number },
): void {
  const grows = plan.removed.length > 0 || plan.added.length > 0;
  const sheet = context.workbook.worksheets.getItem(located.table.sheet);
  // Excel lets no table on a protected sheet grow or shrink.
  if (state.isProtected && grows) sheet.protection.unprotect();
  queueWrites(context, located, plan.writes, { ...state, isProtected: state.isProtected && !grows });
  const { rows } = context.workbook.tables.getItem(located.table.id);
  if (plan.added.length > 0) rows.add(undefined, plan.added.map((row) => [...row]) as SheetCell[][]); // null leaves a cell empty
  for (const index of plan.removed) rows.getItemAt(index).delete();
  if (state.isProtected && grows) protect(sheet);
}

import type { Located } from './look.ts';
import { protect } from './put-new.ts';
import type { SheetCell } from '../../ui/workbook/port.ts';

/** One cell to write, by its place inside the table's body. */
export type CellWrite = {
  readonly row: number;
  readonly column: number;
  /** As it is sent: a formula begins with "=", a text that looks like one with an apostrophe. */
  readonly value: SheetCell;
};

// Fewer cells than this are written one by one; more go column by column with blanks between, which leave cells alone.
const fewCells = 200;

/** Queues writes of cells of a table's body. Formula columns of ours are protected: the sheet is opened and closed around. */
export function queueWrites(
  context: Excel.RequestContext,
  { table }: Located,
  writes: readonly CellWrite[],
  { isProtected, height }: { readonly isProtected: boolean; readonly height: number },
): void {
  if (writes.length === 0) return;
  const sheet = context.workbook.worksheets.getItem(table.sheet);
  if (isProtected) sheet.protection.unprotect();
  const at = (row: number, column: number, rows = 1) =>
    sheet.getRangeByIndexes(table.top + 1 + row, table.left + column, rows, 1);
  if (writes.length <= fewCells)
    for (const { row, column, value } of writes) at(row, column).values = [[value]];
  else
    for (const [column, values] of byColumn(writes)) {
      const grid: (SheetCell | null)[][] = Array.from({ length: height }, (_, row) => [
        values.get(row) ?? null,
      ]);
      at(0, column, height).values = grid;
    }
  if (isProtected) protect(sheet);
}

function byColumn(writes: readonly CellWrite[]): ReadonlyMap<number, ReadonlyMap<number, SheetCell>> {
  const columns = new Map<number, Map<number, SheetCell>>();
  for (const { row, column, value } of writes) {
    const values = columns.get(column) ?? new Map<number, SheetCell>();
    columns.set(column, values.set(row, value));
  }
  return columns;
}

import type { Book } from './book.ts';
import type { Sheet } from './content.ts';
import { type Area, columnOf, keyOf, rowOf } from './place.ts';
import { accessDenied } from './refusal.ts';

const told =
  'The cell or chart you are trying to change is on a protected sheet. To make a change, unprotect the sheet.';

/** Refuses a change of cells that are locked on a protected sheet. */
export function mayChange(book: Book, sheet: Sheet, area: Area): void {
  if (!sheet.protection) return;
  let open = 0;
  for (const [, cell] of book.inside(sheet, area)) if (cell.look?.unlocked) open += 1;
  if (open < (area.bottom - area.top + 1) * (area.right - area.left + 1)) throw accessDenied(told);
}

/** Whether one cell may be changed now. */
export function isOpen(sheet: Sheet, row: number, column: number): boolean {
  return !sheet.protection || sheet.cells.get(keyOf(row, column))?.look?.unlocked === true;
}

/** Refuses what protection of the sheet does not allow by its options, such as "allowInsertRows". */
export function mayDo(sheet: Sheet, option: string): void {
  if (sheet.protection && sheet.protection.options[option] !== true) throw accessDenied(told);
}

/** Where locked cells stop a change, for a person to see. */
export function firstLocked(
  sheet: Sheet,
  area: Area,
): { readonly row: number; readonly column: number } | undefined {
  for (let key = keyOf(area.top, area.left); key <= keyOf(area.bottom, area.right); key += 1) {
    const [row, column] = [rowOf(key), columnOf(key)];
    if (column >= area.left && column <= area.right && !isOpen(sheet, row, column)) return { row, column };
  }
  return undefined;
}

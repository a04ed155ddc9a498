import type { Book } from './book.ts';
import type { Sheet } from './content.ts';
import type { Area } from './place.ts';
import { accessDenied } from './refusal.ts';

const told =
  'The cell or chart you are trying to change is on a protected sheet. To make a change, unprotect the sheet.';

/** Refuses a change of cells that are locked on a protected sheet. */
export function mayChange(book: Book, sheet: Sheet, area: Area): void {
  if (!sheet.protection) return;
  const inside = book.inside(sheet, area);
  const locked = inside.some(([, { look }]) => !(look?.unlocked ?? sheet.open));
  const bare = (area.bottom - area.top + 1) * (area.right - area.left + 1) > inside.length;
  if (locked || (bare && !sheet.open)) throw accessDenied(told);
}

/** Refuses what protection of the sheet does not allow by its options, such as "allowInsertRows". */
export function mayDo(sheet: Sheet, option: string): void {
  if (sheet.protection && sheet.protection.options[option] !== true) throw accessDenied(told);
}

import type { Book } from '../../excel/book.ts';
import type { Area } from '../../excel/place.ts';
import type { ShownSheet } from './shown-sheet.ts';

type Key = {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
};
type Spot = { readonly row: number; readonly column: number };

const steps: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  PageDown: [20, 0],
  PageUp: [-20, 0],
};

/** Where a key leads in the grid; undefined for keys that lead nowhere. Rows and columns that are hidden are passed over. */
export function moved(
  event: Key,
  book: Book,
  shown: ShownSheet,
  from: { readonly area: Area; readonly anchor: Spot },
): Spot | undefined {
  const at = startOf(event, from.area, from.anchor);
  const step = (down: number, across: number): Spot => ({
    row: stepped(shown.rows, at.row, down),
    column: stepped(shown.columns, at.column, across),
  });
  const used = book.used(book.sheet(book.content.active)) ?? { bottom: 0, right: 0 };
  const back = event.shiftKey ? -1 : 1;
  if (event.key === 'Enter') return step(back, 0);
  if (event.key === 'Tab') return tabbed(at, step(0, back));
  if (event.key === 'Home') return { row: event.ctrlKey ? 0 : at.row, column: 0 };
  if (event.key === 'End') return { row: event.ctrlKey ? used.bottom : at.row, column: used.right };
  const way = steps[event.key];
  if (!way) return undefined;
  const far = event.ctrlKey || event.metaKey;
  return far ? step(Math.sign(way[0]) * used.bottom, Math.sign(way[1]) * used.right) : step(way[0], way[1]);
}

/** Tab leaves the grid at the end of a row. */
function tabbed(at: Spot, next: Spot): Spot | undefined {
  return next.column === at.column ? undefined : next;
}

/** With Shift the end that moves, else the first cell. */
function startOf({ key, shiftKey }: Key, area: Area, anchor: Spot): Spot {
  const extending = shiftKey && key !== 'Tab' && key !== 'Enter';
  return {
    row: extending && anchor.row === area.top ? area.bottom : area.top,
    column: extending && anchor.column === area.left ? area.right : area.left,
  };
}

function stepped(all: readonly number[], now: number, by: number): number {
  const found = all.findIndex((one) => one >= now);
  const at = Math.max(0, found);
  return all[Math.min(all.length - 1, Math.max(0, at + by))] ?? now;
}

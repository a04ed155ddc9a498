import type { RowHeights } from './row-heights.ts';
import type { RowRange } from './row-slots.ts';

/** A row in view, and where it stood in the page. */
export type Anchor = { readonly row: Element; readonly index: string; readonly y: number };

/** Notes how tall the rows are that are there; the first that begins in the window. */
export function measure(body: HTMLTableSectionElement, heights: RowHeights): Anchor | undefined {
  let found: Anchor | undefined;
  let first = window.innerHeight;
  for (const row of body.rows) {
    const index = row.dataset['index'] ?? '';
    const { top, height } = row.getBoundingClientRect();
    heights.set(Number(index), height);
    if (top < 0 || top >= first) continue;
    first = top;
    found = { row, index, y: top + window.scrollY };
  }
  return found;
}

/** The rows in the window. */
export function seenOf(body: HTMLTableSectionElement, heights: RowHeights): RowRange {
  const { top } = body.getBoundingClientRect();
  const last = Math.min(heights.count, heights.at(window.innerHeight - top) + 1);
  return { first: Math.min(heights.at(-top), last), last };
}

/** Scrolls by as much as the rows above turned out taller than was guessed, so that what is read stays where it is. */
export function keepInPlace({ row, index, y }: Anchor): void {
  if (row.getAttribute('data-index') !== index) return;
  const by = row.getBoundingClientRect().top + window.scrollY - y;
  if (Math.abs(by) >= 1) window.scrollBy({ top: by });
}

import type { RowHeights } from './row-heights.ts';
import type { RowRange } from './row-slots.ts';

/** Notes how tall the rows are that are there. */
export function measure(body: HTMLTableSectionElement, heights: RowHeights): void {
  for (const row of body.rows) heights.set(Number(row.dataset['index']), row.getBoundingClientRect().height);
}

/** The rows in the window. */
export function seenOf(body: HTMLTableSectionElement, heights: RowHeights): RowRange {
  const { top } = body.getBoundingClientRect();
  const last = Math.min(heights.count, heights.at(window.innerHeight - top) + 1);
  return { first: Math.min(heights.at(-top), last), last };
}

/** A row in view, and where it stood in the page. */
export type Anchor = { readonly row: Element; readonly index: string; readonly y: number };

/** The first row that is wholly in the window. */
export function anchorOf(body: HTMLTableSectionElement): Anchor | undefined {
  let found: Anchor | undefined;
  let first = window.innerHeight;
  for (const row of body.rows) {
    const { top } = row.getBoundingClientRect();
    if (top < 0 || top >= first) continue;
    first = top;
    found = { row, index: row.dataset['index'] ?? '', y: top + window.scrollY };
  }
  return found;
}

/** Scrolls by as much as the rows above turned out taller than was guessed, so that what is read stays where it is. */
export function keepInPlace({ row, index, y }: Anchor): void {
  if (row.getAttribute('data-index') !== index) return;
  const by = row.getBoundingClientRect().top + window.scrollY - y;
  if (Math.abs(by) >= 1) window.scrollBy({ top: by });
}

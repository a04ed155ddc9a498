import type { Book } from '../../excel/book.ts';
import { filteredRows } from '../../excel/order.ts';

/** Which rows and columns of the active sheet are to be seen, and how wide. */
export type ShownSheet = {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Pixels, by the place among the shown columns. */
  readonly widthOf: (index: number) => number;
  /** Changes when widths or hidden columns do. */
  readonly key: string;
};

const leastRows = 200;
const leastColumns = 40;

export function shownSheet(book: Book): ShownSheet {
  const sheet = book.sheet(book.content.active);
  const used = book.used(sheet);
  const filtered = filteredRows(book, sheet);
  const count = (last: number | undefined, least: number) => Math.max(least, (last ?? 0) + 20);
  const all = (length: number) => Array.from({ length }, (_, i) => i);
  const columns = all(count(used?.right, leastColumns)).filter((column) => !sheet.hiddenColumns.has(column));
  return {
    rows: all(count(used?.bottom, leastRows)).filter(
      (row) => !sheet.hiddenRows.has(row) && !filtered.has(row),
    ),
    columns,
    widthOf: (index) => Math.round((sheet.widths.get(columns[index] ?? 0) ?? 60) * 1.4),
    key: `${sheet.id} ${[...sheet.widths].join()} ${columns.length}`,
  };
}

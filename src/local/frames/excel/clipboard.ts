import type { Book } from '../../excel/book.ts';
import type { Sheet } from '../../excel/content.ts';
import { write } from '../../excel/edit.ts';
import { type Area, areaAt, heightOf, onSheet, widthOf } from '../../excel/place.ts';
import { shownText } from '../../excel/shown.ts';

/** The cells as text, columns parted by tabs. */
export function copyText(book: Book, sheet: Sheet, area: Area): string {
  const used = book.used(sheet, area);
  if (!used) return '';
  return Array.from({ length: heightOf(used) }, (_, y) =>
    Array.from({ length: widthOf(used) }, (__, x) =>
      shownText(book.cell(sheet.id, used.top + y, used.left + x)),
    ).join('\t'),
  ).join('\r\n');
}

/** Puts text from elsewhere into cells, from the first chosen one on. */
export function pasteText(book: Book, sheet: Sheet, area: Area, text: string): void {
  const lines = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
  const width = Math.max(...lines.map(({ length }) => length));
  const grid = lines.map((line) => Array.from({ length: width }, (_, i) => line[i] ?? ''));
  write(book, sheet, onSheet(areaAt(area.top, area.left, grid.length, width)), grid);
}

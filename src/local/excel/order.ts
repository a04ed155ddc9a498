import type { Book } from './book.ts';
import type { Sheet, Table } from './content.ts';
import { type Value, isError, told } from './cell.ts';
import { changed } from './edit.ts';
import { type Area, columnOf, heightOf, keyOf, rowOf } from './place.ts';
import { mayChange, mayDo } from './protect.ts';
import { copied } from './references.ts';
import { shownText } from './shown.ts';
import { bodyOf } from './tables.ts';

/** One column to sort by; `key` counts from the area's left. */
export type SortField = { readonly key: number; readonly ascending?: boolean };

/** By which columns, and whether capitals count. */
export type SortBy = { readonly fields: readonly SortField[]; readonly matchCase: boolean };

/** Sorts whole rows of an area: numbers, then text, then truth values, errors, and blanks last. Formulas go along. */
export function sortRows(book: Book, sheet: Sheet, area: Area, by: SortBy): void {
  const { fields, matchCase } = by;
  mayDo(sheet, 'allowSort');
  mayChange(book, sheet, area);
  const rows = Array.from({ length: heightOf(area) }, (_, i) => area.top + i);
  const value = (row: number, key: number) => book.value(sheet.id, row, area.left + key);
  const sorted = rows.toSorted((a, b) => {
    for (const { key, ascending = true } of fields) {
      const order = compareValues(value(a, key), value(b, key), ascending, matchCase);
      if (order !== 0) return order;
    }
    return a - b;
  });
  const taken = sorted.map((row) => book.inside(sheet, { ...area, top: row, bottom: row }));
  for (const [key] of book.inside(sheet, area)) book.put(sheet, key, undefined);
  taken.forEach((cells, i) => {
    const row = area.top + i;
    for (const [key, cell] of cells) {
      const formula =
        cell.formula === undefined ? {} : { formula: copied(cell.formula, row - rowOf(key), 0) };
      book.put(sheet, keyOf(row, columnOf(key)), { ...cell, ...formula });
    }
  });
  changed(book, sheet.id, area, 'RangeEdited');
}

function rank(value: Value | undefined): number {
  if (value === undefined) return 4;
  if (isError(value)) return 3;
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

function compareValues(
  a: Value | undefined,
  b: Value | undefined,
  ascending: boolean,
  matchCase: boolean,
): number {
  const [x, y] = [rank(a), rank(b)];
  if (x === 4 || y === 4) return x - y;
  const order = x === y ? compareSame(a, b, matchCase) : x - y;
  return ascending ? order : -order;
}

function compareSame(a: Value | undefined, b: Value | undefined, matchCase: boolean): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const text = (value: Value | undefined) =>
    matchCase ? String(told(value)) : String(told(value)).toLowerCase();
  return text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0;
}

/** Sorts the rows of a table. */
export function sortTable(book: Book, table: Table, by: SortBy): void {
  sortRows(book, book.sheet(table.sheet), bodyOf(table), by);
}

/** Lets only rows with these values through; undefined lets all through again. */
export function filterTable(
  book: Book,
  table: Table,
  column: number,
  values: ReadonlySet<string> | undefined,
): void {
  mayDo(book.sheet(table.sheet), 'allowAutoFilter');
  const filters = new Map(table.filters);
  if (values) filters.set(column, values);
  else filters.delete(column);
  const { touched } = book;
  book.setTable(table.id, { filters });
  book.touched = touched;
}

/** The rows of a sheet that filters hide. */
export function filteredRows(book: Book, sheet: Sheet): ReadonlySet<number> {
  const hidden = new Set<number>();
  for (const table of book.content.tables)
    if (table.sheet === sheet.id && table.filters.size > 0)
      for (const row of hiddenIn(book, table)) hidden.add(row);
  return hidden;
}

function hiddenIn(book: Book, table: Table): readonly number[] {
  const body = bodyOf(table);
  const filters = [...table.filters].map(
    ([id, values]) => [body.left + table.columns.findIndex((one) => one.id === id), values] as const,
  );
  return Array.from({ length: heightOf(body) }, (_, i) => body.top + i).filter((row) =>
    filters.some(([column, values]) => !values.has(shownText(book.cell(table.sheet, row, column)))),
  );
}

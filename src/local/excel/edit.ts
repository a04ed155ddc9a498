import type { Book } from './book.ts';
import type { Change, Sheet } from './content.ts';
import { type Cell, told } from './cell.ts';
import { type Area, areaAt, columnOf, heightOf, keyOf, onSheet, overlap, rowOf, widthOf } from './place.ts';
import { mayChange } from './protect.ts';
import { badArgument, wrongSize } from './refusal.ts';
import { copied, followColumnName } from './references.ts';
import { readTyped } from './typed.ts';

/** One value as Excel's API takes it; null leaves the cell alone. */
export type Input = string | number | boolean | null;

/** Puts values or formulas into cells, as if they were typed. The grid has the area's size. */
export function write(book: Book, sheet: Sheet, area: Area, grid: readonly (readonly Input[])[]): void {
  if (grid.length !== heightOf(area) || grid.some((row) => row.length !== widthOf(area))) throw wrongSize();
  mayChange(book, sheet, area);
  grid.forEach((row, y) =>
    row.forEach((input, x) => writeCell(book, sheet, keyOf(area.top + y, area.left + x), input)),
  );
  changed(book, sheet.id, area, 'RangeEdited');
}

/** Tells those who listen that cells changed. */
export function changed(book: Book, sheet: number, area: Area, type: Change['type']): void {
  book.changes.push({ sheet, area, type });
}

function writeCell(book: Book, sheet: Sheet, key: number, input: Input): void {
  if (input === null) return;
  const before = sheet.cells.get(key);
  const { value: _, formula: __, quoted: ___, ...kept } = before ?? {};
  const cell = { ...kept, ...entered(input, before) };
  const table = book.tableAt(sheet.id, rowOf(key), columnOf(key));
  if (table && table.showHeaders && rowOf(key) === table.area.top) {
    writeHeader(book, sheet, key, typeof input === 'string' ? input.replace(/^'/, '') : String(input));
    return;
  }
  book.put(sheet, key, cell);
}

function entered(input: string | number | boolean, before: Cell | undefined): Cell {
  if (typeof input === 'number' && !Number.isFinite(input)) throw badArgument();
  const format = before?.look?.format;
  if (typeof input !== 'string') return format === '@' ? { value: String(input) } : { value: input };
  if (input === '') return {};
  const { format: suggested, ...typed } = readTyped(input, format);
  if (suggested === undefined || format !== undefined) return typed;
  return { ...typed, look: { ...before?.look, format: suggested } };
}

/** A table's header is always text, never empty, and different from its neighbours. */
function writeHeader(book: Book, sheet: Sheet, key: number, text: string): void {
  const table = book.tableAt(sheet.id, rowOf(key), columnOf(key));
  if (!table) return;
  const index = columnOf(key) - table.area.left;
  const others = table.columns.filter((_, i) => i !== index).map(({ name }) => name.toLowerCase());
  const stem = text === '' ? `Column${index + 1}` : text;
  let name = stem;
  for (let n = 2; others.includes(name.toLowerCase()); n += 1) name = `${stem}${n}`;
  const before = table.columns[index]?.name ?? '';
  book.put(sheet, key, { ...withoutValue(sheet.cells.get(key)), value: name });
  if (before === name) return;
  followColumnName(book, table, before, name);
  book.setTable(table.id, { columns: table.columns.map((one, i) => (i === index ? { ...one, name } : one)) });
}

function withoutValue(cell: Cell | undefined): Cell {
  const { value: _, formula: __, quoted: ___, ...rest } = cell ?? {};
  return rest;
}

/** Empties cells: everything, only what they hold, or only how they look. */
export function clear(book: Book, sheet: Sheet, area: Area, what: 'All' | 'Contents' | 'Formats'): void {
  mayChange(book, sheet, overlap(area, book.used(sheet) ?? area) ?? area);
  for (const [key, cell] of book.inside(sheet, area)) {
    const table = book.tableAt(sheet.id, rowOf(key), columnOf(key));
    if (table && what !== 'Formats' && table.showHeaders && rowOf(key) === table.area.top) {
      writeHeader(book, sheet, key, '');
      continue;
    }
    const { look } = cell;
    if (what === 'Contents') book.put(sheet, key, look ? { look } : undefined);
    else if (what === 'All') book.put(sheet, key, undefined);
    else {
      const { look: _, ...rest } = cell;
      book.put(sheet, key, rest);
    }
  }
  if (what !== 'Contents') {
    sheet.validations = cut(sheet.validations, area);
    sheet.conditions = cut(sheet.conditions, area);
  }
  changed(book, sheet.id, area, 'RangeEdited');
}

/** Rules without the cells of an area. Only whole areas are taken away: a part of one stays ruled. */
function cut<T extends { readonly area: Area }>(rules: readonly T[], area: Area): readonly T[] {
  return rules.filter((one) => {
    const both = overlap(one.area, area);
    return (
      !both ||
      both.top !== one.area.top ||
      both.bottom !== one.area.bottom ||
      widthOf(both) !== widthOf(one.area)
    );
  });
}

/** Copies cells elsewhere, formulas going along; the same sheet or another. */
export function copyCells(
  book: Book,
  source: { readonly sheet: number; readonly area: Area },
  at: { readonly sheet: number; readonly row: number; readonly column: number },
): void {
  const { area } = source;
  const to = book.sheet(at.sheet);
  const target = onSheet(areaAt(at.row, at.column, heightOf(area), widthOf(area)));
  mayChange(book, to, target);
  const taken = book.inside(book.sheet(source.sheet), area);
  const [down, across] = [at.row - area.top, at.column - area.left];
  for (const [key] of book.inside(to, target)) book.put(to, key, undefined);
  for (const [key, cell] of taken) {
    const next = cell.formula === undefined ? cell : { ...cell, formula: copied(cell.formula, down, across) };
    book.put(to, keyOf(rowOf(key) + down, columnOf(key) + across), next);
  }
  keepHeaders(book, to, target);
  changed(book, to.id, target, 'RangeEdited');
}

/** What was put over a table's header by another way than typing counts as typed. */
export function keepHeaders(book: Book, sheet: Sheet, area: Area): void {
  for (const table of book.content.tables) {
    const header = { ...table.area, bottom: table.area.top };
    const both = table.sheet === sheet.id && table.showHeaders ? overlap(header, area) : undefined;
    if (!both) continue;
    for (let column = both.left; column <= both.right; column += 1)
      writeHeader(book, sheet, keyOf(both.top, column), String(told(book.value(sheet.id, both.top, column))));
  }
}

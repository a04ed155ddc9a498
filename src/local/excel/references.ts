import type { Book } from './book.ts';
import type { Table } from './content.ts';
import { type AreaPart, type Part, type TablePart, partsOf, written } from './formula.ts';
import { type Area, lastColumn, lastRow, rowOf } from './place.ts';

/** Where cells of a sheet went; undefined when they are gone. */
export type Moved = (area: Area) => Area | undefined;

/** Every formula of the workbook, read anew after cells of a sheet have moved. `skip` holds cells that moved themselves. */
export function followMove(book: Book, sheet: number, moved: Moved): void {
  const name = book.sheet(sheet).name.toLowerCase();
  rewrite(book, (part, at) => {
    if (part.kind !== 'area') return part;
    const speaksOf = part.sheet === undefined ? at.sheet === sheet : part.sheet.toLowerCase() === name;
    if (!speaksOf) return part;
    const area = moved(part.area);
    return area ? { ...part, area } : { kind: 'text', text: '#REF!' };
  });
}

type At = { readonly sheet: number | undefined };

/** Changes parts of every formula: in cells, names, conditional formats and validations. */
export function rewrite(book: Book, change: (part: Part, at: At) => Part): void {
  const formula = (text: string, at: At) => {
    const parts = partsOf(text);
    const after = parts.map((part) => change(part, at));
    return after.every((part, i) => part === parts[i]) ? text : written(after);
  };
  for (const sheet of book.content.sheets) {
    const at = { sheet: sheet.id };
    for (const [key, cell] of sheet.cells) {
      if (cell.formula === undefined) continue;
      const text = formula(cell.formula, at);
      if (text !== cell.formula) book.put(sheet, key, { ...cell, formula: text });
    }
    sheet.conditions = sheet.conditions.map((one) => ({
      ...one,
      rule: Object.fromEntries(
        Object.entries(one.rule).map(([key, text]) => [key, text.startsWith('=') ? formula(text, at) : text]),
      ),
    }));
  }
  book.content.names = book.content.names.map((one) => ({
    ...one,
    formula: formula(one.formula, { sheet: undefined }),
  }));
  book.touched = 'all';
}

/** A formula as it reads when its cell is copied elsewhere: what is not fixed with $ goes along. */
export function copied(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return written(
    partsOf(formula).map((part) => (part.kind === 'area' ? shifted(part, rows, columns) : part)),
  );
}

function shifted(part: AreaPart, rows: number, columns: number): Part {
  const { area, fixed } = part;
  const next = {
    top: area.top + (fixed.top ? 0 : rows),
    bottom: area.bottom + (fixed.bottom ? 0 : rows),
    left: area.left + (fixed.left ? 0 : columns),
    right: area.right + (fixed.right ? 0 : columns),
  };
  const fits = next.top >= 0 && next.left >= 0 && next.bottom <= lastRow && next.right <= lastColumn;
  return fits ? { ...part, area: next } : { kind: 'text', text: '#REF!' };
}

/** A table gets another name: formulas follow. */
export function followTableName(book: Book, before: string, after: string): void {
  rewrite(book, (part) => {
    if (part.kind === 'table' && part.table.toLowerCase() === before.toLowerCase())
      return { ...part, table: after };
    return part.kind === 'name' && part.text.toLowerCase() === before.toLowerCase()
      ? { ...part, text: after }
      : part;
  });
}

/** A column gets another header: formulas that name it follow. */
export function followColumnName(book: Book, table: Table, before: string, after: string): void {
  const same = (name: string | undefined) => name?.toLowerCase() === before.toLowerCase();
  rewrite(book, (part, at) => {
    if (part.kind !== 'table') return part;
    const ours =
      part.table === '' ? at.sheet === table.sheet : part.table.toLowerCase() === table.name.toLowerCase();
    if (!ours || (!same(part.first) && !same(part.last))) return part;
    return {
      ...part,
      ...(same(part.first) ? { first: after } : {}),
      ...(same(part.last) ? { last: after } : {}),
    };
  });
}

/** A sheet gets another name: formulas follow. */
export function followSheetName(book: Book, before: string, after: string): void {
  rewrite(book, (part) =>
    part.kind === 'area' && part.sheet?.toLowerCase() === before.toLowerCase()
      ? { ...part, sheet: after }
      : part,
  );
}

/** A table becomes plain cells: what named it names the cells. */
export function withoutTable(book: Book, table: Table): void {
  for (const sheet of book.content.sheets)
    for (const [key, cell] of sheet.cells) {
      if (cell.formula === undefined) continue;
      const parts = partsOf(cell.formula);
      const after = parts.map((part) => plain(book, table, part, { sheet: sheet.id, row: rowOf(key), key }));
      if (after.some((part, i) => part !== parts[i]))
        book.put(sheet, key, { ...cell, formula: written(after) });
    }
  book.touched = 'all';
}

function plain(book: Book, table: Table, part: Part, at: { sheet: number; row: number; key: number }): Part {
  const named = part.kind === 'name' && part.text.toLowerCase() === table.name.toLowerCase();
  const asTable: Part = named ? { kind: 'table', table: table.name, items: [] } : part;
  if (asTable.kind !== 'table') return part;
  const found = resolveTable(book, asTable, { sheet: at.sheet, row: at.row, column: at.key % 16_384 });
  if (found?.table !== table || !found.area) return part;
  const here = at.sheet === table.sheet;
  return {
    kind: 'area',
    ...(here ? {} : { sheet: book.sheet(table.sheet).name }),
    area: found.area,
    fixed: {
      top: !asTable.items.includes('#This Row'),
      bottom: !asTable.items.includes('#This Row'),
      left: true,
      right: true,
    },
    pair: found.area.top !== found.area.bottom || found.area.left !== found.area.right,
  };
}

/** Which table and cells a structured reference means; the area is undefined when there are none (#REF!). */
export function resolveTable(
  book: Book,
  part: TablePart,
  at: { readonly sheet: number; readonly row: number; readonly column: number },
): { readonly table: Table; readonly area: Area | undefined } | undefined {
  const table =
    part.table === ''
      ? book.tableAt(at.sheet, at.row, at.column)
      : book.content.tables.find((one) => one.name.toLowerCase() === part.table.toLowerCase());
  if (!table) return undefined;
  const columns = columnsOf(table, part);
  const rows = rowsOf(table, part.items, at);
  return { table, area: columns && rows ? { ...rows, ...columns } : undefined };
}

function columnsOf(
  { area, columns }: Table,
  { first, last }: TablePart,
): Pick<Area, 'left' | 'right'> | undefined {
  if (first === undefined) return { left: area.left, right: area.right };
  const place = (name: string) => columns.findIndex((one) => one.name.toLowerCase() === name.toLowerCase());
  const [a, b] = [place(first), place(last ?? first)];
  if (a < 0 || b < 0) return undefined;
  return { left: area.left + Math.min(a, b), right: area.left + Math.max(a, b) };
}

function rowsOf(
  table: Table,
  items: readonly string[],
  at: { readonly sheet: number; readonly row: number },
): Pick<Area, 'top' | 'bottom'> | undefined {
  const { area, showHeaders, showTotals } = table;
  const [first, last] = [area.top + (showHeaders ? 1 : 0), area.bottom - (showTotals ? 1 : 0)];
  const has = (item: string) => items.some((one) => one.toLowerCase() === item);
  if (has('#this row'))
    return at.sheet === table.sheet && at.row >= first && at.row <= last
      ? { top: at.row, bottom: at.row }
      : undefined;
  if (has('#all')) return { top: area.top, bottom: area.bottom };
  const parts = [
    ...(has('#headers') && table.showHeaders ? [area.top] : []),
    ...(has('#data') || items.length === 0 ? [first, last] : []),
    ...(has('#totals') && table.showTotals ? [area.bottom] : []),
  ];
  return parts.length === 0 ? undefined : { top: Math.min(...parts), bottom: Math.max(...parts) };
}

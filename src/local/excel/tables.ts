import type { Book } from './book.ts';
import type { Sheet, Table } from './content.ts';
import { told } from './cell.ts';
import { type Input, changed, write } from './edit.ts';
import { type Area, areaAt, heightOf, keyOf, onSheet, overlap, widthOf } from './place.ts';
import { mayDo } from './protect.ts';
import { Refusal, badArgument, wrongSize } from './refusal.ts';
import { followTableName, withoutTable } from './references.ts';
import { deleteCells, insertCells } from './shift.ts';

const onProtected = "This operation isn't allowed on a protected sheet. Unprotect the sheet first.";

/** Makes a table of cells. Without headers a row of them is put above. */
export function addTable(book: Book, sheet: Sheet, area: Area, hasHeaders: boolean): Table {
  if (sheet.protection) throw new Refusal('AccessDenied', onProtected, 403);
  if (book.content.tables.some((one) => one.sheet === sheet.id && overlap(one.area, area)))
    throw new Refusal('InvalidArgument', 'A table cannot overlap another table.');
  if (!hasHeaders) insertCells(book, sheet, { ...area, bottom: area.top }, 'Down');
  const whole = hasHeaders && heightOf(area) > 1 ? area : { ...area, bottom: area.bottom + 1 };
  const names = headerNames(book, sheet, { ...whole, bottom: whole.top }, hasHeaders);
  names.forEach((name, i) => {
    const key = keyOf(whole.top, whole.left + i);
    const { value: _, formula: __, ...rest } = sheet.cells.get(key) ?? {};
    book.put(sheet, key, { ...rest, value: name });
  });
  const table: Table = {
    id: book.nextId(),
    sheet: sheet.id,
    name: book.freeName('Table', (name) => isTaken(book, name)),
    area: onSheet(whole),
    columns: names.map((name, i) => ({ id: i + 1, name })),
    showHeaders: true,
    showTotals: false,
    showBandedRows: true,
    showBandedColumns: false,
    showFilterButton: true,
    style: 'TableStyleMedium2',
    filters: new Map(),
  };
  book.content.tables = [...book.content.tables, table];
  book.touched = 'all';
  return table;
}

function headerNames(book: Book, sheet: Sheet, header: Area, given: boolean): readonly string[] {
  const names: string[] = [];
  for (let i = 0; i < widthOf(header); i += 1) {
    const found = given ? String(told(book.value(sheet.id, header.top, header.left + i))) : '';
    const stem = found === '' ? `Column${i + 1}` : found;
    let name = stem;
    for (let n = 2; names.some((one) => one.toLowerCase() === name.toLowerCase()); n += 1)
      name = `${stem}${n}`;
    names.push(name);
  }
  return names;
}

function isTaken(book: Book, name: string): boolean {
  const same = (one: { readonly name: string }) => one.name.toLowerCase() === name.toLowerCase();
  return book.content.tables.some(same) || book.content.names.some(same);
}

/** Gives a table another name; formulas follow. */
export function renameTable(book: Book, table: Table, name: string): void {
  if (name === table.name) return;
  if (!/^[A-Za-z_\\][\w.]{0,254}$/.test(name)) throw badArgument();
  if (isTaken(book, name) && name.toLowerCase() !== table.name.toLowerCase())
    throw new Refusal(
      'ItemAlreadyExists',
      'A resource with the same name or identifier already exists.',
      409,
    );
  followTableName(book, table.name, name);
  book.setTable(table.id, { name });
}

/** The rows between header and total. */
export function bodyOf({ area, showHeaders, showTotals }: Table): Area {
  return { ...area, top: area.top + (showHeaders ? 1 : 0), bottom: area.bottom - (showTotals ? 1 : 0) };
}

/** Adds rows, at the end when no index is given, and fills columns that are worked out by one formula. Returns the first one's index. */
export function addRows(
  book: Book,
  table: Table,
  index: number | null,
  grid: readonly (readonly Input[])[],
): number {
  const sheet = book.sheet(table.sheet);
  if (sheet.protection) throw new Refusal('AccessDenied', onProtected, 403);
  if (grid.length === 0 || grid.some((row) => row.length !== table.columns.length)) throw wrongSize();
  const body = bodyOf(table);
  const onlyBlank = heightOf(body) === 1 && isBlank(book, sheet, body);
  const at = index === null || index < 0 ? heightOf(body) : index;
  if (at > heightOf(body)) throw badArgument();
  if (onlyBlank && at >= 1 && index === null) return fillBlank(book, table, grid);
  const place = { ...body, top: body.top + at, bottom: body.top + at + grid.length - 1 };
  makeRoom(book, sheet, table, place);
  write(book, sheet, place, grid);
  return at;
}

/** A new table's one empty row is taken first, as Excel does. */
function fillBlank(book: Book, table: Table, grid: readonly (readonly Input[])[]): number {
  const sheet = book.sheet(table.sheet);
  const body = bodyOf(table);
  if (grid.length > 1)
    makeRoom(book, sheet, table, { ...body, top: body.top + 1, bottom: body.top + grid.length - 1 });
  write(book, sheet, { ...body, bottom: body.top + grid.length - 1 }, grid);
  return 0;
}

function isBlank(book: Book, sheet: Sheet, area: Area): boolean {
  return book.inside(sheet, area).every(([, cell]) => cell.value === undefined && cell.formula === undefined);
}

/** Cells below move only when there are any, so that a table at the bottom simply grows. */
function makeRoom(book: Book, sheet: Sheet, table: Table, place: Area): void {
  const now = book.table(table.id);
  const growing = { ...now.area, bottom: now.area.bottom + heightOf(place) };
  const below = { ...place, top: now.area.bottom + 1, bottom: growing.bottom };
  const atEnd = place.top > now.area.bottom;
  if (atEnd && isBlank(book, sheet, below)) {
    book.setTable(table.id, { area: growing });
    return;
  }
  insertCells(book, sheet, place, 'Down');
  const after = book.table(table.id);
  if (after.area.bottom < growing.bottom) book.setTable(table.id, { area: growing });
}

/** Takes rows of the table away; what is below moves up. A table keeps one row. */
export function deleteRows(book: Book, table: Table, index: number, count = 1): void {
  const body = bodyOf(table);
  if (index < 0 || index + count > heightOf(body)) throw badArgument();
  const sheet = book.sheet(table.sheet);
  if (sheet.protection) throw new Refusal('AccessDenied', onProtected, 403);
  const rows = { ...body, top: body.top + index, bottom: body.top + index + count - 1 };
  if (count === heightOf(body)) {
    const first = book.inside(sheet, { ...rows, bottom: rows.top });
    for (const [key, cell] of first) book.put(sheet, key, cell.look ? { look: cell.look } : undefined);
    if (count > 1) deleteCells(book, sheet, { ...rows, top: rows.top + 1 }, 'Up');
    changed(book, sheet.id, rows, 'RowDeleted');
    return;
  }
  deleteCells(book, sheet, rows, 'Up');
}

/** Adds a column with header and values; null at the right end. */
export function addColumn(
  book: Book,
  table: Table,
  index: number | null,
  column: { readonly name?: string; readonly values?: readonly Input[] },
): number {
  const sheet = book.sheet(table.sheet);
  if (sheet.protection) throw new Refusal('AccessDenied', onProtected, 403);
  const at = index === null || index < 0 ? table.columns.length : index;
  const place = { ...table.area, left: table.area.left + at, right: table.area.left + at };
  const beside = at < table.columns.length || !isBlank(book, sheet, place);
  if (beside) insertCells(book, sheet, place, 'Right');
  const now = book.table(table.id);
  if (now.columns.length === table.columns.length) {
    const name = book.freeName('Column', (one) => now.columns.some((each) => each.name === one));
    const ids = now.columns.map(({ id }) => id);
    book.put(sheet, keyOf(place.top, place.left), { value: name });
    book.setTable(table.id, {
      area: { ...now.area, right: Math.max(now.area.right, place.right) },
      columns: now.columns.toSpliced(at, 0, { id: Math.max(...ids) + 1, name }),
    });
  }
  const [header, ...values] = column.values ?? [];
  const name = column.name ?? header;
  if (name !== undefined && name !== null) write(book, sheet, areaAt(place.top, place.left), [[name]]);
  if (values.length > 0)
    write(
      book,
      sheet,
      areaAt(place.top + 1, place.left, values.length),
      values.map((value) => [value]),
    );
  return at;
}

/** Takes a column away. */
export function deleteColumn(book: Book, table: Table, index: number): void {
  const sheet = book.sheet(table.sheet);
  mayDo(sheet, 'allowDeleteColumns');
  const at = table.area.left + index;
  deleteCells(book, sheet, { ...table.area, left: at, right: at }, 'Left');
}

/** Gives the table other cells: the header stays where it is. */
export function resizeTable(book: Book, table: Table, area: Area): void {
  if (area.top !== table.area.top || heightOf(area) < 2) throw badArgument();
  const sheet = book.sheet(table.sheet);
  const byPlace = new Map(table.columns.map((one, i) => [table.area.left + i, one]));
  const names = headerNames(book, sheet, { ...area, bottom: area.top }, true);
  let next = Math.max(...table.columns.map(({ id }) => id));
  const columns = names.map((name, i) => byPlace.get(area.left + i) ?? { id: ++next, name });
  columns.forEach(({ name }, i) => {
    const key = keyOf(area.top, area.left + i);
    book.put(sheet, key, { ...sheet.cells.get(key), value: name });
  });
  book.setTable(table.id, { area, columns });
}

/** Shows or hides the total row. */
export function showTotals(book: Book, table: Table, shown: boolean): void {
  if (shown === table.showTotals) return;
  const sheet = book.sheet(table.sheet);
  const { area } = table;
  const row = {
    ...area,
    top: shown ? area.bottom + 1 : area.bottom,
    bottom: shown ? area.bottom + 1 : area.bottom,
  };
  if (!shown) {
    book.setTable(table.id, { showTotals: false, area: { ...area, bottom: area.bottom - 1 } });
    deleteCells(book, sheet, row, 'Up');
    return;
  }
  if (!isBlank(book, sheet, row)) insertCells(book, sheet, row, 'Down');
  book.setTable(table.id, { showTotals: true, area: { ...area, bottom: area.bottom + 1 } });
  write(book, sheet, areaAt(row.top, area.left), [['Total']]);
}

/** The cells stay, the table goes. */
export function convertToRange(book: Book, table: Table): void {
  withoutTable(book, table);
  book.content.tables = book.content.tables.filter(({ id }) => id !== table.id);
  book.touched = 'all';
}

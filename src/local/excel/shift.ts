import type { Book } from './book.ts';
import type { Sheet, Table } from './content.ts';
import type { Cell } from './cell.ts';
import { changed } from './edit.ts';
import {
  type Area,
  columnOf,
  heightOf,
  keyOf,
  lastColumn,
  lastRow,
  onSheet,
  rowOf,
  widthOf,
} from './place.ts';
import { mayChange, mayDo } from './protect.ts';
import { Refusal } from './refusal.ts';
import { followMove } from './references.ts';

/** Makes room: cells from the area on move down or to the right. */
export function insertCells(book: Book, sheet: Sheet, area: Area, direction: 'Down' | 'Right'): void {
  mayInsert(book, sheet, area, direction);
  const by = direction === 'Down' ? heightOf(area) : widthOf(area);
  moveCells(book, sheet, insertion(area, direction, by));
  const whole = isWhole(area, direction);
  changed(
    book,
    sheet.id,
    area,
    whole ? (direction === 'Down' ? 'RowInserted' : 'ColumnInserted') : 'CellInserted',
  );
}

function isWhole(area: Area, direction: 'Down' | 'Right' | 'Up' | 'Left'): boolean {
  return direction === 'Down' || direction === 'Up'
    ? area.left === 0 && area.right === lastColumn
    : area.top === 0 && area.bottom === lastRow;
}

/** Takes cells away: those below move up or those to the right move left. */
export function deleteCells(book: Book, sheet: Sheet, area: Area, direction: 'Up' | 'Left'): void {
  mayInsert(book, sheet, area, direction);
  const by = direction === 'Up' ? heightOf(area) : widthOf(area);
  moveCells(book, sheet, deletion(area, direction, by));
  const whole = isWhole(area, direction);
  changed(
    book,
    sheet.id,
    area,
    whole ? (direction === 'Up' ? 'RowDeleted' : 'ColumnDeleted') : 'CellDeleted',
  );
}

function mayInsert(book: Book, sheet: Sheet, area: Area, direction: 'Down' | 'Right' | 'Up' | 'Left'): void {
  const rows = direction === 'Down' || direction === 'Up';
  const inserting = direction === 'Down' || direction === 'Right';
  mayDo(sheet, `allow${inserting ? 'Insert' : 'Delete'}${rows ? 'Rows' : 'Columns'}`);
  if (sheet.protection && !inserting) mayChange(book, sheet, area);
  const broken = book.content.tables.find(
    (table) => table.sheet === sheet.id && isTorn(table.area, area, rows),
  );
  if (broken)
    throw new Refusal(
      'InvalidOperation',
      'This operation is not allowed. It would shift cells in a table on the sheet.',
    );
}

/** Whether only a part of a table's columns (or rows) would move. */
function isTorn(table: Area, area: Area, rows: boolean): boolean {
  const behind = rows ? table.bottom >= area.top : table.right >= area.left;
  if (!behind) return false;
  const both = rows
    ? Math.min(table.right, area.right) - Math.max(table.left, area.left) + 1
    : Math.min(table.bottom, area.bottom) - Math.max(table.top, area.top) + 1;
  const whole = rows ? widthOf(table) : heightOf(table);
  return both > 0 && both < whole;
}

/** Where every cell and every area of a sheet goes. */
type Move = {
  readonly cell: (row: number, column: number) => number | undefined;
  readonly area: (area: Area) => Area | undefined;
};

function insertion(area: Area, direction: 'Down' | 'Right', by: number): Move {
  const down = direction === 'Down';
  return {
    cell: (row, column) => {
      const inside = down
        ? column >= area.left && column <= area.right
        : row >= area.top && row <= area.bottom;
      if (!inside || (down ? row < area.top : column < area.left)) return keyOf(row, column);
      return down ? keyOf(row + by, column) : keyOf(row, column + by);
    },
    area: (one) => {
      if (down) {
        if (one.left < area.left || one.right > area.right || one.bottom < area.top || one.bottom === lastRow)
          return one;
        return { ...one, top: one.top >= area.top ? one.top + by : one.top, bottom: one.bottom + by };
      }
      if (one.top < area.top || one.bottom > area.bottom || one.right < area.left || one.right === lastColumn)
        return one;
      return { ...one, left: one.left >= area.left ? one.left + by : one.left, right: one.right + by };
    },
  };
}

function deletion(area: Area, direction: 'Up' | 'Left', by: number): Move {
  const up = direction === 'Up';
  const shrink = (from: number, to: number, first: number, last: number): [number, number] | undefined => {
    if (from >= first && to <= last) return undefined;
    const start = from < first ? from : from <= last ? first : from - by;
    const end = to < first ? to : to <= last ? first - 1 : to - by;
    return [start, end];
  };
  return {
    cell: (row, column) => {
      const inside = up ? column >= area.left && column <= area.right : row >= area.top && row <= area.bottom;
      if (!inside || (up ? row < area.top : column < area.left)) return keyOf(row, column);
      if (up ? row <= area.bottom : column <= area.right) return undefined;
      return up ? keyOf(row - by, column) : keyOf(row, column - by);
    },
    area: (one) => {
      if (up) {
        if (one.left < area.left || one.right > area.right || one.bottom === lastRow) return one;
        const next = shrink(one.top, one.bottom, area.top, area.bottom);
        return next && { ...one, top: next[0], bottom: next[1] };
      }
      if (one.top < area.top || one.bottom > area.bottom || one.right === lastColumn) return one;
      const next = shrink(one.left, one.right, area.left, area.right);
      return next && { ...one, left: next[0], right: next[1] };
    },
  };
}

function moveCells(book: Book, sheet: Sheet, move: Move): void {
  const cells = new Map<number, Cell>();
  for (const [key, cell] of sheet.cells) {
    const to = move.cell(rowOf(key), columnOf(key));
    if (to !== undefined) cells.set(to, cell);
  }
  sheet.cells = cells;
  sheet.shared = false;
  const keep = <T extends { readonly area: Area }>(all: readonly T[]): readonly T[] =>
    all.flatMap((one) => {
      const area = move.area(one.area);
      return area ? [{ ...one, area: onSheet(area) }] : [];
    });
  sheet.validations = keep(sheet.validations);
  sheet.conditions = keep(sheet.conditions);
  sheet.hiddenRows = new Set([...sheet.hiddenRows].flatMap((row) => move.area(wholeRow(row))?.top ?? []));
  book.content.tables = book.content.tables.flatMap((table) => {
    if (table.sheet !== sheet.id) return [table];
    const area = move.area(table.area);
    return area ? [{ ...table, area, columns: movedColumns(book, table, area, move) }] : [];
  });
  followMove(book, sheet.id, move.area);
}

/** A table's columns after cells moved sideways: those that came in between get a header of their own. */
function movedColumns(book: Book, table: Table, area: Area, move: Move): Table['columns'] {
  const { top, bottom, left } = table.area;
  const places = new Map(
    table.columns.map((column, i) => [
      move.area({ top, bottom, left: left + i, right: left + i })?.left,
      column,
    ]),
  );
  const taken = new Set(table.columns.map(({ name }) => name.toLowerCase()));
  return Array.from({ length: widthOf(area) }, (_, i) => {
    const known = places.get(area.left + i);
    if (known) return known;
    const name = book.freeName('Column', (one) => taken.has(one.toLowerCase()));
    taken.add(name.toLowerCase());
    if (table.showHeaders) book.put(book.sheet(table.sheet), keyOf(area.top, area.left + i), { value: name });
    return { id: book.nextId(), name };
  });
}

const wholeRow = (row: number): Area => ({ top: row, bottom: row, left: 0, right: lastColumn });

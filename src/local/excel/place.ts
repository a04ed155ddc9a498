import { badArgument } from './refusal.ts';

/** A block of cells of one sheet; rows and columns count from 0, both ends belong to it. */
export type Area = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/** Excel's own size of a sheet. */
export const lastRow = 1_048_575;
export const lastColumn = 16_383;

/** One number for a cell's place, for maps. */
export function keyOf(row: number, column: number): number {
  return row * 16_384 + column;
}

export function rowOf(key: number): number {
  return Math.floor(key / 16_384);
}

export function columnOf(key: number): number {
  return key % 16_384;
}

/** "A" for 0, "AA" for 26. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** 0 for "A", 26 for "AA". */
export function columnNumber(name: string): number {
  return Array.from(name.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

export function areaAt(row: number, column: number, rows = 1, columns = 1): Area {
  return { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
}

export function heightOf(area: Area): number {
  return area.bottom - area.top + 1;
}

export function widthOf(area: Area): number {
  return area.right - area.left + 1;
}

export function contains(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

/** The cells that are in both; undefined when there are none. */
export function overlap(a: Area, b: Area): Area | undefined {
  const both = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return both.top <= both.bottom && both.left <= both.right ? both : undefined;
}

export function sameArea(a: Area, b: Area): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

/** The area when it lies on the sheet, else Excel's refusal. */
export function onSheet(area: Area): Area {
  const fits =
    area.top >= 0 &&
    area.left >= 0 &&
    area.bottom <= lastRow &&
    area.right <= lastColumn &&
    area.top <= area.bottom &&
    area.left <= area.right;
  if (!fits) throw badArgument();
  return area;
}

const cellForm = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i;
const columnForm = /^\$?([A-Z]{1,3})$/i;
const rowForm = /^\$?(\d{1,7})$/;

/** "B2", "A1:D9", "A:C" or "2:5", with or without $; undefined for anything else. */
export function readArea(address: string): Area | undefined {
  const [from = '', to = from, more] = address.split(':');
  if (more !== undefined) return undefined;
  const cells = [cellForm.exec(from), cellForm.exec(to)];
  if (cells[0] && cells[1]) return ordered(Number(cells[0][2]) - 1, Number(cells[1][2]) - 1, cells);
  if (!address.includes(':')) return undefined;
  const columns = [columnForm.exec(from), columnForm.exec(to)];
  if (columns[0] && columns[1]) return ordered(0, lastRow, columns);
  const rows = [rowForm.exec(from), rowForm.exec(to)];
  if (!rows[0] || !rows[1]) return undefined;
  const [a, b] = [Number(rows[0][1]) - 1, Number(rows[1][1]) - 1];
  return { top: Math.min(a, b), bottom: Math.max(a, b), left: 0, right: lastColumn };
}

function ordered(a: number, b: number, found: readonly (RegExpExecArray | null)[]): Area | undefined {
  const [x, y] = [columnNumber(found[0]?.[1] ?? 'A'), columnNumber(found[1]?.[1] ?? 'A')];
  const area = { top: Math.min(a, b), bottom: Math.max(a, b), left: Math.min(x, y), right: Math.max(x, y) };
  return area.top < 0 || area.bottom > lastRow || area.right > lastColumn ? undefined : area;
}

/** "B2", "A1:D9", and for whole columns or rows "A:C" or "2:5". */
export function addressOf(area: Area): string {
  if (area.top === 0 && area.bottom === lastRow) return `${columnName(area.left)}:${columnName(area.right)}`;
  if (area.left === 0 && area.right === lastColumn) return `${area.top + 1}:${area.bottom + 1}`;
  const from = `${columnName(area.left)}${area.top + 1}`;
  const to = `${columnName(area.right)}${area.bottom + 1}`;
  return from === to ? from : `${from}:${to}`;
}

/** A sheet's name as it stands before "!" in an address. */
export function quotedName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) && !cellForm.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`;
}

/** An address split at "!": the sheet's bare name, and the rest. */
export function splitAddress(address: string): { readonly sheet?: string; readonly rest: string } {
  const at = address.lastIndexOf('!');
  if (at < 0) return { rest: address };
  const before = address.slice(0, at);
  const sheet = /^'.*'$/s.test(before) ? before.slice(1, -1).replaceAll("''", "'") : before;
  return { sheet, rest: address.slice(at + 1) };
}

import type { SheetTable } from '../../ui/workbook/port.ts';

/** Names that begin so are ours: "_gm.contracts.title" stands at the header of that column, whatever people call it. */
const prefix = '_gm.';

/** The name that says by which column rows of a table are found. */
export function keyName(table: string): string {
  return `${prefix}${table}`;
}

/** The name at a column's header. */
export function anchorName(table: string, column: string): string {
  return `${prefix}${table}.${inName(column)}`;
}

/** A key with the characters that Excel allows in a name: "mark_sv-plan" as "mark_sv.2d.plan". */
function inName(key: string): string {
  return key.replace(/[^A-Za-z0-9_]/gu, (character) => `.${(character.codePointAt(0) ?? 0).toString(16)}.`);
}

function fromName(name: string): string {
  return name.replace(/\.([0-9a-f]+)\./gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)));
}

/** A table of the workbook, by anybody. */
export type SeenTable = {
  readonly id: string;
  readonly name: string;
  readonly sheet: string;
  /** Place of the header row and its first cell, from 0. */
  readonly top: number;
  readonly left: number;
  readonly headers: readonly string[];
  /** Rows between header and totals. */
  readonly height: number;
  readonly showTotals: boolean;
};

/** What stands in the workbook, without any value. */
export type Seen = {
  readonly sheets: readonly {
    readonly id: string;
    readonly name: string;
    readonly isProtected: boolean;
    readonly isShown: boolean;
  }[];
  readonly tables: readonly SeenTable[];
  /** Names by their lower-case form. */
  readonly names: ReadonlyMap<string, SeenName>;
};

/** A name, what it means, and what was noted with it. */
export type SeenName = { readonly name: string; readonly formula: string; readonly comment: string };

/** Looks at sheets, tables and names: one round trip, and a second when there are tables. */
export async function look(context: Excel.RequestContext): Promise<Seen> {
  const { worksheets, tables, names } = context.workbook;
  worksheets.load('items/id,items/name,items/visibility,items/protection/protected');
  tables.load('items/id,items/name,items/showTotals,items/worksheet/name');
  names.load('items/name,items/formula,items/comment');
  await context.sync();
  const headers = tables.items.map((table) => table.getHeaderRowRange().load('values,rowIndex,columnIndex'));
  const rows = tables.items.map((table) => table.rows.load('count'));
  if (headers.length > 0) await context.sync();
  return {
    sheets: worksheets.items.map(({ id, name, visibility, protection }) => ({
      id,
      name,
      isProtected: protection.protected,
      isShown: visibility === 'Visible',
    })),
    tables: tables.items.map((table, i) => ({
      id: table.id,
      name: table.name,
      sheet: table.worksheet.name,
      showTotals: table.showTotals,
      top: headers[i]?.rowIndex ?? 0,
      left: headers[i]?.columnIndex ?? 0,
      headers: (headers[i]?.values[0] ?? []).map(String),
      height: rows[i]?.count ?? 0,
    })),
    names: new Map(
      names.items.map(({ name, formula, comment }) => [
        name.toLowerCase(),
        { name, formula: String(formula), comment },
      ]),
    ),
  };
}

/** One of our tables as it stands, with the place of each column of ours. */
export type Located = {
  readonly table: SeenTable;
  /** The index inside the table, by the column's key. */
  readonly columns: ReadonlyMap<string, number>;
  /** What stood above each column when it was put, by the column's key. */
  readonly headers: ReadonlyMap<string, string>;
  /** The key of the column by which rows are found. */
  readonly keyColumn: string;
  /** Keys of columns that were put and are not there any more. */
  readonly missing: readonly string[];
};

/** What became of a table of ours. */
export type Whereabouts =
  | { readonly kind: 'there'; readonly located: Located }
  | { readonly kind: 'never' }
  /** Its names are there, its table is not. */
  | { readonly kind: 'gone'; readonly sheet: string | undefined };

/** Finds a table of ours by the names at its headers. */
export function locate(seen: Seen, key: string): Whereabouts {
  const start = `${prefix}${key}.`.toLowerCase();
  const anchors = [...seen.names.values()].filter(({ name }) => name.toLowerCase().startsWith(start));
  const keyed = seen.names.get(keyName(key).toLowerCase());
  if (anchors.length === 0 || !keyed) return { kind: 'never' };
  const spots = anchors.map(({ name, formula }) => ({
    column: fromName(name.slice(start.length)),
    spot: readSpot(formula),
  }));
  const table = seen.tables.find((one) => spots.some(({ spot }) => spot && indexIn(one, spot) !== undefined));
  if (!table) return { kind: 'gone', sheet: spots.find(({ spot }) => spot)?.spot?.sheet };
  const columns = new Map<string, number>();
  const missing: string[] = [];
  for (const { column, spot } of spots) {
    const index = spot && indexIn(table, spot);
    if (index === undefined) missing.push(column);
    else columns.set(column, index);
  }
  const headers = new Map(anchors.map(({ name, comment }) => [fromName(name.slice(start.length)), comment]));
  const keyColumn = keyed.formula.replace(/^="?|"$/g, '');
  return { kind: 'there', located: { table, columns, headers, keyColumn, missing } };
}

type Spot = { readonly sheet: string; readonly row: number; readonly column: number };

/** "='My sheet'!$B$4" as a place; undefined when the cell is gone. */
function readSpot(formula: string): Spot | undefined {
  const found = /^=(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d+)$/.exec(formula);
  if (!found) return undefined;
  const [, quoted, bare = '', letters = '', row = '1'] = found;
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { sheet: quoted?.replaceAll("''", "'") ?? bare, row: Number(row) - 1, column };
}

function indexIn(table: SeenTable, { sheet, row, column }: Spot): number | undefined {
  if (table.sheet !== sheet || row !== table.top) return undefined;
  const index = column - table.left;
  return index >= 0 && index < table.headers.length ? index : undefined;
}

/** A sheet's name that nobody has: "Contracts", else "Contracts (2)". */
export function freeSheetName(seen: Seen, wanted: string, taken: ReadonlySet<string>): string {
  return free(
    wanted,
    (name) => seen.sheets.some((one) => same(one.name, name)) || taken.has(name.toLowerCase()),
    (n) => ` (${n})`,
  );
}

/** A table's name that nobody has: "Contracts", else "Contracts_2". */
export function freeTableName(seen: Seen, wanted: string, taken: ReadonlySet<string>): string {
  const isTaken = (name: string) =>
    seen.tables.some((one) => same(one.name, name)) ||
    seen.names.has(name.toLowerCase()) ||
    taken.has(name.toLowerCase());
  return free(wanted, isTaken, (n) => `_${n}`);
}

function free(wanted: string, isTaken: (name: string) => boolean, ending: (n: number) => string): string {
  let name = wanted;
  for (let n = 2; isTaken(name); n += 1) name = `${wanted}${ending(n)}`;
  return name;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The row of a new table's header, from 0: below its lead and one empty line. */
export function headerRowOf({ lead }: SheetTable): number {
  return lead === undefined || lead.length === 0 ? 0 : lead.length + 1;
}

/** The keys of our tables on a sheet, by the sheet's id. */
export function keysOn(seen: Seen, sheetId: string): readonly string[] {
  const sheet = seen.sheets.find(({ id }) => id === sheetId)?.name;
  const keys = [...seen.names.values()].flatMap(({ name }) => /^_gm\.([^.]+)$/.exec(name)?.[1] ?? []);
  return keys.filter((key) => {
    const place = locate(seen, key);
    return place.kind === 'there' && place.located.table.sheet === sheet;
  });
}

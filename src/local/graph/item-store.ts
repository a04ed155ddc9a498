import { randomUUID } from 'node:crypto';
import type { Call, ListRow, World } from './call.ts';
import { identityOf, isObject } from './call.ts';
import { choicesOf, ownColumns, type Column } from './columns.ts';
import type { Cell } from './database.ts';
import { notFound, Refusal, stale, taken } from './refusal.ts';
import { keyOf, type Stored } from './values.ts';

/** A row of the item table. */
export type ItemRow = {
  list: number;
  id: number;
  guid: string;
  version: number;
  created: string;
  modified: string;
  createdBy: string;
  modifiedBy: string;
  fields: string;
  seq: number;
};

/** What writing needs of a call. */
export type By = Pick<Call, 'world' | 'caller' | 'at'>;

/** Versions that a list keeps of an item, the current one among them. */
export const mostVersions = 500;

/** The item, by the decimal id of the path. */
export function itemOf(world: World, list: ListRow, id: string): ItemRow {
  const row = /^\d{1,10}$/.test(id)
    ? world.db.get<ItemRow>('SELECT * FROM item WHERE list = ? AND id = ?', list.n, Number(id))
    : undefined;
  if (!row) throw notFound('The specified item was not found.');
  return row;
}

// Fields are stored as the JSON object that was made of checked values.
export const storedFields = (row: { fields: string }): Stored => JSON.parse(row.fields) as Stored;

/** The item's eTag, quotes included. */
export const etagOf = (row: ItemRow): string => `"${row.guid},${row.version}"`;

/** Refuses a write whose If-Match is malformed or names another version. */
export function checkIfMatch(call: Call, current: string): void {
  const header = call.headers['if-match'];
  if (header === undefined || header.trim() === '*') return;
  const tags = header.split(/,(?=\s*(?:W\/)?")/).map((tag) => tag.trim());
  if (tags.some((tag) => !/^(?:W\/)?"[^"]*"$/.test(tag))) {
    throw new Refusal(400, 'invalidRequest', 'ETags must be quoted strings', {
      inner: { code: 'malformedEntityTag' },
    });
  }
  if (!tags.includes(current)) throw stale();
}

/** The next number in the order of all changes. */
export function nextSeq(world: World): number {
  const row = world.db.get<{ value: string }>(
    `INSERT INTO setting VALUES ('seq', '1') ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1
     RETURNING value`,
  );
  return Number(row?.value);
}

/** The last number in the order of all changes. */
export const lastSeq = (world: World): number =>
  Number(world.db.get<{ value: string }>(`SELECT value FROM setting WHERE key = 'seq'`)?.value ?? 0);

/** How a value is compared: text without regard to case, numbers and instants in their order. */
export function comparable(value: unknown): Cell {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? value.trimEnd().toLowerCase() : null;
}

/** The value that is indexed; lookups and people by number. */
export function indexable(column: Column, stored: Stored): Cell {
  const key = keyOf(column);
  const value = Object.hasOwn(stored, key) ? stored[key] : undefined;
  const linked = column.kind === 'lookup' || column.kind === 'person';
  return linked && value !== undefined ? Number(value) : comparable(value);
}

/** Writes the index rows of an item anew; refuses a value that a unique column already has. */
export function indexItem(world: World, list: ListRow, item: number, stored: Stored): void {
  world.db.run('DELETE FROM idx WHERE list = ? AND item = ?', list.n, item);
  indexNew(world, list, item, stored);
}

function indexNew(world: World, list: ListRow, item: number, stored: Stored): void {
  const cells: Cell[] = [];
  for (const column of ownColumns(world, list)) {
    if (!column.indexed) continue;
    const value = indexable(column, stored);
    if (value === null) continue;
    if (column.unique) checkUnique(world, list, column, value);
    cells.push(list.n, column.name, value, item);
  }
  if (cells.length === 0) return;
  const rows = Array.from({ length: cells.length / 4 }, () => '(?, ?, ?, ?)');
  world.db.run(`INSERT INTO idx VALUES ${rows.join(', ')}`, ...cells);
}

function checkUnique(world: World, list: ListRow, column: Column, value: Cell): void {
  const other = world.db.get(
    'SELECT 1 FROM idx WHERE list = ? AND col = ? AND val = ?',
    list.n,
    column.name,
    value,
  );
  if (!other) return;
  throw taken(
    'The list item could not be added or updated because duplicate values were found in the following field(s) ' +
      `in the list: [${column.name}].`,
  );
}

function defaults(columns: readonly Column[], now: string): Stored {
  const stored: Stored = {};
  for (const column of columns) {
    const given = column.definition['defaultValue'];
    const value = isObject(given) ? given['value'] : undefined;
    if (typeof value !== 'string' || value === '') continue;
    if (column.kind === 'number') stored[column.name] = Number(value);
    else if (column.kind === 'boolean') stored[column.name] = value === '1' || value === 'true';
    else if (column.kind === 'dateTime') stored[column.name] = value === '[today]' ? now : value;
    else if (column.kind === 'choices' && choicesOf(column).choices.includes(value))
      stored[column.name] = [value];
    else if (/^(text|note|choice)$/.test(column.kind)) stored[column.name] = value;
  }
  return stored;
}

/** Values that a new item has where none are given. */
export const startingFields = (call: By, list: ListRow): Stored =>
  defaults(ownColumns(call.world, list), call.at);

/** Adds an item with checked fields. */
export function addItem(call: By, list: ListRow, stored: Stored): ItemRow {
  const { world } = call;
  return world.db.atomically(() => {
    const next = world.db.get<{ id: number }>(
      'UPDATE list SET nextItem = nextItem + 1 WHERE n = ? RETURNING nextItem - 1 AS id',
      list.n,
    );
    if (!next) throw notFound('The specified list was not found');
    const by = identityOf(call.caller);
    const row: ItemRow = {
      list: list.n,
      id: next.id,
      guid: randomUUID(),
      version: 1,
      created: call.at,
      modified: call.at,
      createdBy: by,
      modifiedBy: by,
      fields: JSON.stringify(stored),
      seq: nextSeq(world),
    };
    world.db.run('INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', ...Object.values(row));
    indexNew(world, list, row.id, stored);
    return row;
  });
}

/** Makes a new version of an item with other fields; the old one is kept. */
export function changeItem(call: By, list: ListRow, row: ItemRow, stored: Stored): ItemRow {
  const { world } = call;
  return world.db.atomically(() => {
    const { db } = world;
    db.run(
      'INSERT INTO version VALUES (?, ?, ?, ?, ?, ?)',
      row.list,
      row.id,
      row.version,
      row.modified,
      row.modifiedBy,
      row.fields,
    );
    db.run(
      'DELETE FROM version WHERE list = ? AND item = ? AND version <= ?',
      row.list,
      row.id,
      row.version + 1 - mostVersions,
    );
    const next: ItemRow = {
      ...row,
      version: row.version + 1,
      modified: call.at,
      modifiedBy: identityOf(call.caller),
      fields: JSON.stringify(stored),
      seq: nextSeq(world),
    };
    db.run(
      'UPDATE item SET version = ?, modified = ?, modifiedBy = ?, fields = ?, seq = ? WHERE list = ? AND id = ?',
      next.version,
      next.modified,
      next.modifiedBy,
      next.fields,
      next.seq,
      row.list,
      row.id,
    );
    indexItem(world, list, row.id, stored);
    return next;
  });
}

/** Removes an item; delta tells of it. */
export function removeItem(world: World, list: ListRow, id: number): void {
  world.db.atomically(() => {
    world.db.run('DELETE FROM item WHERE list = ? AND id = ?', list.n, id);
    world.db.run('DELETE FROM idx WHERE list = ? AND item = ?', list.n, id);
    world.db.run('DELETE FROM version WHERE list = ? AND item = ?', list.n, id);
    world.db.run('INSERT OR REPLACE INTO gone VALUES (?, ?, ?)', list.n, id, nextSeq(world));
  });
}

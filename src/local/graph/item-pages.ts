import { createHash } from 'node:crypto';
import { isObject, type Call, type ListRow } from './call.ts';
import { type Column } from './columns.ts';
import { type Cell } from './database.ts';
import { filterColumn, meets, readFilter, type Condition } from './filter.ts';
import { indexable, storedFields, type ItemRow } from './item-store.ts';
import { invalid, overThreshold } from './refusal.ts';
import { readTop } from './query.ts';
import { seal, unseal } from './sealed.ts';

/** One page of items and where the next begins. */
export type Page = { rows: ItemRow[]; next: string | undefined };

/** Rows that a query may touch before the service refuses it. */
export const listViewThreshold = 5000;

type Order = { column: Column; down: boolean };

/** Runs an items query: filter, order and paging as SharePoint allows them. */
export function itemPage(call: Call, list: ListRow): Page {
  const { query, world } = call;
  for (const name of ['count', 'skip', 'search']) {
    if (query.has(name)) {
      throw invalid(
        `$${name} is not supported on this API. Only URLs returned by the API can be used to page.`,
      );
    }
  }
  const top = readTop(query);
  const after = readCursor(call, list);
  const filter = query.get('filter');
  const conditions = filter === undefined ? [] : readFilter(world, list, filter);
  const order = readOrder(call, list, query.get('orderby'));
  const rows =
    conditions.length === 0 && order.column === undefined && !order.byIdDown
      ? unfiltered(call, list, after, top + 1)
      : narrowedRows(call, list, { conditions, order, after, count: top + 1 });
  const more = rows.length > top;
  const page = more ? rows.slice(0, top) : rows;
  const last = page.at(-1);
  return { rows: page, next: more && last ? nextLink(call, list, last.id) : undefined };
}

const unfiltered = (call: Call, list: ListRow, after: number, count: number) =>
  call.world.db.all<ItemRow>(
    'SELECT * FROM item WHERE list = ? AND id > ? ORDER BY id LIMIT ?',
    list.n,
    after,
    count,
  );

type Wanted = {
  conditions: readonly Condition[];
  order: { column?: Order; byIdDown: boolean };
  after: number;
  count: number;
};

function narrowedRows(call: Call, list: ListRow, wanted: Wanted): ItemRow[] {
  const { conditions, order, after, count } = wanted;
  const columns = [...conditions.map(({ column }) => column), ...(order.column ? [order.column.column] : [])];
  demandIndexes(call, columns);
  const driver = conditions.find(({ column }) => column.indexed);
  const found = driver
    ? driven(
        call,
        list,
        conditions.filter(({ column }) => column === driver.column),
      )
    : whole(call, list);
  const kept = found.filter((row) => {
    const stored = storedFields(row);
    return conditions.every((condition) => meets(indexable(condition.column, stored), condition));
  });
  return afterCursor(sorted(kept, order), after).slice(0, count);
}

function demandIndexes(call: Call, columns: readonly Column[]): void {
  if (/\bHonorNonIndexedQueriesWarningMayFailRandomly\b/i.test(call.headers['prefer'] ?? '')) return;
  const bare = columns.find((column) => !column.indexed);
  if (!bare) return;
  throw invalid(
    `Field '${bare.name}' cannot be referenced in filter or orderby as it is not indexed. Provide the ` +
      "'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries " +
      'may fail on large lists.',
  );
}

const comparisons = { eq: '=', ne: '<>', lt: '<', gt: '>', le: '<=', ge: '>=' } as const;

/**
 * The rows that the first indexed column selects; above the threshold nothing else helps. Two conditions on that one
 * column are one range of its index.
 */
function driven(call: Call, list: ListRow, conditions: readonly Condition[]): ItemRow[] {
  const cells: Cell[] = [list.n, conditions[0]?.column.name ?? ''];
  const where = conditions.map(({ operator, value }) => {
    cells.push(value);
    if (operator !== 'startswith') return `idx.val ${comparisons[operator]} ?`;
    cells.push(`${String(value)}\u{10ffff}`);
    return 'idx.val >= ? AND idx.val < ?';
  });
  const rows = call.world.db.all<ItemRow>(
    `SELECT item.* FROM idx JOIN item ON item.list = idx.list AND item.id = idx.item
     WHERE idx.list = ? AND idx.col = ? AND ${where.join(' AND ')} LIMIT ?`,
    ...cells,
    listViewThreshold + 1,
  );
  if (rows.length > listViewThreshold) throw overThreshold();
  return conditions.some(({ operator }) => operator === 'ne') ? whole(call, list) : rows;
}

function whole(call: Call, list: ListRow): ItemRow[] {
  const rows = unfiltered(call, list, 0, listViewThreshold + 1);
  if (rows.length > listViewThreshold) throw overThreshold();
  return rows;
}

function readOrder(call: Call, list: ListRow, text: string | undefined): Wanted['order'] {
  if (text === undefined) return { byIdDown: false };
  const match = /^\s*([\w/]+)(?:\s+(asc|desc))?\s*$/i.exec(text);
  if (!match) throw invalid(`The $orderby clause '${text.slice(0, 200)}' is not supported.`);
  const [, path = '', direction = 'asc'] = match;
  const down = direction.toLowerCase() === 'desc';
  if (/^(fields\/)?id$/i.test(path)) return { byIdDown: down };
  return { column: { column: filterColumn(call.world, list, path), down }, byIdDown: false };
}

function sorted(rows: ItemRow[], { column: by, byIdDown }: Wanted['order']): ItemRow[] {
  if (!by) return rows.sort((a, b) => (byIdDown ? b.id - a.id : a.id - b.id));
  const keyed = rows.map((row) => ({ row, key: indexable(by.column, storedFields(row)) }));
  const sign = by.down ? -1 : 1;
  keyed.sort((a, b) => sign * order(a.key, b.key) || a.row.id - b.row.id);
  return keyed.map(({ row }) => row);
}

/** Empty values sort first, as in SharePoint. */
function order(a: Cell, b: Cell): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}

function afterCursor(rows: ItemRow[], after: number): ItemRow[] {
  if (after === 0) return rows;
  const at = rows.findIndex((row) => row.id === after);
  return at < 0 ? rows.filter((row) => row.id > after) : rows.slice(at + 1);
}

/** What must be the same from page to page. */
const shapeOf = (call: Call, list: ListRow) =>
  createHash('sha256')
    .update(
      JSON.stringify([
        list.id,
        ...['filter', 'orderby', 'expand', 'select'].map((name) => call.query.get(name)),
      ]),
    )
    .digest('base64url')
    .slice(0, 16);

function readCursor(call: Call, list: ListRow): number {
  const token = call.query.get('skiptoken');
  if (token === undefined) return 0;
  const value = unseal(token, call.world.secret);
  if (!isObject(value) || value['shape'] !== shapeOf(call, list))
    throw invalid('The $skiptoken is not valid.');
  return Number(value['after']);
}

function nextLink(call: Call, list: ListRow, after: number): string {
  const kept = ['expand', 'select', 'filter', 'orderby', 'top']
    .filter((name) => call.query.has(name))
    .map((name) => `$${name}=${encodeURIComponent(call.query.get(name) ?? '')}`);
  const token = seal({ shape: shapeOf(call, list), after }, call.world.secret);
  return `${call.origin}/v1.0${call.path}?${[...kept, `$skiptoken=${token}`].join('&')}`;
}

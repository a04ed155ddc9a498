import { listOf, nothing, objectBody, type Answer, type Call, type Json, type ListRow } from './call.ts';
import { allColumns, mostIndexes, ownColumns, told, type Column } from './columns.ts';
import { changedDefinition, checkedDefinition } from './definitions.ts';
import { indexable, storedFields, type ItemRow } from './item-store.ts';
import { collection, entity } from './items.ts';
import { narrowed, readSelect } from './query.ts';
import { invalid, notFound, taken } from './refusal.ts';
import type { Endpoint } from './router.ts';
import { keyOf } from './values.ts';

const path = '/sites/{site}/lists/{list}/columns';
/**
 * Adds a checked column to a list and answers its definition. A built-in column's name gets a 0 at its end, as in
 * SharePoint; refuses a name that another added column has, and a 21st index.
 */
export function addColumn(call: Call, list: ListRow, asked: Json): Json {
  const { world } = call;
  const same = (name: string) =>
    allColumns(world, list).find((column) => column.name.toLowerCase() === name.toLowerCase());
  const builtIn = same(String(asked['name']));
  const clash = builtIn && builtIn.definition['columnGroup'] === '_Hidden';
  const name = clash || builtIn?.name === 'Title' ? `${String(asked['name'])}0` : String(asked['name']);
  if (same(name)) throw taken(`A column with the name '${name}' already exists.`);
  const definition: Json = { ...asked, name };
  if (definition['indexed'] === true) checkIndexes(call, list);
  const row = world.db.get<{ ord: number }>(
    'SELECT coalesce(max(ord), 0) + 1 AS ord FROM col WHERE list = ?',
    list.n,
  );
  const text = JSON.stringify(definition);
  world.db.run(
    'INSERT INTO col VALUES (?, ?, ?, ?, ?)',
    list.n,
    String(asked['id']),
    name,
    text,
    row?.ord ?? 1,
  );
  world.columns.delete(list.n);
  return definition;
}

function checkIndexes(call: Call, list: ListRow): void {
  const indexed = ownColumns(call.world, list).filter((column) => column.indexed).length;
  if (indexed >= mostIndexes) throw invalid(`A list has at most ${mostIndexes} indexed columns.`);
}

/** The column of the path, by id or name. */
function columnOf(call: Call): Column {
  const wanted = call.params['column'] ?? '';
  const found = allColumns(call.world, listOf(call)).find(
    (column) => column.id === wanted.toLowerCase() || column.name === wanted,
  );
  if (!found) throw notFound('The specified column was not found.');
  return found;
}

function changeColumn(call: Call): Answer {
  const { world } = call;
  const list = listOf(call);
  const column = columnOf(call);
  const body = objectBody(call);
  const mine = ownColumns(world, list).includes(column);
  if (!mine) throw invalid(`The column '${column.name}' cannot be changed.`);
  const definition = changedDefinition(call, column, body);
  const indexed = definition['indexed'] === true;
  return world.db.atomically(() => {
    if (indexed && !column.indexed) checkIndexes(call, list);
    world.db.run(
      'UPDATE col SET definition = ? WHERE list = ? AND id = ?',
      JSON.stringify(definition),
      list.n,
      column.id,
    );
    world.columns.delete(list.n);
    const unique = definition['enforceUniqueValues'] === true;
    if (indexed !== column.indexed || unique !== column.unique) reindex(call, list, column, definition);
    return entity(call, 'columnDefinition', definition);
  });
}

/** SharePoint does not add an index by hand to a list of more items than this. */
const mostForNewIndex = 20_000;

function reindex(call: Call, list: ListRow, column: Column, definition: Json): void {
  const { db } = call.world;
  db.run('DELETE FROM idx WHERE list = ? AND col = ?', list.n, column.name);
  if (definition['indexed'] !== true) return;
  const rows = db.all<ItemRow>('SELECT * FROM item WHERE list = ? LIMIT ?', list.n, mostForNewIndex + 1);
  if (rows.length > mostForNewIndex)
    throw invalid('An index cannot be added to a list of more than 20,000 items.');
  const seen = new Set<unknown>();
  for (const row of rows) {
    const value = indexable(column, storedFields(row));
    if (value === null) continue;
    if (definition['enforceUniqueValues'] === true && seen.has(value)) {
      throw invalid(`The column '${column.name}' has duplicate values and cannot enforce unique values.`);
    }
    seen.add(value);
    db.run('INSERT INTO idx VALUES (?, ?, ?, ?)', list.n, column.name, value, row.id);
  }
}

function deleteColumn(call: Call): Answer {
  const { world } = call;
  const list = listOf(call);
  const column = columnOf(call);
  const mine = ownColumns(world, list).includes(column);
  if (!mine || column.name === 'Title') throw invalid(`The column '${column.name}' cannot be deleted.`);
  world.db.atomically(() => {
    world.db.run('DELETE FROM col WHERE list = ? AND id = ?', list.n, column.id);
    world.db.run('DELETE FROM idx WHERE list = ? AND col = ?', list.n, column.name);
    const at = `$."${keyOf(column)}"`;
    world.db.run('UPDATE item SET fields = json_remove(fields, ?) WHERE list = ?', at, list.n);
    world.db.run('UPDATE version SET fields = json_remove(fields, ?) WHERE list = ?', at, list.n);
  });
  world.columns.delete(list.n);
  return nothing;
}

function createColumn(call: Call): Answer {
  const definition = addColumn(call, listOf(call), checkedDefinition(call, objectBody(call)));
  return entity(call, 'columnDefinition', definition, 201);
}

function listColumns(call: Call): Answer {
  const select = readSelect(call.query.get('select'));
  const columns = allColumns(call.world, listOf(call)).filter(
    (column) => !column.hidden || select?.includes('hidden'),
  );
  return collection(
    call,
    'Collection(columnDefinition)',
    columns.map((column) => JSON.stringify(narrowed(told(column), select))),
  );
}

/** Columns of lists. */
export const columnEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path,
    need: { of: 'list', level: 'read' },
    units: 2,
    options: ['select'],
    run: listColumns,
  },
  { method: 'POST', path, need: { of: 'list', level: 'manage' }, units: 2, run: createColumn },
  {
    method: 'GET',
    path: `${path}/{column}`,
    need: { of: 'list', level: 'read' },
    units: 1,
    options: ['select'],
    run: (call) =>
      entity(call, 'columnDefinition', narrowed(told(columnOf(call)), readSelect(call.query.get('select')))),
  },
  {
    method: 'PATCH',
    path: `${path}/{column}`,
    need: { of: 'list', level: 'manage' },
    units: 2,
    run: changeColumn,
  },
  {
    method: 'DELETE',
    path: `${path}/{column}`,
    need: { of: 'list', level: 'manage' },
    units: 2,
    run: deleteColumn,
  },
];

import { answer, isObject, listOf, nothing, objectBody, type Answer, type Call, type Json } from './call.ts';
import { fieldsWriter, itemWriter, readShape, type Shape } from './item-json.ts';
import { itemPage } from './item-pages.ts';
import {
  addItem,
  changeItem,
  checkIfMatch,
  etagOf,
  itemOf,
  lastSeq,
  removeItem,
  startingFields,
  storedFields,
  type ItemRow,
} from './item-store.ts';
import { fileOfItem } from './file-store.ts';
import { recycle } from './recycle.ts';
import { invalid } from './refusal.ts';
import { readSelect } from './query.ts';
import type { Endpoint } from './router.ts';
import { applied } from './values.ts';

const items = '/sites/{site}/lists/{list}/items';
const withFields: Shape = { select: undefined, fields: true, fieldNames: undefined };

/** Context and members of a collection, from texts that are JSON already. */
export function collection(call: Call, type: string, values: readonly string[], more: Json = {}): Answer {
  const links = Object.entries(more)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `,"${name}":${JSON.stringify(value)}`);
  const context = JSON.stringify(`${call.origin}/v1.0/$metadata#${type}`);
  return {
    status: 200,
    json: `{"@odata.context":${context}${links.join('')},"value":[${values.join(',')}]}`,
    items: values.length,
  };
}

function listItems(call: Call): Answer {
  const { pages } = call.world;
  if (!pages) return pageOfItems(call);
  const key = `${call.origin} ${call.path} ${JSON.stringify([...call.query])} ${call.headers['prefer'] ?? ''} ${call.headers['accept'] ?? ''}`;
  const seq = lastSeq(call.world);
  const known = pages.get(key);
  if (known?.seq === seq) return known.page;
  const page = pageOfItems(call);
  pages.set(key, { seq, page });
  return page;
}

function pageOfItems(call: Call): Answer {
  const list = listOf(call);
  // What a caller accepts decides how much is told beside the values; links to further pages always are.
  const bare = /\bodata\.metadata=none\b/i.test(call.headers['accept'] ?? '');
  const shape = { ...readShape(call, list), bare };
  const page = itemPage(call, list);
  const values = page.rows.map(itemWriter(call, list, shape));
  const told = collection(call, 'Collection(listItem)', values, { '@odata.nextLink': page.next });
  return bare ? { ...told, headers: { 'Content-Type': 'application/json;odata.metadata=none' } } : told;
}

function oneItem(call: Call, row: ItemRow, shape: Shape, status = 200): Answer {
  const text = itemWriter(call, listOf(call), shape)(row);
  const context = JSON.stringify(`${call.origin}/v1.0/$metadata#listItem`);
  return { status, json: `{"@odata.context":${context},${text.slice(1)}`, headers: { ETag: etagOf(row) } };
}

function readItem(call: Call): Answer {
  const list = listOf(call);
  return oneItem(call, itemOf(call.world, list, call.params['item'] ?? ''), readShape(call, list));
}

function readFields(call: Call, row: ItemRow): Answer {
  const names = readSelect(call.query.get('select'));
  const text = fieldsWriter(call.world, listOf(call), names)(row);
  return { status: 200, json: text, headers: { ETag: etagOf(row) } };
}

function createItem(call: Call): Answer {
  const list = listOf(call);
  const body = objectBody(call);
  if (list.template === 'documentLibrary') {
    throw invalid('Items of a document library are made by uploading files to its drive.');
  }
  const unknown = Object.keys(body).find(
    // A bulk body `{"value":[…]}` makes one empty item, as in the service.
    (name) => !['fields', 'contentType', 'value', 'id'].includes(name) && !name.startsWith('@'),
  );
  if (unknown) throw invalid(`The property '${unknown}' does not exist on type 'microsoft.graph.listItem'.`);
  const given = body['fields'] ?? {};
  if (!isObject(given)) throw invalid("The value of 'fields' is not an object.");
  const stored = applied(call.world, list, startingFields(call, list), given);
  return oneItem(call, addItem(call, list, stored), withFields, 201);
}

/** Changes an item by a map of fields and answers with the row as it is then. */
function change(call: Call, given: unknown): ItemRow {
  const { world } = call;
  const list = listOf(call);
  if (!isObject(given)) throw invalid("The value of 'fields' is not an object.");
  return world.db.atomically(() => {
    const row = itemOf(world, list, call.params['item'] ?? '');
    checkIfMatch(call, etagOf(row));
    return changeItem(call, list, row, applied(world, list, storedFields(row), given));
  });
}

function changeFields(call: Call): Answer {
  return readFields(call, change(call, objectBody(call)));
}

function patchItem(call: Call): Answer {
  const body = objectBody(call);
  const unknown = Object.keys(body).find((name) => name !== 'fields' && !name.startsWith('@'));
  if (unknown || !('fields' in body)) {
    throw invalid(`The property '${unknown ?? 'fields'}' cannot be changed; send {"fields": {…}}.`);
  }
  return oneItem(call, change(call, body['fields']), withFields);
}

function deleteItem(call: Call): Answer {
  const list = listOf(call);
  const row = itemOf(call.world, list, call.params['item'] ?? '');
  checkIfMatch(call, etagOf(row));
  const file = fileOfItem(call.world, list, row.id);
  if (file) recycle(call.world, file);
  else removeItem(call.world, list, row.id);
  return nothing;
}

/** Items of lists. */
export const itemEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: items,
    need: { of: 'list', level: 'read' },
    units: 2,
    options: ['expand', 'select', 'filter', 'orderby', 'top', 'skiptoken', 'count', 'skip', 'search'],
    run: listItems,
  },
  { method: 'POST', path: items, need: { of: 'list', level: 'write' }, units: 2, run: createItem },
  {
    method: 'GET',
    path: `${items}/{item}`,
    need: { of: 'list', level: 'read' },
    units: 1,
    options: ['expand', 'select'],
    run: readItem,
  },
  {
    method: 'PATCH',
    path: `${items}/{item}`,
    need: { of: 'list', level: 'write' },
    units: 2,
    run: patchItem,
  },
  {
    method: 'DELETE',
    path: `${items}/{item}`,
    need: { of: 'list', level: 'write' },
    units: 2,
    run: deleteItem,
  },
  {
    method: 'GET',
    path: `${items}/{item}/fields`,
    need: { of: 'list', level: 'read' },
    units: 1,
    options: ['select'],
    run: (call) => readFields(call, itemOf(call.world, listOf(call), call.params['item'] ?? '')),
  },
  {
    method: 'PATCH',
    path: `${items}/{item}/fields`,
    need: { of: 'list', level: 'write' },
    units: 2,
    run: changeFields,
  },
];

/** Answers one object with its context. */
export const entity = (call: Call, type: string, body: Json, status = 200): Answer =>
  answer(status, { '@odata.context': `${call.origin}/v1.0/$metadata#${type}`, ...body });

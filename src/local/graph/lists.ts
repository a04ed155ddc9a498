import {
  identityOf,
  isObject,
  listOf,
  nothing,
  objectBody,
  siteOf,
  textMember,
  type Answer,
  type Call,
  type Json,
  type ListRow,
} from './call.ts';
import { addColumn } from './column-endpoints.ts';
import { allColumns, told } from './columns.ts';
import { checkedDefinition } from './definitions.ts';
import { insertList, listEtag, listJson } from './list-store.ts';
import { itemWriter } from './item-json.ts';
import { checkIfMatch, nextSeq, type ItemRow } from './item-store.ts';
import { collection, entity } from './items.ts';
import { narrowed, readExpand, readSelect, readTop, type Expansion } from './query.ts';
import { invalid, notImplemented, taken } from './refusal.ts';
import type { Endpoint } from './router.ts';

const path = '/sites/{site}/lists';

function listLists(call: Call): Answer {
  const filter = call.query.get('filter');
  const wanted = filter === undefined ? undefined : /^\s*displayName eq '((?:[^']|'')*)'\s*$/.exec(filter);
  if (wanted === null) throw invalid('The provided filter statement is not supported');
  const rows = call.world.db.all<ListRow>('SELECT * FROM list WHERE site = ? ORDER BY n', siteOf(call).id);
  const select = readSelect(call.query.get('select'));
  const title = wanted?.[1]?.replaceAll("''", "'").toLowerCase();
  const kept = rows
    .filter((list) => title === undefined || list.displayName.toLowerCase() === title)
    .filter((list) => list.hidden === 0 || select?.includes('system'))
    .slice(0, readTop(call.query));
  const expansions = readExpand(call.query.get('expand') ?? '');
  const texts = kept.map((list) => JSON.stringify(shaped(call, list, select, expansions)));
  return collection(call, 'lists', texts);
}

function shaped(call: Call, list: ListRow, select: string[] | undefined, expansions: Expansion[]): Json {
  const json = narrowed(listJson(list), select);
  for (const { name, options } of expansions) {
    if (name === 'columns') {
      const names = readSelect(options.get('select'));
      json[name] = allColumns(call.world, list).map((column) => narrowed(told(column), names));
    } else if (name === 'items') {
      json[name] = expandedItems(call, list, options);
    } else if (name === 'drive') {
      if (list.drive !== null)
        json[name] = { id: list.drive, name: list.displayName, driveType: 'documentLibrary' };
    } else throw notImplemented(`$expand=${name} on lists`);
  }
  return json;
}

function expandedItems(call: Call, list: ListRow, options: ReadonlyMap<string, string>): unknown[] {
  if (options.has('filter') || options.has('orderby'))
    throw notImplemented('$filter in an expanded items clause');
  const fields = readExpand(options.get('expand') ?? '').find(({ name }) => name === 'fields');
  const write = itemWriter(call, list, {
    select: undefined,
    fields: fields !== undefined,
    fieldNames: readSelect(fields?.options.get('select')),
  });
  const rows = call.world.db.all<ItemRow>('SELECT * FROM item WHERE list = ? ORDER BY id LIMIT 200', list.n);
  return rows.map((row): unknown => JSON.parse(write(row)));
}

const templates = ['genericList', 'documentLibrary'];

/** Refuses a title that is empty, too long or taken by another list of the site. */
function checkTitle(call: Call, title: string, own?: ListRow): void {
  if (title === '' || title.length > 255)
    throw invalid("A list needs a 'displayName' of 1 to 255 characters.");
  const sql = 'SELECT n FROM list WHERE site = ? AND displayName = ? COLLATE NOCASE';
  const same = call.world.db.get<{ n: number }>(sql, siteOf(call).id, title);
  if (!same || same.n === own?.n) return;
  throw taken(
    'A list, survey, discussion board, or document library with the specified title already exists in this Web ' +
      'site. Please choose another title.',
  );
}

function createList(call: Call): Answer {
  const body = objectBody(call);
  const site = siteOf(call);
  if (body['name'] !== undefined) {
    throw invalid(
      "Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'",
    );
  }
  const title = textMember(body, 'displayName')?.trim() ?? '';
  const facet = body['list'];
  const template = isObject(facet) ? (textMember(facet, 'template') ?? 'genericList') : 'genericList';
  if (!templates.includes(template)) throw notImplemented(`lists of the template '${template}'`);
  const columns = body['columns'] ?? [];
  if (!Array.isArray(columns) || !columns.every(isObject))
    throw invalid("The value of 'columns' is not valid.");
  return call.world.db.atomically(() => {
    checkTitle(call, title);
    const hidden = isObject(facet) && facet['hidden'] === true;
    const description = textMember(body, 'description') ?? '';
    const list = insertList(call, { site: site.id, owner: null, title, template, description, hidden });
    for (const column of columns) {
      addColumn(call, list, checkedDefinition(call, column));
    }
    return entity(call, 'list', listJson(list), 201);
  });
}

function changeList(call: Call): Answer {
  const list = listOf(call);
  const body = objectBody(call);
  checkIfMatch(call, listEtag(list));
  const unknown = Object.keys(body).find((name) => !['displayName', 'description'].includes(name));
  if (unknown) throw invalid(`The property '${unknown}' of a list cannot be changed.`);
  const title = (textMember(body, 'displayName') ?? list.displayName).trim();
  checkTitle(call, title, list);
  call.world.db.run(
    'UPDATE list SET displayName = ?, description = ?, version = version + 1, modified = ?, modifiedBy = ? WHERE n = ?',
    title,
    textMember(body, 'description') ?? list.description,
    call.at,
    identityOf(call.caller),
    list.n,
  );
  const after = call.world.db.get<ListRow>('SELECT * FROM list WHERE n = ?', list.n);
  return entity(call, 'list', listJson(after ?? list));
}

function deleteList(call: Call): Answer {
  const { world } = call;
  const list = listOf(call);
  checkIfMatch(call, listEtag(list));
  world.db.atomically(() => {
    nextSeq(world);
    for (const table of [
      'col',
      'item',
      'idx',
      'version',
      'gone',
      'file',
      'fileVersion',
      'upload',
      'listRight',
      'appGrant',
    ]) {
      world.db.run(`DELETE FROM ${table} WHERE list = ?`, list.n);
    }
    // The number is never given to another list, so that what still names it finds nothing.
    world.db.run("UPDATE list SET id = 'deleted ' || n, site = 'deleted', drive = NULL WHERE n = ?", list.n);
  });
  world.columns.delete(list.n);
  return nothing;
}

/** Lists of sites. */
export const listEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path,
    need: { of: 'site', level: 'read' },
    units: 2,
    options: ['select', 'filter', 'expand', 'top'],
    run: listLists,
  },
  { method: 'POST', path, need: { of: 'site', level: 'manage' }, units: 2, run: createList },
  {
    method: 'GET',
    path: `${path}/{list}`,
    need: { of: 'list', level: 'read' },
    units: 1,
    options: ['select', 'expand'],
    run: (call) => {
      const expansions = readExpand(call.query.get('expand') ?? '');
      const select = readSelect(call.query.get('select'));
      return entity(call, 'list', shaped(call, listOf(call), select, expansions));
    },
  },
  {
    method: 'PATCH',
    path: `${path}/{list}`,
    need: { of: 'list', level: 'manage' },
    units: 2,
    run: changeList,
  },
  {
    method: 'DELETE',
    path: `${path}/{list}`,
    need: { of: 'list', level: 'manage' },
    units: 2,
    run: deleteList,
  },
];

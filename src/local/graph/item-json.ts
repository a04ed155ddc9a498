import { people } from '../directory.ts';
import { numberOf, webFolder } from './shown.ts';
import type { Call, ListRow, World } from './call.ts';
import { allColumns, ownColumns, type Column } from './columns.ts';
import { etagOf, storedFields, type ItemRow } from './item-store.ts';
import { invalid, Refusal } from './refusal.ts';
import { readExpand, readSelect } from './query.ts';
import { keyOf, lookedUp, type Stored } from './values.ts';

/** What of items is answered. */
export type Shape = {
  select: ReadonlySet<string> | undefined;
  fields: boolean;
  /** Names of `fields(select=…)`; undefined gives all that is not hidden. */
  fieldNames: readonly string[] | undefined;
  /** Without annotations: the caller accepts `odata.metadata=none`. */
  bare?: boolean;
};

const itemMembers = [
  'id',
  'createdDateTime',
  'eTag',
  'lastModifiedDateTime',
  'webUrl',
  'createdBy',
  'lastModifiedBy',
  'parentReference',
  'contentType',
  'name',
  'description',
  'fields',
  'sharepointIds',
];

/** Most lookup, person and created-by columns in one query. */
export const mostLookups = 12;

/** Reads $select and $expand of an items request. */
export function readShape(call: Call, list: ListRow): Shape {
  const select = readSelect(call.query.get('select'));
  const unknown = select?.find((name) => !itemMembers.includes(name) && name !== '*');
  if (unknown) {
    throw new Refusal(
      400,
      'BadRequest',
      `Could not find a property named '${unknown}' on type 'microsoft.graph.listItem'.`,
    );
  }
  const expansions = readExpand(call.query.get('expand') ?? '');
  const other = expansions.find(({ name }) => name !== 'fields');
  if (other) {
    throw new Refusal(
      501,
      'notImplemented',
      `The local tenant does not implement $expand=${other.name} on items.`,
    );
  }
  if (expansions.length > 1) throw invalid('The $expand clause names fields more than once.');
  const fieldNames = readSelect(expansions[0]?.options.get('select'));
  checkLookups(call.world, list, fieldNames, expansions.length > 0);
  return {
    select: select && !select.includes('*') ? new Set(select) : undefined,
    fields: expansions.length > 0,
    fieldNames: fieldNames?.includes('*') ? undefined : fieldNames,
  };
}

const isLinked = (column: Column) => /^(lookups?|person|people)$/.test(column.kind);

function checkLookups(world: World, list: ListRow, names: readonly string[] | undefined, any: boolean): void {
  if (!any) return;
  const asked = allColumns(world, list).filter(
    (column) =>
      isLinked(column) &&
      (names
        ? names.some((name) => name === column.name || name === `${column.name}LookupId`)
        : !column.hidden),
  );
  if (asked.length > mostLookups) {
    throw invalid(
      'The query cannot be completed because the number of lookup columns it contains exceeds the lookup column ' +
        `threshold of ${mostLookups}.`,
    );
  }
}

/** Makes items of one list into JSON text. */
export function itemWriter(call: Call, list: ListRow, shape: Shape): (row: ItemRow) => string {
  const fields = fieldsWriter(call.world, list, shape.fieldNames);
  const parent = JSON.stringify({ id: list.id, siteId: list.site });
  const type = contentType(list);
  const folder = webFolder(list);
  const all = (row: ItemRow): [string, string][] => [
    ['createdDateTime', `"${row.created}"`],
    ['eTag', JSON.stringify(etagOf(row))],
    ['id', `"${row.id}"`],
    ['lastModifiedDateTime', `"${row.modified}"`],
    ['webUrl', `"${folder}/${row.id}_.000"`],
    ['createdBy', row.createdBy],
    ['lastModifiedBy', row.modifiedBy],
    ['parentReference', parent],
    ['contentType', type],
  ];
  return (row) => {
    const { select } = shape;
    const members = select ? all(row).filter(([name]) => select.has(name)) : all(row);
    const text = members.map(([name, value]) => `"${name}":${value}`);
    if (!shape.bare) text.unshift(`"@odata.etag":${JSON.stringify(etagOf(row))}`);
    if (shape.fields) text.push(`"fields":${shape.bare ? withoutAnnotations(fields(row)) : fields(row)}`);
    return `{${text.join(',')}}`;
  };
}

function withoutAnnotations(fields: string): string {
  const all = Object.entries(JSON.parse(fields) as object); // it was written as an object
  return JSON.stringify(Object.fromEntries(all.filter(([name]) => !name.includes('@odata.'))));
}

const contentType = (list: ListRow) =>
  list.template === 'documentLibrary' ? '{"id":"0x0101","name":"Document"}' : '{"id":"0x0100","name":"Item"}';

/** Makes an item's fieldValueSet into JSON text. */
export function fieldsWriter(
  world: World,
  list: ListRow,
  names: readonly string[] | undefined,
): (row: ItemRow) => string {
  const columns = ownColumns(world, list);
  const plain = columns.every((column) => !column.hidden && !/^(choices|lookups|people)$/.test(column.kind));
  if (!names && plain) return (row) => joined(row.fields, builtIns(list, row));
  const wanted = names ?? columns.filter((column) => !column.hidden).map((column) => keyOf(column));
  return (row) => {
    const stored = storedFields(row);
    const built: Stored = JSON.parse(`{${builtIns(list, row)}}`);
    const out: Stored = { '@odata.etag': built['@odata.etag'] };
    for (const name of wanted) put(out, world, { columns, stored, built, row }, name);
    return JSON.stringify(names ? out : { ...out, ...built });
  };
}

const joined = (stored: string, built: string) =>
  stored === '{}' ? `{${built}}` : `{${built},${stored.slice(1)}`;

function builtIns(list: ListRow, row: ItemRow): string {
  const library = list.template === 'documentLibrary';
  return (
    `"@odata.etag":${JSON.stringify(etagOf(row))},"id":"${row.id}",` +
    `"ContentType":"${library ? 'Document' : 'Item'}","Modified":"${row.modified}","Created":"${row.created}",` +
    `"AuthorLookupId":"${numberOf(row.createdBy)}","EditorLookupId":"${numberOf(row.modifiedBy)}",` +
    `"_UIVersionString":"${row.version}.0","Attachments":false`
  );
}

type Source = { columns: readonly Column[]; stored: Stored; built: Stored; row: ItemRow };

function put(out: Stored, world: World, source: Source, name: string): void {
  const { columns, stored, built, row } = source;
  if (name === 'ID') out['id'] = built['id'];
  if (Object.hasOwn(built, name) && name !== '@odata.etag') out[name] = built[name];
  if (name === 'Author') out[name] = displayName(row.createdBy);
  if (name === 'Editor') out[name] = displayName(row.modifiedBy);
  const column = columns.find((each) => each.name === name || keyOf(each) === name);
  if (!column && name.startsWith('File') && name in stored) out[name] = stored[name];
  const value = column && Object.hasOwn(stored, keyOf(column)) ? stored[keyOf(column)] : undefined;
  if (!column || value === undefined) return;
  if (column.kind === 'choices') out[`${name}@odata.type`] = 'Collection(Edm.String)';
  out[name] = shown(world, column, value, name);
}

function shown(world: World, column: Column, value: unknown, name: string): unknown {
  if (Array.isArray(value) && column.kind !== 'choices') {
    return value.map((id) => linked(world, column, Number(id)));
  }
  if (keyOf(column) === name || name !== column.name) return value;
  return linked(world, column, Number(value)).LookupValue;
}

function linked(world: World, column: Column, id: number) {
  if (column.kind === 'lookup' || column.kind === 'lookups') {
    return { LookupId: id, LookupValue: lookedUp(world, column, id) ?? '' };
  }
  const found = people.find((person) => person.number === id);
  return { LookupId: id, LookupValue: found?.displayName ?? '', Email: found?.upn ?? '' };
}

const displayName = (identity: string) => /"displayName":("[^"]*")/.exec(identity)?.[1]?.slice(1, -1) ?? '';

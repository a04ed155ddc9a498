import { people } from '../directory.ts';
import type { Json, ListRow, World } from './call.ts';
import { isObject } from './call.ts';
import { choicesOf, ownColumns, systemColumns, type Column, type Kind } from './columns.ts';
import { invalid, Refusal } from './refusal.ts';
import { instantText, readInstant, siteMidnight } from './site-time.ts';

/** Values of an item as they are stored: by the key under which they are read; lookups and people by ids. */
export type Stored = Record<string, unknown>;

const manyText = 'Collection(Edm.String)';
const manyIds = 'Collection(Edm.Int32)';

/** The key under which a column's value is stored and, but for a display text, read. */
export const keyOf = (column: Column): string =>
  column.kind === 'lookup' || column.kind === 'person' ? `${column.name}LookupId` : column.name;

/** Writes the given fields over the stored ones; refuses what Graph refuses. */
export function applied(world: World, list: ListRow, before: Stored, given: Json): Stored {
  const after = { ...before };
  for (const [name, value] of Object.entries(given)) {
    if (name.includes('@')) {
      checkAnnotation(name, given);
      continue;
    }
    const { column, byId } = target(world, list, name);
    const key = keyOf(column);
    const many = column.kind === 'lookups' || column.kind === 'people';
    if ((many || key !== column.name) && !byId) {
      throw invalid(`Field '${name}' is a lookup; write '${name}LookupId'.`);
    }
    const stored = encoded(world, column, value, given[`${name}@odata.type`]);
    if (stored === undefined) delete after[key];
    else after[key] = stored;
  }
  return after;
}

function checkAnnotation(name: string, given: Json): void {
  const [member, kind] = name.split('@');
  if (member === '' || (kind === 'odata.type' && member !== undefined && member in given)) return;
  throw invalid(`The annotation '${name}' belongs to no property.`);
}

function target(world: World, list: ListRow, name: string): { column: Column; byId: boolean } {
  const columns = ownColumns(world, list);
  const plain = columns.find((column) => column.name === name);
  const base = name.endsWith('LookupId') ? name.slice(0, -'LookupId'.length) : undefined;
  const linked = columns.find(
    (column) => column.name === base && /^(lookups?|person|people)$/.test(column.kind),
  );
  const found = plain ?? linked;
  // The service's own spelling.
  if (name.startsWith('_')) throw invalid(`Field '${name}' is not recognied`);
  const builtIn = systemColumns(list).some((column) => [name, base].includes(column.name)) || name === 'id';
  if (builtIn || found?.readOnly) throw invalid(`Field '${name}' is read-only.`);
  if (!found) throw invalid(`Field '${name}' is not recognized`);
  return { column: found, byId: plain === undefined };
}

function encoded(world: World, column: Column, value: unknown, type: unknown): unknown {
  return value === null ? undefined : encoders[column.kind](column, value, world, type);
}

type Encoder = (column: Column, value: unknown, world: World, type: unknown) => unknown;

const readOnly: Encoder = ({ name }) => {
  throw invalid(`Field '${name}' is read-only.`);
};
const one: Encoder = (column, value, world) => String(linkedId(world, column, value));
const several: Encoder = (column, value, world, type) => linkedIds(world, column, value, type);

const encoders: Readonly<Record<Kind, Encoder>> = {
  text: (column, value) => textValue(column, value),
  note: (column, value) => textValue(column, value),
  number: ({ name }, value) => {
    if (typeof value !== 'number') throw wrong(name, 'Number');
    return value;
  },
  boolean: ({ name }, value) => {
    if (typeof value !== 'boolean') throw wrong(name, 'Boolean');
    return value;
  },
  choice: (column, value) => choiceValue(column, value),
  choices: (column, value, _world, type) => choiceValues(column, value, type),
  dateTime: (column, value) => dateValue(column, value),
  lookup: one,
  person: one,
  lookups: several,
  people: several,
  hyperlink: readOnly,
  calculated: readOnly,
};

const wrong = (name: string, type: string) => invalid(`Invalid value for field '${name}': expected ${type}.`);

const longestNote = 63_999;

// What XML 1.0, in which SharePoint keeps lists, cannot hold; and halves of surrogate pairs.
const unstorable =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function textValue(column: Column, value: unknown): string | undefined {
  if (typeof value !== 'string') throw wrong(column.name, 'String');
  const facet = column.definition['text'];
  const set = isObject(facet) && typeof facet['maxLength'] === 'number' ? facet['maxLength'] : 255;
  const longest = column.kind === 'note' ? longestNote : set;
  if (value.length > longest) {
    throw invalid(`The value of field '${column.name}' is longer than ${longest} characters.`);
  }
  if (unstorable.test(value)) throw invalid(`The value of field '${column.name}' has invalid characters.`);
  return value === '' ? undefined : value;
}

function choiceValue(column: Column, value: unknown): string | undefined {
  if (typeof value !== 'string') throw wrong(column.name, 'String');
  const { choices, anyText } = choicesOf(column);
  if (value === '') return undefined;
  if (anyText ? value.length > 255 || unstorable.test(value) : !choices.includes(value)) {
    throw invalid(`The value of field '${column.name}' is not one of its choices.`);
  }
  return value;
}

function choiceValues(column: Column, value: unknown, type: unknown): readonly string[] | undefined {
  if (type !== manyText || !Array.isArray(value)) {
    throw new Refusal(500, 'generalException', 'An unspecified error has occurred');
  }
  const kept = value.map((each) => choiceValue(column, each)).filter((each) => each !== undefined);
  return kept.length === 0 ? undefined : kept;
}

function dateValue(column: Column, value: unknown): string {
  if (typeof value !== 'string') throw wrong(column.name, 'DateTime');
  const at = readInstant(value);
  if (at === undefined) throw wrong(column.name, 'DateTime');
  const facet = column.definition['dateTime'];
  return isObject(facet) && facet['format'] === 'dateOnly' ? siteMidnight(at) : instantText(at);
}

function linkedId(world: World, column: Column, value: unknown): number {
  const id = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value;
  if (typeof id !== 'number' || !Number.isInteger(id)) throw wrong(column.name, 'Int32');
  const there =
    column.kind === 'person' || column.kind === 'people'
      ? people.some((person) => person.number === id)
      : lookedUp(world, column, id) !== undefined;
  if (!there) throw invalid(`Field '${column.name}' refers to ${id}, which does not exist.`);
  return id;
}

function linkedIds(world: World, column: Column, value: unknown, type: unknown) {
  if (type !== manyIds) {
    throw invalid('A value without a type name was found and no expected type is available.');
  }
  if (!Array.isArray(value)) throw wrong(column.name, manyIds);
  const ids = value.map((each) => linkedId(world, column, each));
  return ids.length === 0 ? undefined : [...new Set(ids)];
}

/** Display text of the item that a lookup refers to; undefined when it is gone. */
export function lookedUp(world: World, column: Column, id: number): string | undefined {
  const facet = column.definition['lookup'];
  if (!isObject(facet)) return undefined;
  const row = world.db.get<{ fields: string }>(
    'SELECT item.fields FROM item JOIN list ON list.n = item.list WHERE list.id = ? AND item.id = ?',
    String(facet['listId']).toLowerCase(),
    id,
  );
  if (!row) return undefined;
  const named = facet['columnName'];
  const shown = typeof named === 'string' ? named : 'Title';
  // Fields are stored as the JSON object that `applied` made.
  const text = (JSON.parse(row.fields) as Stored)[shown];
  return typeof text === 'string' ? text : '';
}

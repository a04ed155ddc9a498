import type { ListRow, World } from './call.ts';
import { allColumns, type Column } from './columns.ts';
import type { Cell } from './database.ts';
import { comparable } from './item-store.ts';
import { invalid, notImplemented, Refusal } from './refusal.ts';
import { instantText, readInstant, siteMidnight } from './site-time.ts';
import { isObject } from './call.ts';

/** One comparison of a filter; `value` is in the form that is indexed. */
export type Condition = {
  column: Column;
  operator: 'eq' | 'ne' | 'lt' | 'gt' | 'le' | 'ge' | 'startswith';
  value: Cell;
};

const literal = `('(?:[^']|'')*'|[^\\s')]+)`;
const comparison = new RegExp(`^\\s*([\\w/]+)\\s+(eq|ne|lt|gt|le|ge)\\s+${literal}\\s*`);
const start = new RegExp(`^\\s*startswith\\(\\s*([\\w/]+)\\s*,\\s*${literal}\\s*\\)\\s*`);
const badClause = (text: string) =>
  new Refusal(400, 'invalidRequest', `Invalid filter clause: ${text.slice(0, 200)}`);

/** Reads `fields/A eq 'x' and fields/B gt 3`; refuses what the service cannot filter by. */
export function readFilter(world: World, list: ListRow, text: string): Condition[] {
  const conditions: Condition[] = [];
  let rest = text;
  for (;;) {
    const opens = /^\s*\(/.test(rest);
    if (opens) throw notImplemented('brackets in $filter');
    const compared = comparison.exec(rest);
    const match = compared ?? start.exec(rest);
    if (!match) throw explain(rest);
    const [whole, path = ''] = match;
    // The expression admits these six words only.
    const operator = compared ? (compared[2] as Condition['operator']) : 'startswith';
    const given = (compared ? compared[3] : match[2]) ?? '';
    const column = filterColumn(world, list, path);
    conditions.push({ column, operator, value: readLiteral(column, given) });
    rest = rest.slice(whole.length);
    if (rest === '') return conditions;
    const and = /^and\s+/.exec(rest);
    if (!and) throw /^or\s/.test(rest) ? notImplemented("'or' in $filter") : badClause(text);
    rest = rest.slice(and[0].length);
    if (conditions.length > 20) throw badClause('too many conditions');
  }
}

function explain(rest: string): Refusal {
  if (/^\s*not\b/.test(rest)) return notImplemented("'not' in $filter");
  const call = /^\s*(\w+)\s*\(/.exec(rest);
  if (call && call[1] !== 'startswith')
    return invalid(`The function '${call[1] ?? ''}' is not supported in $filter.`);
  return badClause(rest);
}

/** The column that a filter or order names; refuses properties of the item itself. */
export function filterColumn(world: World, list: ListRow, path: string): Column {
  if (!path.startsWith('fields/')) throw badClause(path);
  const name = path.slice('fields/'.length);
  const base = name.replace(/LookupId$/, '');
  const column = allColumns(world, list).find(
    (each) => each.name === name || (each.name === base && /^(lookup|person)s?$/.test(each.kind)),
  );
  if (!column) throw invalid(`Field '${name}' is not recognized`);
  return column;
}

function readLiteral(column: Column, given: string): Cell {
  const quoted = given.startsWith("'");
  const text = quoted ? given.slice(1, -1).replaceAll("''", "'") : given;
  if (!quoted && text === 'null') throw notImplemented('comparison with null in $filter');
  const { kind } = column;
  if (kind === 'number') return readNumber(text, quoted);
  if (kind === 'lookup' || kind === 'person') return readNumber(text, false);
  if (kind === 'dateTime') return readDate(column, text);
  if (kind === 'boolean') {
    if (!/^(0|1|true|false)$/.test(text)) throw badClause(given);
    return text === '1' || text === 'true' ? 1 : 0;
  }
  if (!quoted) throw badClause(given);
  return comparable(text);
}

function readNumber(text: string, quoted: boolean): number {
  if (quoted || !/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) throw badClause(text);
  return Number(text);
}

function readDate(column: Column, text: string): string {
  const at = readInstant(text);
  if (at === undefined) throw badClause(text);
  const facet = column.definition['dateTime'];
  const only = isObject(facet) && facet['format'] === 'dateOnly';
  return (only ? siteMidnight(at) : instantText(at)).toLowerCase();
}

/** Whether an indexed value meets a condition; an empty one only meets `ne`. */
export function meets(value: Cell, { operator, value: wanted }: Condition): boolean {
  if (value === null || wanted === null) return operator === 'ne';
  switch (operator) {
    case 'eq':
      return value === wanted;
    case 'ne':
      return value !== wanted;
    case 'lt':
      return value < wanted;
    case 'gt':
      return value > wanted;
    case 'le':
      return value <= wanted;
    case 'ge':
      return value >= wanted;
    case 'startswith':
      return String(value).startsWith(String(wanted));
  }
}

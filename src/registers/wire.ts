import { pence, toPounds } from '../domain/words/money.ts';
import { asText, type Wire, type WireFields } from './codec.ts';
import { wireName, type Column, type Declaration, type Values } from './declare.ts';

/** The columns named of a row, as they would be written; null where the row has no value. */
export function encodeColumns<D extends Declaration>(
  declaration: D,
  values: Values<D>,
  keys: readonly string[],
): WireFields {
  const all: Readonly<Record<string, unknown>> = values;
  return Object.fromEntries(keys.flatMap((key) => wired(declaration, key, all[key])));
}

/** One value under its column's name, and what else the service wants with it; nothing where there is no such column. */
export function wired(declaration: Declaration, key: string, value: unknown): [string, Wire][] {
  const column = declaration.columns[key];
  if (!column) return [];
  const name = wireName(key);
  // The service refuses several choices without this annotation (graph-docs issue 2745).
  if (column.kind === 'choices')
    return [
      [`${name}@odata.type`, 'Collection(Edm.String)'],
      [name, Array.isArray(value) ? value.map(asText) : []],
    ];
  return [[name, wireOf(column, value)]];
}

function wireOf(column: Column, value: unknown): Wire {
  if (value === undefined || value === null || value === '') return null;
  if (column.kind === 'person') return asText(value).toLowerCase();
  if (column.kind === 'day') return `${asText(value)}T12:00:00Z`;
  if (typeof value === 'bigint') return Number(toPounds(pence(value)));
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return asText(value);
}

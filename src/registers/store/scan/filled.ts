import { wireName, type Declaration } from '../../declare.ts';
import { cellOf, personCells } from '../gather.ts';
import { ownCells } from '../table.ts';
import type { BytePacking, Meaning } from './byte-packing.ts';
import type { Json } from './json.ts';
import { readableJson } from './readable-json.ts';

/** A column that is filled, and which values it takes. */
export type Filled = {
  readonly packing: BytePacking;
  readonly required: boolean;
  readonly readable: ((json: Json, from: number, to: number) => boolean) | undefined;
};

/** Whether what fills this column is a person. */
export function isPerson(name: string): boolean {
  return name === ownCells.createdBy || name === ownCells.changedBy;
}

/** What JSON means in this column. */
export function meaningOf(name: string): Meaning {
  return isPerson(name) ? personCells() : cellOf;
}

/** What each slot of an item fills: its columns, the key, then members of the item; undefined fills nothing. */
export function filledOf(
  declaration: Declaration,
  packings: ReadonlyMap<string, BytePacking>,
): readonly (Filled | undefined)[] {
  const own = (name: string): Filled | undefined => {
    const packing = packings.get(name);
    return packing && { packing, required: false, readable: undefined };
  };
  const columns = Object.entries(declaration.columns).map(([key, column]): Filled | undefined => {
    const filled = own(wireName(key));
    return (
      filled && { ...filled, required: column.required === true, readable: readableJson(column, cellOf) }
    );
  });
  const { created, etag, id, changed, createdBy, changedBy, key } = ownCells;
  const members = [created, etag, id, changed, createdBy, changedBy].map(own);
  // What only decides how an item is read is in no column: type, deleted, annotations.
  return [...columns, own(key), undefined, ...members, undefined, undefined, undefined];
}

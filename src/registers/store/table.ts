import { bytesOf, type Packed } from './columns.ts';

/** The rows of a list, column by column. */
export type Table = {
  readonly count: number;
  /** By wire name; what every item has stands under the names of `ownCells`. */
  readonly columns: Readonly<Record<string, Packed>>;
};

/** What every item has beside its columns. People are kept as "id, line break, address, line break, name". */
export const ownCells = {
  id: '@id',
  key: '@key',
  etag: '@etag',
  createdBy: '@createdBy',
  created: '@created',
  changedBy: '@changedBy',
  changed: '@changed',
  name: '@name',
  size: '@size',
  webUrl: '@webUrl',
} as const;

/** What a table takes in memory, in bytes. */
export function sizeOf({ columns }: Table): number {
  return Object.values(columns).reduce((sum, column) => sum + bytesOf(column), 0);
}

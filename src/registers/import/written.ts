import type { Declaration } from '../declare.ts';
import type { Declarations } from '../lists/index.ts';
import type { Row, Saved } from '../types.ts';
import type { PlannedContract } from './plan.ts';

type RowOf<K extends keyof Declarations> = Row<Declarations[K]>;
type SavedOf<K extends keyof Declarations> = readonly Saved<Declarations[K]>[];

/** What an import wrote, so that it can be taken back. */
export type ImportWritten = {
  /** Contracts that it added. */
  readonly contracts: readonly RowOf<'contracts'>[];
  /** Contracts that it changed: as they were, and as it left them. */
  readonly changed: readonly { readonly before: RowOf<'contracts'>; readonly after: RowOf<'contracts'> }[];
  readonly suppliers: readonly RowOf<'suppliers'>[];
  readonly links: readonly RowOf<'contractSuppliers'>[];
};

export const nothingWritten: ImportWritten = { contracts: [], changed: [], suppliers: [], links: [] };

/** What two runs of one import wrote. */
export function bothWritten(before: ImportWritten, after: ImportWritten): ImportWritten {
  return {
    contracts: [...before.contracts, ...after.contracts],
    changed: [...before.changed, ...after.changed],
    suppliers: [...before.suppliers, ...after.suppliers],
    links: [...before.links, ...after.links],
  };
}

/** The rows that one run wrote, from what it planned and what came of it. */
export function writtenBy(
  planned: readonly PlannedContract[],
  ended: {
    readonly contracts: SavedOf<'contracts'>;
    readonly suppliers: SavedOf<'suppliers'>;
    readonly links: SavedOf<'contractSuppliers'>;
  },
): ImportWritten {
  const { contracts, suppliers, links } = ended;
  return {
    contracts: rowsOf(contracts.filter((_, index) => planned[index]?.write.kind === 'add')),
    changed: contracts.flatMap((result, index) => {
      const write = planned[index]?.write;
      if (result.kind !== 'saved' || write?.kind !== 'change') return [];
      return [{ before: write.base, after: result.row }];
    }),
    suppliers: rowsOf(suppliers),
    links: rowsOf(links),
  };
}

function rowsOf<D extends Declaration>(results: readonly Saved<D>[]): readonly Row<D>[] {
  return results.flatMap((result) => (result.kind === 'saved' ? [result.row] : []));
}

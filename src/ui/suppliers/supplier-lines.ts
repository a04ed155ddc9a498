import { counts } from '../../domain/contract/contract.ts';
import { pence, type Pence } from '../../domain/words/money.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Row } from '../../registers/types.ts';

/** A supplier with what it does for the council. */
export type SupplierLine = {
  readonly row: Row<Declarations['suppliers']>;
  readonly contracts: number;
  /** The value of its awarded contracts, each in full, shared ones too. */
  readonly value: Pence;
};

/** Joins suppliers with their contracts. */
export function supplierLines(
  suppliers: readonly Row<Declarations['suppliers']>[],
  links: readonly Row<Declarations['contractSuppliers']>[],
  contracts: readonly Row<Declarations['contracts']>[],
): readonly SupplierLine[] {
  const known = new Map(contracts.map((row) => [row.values.ref, row.values]));
  const served = new Map<string, Set<string>>();
  for (const { values } of links) {
    const own = served.get(values.supplier) ?? new Set();
    served.set(values.supplier, own.add(values.contract));
  }
  return suppliers.map((row) => {
    const own = [...(served.get(row.values.ref) ?? [])].flatMap((ref) => known.get(ref) ?? []);
    const awarded = own.filter(counts);
    const value = awarded.reduce((sum, contract) => sum + (contract.value ?? 0n), 0n);
    return { row, contracts: awarded.length, value: pence(value) };
  });
}

const words = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** The suppliers that a search finds, in the order asked for ("title", "-contracts", "-value"). */
export function foundSuppliers(
  lines: readonly SupplierLine[],
  q: string,
  sort: string,
): readonly SupplierLine[] {
  const wanted = q.trim().toLowerCase();
  const kept = lines.filter(({ row: { values } }) =>
    `${values.title} ${values.ref} ${values.companyNumber ?? ''} ${values.postcode ?? ''}`
      .toLowerCase()
      .includes(wanted),
  );
  const turn = sort.startsWith('-') ? -1 : 1;
  const key = sort.replace('-', '');
  return kept.toSorted((a, b) => {
    const order =
      key === 'contracts' ? a.contracts - b.contracts : key === 'value' ? Number(a.value - b.value) : 0;
    const named = words.compare(a.row.values.title, b.row.values.title);
    return order === 0 ? (key === 'title' ? named * turn : named) : order * turn;
  });
}

import { useMemo } from 'react';
import type { Fault } from '../../domain/words/outcome.ts';
import { byContract } from '../../domain/contract/need.ts';
import { registerLine, type RegisterLine, type SupplierName } from '../../domain/contract/register-line.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Row } from '../../registers/types.ts';
import { together, useRegister } from '../app/use-register.ts';
import { useRegisters, useToday } from '../app/world.ts';
import { usePolicy } from '../parts/use-policy.ts';

export type ContractRow = Row<Declarations['contracts']>;

/** One line of the register with the row it comes from. */
export type Line = RegisterLine & { readonly row: ContractRow };

/** The register's lines, joined from contracts, suppliers, checklists and policy. */
export type Lines = {
  /** Undefined until everything that a line needs has been read. */
  readonly lines: readonly Line[] | undefined;
  readonly fault: Fault | undefined;
  readonly retry: () => void;
};

/** Reads and joins the register. The lists are asked for at the same time. */
export function useLines(): Lines {
  const registers = useRegisters();
  const on = useToday();
  const contracts = useRegister(registers.contracts);
  const suppliers = useRegister(registers.suppliers);
  const links = useRegister(registers.contractSuppliers);
  const checklists = useRegister(registers.checklists);
  const policy = usePolicy();
  const lines = useMemo(() => {
    if (!contracts.rows || !suppliers.rows || !links.rows || !checklists.rows || !policy.rows)
      return undefined;
    const rule = { policy: policy.rows, on };
    const theirs = suppliersOf(links.rows, suppliers.rows);
    const filled = byContract(checklists.rows.map((row) => row.values));
    return contracts.rows.map((row): Line => {
      const { ref } = row.values;
      const joined = { suppliers: theirs.get(ref) ?? [], checklists: filled.get(ref) ?? [] };
      return { ...registerLine(row.values, joined, rule), row };
    });
  }, [contracts.rows, suppliers.rows, links.rows, checklists.rows, policy.rows, on]);
  return { lines, ...together(contracts, suppliers, links, checklists, policy) };
}

/** The suppliers of each contract, the prime one first. */
export function suppliersOf(
  links: readonly Row<Declarations['contractSuppliers']>[],
  suppliers: readonly Row<Declarations['suppliers']>[],
): ReadonlyMap<string, readonly SupplierName[]> {
  const names = new Map(suppliers.map((row) => [row.values.ref, row.values.title]));
  const found = new Map<string, { role: string; ref: string; name: string }[]>();
  for (const { values } of links) {
    const one = {
      role: values.role,
      ref: values.supplier,
      name: names.get(values.supplier) ?? values.supplier,
    };
    const others = found.get(values.contract);
    if (others) others.push(one);
    else found.set(values.contract, [one]);
  }
  for (const list of found.values())
    list.sort((a, b) => Number(b.role === 'prime') - Number(a.role === 'prime'));
  return found;
}

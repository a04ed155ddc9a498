import type { ContractFact } from './facts.ts';

const known = new WeakMap<readonly ContractFact[], ReadonlyMap<string, ContractFact>>();

/** Contracts by reference; made once for each set of facts, as several kinds of reminder ask. */
export function byRef(contracts: readonly ContractFact[]): ReadonlyMap<string, ContractFact> {
  const made = known.get(contracts);
  if (made !== undefined) return made;
  const map = new Map(contracts.map((contract) => [contract.ref, contract]));
  known.set(contracts, map);
  return map;
}

/** The title of a contract by its reference; the reference when it is not in the register. */
export function titles(contracts: readonly ContractFact[]): (ref: string) => string {
  let known: ReadonlyMap<string, ContractFact> | undefined; // asked for only when something is due
  return (ref) => {
    known ??= byRef(contracts);
    return known.get(ref)?.title ?? ref;
  };
}

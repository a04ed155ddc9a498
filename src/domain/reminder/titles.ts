import type { ContractFact } from './facts.ts';

/** The title of a contract by its reference; the reference itself when there is no such contract. */
export function titles(contracts: readonly ContractFact[]): (ref: string) => string {
  let known: Map<string, string> | undefined; // made only when something is due
  return (ref) => {
    known ??= new Map(contracts.map((contract) => [contract.ref, contract.title]));
    return known.get(ref) ?? ref;
  };
}

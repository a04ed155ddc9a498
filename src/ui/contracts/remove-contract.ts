import type { Fault } from '../../domain/words/outcome.ts';
import type { Registers } from '../../registers/registers.ts';
import type { ContractRow } from './use-lines.ts';

/** What came of removing a contract. */
export type Removed =
  | { readonly kind: 'belongs' }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'removed'; readonly undo: () => Promise<string | undefined> };

/** Removes a contract and its links to suppliers, unless work belongs to it. What it gives back puts all of it back. */
export async function removeContract(registers: Registers, row: ContractRow): Promise<Removed> {
  const { ref } = row.values;
  const { checklists, evidence, actions, contractSuppliers, contracts } = registers;
  const read = await Promise.all([checklists.all(), evidence.all(), actions.all(), contractSuppliers.all()]);
  const fault = read.find((one) => one.kind === 'fault');
  if (fault?.kind === 'fault') return { kind: 'fault', fault: fault.fault };
  const belonging = [...(checklists.rows() ?? []), ...(evidence.rows() ?? []), ...(actions.rows() ?? [])];
  if (belonging.some(({ values }) => values.contract === ref)) return { kind: 'belongs' };
  const gone = await contracts.remove(row);
  if (gone.kind === 'fault') return gone;
  const links = (contractSuppliers.rows() ?? []).filter(({ values }) => values.contract === ref);
  for (const link of links) await contractSuppliers.remove(link);
  return {
    kind: 'removed',
    undo: async () => {
      const back = await contracts.add(row.values);
      if (back.kind !== 'saved')
        return 'It could not be put back. Look in the recycle bin of the list in SharePoint.';
      for (const { values } of links) {
        const linked = await contractSuppliers.add(values);
        if (linked.kind !== 'saved')
          return 'The contract is back, but not all of its suppliers. Add them again.';
      }
      return undefined;
    },
  };
}

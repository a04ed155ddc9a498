import type { ChecklistFact } from './facts.ts';

/** What the checklists of one contract say of it. */
export type OfContract = {
  /** In one of them somebody has recorded something. */
  readonly begun: boolean;
  /** One of them is a review before the contract ends. */
  readonly review: boolean;
};

const review = 'contract-review';
const states: readonly OfContract[] = [
  { begun: false, review: false },
  { begun: true, review: false },
  { begun: false, review: true },
  { begun: true, review: true },
];

const made = new WeakMap<readonly ChecklistFact[], ReadonlyMap<string, number>>();

/** Asks what the checklists of a contract say; gone through once for each set of facts, as several kinds ask. */
export function byContract(checklists: readonly ChecklistFact[]): (ref: string) => OfContract | undefined {
  const known = made.get(checklists) ?? goThrough(checklists);
  made.set(checklists, known);
  return (ref) => states[known.get(ref) ?? -1];
}

/** The place in `states` for each contract that has a checklist. */
function goThrough(checklists: readonly ChecklistFact[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { contract, state, kind } of checklists) {
    const before = found.get(contract);
    const now = (before ?? 0) | (state === 'not started' ? 0 : 1) | (kind === review ? 2 : 0);
    if (before !== now) found.set(contract, now);
  }
  return found;
}

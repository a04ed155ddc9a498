import type { Policy } from '../policy/policy.ts';
import type { Day } from '../words/day.ts';
import { endedBy, type Contract } from './contract.ts';
import { tierOf } from './tier.ts';

/** Where the social value of a contract stands, as far as its checklists tell. */
export const needs = [
  'missing',
  'returned',
  'in progress',
  'waiting',
  'recorded',
  'exempt',
  'not known',
  'ended without',
  'not needed',
] as const;

/** One of the needs. */
export type Need = (typeof needs)[number];

/** What a checklist tells about its contract. */
export type ChecklistFact = {
  readonly contract: string;
  readonly status: 'not started' | 'in progress' | 'submitted' | 'returned' | 'signed off' | 'reopened';
  readonly due?: Day | undefined;
};

type Asked = Contract & { readonly exemptReason?: string | undefined };

/**
 * Whether a contract still needs somebody for its social value. A contract above the council's threshold needs a
 * checklist unless it is exempt with a reason; one that was withdrawn or closed without an award needs none. One that
 * ended without a checklist is shown as that and asked of nobody: what was not asked for cannot be had any more.
 */
export function needOf(
  contract: Asked,
  checklists: readonly ChecklistFact[],
  { policy, on }: { readonly policy: Policy; readonly on: Day },
): Need {
  if (contract.stage === 'withdrawn' || contract.stage === 'closed without award') return 'not needed';
  const has = (...statuses: readonly ChecklistFact['status'][]) =>
    checklists.some((checklist) => statuses.includes(checklist.status));
  if (has('returned')) return 'returned';
  if (has('submitted')) return 'waiting';
  if (has('in progress', 'not started', 'reopened')) return 'in progress';
  if (has('signed off')) return 'recorded';
  if ((contract.exemptReason ?? '').trim() !== '') return 'exempt';
  const tier = tierOf(contract, policy, on);
  if (tier === undefined) return 'not known';
  if (tier !== 'high' && tier !== 'legal') return 'not needed';
  return endedBy(contract, on) ? 'ended without' : 'missing';
}

/** The checklists of each contract, by its reference. */
export function byContract<T extends { readonly contract: string }>(
  checklists: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const checklist of checklists) {
    const others = found.get(checklist.contract);
    if (others) others.push(checklist);
    else found.set(checklist.contract, [checklist]);
  }
  return found;
}

/** Whether somebody still has to submit a checklist. */
export function isOpen(checklist: Pick<ChecklistFact, 'status'>): boolean {
  return checklist.status !== 'submitted' && checklist.status !== 'signed off';
}

/** Open checklists whose day has passed. */
export function late<T extends ChecklistFact>(checklists: readonly T[], on: Day): readonly T[] {
  return checklists.filter(
    (checklist) => isOpen(checklist) && checklist.due !== undefined && checklist.due < on,
  );
}

/** Open checklists that are due from a day to another, the nearest first. */
export function dueBetween<T extends ChecklistFact>(
  checklists: readonly T[],
  from: Day,
  to: Day,
): readonly T[] {
  return checklists
    .filter(
      (checklist) =>
        isOpen(checklist) && checklist.due !== undefined && checklist.due >= from && checklist.due <= to,
    )
    .toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
}

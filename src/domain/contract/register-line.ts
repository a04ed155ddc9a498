import type { Policy } from '../policy/policy.ts';
import { daysBetween, longDay, type Day } from '../words/day.ts';
import { addWorkingDays, england } from '../words/working-day.ts';
import { endedBy, toCompleteWords, type Contract } from './contract.ts';
import { isOpen, needOf, type ChecklistFact, type Need } from './need.ts';
import { tierOf, type Tier } from './tier.ts';

/** A contract as one line of the register: what its row holds, joined with its suppliers and checklists. */
export type RegisterLine = {
  readonly contract: Contract & {
    readonly contractManager?: string | undefined;
    readonly owner?: string | undefined;
    readonly exemptReason?: string | undefined;
  };
  readonly suppliers: readonly SupplierName[];
  readonly need: Need;
  readonly tier: Tier | undefined;
  readonly next: Next;
  /** What is still to be filled in, in words; empty when nothing is. */
  readonly lacks: string;
  /** What a search looks in: lower case, no accents. */
  readonly searched: string;
};

export type SupplierName = { readonly ref: string; readonly name: string };

/** What comes next for a contract, and how much it needs somebody. */
export type Next = { readonly tone: 'late' | 'soon' | 'wait' | 'plain'; readonly words: string };

export type Joined = {
  readonly suppliers: readonly SupplierName[];
  readonly checklists: readonly ChecklistFact[];
};

/** Joins a contract with what belongs to it. */
export function registerLine(
  contract: RegisterLine['contract'],
  joined: Joined,
  rule: { readonly policy: Policy; readonly on: Day },
): RegisterLine {
  const need = needOf(contract, joined.checklists, rule);
  const lacks = toCompleteWords(contract);
  const names = joined.suppliers.map((supplier) => supplier.name).join(' ');
  return {
    contract,
    suppliers: joined.suppliers,
    need,
    tier: tierOf(contract, rule.policy, rule.on),
    lacks,
    next: nextOf(contract, need, { checklists: joined.checklists, lacks, on: rule.on }),
    searched: plain(`${contract.title} ${contract.ref} ${names}`),
  };
}

/** Text as a search compares it. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function nextOf(
  contract: Contract,
  need: Need,
  known: { readonly checklists: readonly ChecklistFact[]; readonly lacks: string; readonly on: Day },
): Next {
  const { on } = known;
  if (need === 'returned') return { tone: 'late', words: 'Checklist returned' };
  const due = known.checklists
    .filter((checklist) => isOpen(checklist) && checklist.due !== undefined)
    .map((checklist) => checklist.due ?? on)
    .toSorted()[0];
  if (due !== undefined && due < on) {
    const days = daysBetween(due, on);
    return { tone: 'late', words: `Checklist ${days} ${days === 1 ? 'day' : 'days'} late` };
  }
  if (due !== undefined) {
    const soon = due <= addWorkingDays(on, 10, england);
    return { tone: soon ? 'soon' : 'plain', words: `Checklist due ${longDay(due)}` };
  }
  if (need === 'waiting') return { tone: 'wait', words: 'Waiting for review' };
  if (need === 'in progress') return { tone: 'plain', words: 'Checklist in progress' };
  if (need === 'missing') return { tone: 'late', words: 'Checklist not started' };
  if (known.lacks !== '') return { tone: 'soon', words: `To complete: ${known.lacks}` };
  if (endedBy(contract, on)) return { tone: 'plain', words: 'Ended' };
  return { tone: 'plain', words: 'Nothing due' };
}

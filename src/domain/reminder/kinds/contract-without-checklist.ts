import { runsOn } from '../../contract/contract.ts';
import type { ChecklistFact, ContractFact, Facts, Moment } from '../facts.ts';
import type { Due, Kind } from '../kind.ts';
import { needsChecklist } from '../needs-checklist.ts';
import { daysAfter, reached } from '../step.ts';

/** A contract above the council's threshold for which no checklist was started, or nothing was recorded in it. */
export const contractWithoutChecklist = {
  key: 'contract-without-checklist',
  label: 'Contracts without a checklist',
  about:
    'When a contract above the threshold has no checklist or nothing in it; after 28 days to the head of service.',
  buttons: ['snooze', 'take on'],
  due(facts: Facts, at: Moment): readonly Due[] {
    const steps = [daysAfter(0, at.today), daysAfter(28, at.today, 'head of service')];
    const needs = needsChecklist(facts.policy, at.today);
    const begun = begunByContract(facts.checklists);
    const found: Due[] = [];
    for (const contract of facts.contracts) {
      if (contract.exempt || begun.get(contract.ref) === true || !concerns(contract, at)) continue;
      const step = needs(contract) ? reached(steps, contract.known) : undefined;
      if (step === undefined) continue;
      const words = begun.has(contract.ref) ? 'Nothing recorded' : 'No checklist';
      found.push({
        kind: 'contract-without-checklist',
        subject: contract.ref,
        stage: step.stage,
        period: contract.known,
        title: `Checklist, ${contract.title}`,
        service: contract.service,
        owner: contract.owner,
        audience: step.audience,
        standing: { kind: 'said', tone: 'late', words },
        place: `/contracts/${contract.ref}`,
      });
    }
    return found;
  },
} as const satisfies Kind;

/** Contracts that have a checklist, and whether anything was recorded in one. */
function begunByContract(checklists: readonly ChecklistFact[]): ReadonlyMap<string, boolean> {
  const begun = new Map<string, boolean>();
  for (const { contract, state } of checklists) {
    if (state !== 'not started') begun.set(contract, true);
    else if (!begun.has(contract)) begun.set(contract, false);
  }
  return begun;
}

function concerns(contract: ContractFact, { today }: Moment): boolean {
  if (contract.stage === 'pre-procurement' || contract.stage === 'open') return true;
  return runsOn(contract, today);
}

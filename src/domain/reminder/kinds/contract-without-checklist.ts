import { runsOn } from '../../contract/contract.ts';
import { byContract } from '../by-contract.ts';
import type { ContractFact, Facts, Moment } from '../facts.ts';
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
    const checklistsOf = byContract(facts.checklists);
    const found: Due[] = [];
    for (const contract of facts.contracts) {
      if (contract.exempt) continue;
      const step = reached(steps, contract.known);
      if (step === undefined || !concerns(contract, at) || !needs(contract)) continue;
      const checklists = checklistsOf(contract.ref);
      if (checklists?.begun === true) continue;
      const words = checklists === undefined ? 'No checklist' : 'Nothing recorded';
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

function concerns(contract: ContractFact, { today }: Moment): boolean {
  if (contract.stage === 'pre-procurement' || contract.stage === 'open') return true;
  return runsOn(contract, today);
}

import { byContract } from '../by-contract.ts';
import type { Facts, Moment } from '../facts.ts';
import { shortDay, type Due, type Kind } from '../kind.ts';
import { monthsBefore, reached } from '../step.ts';

/** A contract that ends within a year and whose review has not been started. */
export const contractExpiring = {
  key: 'contract-expiring',
  label: 'Contracts that end',
  about: '12, 9 and 6 months before a contract ends, while nobody has started its review.',
  buttons: ['done', 'snooze', 'take on'],
  due(facts: Facts, { today }: Moment): readonly Due[] {
    const steps = [monthsBefore(12, today), monthsBefore(9, today), monthsBefore(6, today)];
    const checklistsOf = byContract(facts.checklists);
    const found: Due[] = [];
    for (const contract of facts.contracts) {
      const { end } = contract;
      if (contract.stage !== 'awarded' || end === undefined || end < today) continue;
      const step = reached(steps, end);
      if (step === undefined || checklistsOf(contract.ref)?.review === true) continue;
      found.push({
        kind: 'contract-expiring',
        subject: contract.ref,
        stage: step.stage,
        period: end,
        title: `Review, ${contract.title}`,
        service: contract.service,
        owner: contract.owner,
        audience: step.audience,
        standing: { kind: 'said', tone: 'soon', words: `Ends ${shortDay(end, today)}` },
        due: end,
        place: `/contracts/${contract.ref}`,
      });
    }
    return found;
  },
} as const satisfies Kind;

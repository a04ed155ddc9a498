import type { Facts, Moment } from '../facts.ts';
import type { Due, Kind } from '../kind.ts';
import { daysAfter, reached } from '../step.ts';
import { titles } from '../titles.ts';

/** A checklist that is to be submitted by a day: before it, on it, after it, and then further up. */
export const checklistDue = {
  key: 'checklist-due',
  label: 'Checklists due',
  about:
    '14 days before a checklist is due, on the day, 7 and 14 days after (to the head of service), 28 days after (to the director).',
  buttons: ['snooze', 'take on'],
  due(facts: Facts, { today }: Moment): readonly Due[] {
    const steps = [
      daysAfter(-14, today),
      daysAfter(0, today),
      daysAfter(7, today),
      daysAfter(14, today, 'head of service'),
      daysAfter(28, today, 'director'),
    ];
    const titleOf = titles(facts.contracts);
    const found: Due[] = [];
    for (const checklist of facts.checklists) {
      const { due, state } = checklist;
      if (due === undefined || state === 'submitted' || state === 'signed off') continue;
      const step = reached(steps, due);
      if (step === undefined) continue;
      found.push({
        kind: 'checklist-due',
        subject: checklist.ref,
        stage: step.stage,
        period: due,
        title: `Checklist, ${titleOf(checklist.contract)}`,
        service: checklist.service,
        owner: checklist.officer,
        audience: step.audience,
        standing: { kind: 'due', on: due },
        due,
        place: `/checklists/${checklist.ref}`,
      });
    }
    return found;
  },
} as const satisfies Kind;

import type { Facts, Moment } from '../facts.ts';
import type { Due, Kind } from '../kind.ts';
import { reached, workingDaysAfter } from '../step.ts';
import { titles } from '../titles.ts';

/** A checklist that came back and that nobody has touched since. */
export const checklistReturned = {
  key: 'checklist-returned',
  label: 'Returned checklists',
  about: '10 working days after a checklist was returned, when nobody has touched it.',
  buttons: ['snooze', 'take on'],
  due(facts: Facts, { today, calendar }: Moment): readonly Due[] {
    const steps = [workingDaysAfter(10, today, calendar)];
    const titleOf = titles(facts.contracts);
    const found: Due[] = [];
    for (const checklist of facts.checklists) {
      if (checklist.state !== 'returned') continue;
      const last = checklist.touched > checklist.since ? checklist.touched : checklist.since;
      const step = reached(steps, last);
      if (step === undefined) continue;
      found.push({
        kind: 'checklist-returned',
        subject: checklist.ref,
        stage: step.stage,
        period: last,
        title: `Checklist, ${titleOf(checklist.contract)}`,
        service: checklist.service,
        owner: checklist.officer,
        audience: step.audience,
        standing: { kind: 'said', tone: 'late', words: 'Returned' },
        place: `/checklists/${checklist.ref}`,
      });
    }
    return found;
  },
} as const satisfies Kind;

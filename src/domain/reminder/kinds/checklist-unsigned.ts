import { numberOn } from '../../policy/policy.ts';
import type { Facts, Moment } from '../facts.ts';
import type { Due, Kind } from '../kind.ts';
import { reached, workingDaysAfter } from '../step.ts';
import { titles } from '../titles.ts';

/** A checklist that was submitted and that nobody has signed off or returned. */
export const checklistUnsigned = {
  key: 'checklist-unsigned',
  label: 'Checklists waiting for sign-off',
  about: '5 working days after a checklist was submitted, or as many as the policy says.',
  buttons: ['snooze', 'take on'],
  due(facts: Facts, { today, calendar }: Moment): readonly Due[] {
    const allowed = numberOn(facts.policy, 'sign-off-working-days', today);
    const steps = [workingDaysAfter(allowed, today, calendar)];
    const titleOf = titles(facts.contracts);
    const found: Due[] = [];
    for (const checklist of facts.checklists) {
      if (checklist.state !== 'submitted') continue;
      const step = reached(steps, checklist.since);
      if (step === undefined) continue;
      found.push({
        kind: 'checklist-unsigned',
        subject: checklist.ref,
        stage: step.stage,
        period: checklist.since,
        title: `Sign-off, ${titleOf(checklist.contract)}`,
        service: checklist.service,
        owner: checklist.approver,
        audience: step.audience,
        standing: { kind: 'said', tone: 'soon', words: 'Waiting for sign-off' },
        place: `/checklists/${checklist.ref}/sign-off`,
      });
    }
    return found;
  },
} as const satisfies Kind;

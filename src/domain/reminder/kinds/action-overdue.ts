import type { Facts, Moment } from '../facts.ts';
import type { Due, Kind } from '../kind.ts';
import { daysAfter, reached } from '../step.ts';
import { byRef } from '../titles.ts';

/** An action that is open after its day. */
export const actionOverdue = {
  key: 'action-overdue',
  label: 'Overdue actions',
  about: 'The day after an action was due, and 14 days after (to the head of service).',
  buttons: ['done', 'snooze', 'take on'],
  due(facts: Facts, { today }: Moment): readonly Due[] {
    const steps = [daysAfter(1, today), daysAfter(14, today, 'head of service')];
    const found: Due[] = [];
    for (const action of facts.actions) {
      if (!action.open || action.due === undefined) continue;
      const step = reached(steps, action.due);
      if (step === undefined) continue;
      found.push({
        kind: 'action-overdue',
        subject: action.ref,
        stage: step.stage,
        period: action.due,
        title: `Action, ${action.title}`,
        service: byRef(facts.contracts).get(action.contract ?? '')?.service,
        owner: action.owner,
        audience: step.audience,
        standing: { kind: 'late', since: action.due },
        due: action.due,
        place: action.contract === undefined ? '/mine' : `/contracts/${action.contract}`,
      });
    }
    return found;
  },
} as const satisfies Kind;

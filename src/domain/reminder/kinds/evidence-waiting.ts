import type { Facts, Moment } from '../facts.ts';
import type { Due, Kind } from '../kind.ts';
import { daysAfter, reached } from '../step.ts';
import { byRef } from '../titles.ts';

/** A file that waits for its review. The card never says the name of the file, which may name a person. */
export const evidenceWaiting = {
  key: 'evidence-waiting',
  label: 'Evidence waiting for review',
  about: '10 days after a file was added, when nobody has reviewed it.',
  buttons: ['snooze', 'take on'],
  due(facts: Facts, { today }: Moment): readonly Due[] {
    const steps = [daysAfter(10, today)];
    const found: Due[] = [];
    for (const file of facts.evidence) {
      const step = file.waiting ? reached(steps, file.since) : undefined;
      if (step === undefined) continue;
      const contract = byRef(facts.contracts).get(file.contract ?? '');
      found.push({
        kind: 'evidence-waiting',
        subject: file.id,
        stage: step.stage,
        period: file.since,
        title: `Evidence, ${contract?.title ?? 'no contract named'}`,
        service: contract?.service,
        owner: contract?.owner,
        audience: step.audience,
        standing: { kind: 'said', tone: 'wait', words: 'Waiting for review' },
        place: '/evidence',
      });
    }
    return found;
  },
} as const satisfies Kind;

import type { Facts, Moment } from '../facts.ts';
import type { Due, Kind } from '../kind.ts';
import { reached, workingDaysAfter } from '../step.ts';

/** A tender that waits for people. The card has its reference, what it waits for and how many, nothing else. */
export const tenderWaiting = {
  key: 'tender-waiting',
  label: 'Tenders that wait',
  about: '3 working days after a tender began to wait for declarations, scores or moderation.',
  buttons: ['snooze'],
  due(facts: Facts, { today, calendar }: Moment): readonly Due[] {
    const steps = [workingDaysAfter(3, today, calendar)];
    return facts.tenders.flatMap((tender): Due[] => {
      if (tender.waitsFor === 'nothing' || tender.people < 1) return [];
      const step = reached(steps, tender.since);
      if (step === undefined) return [];
      return [
        {
          kind: 'tender-waiting',
          subject: tender.ref,
          stage: `${tender.waitsFor}${step.stage}`,
          period: tender.since,
          title: `Tender ${tender.ref}`,
          service: tender.service,
          owner: tender.owner,
          audience: step.audience,
          standing: { kind: 'said', tone: 'soon', words: waitsWords(tender.waitsFor, tender.people) },
          place: '/mine',
        },
      ];
    });
  },
} as const satisfies Kind;

function waitsWords(what: string, people: number): string {
  return `Waits for ${what} of ${people} ${people === 1 ? 'person' : 'people'}`;
}

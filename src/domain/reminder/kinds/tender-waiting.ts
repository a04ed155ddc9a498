import type { Facts, Moment } from '../facts.ts';
import type { Due, Kind } from '../kind.ts';
import { daysAfter, reached, workingDaysAfter } from '../step.ts';

/** A tender that waits for people. The card has its reference, what it waits for and how many, nothing else. */
export const tenderWaiting = {
  key: 'tender-waiting',
  label: 'Tenders that wait',
  about:
    '3 working days after a tender began to wait for declarations, scores or moderation, and the day after they were due.',
  buttons: ['snooze'],
  due(facts: Facts, { today, calendar }: Moment): readonly Due[] {
    const waits = [workingDaysAfter(3, today, calendar)];
    const misses = [daysAfter(1, today)];
    return facts.tenders.flatMap((tender): Due[] => {
      if (tender.waitsFor === 'nothing' || tender.people < 1) return [];
      const missed = tender.due === undefined ? undefined : reached(misses, tender.due);
      const step = missed ?? reached(waits, tender.since);
      if (step === undefined) return [];
      const tone = missed === undefined ? 'soon' : 'late';
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
          standing: { kind: 'said', tone, words: waitsWords(tender.waitsFor, tender.people) },
          due: tender.due,
          place: `/tenders/${encodeURIComponent(tender.ref)}`,
        },
      ];
    });
  },
} as const satisfies Kind;

function waitsWords(what: string, people: number): string {
  return `Waits for ${what} of ${people} ${people === 1 ? 'person' : 'people'}`;
}

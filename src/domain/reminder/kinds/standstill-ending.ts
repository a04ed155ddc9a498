import type { Facts, Moment } from '../facts.ts';
import { shortDay, type Due, type Kind } from '../kind.ts';
import { daysAfter, reached } from '../step.ts';

/** The day before a standstill ends: reference and date only. */
export const standstillEnding = {
  key: 'standstill-ending',
  label: 'Standstill ends',
  about: 'The day before the standstill of a tender ends.',
  buttons: [],
  due(facts: Facts, { today }: Moment): readonly Due[] {
    const steps = [daysAfter(-1, today)];
    return facts.tenders.flatMap((tender): Due[] => {
      const { standstillEnds: ends } = tender;
      if (ends === undefined || ends < today || reached(steps, ends) === undefined) return [];
      return [
        {
          kind: 'standstill-ending',
          subject: tender.ref,
          stage: '-1',
          period: ends,
          title: `Tender ${tender.ref}`,
          service: tender.service,
          owner: tender.owner,
          audience: 'owner',
          standing: { kind: 'said', tone: 'soon', words: `Standstill ends ${shortDay(ends, today)}` },
          due: ends,
          place: `/tenders/${encodeURIComponent(tender.ref)}`,
        },
      ];
    });
  },
} as const satisfies Kind;

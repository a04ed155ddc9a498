// A tender under S1 with a bid that cannot win and yet decides who does: the golden example E7.
import { lockConsensus, type CriterionDraft } from '../../../src/registers/tender/index.ts';
import { good } from '../../kit/good.ts';
import {
  declared,
  type Desks,
  locked,
  openedForBids,
  openedForModeration,
  openedForScoring,
} from './course.ts';

/** The reference of the tender. */
export const decoyRef = 'T-2026-007';

const scale = Array.from({ length: 21 }, (_, score) => `${score}: level ${score}`).join('\n');

const criteria: readonly CriterionDraft[] = [
  { key: 'price', title: 'Price', kind: 'price', weight: '40', formula: 'relative-to-lowest', howAssessed: 'Lowest price over price.' },
  { key: 'quality', title: 'Quality', kind: 'qualitative', weight: '40', howAssessed: 'By the question below.' },
  { key: 'method', parent: 'quality', title: 'Method', kind: 'question', weight: '100', scaleMax: '20', howAssessed: 'How it is done.', descriptors: scale },
  { key: 'sv', title: 'Social value', kind: 'social-value', weight: '20', formula: 'relative-to-highest-value', denominator: 'estimate', howAssessed: 'Pounds over the highest.', socialValue: true },
]; // prettier-ignore

const bids = [
  { bid: 'A', price: '1000000', score: '15', offered: '300' },
  { bid: 'B', price: '1000000', score: '17', offered: '180' },
  { bid: 'D', price: '1400000', score: '6', offered: '3000' },
] as const;

const panel = ['evaluator-1', 'evaluator-2'] as const;

/** Takes the tender from set-up to a consensus on everything; prices are still sealed. */
export async function decoyAgreed(desk: Desks): Promise<void> {
  await openedForBids(desk, {
    ref: decoyRef,
    title: 'Lift maintenance',
    estimate: '1200000',
    tieBreak: 'sv price',
    criteria,
    measures: [
      { measure: 'OM1', title: 'Weeks of training', unit: 'weeks', unitKind: 'weeks', proxy: '1000' },
    ],
    panel,
    reason: 'Tried on purpose.',
  });
  await declared(desk, decoyRef, panel);
  const sent = bids.map(({ bid, price, offered }) => {
    return { bid, price, lines: [{ measure: 'OM1', offered, note: '' }] };
  });
  await openedForScoring(await desk('procurement'), decoyRef, sent);
  const scores = bids.map(({ bid, score }) => {
    return { bid, criterion: 'method', score, rationale: `Bid ${bid} shows its method.` };
  });
  for (const name of panel) await locked(await desk(name), decoyRef, scores);
  await openedForModeration(desk, decoyRef, panel);
  const chair = await desk('chair');
  for (const { bid, score } of bids)
    good(
      await lockConsensus(chair, decoyRef, {
        bid,
        criterion: 'method',
        score,
        rationale: `The panel agreed on ${bid}: the method is shown step by step.`,
        discussion: '',
      }),
    );
}

// A tender under S1 with a bid that cannot win and yet decides who does: the golden example E7.
import { day } from '../../../src/domain/words/day.ts';
import { pounds } from '../../../src/domain/words/money.ts';
import {
  approve,
  closeScores,
  confirmInterest,
  declareInterest,
  draftScores,
  freezeMethod,
  hashesNow,
  importBid,
  lockConsensus,
  lockScores,
  moveBid,
  moveTo,
  openTender,
  revealScores,
  saveCriteria,
  saveMeasures,
  savePanel,
  sealPrice,
  setUpTender,
  type CriterionDraft,
  type Desk,
} from '../../../src/registers/tender/index.ts';
import { good, personOf, sha256 } from './world.ts';

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
export async function decoyAgreed(desk: (name: string) => Promise<Desk>): Promise<void> {
  const owner = await desk('procurement');
  await publishedAs(owner, await desk('sv-lead'));
  for (const name of panel)
    good(await declareInterest(await desk(name), decoyRef, { interest: 'none', detail: '' }));
  for (const { bid, price, offered } of bids) {
    const draft = {
      bid,
      supplier: `Supplier ${bid}`,
      postalAddress: '1 High Street',
      email: `bids@${bid.toLowerCase()}.example`,
      identifier: `0000000${bid}`,
      receivedOn: day('2026-01-01'),
    };
    good(await importBid(owner, decoyRef, draft, [{ measure: 'OM1', offered, note: '' }]));
    good(await sealPrice(owner, decoyRef, { bid, price: pounds(price) }));
    good(await moveBid(owner, decoyRef, { bid, status: 'compliant' }));
  }
  good(await moveTo(owner, decoyRef, 'scoring'));
  for (const name of panel) await scored(await desk(name));
  const chair = await desk('chair');
  good(await closeScores(chair, decoyRef));
  for (const name of panel) {
    good(await revealScores(await desk(name), decoyRef));
    good(await confirmInterest(await desk(name), decoyRef));
  }
  good(await moveTo(chair, decoyRef, 'moderation'));
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

async function publishedAs(owner: Desk, lead: Desk): Promise<void> {
  good(
    await setUpTender(owner, {
      ref: decoyRef,
      title: 'Lift maintenance',
      service: 'Property',
      authority: 'The council',
      chair: personOf('chair'),
      estimate: pounds('1200000'),
      tieBreak: 'sv price',
      deadline: '2026-01-01T12:00:00.000Z',
      conflictsAssessed: true,
      checklistComplete: true,
      criteriaAt: 'https://example.org/criteria',
    }),
  );
  good(await saveCriteria(owner, decoyRef, criteria));
  good(
    await saveMeasures(owner, decoyRef, [
      { measure: 'OM1', title: 'Weeks of training', unit: 'weeks', unitKind: 'weeks', proxy: '1000' },
    ]),
  );
  good(await savePanel(owner, decoyRef, panel.map(personOf)));
  const { hash } = await hashesNow(good(await openTender(owner, decoyRef)), sha256);
  good(await approve(lead, decoyRef, { kind: 'method', subject: hash, reason: 'Tried on purpose.' }));
  good(await moveTo(owner, decoyRef, 'method approved'));
  good(await freezeMethod(owner, decoyRef));
  good(await moveTo(owner, decoyRef, 'published'));
  good(await moveTo(owner, decoyRef, 'bids open'));
}

async function scored(desk: Desk): Promise<void> {
  const scores = bids.map(({ bid, score }) => ({
    bid,
    criterion: 'method',
    score,
    rationale: `Bid ${bid} shows its method.`,
  }));
  good(await draftScores(desk, decoyRef, scores));
  good(await lockScores(desk, decoyRef));
}

// A tender whose every text means harm, and that came to its result by the product itself, as no hand in the lists can.
import { day } from '../../src/domain/words/day.ts';
import { pounds } from '../../src/domain/words/money.ts';
import {
  approve,
  importBid,
  lockConsensus,
  moveBid,
  moveTo,
  saveResult,
  sealPrice,
  unsealPrices,
} from '../../src/registers/tender/index.ts';
import {
  declared,
  type Desks,
  locked,
  openedForBids,
  openedForModeration,
} from '../registers/tender/course.ts';
import { good } from './good.ts';
import { hostileTexts } from './hostile-text.ts';

/** Text that runs backwards, and text as long as a reason may be. */
const backwards = '\u202Eשלום <img src=x onerror="document.title=\'owned\'"> مرحبا';
const long = `${'long words of a reason '.repeat(2_600)}<script>document.title="owned"</script>`;

const texts = [backwards, ...hostileTexts];
const text = (at: number) => texts[at % texts.length] ?? '';
/** Many of them under each other, where a text may be long. */
const some = (at: number) => Array.from({ length: 12 }, (_, i) => text(at + i)).join('\n');

/** The reference of the tender, and what it is called. */
export const hostileRef = 'T-2026-066';
export const hostileTitle = backwards;

const panel = ['evaluator-1', 'evaluator-2'] as const;
const offered = { A: '300', B: '180' } as const;

/** Takes the tender from set-up to a saved and recommended result. */
export async function hostileTender(desk: Desks): Promise<void> {
  const owner = await desk('procurement');
  const lead = await desk('sv-lead');
  await openedForBids(desk, {
    ref: hostileRef,
    title: hostileTitle,
    estimate: '1200000',
    tieBreak: 'sv price',
    criteria: [
      { key: 'price', title: text(1), kind: 'price', weight: '40', formula: 'relative-to-lowest', howAssessed: some(1) },
      { key: 'quality', title: text(2), kind: 'qualitative', weight: '40', howAssessed: some(2) },
      { key: 'method', parent: 'quality', title: text(26), kind: 'question', weight: '100', scaleMax: '5', howAssessed: some(3), descriptors: [0, 1, 2, 3, 4, 5].map((score) => `${score}: ${text(27 + score)}`).join('\n') },
      { key: 'sv', title: text(4), kind: 'social-value', weight: '20', formula: 'relative-to-highest-value', denominator: 'estimate', howAssessed: some(4), socialValue: true },
    ], // prettier-ignore
    measures: [
      {
        measure: 'OM1',
        title: text(28),
        unit: 'weeks',
        unitKind: 'weeks',
        proxy: '1000',
        definition: some(20),
      },
    ],
    panel,
    reason: some(30),
  });
  await declared(desk, hostileRef, panel);
  for (const [at, bid] of (['A', 'B'] as const).entries()) {
    const draft = {
      bid,
      supplier: text(at * 26),
      postalAddress: some(at),
      email: `bids@${bid.toLowerCase()}.example`,
      identifier: `0000000${bid}`,
      receivedOn: day('2026-01-01'),
    };
    const line = { measure: 'OM1', offered: offered[bid], note: some(at + 5) };
    good(await importBid(owner, hostileRef, draft, [line]));
    good(await sealPrice(owner, hostileRef, { bid, price: pounds('1000000') }));
    good(await moveBid(owner, hostileRef, { bid, status: 'compliant' }));
  }
  good(await moveTo(owner, hostileRef, 'scoring'));
  const place = (bid: string) => ({ bid, criterion: 'method', score: bid === 'A' ? '3' : '4' });
  for (const name of panel)
    await locked(await desk(name), hostileRef, [
      { ...place('A'), rationale: long },
      { ...place('B'), rationale: some(9) },
    ]);
  await openedForModeration(desk, hostileRef, panel);
  for (const [at, bid] of (['A', 'B'] as const).entries()) {
    const words = { rationale: at === 0 ? `Agreed. ${long}` : some(17), discussion: some(33) };
    good(await lockConsensus(await desk('chair'), hostileRef, { ...place(bid), ...words }));
  }
  good(await unsealPrices(owner, hostileRef));
  const { result } = good(await saveResult(owner, hostileRef));
  const subject = result.values.resultHash;
  good(await approve(lead, hostileRef, { kind: 'recommendation', subject, reason: some(25) }));
  good(await moveTo(owner, hostileRef, 'recommended'));
}

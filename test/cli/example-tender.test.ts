// The example tender of the local tenant, in full: six bids, 30 measures, three evaluators, from import to summaries.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleBids, exampleRef } from '../../src/cli/seed/tender-example.ts';
import { seedTender } from '../../src/cli/seed/tender.ts';
import { day } from '../../src/domain/words/day.ts';
import { provision } from '../../src/registers/provision/provision.ts';
import {
  bidName,
  checkScores,
  closeScores,
  confirmInterest,
  decideLines,
  draftScores,
  explainBid,
  importBid,
  lockConsensus,
  lockScores,
  moderationLines,
  moveBid,
  moveTo,
  openDesk,
  openTender,
  questionsOf,
  readPriceFile,
  readReturnFile,
  revealScores,
  saveResult,
  scoredBids,
  sealPrice,
  summariesNow,
  type Desk,
  type Work,
} from '../../src/registers/tender/index.ts';
import { good } from '../kit/good.ts';
import { openWorld, provisioningScopes, type World } from '../registers/world.ts';

jest.setTimeout(180_000);

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const paceless = { unitsAMinute: 1_000_000 };
const evaluators = ['evaluator-1', 'evaluator-2', 'evaluator-3'];

let world: World;
beforeAll(async () => {
  world = await openWorld();
  good(
    await provision(world.tenant('it-admin', {}, provisioningScopes), { site: 'evaluations', way: 'apply' }),
  );
  const as = (name: string) => world.tenant(name, paceless);
  expect(good(await seedTender({ as, people: world.local.people, now: () => new Date() }))).toBe(1);
}, 120_000);
afterAll(() => world.close());

const deskOf = async (name: string): Promise<Desk> =>
  good(await openDesk({ tenant: world.tenant(name, paceless), sha256 }));
const workOf = async (desk: Desk): Promise<Work> => good(await openTender(desk, exampleRef));
const sample = (name: string) => readFileSync(join(__dirname, '../../sample/bids', name));

test('three roles take it from the bidders’ files to a result and six summaries', async () => {
  const owner = await deskOf('procurement');
  for (const { bid } of exampleBids) {
    const work = await workOf(owner);
    const offer = good(await readReturnFile(sample(`bid-${bid}-offer.xlsx`), work));
    const { price, ...details } = good(await readPriceFile(sample(`bid-${bid}-price.xlsx`), work));
    good(await importBid(owner, exampleRef, { bid, ...details, receivedOn: day('2026-11-20') }, offer.lines));
    good(await sealPrice(owner, exampleRef, { bid, price }));
    good(await moveBid(owner, exampleRef, { bid, status: 'compliant' }));
  }
  good(await moveTo(owner, exampleRef, 'scoring'));
  const { bidLines } = await workOf(owner);
  expect(bidLines).toHaveLength(180);
  const accept = bidLines.map(({ values: { bid, measure } }) => ({
    bid,
    measure,
    decision: 'accepted' as const,
  }));
  expect(good(await decideLines(owner, exampleRef, accept))).toBe(180);

  for (const [e, name] of evaluators.entries()) {
    const desk = await deskOf(name);
    const work = await workOf(desk);
    const scores = scoredBids(work).flatMap(({ values: { bid } }, b) =>
      questionsOf(work).map(({ values: { key: criterion } }, q) => {
        const rationale = `${name}: see page ${q + 1} of bid ${bid}.`;
        return { bid, criterion, score: String(2 + ((b + q + e) % 3)), rationale };
      }),
    );
    good(await draftScores(desk, exampleRef, scores));
    expect(good(await lockScores(desk, exampleRef))).toBe(18);
  }
  const chair = await deskOf('chair');
  good(await closeScores(chair, exampleRef));
  for (const name of evaluators) {
    const desk = await deskOf(name);
    expect(good(await revealScores(desk, exampleRef))).toBe(18);
    good(await confirmInterest(desk, exampleRef));
  }
  good(await moveTo(chair, exampleRef, 'moderation'));
  const work = await workOf(chair);
  expect(bidName(work, 'A')).toBe('Bid A');
  const lines = moderationLines(work, await checkScores(work, sha256));
  expect(lines).toHaveLength(18);
  for (const { bid, criterion, spread } of lines) {
    const score = String(spread ? spread.highest.n / spread.highest.d : 0n);
    const words = { rationale: `Agreed on bid ${bid}.`, discussion: 'Each gave the page they relied on.' };
    good(await lockConsensus(chair, exampleRef, { bid, criterion, score, ...words }));
  }
  const saved = good(await saveResult(owner, exampleRef));
  expect(bidName(await workOf(chair), 'A')).toBe('Bid A, Evergreen Grounds Example Ltd');
  expect(saved.marks).toHaveLength(6);
  expect(saved.marks.every(({ values }) => values.rank !== undefined)).toBe(true);
  const winner = saved.marks.find(({ values }) => values.rank === 1)?.values.bid;
  for (const { bid } of exampleBids)
    if (bid !== winner)
      good(await explainBid(owner, exampleRef, { bid, whyNot: 'Another tender earned more marks.' }));
  expect(good(await summariesNow(owner, exampleRef)).map(({ bid }) => bid)).toEqual([
    'A',
    'B',
    'C',
    'D',
    'E',
    'F',
  ]);
});

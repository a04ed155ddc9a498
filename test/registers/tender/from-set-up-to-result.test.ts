// A tender over HTTP against the local tenant: from set-up to a saved result, by the people whose work it is.
import { readTender } from '../../../src/domain/tender/file.ts';
import { writeResult } from '../../../src/domain/tender/result-file.ts';
import { scoreTender } from '../../../src/domain/tender/score.ts';
import { warningsOf } from '../../../src/domain/tender/warnings.ts';
import { checkResult, checkScores, saveResult, verifyAudit } from '../../../src/registers/tender/index.ts';
import {
  good,
  inScoring,
  lockedBy,
  moderated,
  openTenderWorld,
  ref,
  revealed,
  evaluators,
  sha256,
  workOf,
  type TenderWorld,
} from './world.ts';

jest.setTimeout(120_000);

let world: TenderWorld;
beforeAll(async () => {
  world = await openTenderWorld();
}, 120_000);
afterAll(() => world.close());

test('the register gives what the engine gives, to the byte, and its audit is whole', async () => {
  await inScoring(world);
  await lockedBy(world, evaluators);
  await revealed(world);
  const check = await checkScores(await workOf(world), sha256);
  expect([check.problems, check.accepted.length, check.waiting]).toEqual([[], 27, []]);
  await moderated(world);
  const owner = await world.desk('procurement');
  const saved = good(await saveResult(owner, ref));
  const work = await workOf(world);
  expect(work.tender.values.stage).toBe('calculated');
  const read = readTender(JSON.stringify(saved.calculation.document));
  if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
  const judged = scoreTender(read.value.tender);
  const again = writeResult(judged, warningsOf(read.value.tender, judged), sha256(read.value.canonical));
  expect(saved.calculation.resultText).toBe(again);
  expect(saved.result.values.resultHash).toBe(sha256(again));
  expect(saved.marks.map(({ values }) => [values.bid, values.total, values.rank])).toEqual(
    judged.map((bid) => [bid.bid.id, expect.any(String), bid.rank]),
  );
  expect(good(await checkResult(owner, work))).toEqual([]);
  const audit = good(await verifyAudit(owner, work, sha256));
  expect(audit.tampering).toEqual([]);
  expect(audit.anchors).toHaveLength(1);
  expect(audit.events.length).toBeGreaterThan(40);
  const again_ = good(await saveResult(owner, ref));
  expect(again_.result.values.version).toBe(1);
});

// A tender over HTTP against the local tenant: from set-up to a saved result, by the people whose work it is.
import { readTender } from '../../../src/domain/tender/file.ts';
import { writeResult } from '../../../src/domain/tender/result-file.ts';
import { scoreTender } from '../../../src/domain/tender/score.ts';
import { warningsOf } from '../../../src/domain/tender/warnings.ts';
import { colleague } from './raw.ts';
import { strFromU8, unzipSync } from 'fflate';
import { day } from '../../../src/domain/words/day.ts';
import {
  changeTender,
  checkResult,
  checkScores,
  explainBid,
  factsOf,
  issueSummaries,
  keepSummaries,
  saveResult,
  summariesNow,
  summaryHtml,
  summaryWord,
  verifyAudit,
} from '../../../src/registers/tender/index.ts';
import { good } from '../../kit/good.ts';
import {
  inScoring,
  lockedBy,
  moderated,
  ref,
  revealed,
  evaluators,
  sha256,
  workOf,
  type TenderWorld,
  withTenderWorld,
} from './world.ts';

jest.setTimeout(120_000);

let world: TenderWorld;
withTenderWorld((opened) => {
  world = opened;
});

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

test('summaries for every bidder, as HTML and Word, with the winner’s details for the others and the standstill', async () => {
  const owner = await world.desk('procurement');
  good(await changeTender(owner, ref, { noticeDay: day('2026-11-23') }));
  expect(await summariesNow(owner, ref)).toMatchObject({
    problems: [
      { place: 'B', tell: 'Say why the contract does not go to this bidder.' },
      { place: 'C', tell: 'Say why the contract does not go to this bidder.' },
    ],
  });
  for (const bid of ['B', 'C'])
    good(await explainBid(owner, ref, { bid, whyNot: 'Your tender earned <fewer> marks.' }));
  const summaries = good(await summariesNow(owner, ref));
  expect(summaries.map(({ bid, outcome }) => [bid, outcome])).toEqual([
    ['A', 'awarded'],
    ['B', 'not awarded'],
    ['C', 'not awarded'],
  ]);
  const [winner, second] = summaries;
  if (!winner || !second) throw new Error('no summaries');
  const html = summaryHtml(second);
  expect(html).toContain('From 23 November 2026 to the end of 3 December 2026');
  expect(html).toContain('Your tender earned &lt;fewer&gt; marks.');
  expect(html).toContain('Supplier A');
  expect(html).toContain('<td>very good</td>');
  expect(html).toContain('The panel agreed on B.');
  expect(summaryHtml(winner)).not.toContain('Supplier B');
  const word = unzipSync(new Uint8Array(await (await summaryWord(second)).arrayBuffer()));
  const text = strFromU8(word['word/document.xml'] ?? new Uint8Array());
  expect(text).toContain('Your tender earned &lt;fewer&gt; marks.');
  const plain = (markup: string) =>
    markup
      .replace(/<style>[\s\S]*<\/style>|<title>.*<\/title>|<[^>]*>|\s/g, '')
      .replaceAll(/&#39;|&apos;/g, '’');
  expect(plain(text)).toBe(plain(html.replaceAll('<!doctype html>', '')));
  expect(good(await keepSummaries(owner, summaries))).toBe(6);
  expect(good(await keepSummaries(owner, summaries.slice(0, 1)))).toBe(2); // beside the first ones
  expect(good(await issueSummaries(owner, ref, summaries))).toBe(3);
  const work = await workOf(world);
  const audit = good(await verifyAudit(owner, work, sha256));
  expect([audit.tampering, audit.anchors.length]).toEqual([[], 4]);
  expect((await factsOf(owner, work)).summariesOpen).toBe(0);
});

test('a mark or a line that somebody changes after the result is told, and a sealed price that was changed too', async () => {
  const owner = await world.desk('procurement');
  const lead = await colleague(world, 'sv-lead');
  const told = async () => good(await checkResult(owner, await workOf(world))).map(({ tell }) => tell);
  const [mark] = await lead.items('ResultMarks');
  await lead.patch('ResultMarks', mark?.id ?? '', { Total: '99' });
  expect(await told()).toEqual([expect.stringMatching(/^The register says 99, the engine \d+\.\d\d\.$/)]);
  const [line] = await lead.items('BidLines');
  await lead.patch('BidLines', line?.id ?? '', { Accepted: '1' });
  expect(await told()).toEqual(
    expect.arrayContaining([expect.stringContaining('Something that went into it has changed since.')]),
  );
  const [price] = await lead.items('Prices');
  await lead.patch('Prices', price?.id ?? '', { Price: '1.00' });
  expect(await checkResult(owner, await workOf(world))).toMatchObject({
    problems: [{ tell: 'Somebody other than the owner of the tender wrote the price or its seal.' }],
  });
});

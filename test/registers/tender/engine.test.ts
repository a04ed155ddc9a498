// What the register makes of a tender is what the engine makes of its file, for many random tenders.
import fc from 'fast-check';
import { readTender } from '../../../src/domain/tender/file.ts';
import { writeResult } from '../../../src/domain/tender/result-file.ts';
import { scoreTender } from '../../../src/domain/tender/score.ts';
import { warningsOf } from '../../../src/domain/tender/warnings.ts';
import { day } from '../../../src/domain/words/day.ts';
import { pounds } from '../../../src/domain/words/money.ts';
import { calculate, openTender, record, saveResult, type Desk } from '../../../src/registers/tender/index.ts';
import { linesHash } from '../../../src/registers/tender/against-audit.ts';
import { frozenTexts } from '../../../src/registers/tender/freeze-method.ts';
import { priceText } from '../../../src/registers/tender/prices.ts';
import { good } from '../../kit/good.ts';
import { personOf, sha256, type TenderWorld, withTenderWorld } from './world.ts';

jest.setTimeout(900_000);

let world: TenderWorld;
withTenderWorld((opened) => {
  world = opened;
});

const [tenders, saves] = process.env['SOAK'] ? [1000, 40] : [100, 4];

const decimals = (max: number, places: number) =>
  fc.integer({ min: 0, max: max * 10 ** places }).map((n) => {
    const text = (n / 10 ** places).toFixed(places);
    return text.replace(/\.?0+$/, '') || '0';
  });
const positive = (max: number) => fc.integer({ min: 1, max: max * 100 }).map((n) => (n / 100).toFixed(2));

const drawn = fc.record({
  estimate: positive(3_000_000),
  priceWeight: fc.integer({ min: 10, max: 60 }),
  valueWeight: fc.integer({ min: 0, max: 30 }),
  priceFormula: fc.constantFrom('relative-to-lowest', 'linear-to-double'),
  formula: fc.constantFrom('relative-to-target', 'relative-to-highest-value', 'relative-to-highest-rate'),
  denominator: fc.constantFrom('estimate' as const, 'price' as const),
  targetRate: positive(1),
  minimumRate: fc.option(decimals(1, 2)),
  minimum: fc.option(fc.integer({ min: 0, max: 3 })),
  measures: fc.array(
    fc.record({ proxy: fc.option(decimals(20_000, 4)), deadweight: decimals(1, 2), attribution: decimals(1, 4), cap: fc.option(decimals(400, 1)) }),
    { minLength: 1, maxLength: 4 },
  ),
  bids: fc.array(
    fc.record({ price: positive(3_000_000), offered: fc.array(decimals(500, 4), { minLength: 4, maxLength: 4 }), share: fc.constantFrom(0, 1, 2), scores: fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })) }),
    { minLength: 1, maxLength: 4 },
  ),
}); // prettier-ignore

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

/** The accepted part of an offer: all of it, none, or 1 unit of more than 1. */
const acceptedOf = (offered: string, share: number) =>
  share === 0 ? offered : share === 1 || Number(offered) < 1 ? '0' : '1';

const optional = <K extends string>(name: K, value: string | number | null) =>
  value === null ? {} : { [name]: String(value) };

/** The tender as a file, made from the drawn values by themselves. */
function fileOf(ref: string, d: Drawn) {
  return {
    format: 'good-measure/tender@1',
    reference: ref,
    estimate: d.estimate,
    criteria: [
      { id: 'price', kind: 'price', weight: String(d.priceWeight), formula: d.priceFormula },
      {
        id: 'quality',
        kind: 'qualitative',
        weight: String(100 - d.priceWeight - d.valueWeight),
        questions: [
          { id: 'q1', weight: '33.3', scaleMax: '5', ...optional('minimum', d.minimum) },
          { id: 'q2', weight: '66.7', scaleMax: '5' },
        ],
      },
      {
        id: 'sv',
        kind: 'social-value',
        weight: String(d.valueWeight),
        formula: d.formula,
        targetRate: d.targetRate,
        denominator: d.denominator,
        ...optional('minimumRate', d.minimumRate),
      },
    ],
    tieBreak: ['quality', 'price'],
    includeFailed: false,
    bids: d.bids.map((bid, b) => ({
      id: `B${b + 1}`,
      price: bid.price,
      lines: d.measures.map(({ proxy, cap, ...rest }, m) => {
        const offered = bid.offered[m] ?? '0';
        return { measure: `M${m + 1}`, offered, accepted: acceptedOf(offered, bid.share), ...optional('proxy', proxy), ...rest, ...optional('cap', cap) };
      }),
      scores: { q1: String(bid.scores[0]), q2: String(bid.scores[1]) },
    })),
  }; // prettier-ignore
}

type Kind = 'price' | 'qualitative' | 'social-value' | 'question';

/** The rows of all the tenders, each written in the name of who writes it. */
async function fill(owner: Desk, chair: Desk, all: readonly (readonly [string, Drawn])[]): Promise<void> {
  const { registers } = owner;
  const people = { owner: owner.me.upn, ownerId: owner.me.id, chair: chair.me.upn, chairId: chair.me.id };
  await added(registers.tenders.many, all.map(([ref, d]) => ({ ...people, title: ref, ref, authority: 'The council', stage: 'moderation' as const, since: day('2026-11-22'), round: 1, estimate: pounds(d.estimate), tieBreak: 'quality price' })));
  await added(registers.tenderCriteria.many, all.flatMap(([ref, d]) =>
    fileOf(ref, d).criteria.flatMap((criterion, c) => {
      const { id, kind, questions = [], ...rest } = { questions: undefined, ...criterion };
      const row = { title: id, tender: ref, key: id, kind: kind as Kind, order: c * 10, ...rest };
      return [row, ...questions.map(({ id: key, ...each }, q) => ({ title: key, tender: ref, key, parent: id, kind: 'question' as const, order: c * 10 + q + 1, ...each }))];
    }),
  ));
  await added(registers.tenderMeasures.many, all.flatMap(([ref, d]) =>
    d.measures.map(({ proxy, cap, ...rest }, m) => ({ title: 'x', tender: ref, measure: `M${m + 1}`, order: m, unit: 'units', ...optional('proxy', proxy), ...rest, ...optional('cap', cap) })),
  ));
  const bids = all.flatMap(([ref, d]) => d.bids.map((bid, b) => ({ ref, d, bid, id: `B${b + 1}`, price: { tender: ref, bid: `B${b + 1}`, price: bid.price, nonce: sha256(`${ref}${b}`) } })));
  await added(registers.bids.many, bids.map(({ ref, id }) => ({ title: id, tender: ref, bid: id, supplier: id, receivedOn: day('2026-11-22'), status: 'compliant' as const })));
  await added(registers.bidLines.many, bids.flatMap(({ ref, d, bid, id }) =>
    d.measures.map((_, m) => {
      const offered = bid.offered[m] ?? '0';
      return { title: 'x', tender: ref, bid: id, measure: `M${m + 1}`, order: m, unit: 'units', offered, accepted: acceptedOf(offered, bid.share), decision: 'accepted' as const };
    }),
  ));
  await added(registers.priceSeals.many, bids.map(({ price }) => ({ title: 'x', tender: price.tender, bid: price.bid, attempt: 1, hash: sha256(priceText(price)) })));
  await added(registers.prices.many, bids.map(({ price }) => ({ title: 'x', ...price, cites: sha256(priceText(price)) })));
  await added(chair.registers.moderations.many, bids.flatMap(({ ref, bid, id }) =>
    bid.scores.map((score, q) => ({ title: 'x', tender: ref, round: 1, bid: id, criterion: `q${q + 1}`, attempt: 1, consensus: String(score), rationale: 'agreed', range: '0' })),
  ));
} // prettier-ignore

/** Adds rows, and fails when one was not saved. */
async function added<V>(
  many: (
    writes: readonly { kind: 'add'; values: V }[],
    progress: () => void,
  ) => Promise<readonly { kind: string }[]>,
  rows: readonly V[],
): Promise<void> {
  const saved = await many(rows.map((values) => ({ kind: 'add', values })), () => undefined); // prettier-ignore
  expect(saved.filter(({ kind }) => kind !== 'saved')).toEqual([]);
}

test(`the register and the engine agree to the byte on ${tenders} random tenders`, async () => {
  const owner = await world.desk('procurement');
  const chair = await world.desk('chair');
  expect(chair.me).toEqual(personOf('chair'));
  const all = fc.sample(drawn, { numRuns: tenders, seed: 20261122 }).map((d, i) => [`R-${i}`, d] as const);
  await fill(owner, chair, all);
  for (const [i, [ref, d]] of all.entries()) {
    const read = readTender(JSON.stringify(fileOf(ref, d)));
    if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
    const { tender } = read.value;
    const judged = scoreTender(tender);
    const work = good(await openTender(i === 0 ? owner : readOnly(owner), ref));
    const worked = good(await calculate(owner, work));
    const bare = (text: string) => text.replace(/"inputHash": ".*"/, '');
    expect(bare(worked.resultText)).toBe(bare(writeResult(judged, warningsOf(tender, judged), '')));
    if (i >= saves) continue;
    // Saved as well, by the owner, under the method frozen as it stands.
    const frozen = await frozenTexts(work, sha256);
    await added(owner.registers.tenderMethods.many, [
      { title: 'x', tender: ref, version: 1, approver: 'x', ...frozen },
    ]);
    for (const { values } of work.bids) {
      const { bid } = values;
      const lines = work.bidLines.filter((line) => line.values.bid === bid).map((line) => line.values);
      const after = JSON.stringify({ hash: await linesHash(lines, sha256) });
      good(await record(owner, ref, { action: 'bid taken in', list: 'Bids', ref: bid, after }));
      good(await record(owner, ref, { action: 'bid: compliant', list: 'Bids', ref: bid }));
    }
    const saved = good(await saveResult(owner, ref));
    const lines = saved.marks.map(({ values }) => [values.bid, values.exactTotal, values.rank]);
    const wanted = (
      JSON.parse(worked.resultText) as {
        bids: { id: string; exact: { total: string }; rank: number | null }[];
      }
    ).bids;
    expect(lines).toEqual(wanted.map(({ id, exact, rank }) => [id, exact.total, rank ?? undefined]));
  }
});

/** The same desk without asking the server again: what was read stands. */
function readOnly(desk: Desk): Desk {
  const still = Object.fromEntries(
    Object.entries(desk.registers).map(([key, register]) => [key, { ...register, refresh: register.all }]),
  );
  // Every register is there under its own key.
  return { ...desk, registers: still as unknown as Desk['registers'] };
}

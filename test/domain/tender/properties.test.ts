// What must hold for every tender, tried on random ones.
import fc from 'fast-check';
import {
  compare,
  decimal,
  exactText,
  ratio,
  rounded,
  sum,
  times,
  zero,
} from '../../../src/domain/tender/ratio.ts';
import { markOf } from '../../../src/domain/tender/rank.ts';
import { scoreTender, type Judged } from '../../../src/domain/tender/score.ts';
import { warningsOf } from '../../../src/domain/tender/warnings.ts';
import { tenderOf, type Doc } from './a-tender.ts';

const cents = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((n) => (n / 100).toFixed(2));
const aboveZero = (max: number) => fc.integer({ min: 1, max: max * 100 }).map((n) => (n / 100).toFixed(2));
const share = fc.integer({ min: 0, max: 100 }).map((n) => (n / 100).toFixed(2));

const line = fc
  .record({
    measure: fc.constantFrom('M1', 'M2', 'M3'),
    offered: cents(5000),
    keep: fc.integer({ min: 0, max: 100 }),
    proxy: fc.option(cents(40_000)),
    deadweight: fc.option(share),
    attribution: fc.option(share),
    cap: fc.option(cents(2000)),
  })
  .map(({ keep, ...rest }) => ({
    ...rest,
    accepted: exactText(times(decimal(rest.offered), ratio(keep, 100))),
  }));

const bid = fc.record({
  price: aboveZero(2_000_000),
  lines: fc.array(line, { maxLength: 5 }),
  scores: fc.record({ q1: cents(5), q2: cents(5), plan: cents(10) }),
});

const formulas = fc.constantFrom(
  'relative-to-target',
  'relative-to-highest-value',
  'relative-to-highest-rate',
);

const document = fc
  .record({
    price: fc.integer({ min: 0, max: 60 }),
    value: fc.integer({ min: 0, max: 30 }),
    priceFormula: fc.constantFrom('relative-to-lowest', 'linear-to-double'),
    formula: formulas,
    denominator: fc.constantFrom('estimate', 'price'),
    targetRate: aboveZero(2),
    minimumRate: fc.option(share),
    minimum: fc.option(cents(2)),
    includeFailed: fc.boolean(),
    bids: fc.array(bid, { minLength: 1, maxLength: 6 }),
  })
  .map((d): Doc => ({
    format: 'good-measure/tender@1',
    reference: 'T',
    estimate: '1000000',
    criteria: [
      { id: 'price', kind: 'price', weight: String(d.price), formula: d.priceFormula },
      {
        id: 'quality',
        kind: 'qualitative',
        weight: String(100 - d.price - d.value - 10),
        questions: [
          { id: 'q1', weight: '33.3', scaleMax: '5', minimum: d.minimum },
          { id: 'q2', weight: '66.7', scaleMax: '5' },
        ],
      },
      {
        id: 'sv',
        kind: 'social-value',
        weight: String(d.value),
        formula: d.formula,
        denominator: d.denominator,
        targetRate: d.targetRate,
        minimumRate: d.minimumRate,
      },
      {
        id: 'plan-criterion',
        kind: 'qualitative',
        weight: '10',
        questions: [{ id: 'plan', weight: '100', scaleMax: '10' }],
      },
    ],
    tieBreak: ['quality', 'price'],
    includeFailed: d.includeFailed,
    bids: d.bids.map((each, i) => ({ id: `B${i}`, ...each })),
  }));

type AnyBid = { readonly [name: string]: unknown } & { readonly id: string; readonly price: string };
const bidsOf = (d: Doc) => d['bids'] as unknown as readonly AnyBid[]; // as the arbitrary made them
const withBids = (d: Doc, bids: readonly AnyBid[]): Doc => ({ ...d, bids: bids as unknown as Doc[] }); // likewise
const scored = (d: Doc) => scoreTender(tenderOf(d));
const told = (judged: readonly Judged[]): readonly string[] =>
  judged.map((each) =>
    [each.bid.id, each.total, each.rank, ...each.marks.map(({ mark }) => mark)]
      .map((part) => (part !== null && typeof part === 'object' ? exactText(part) : String(part)))
      .join(' '),
  );
const runs = { numRuns: 150 };

test('marks lie between 0 and their weight, and the total is their sum', () => {
  fc.assert(
    fc.property(document, (d) => {
      const tender = tenderOf(d);
      for (const each of scoreTender(tender)) {
        for (const criterion of tender.criteria) {
          const mark = markOf(each, criterion.id);
          expect(compare(mark, zero) >= 0 && compare(mark, criterion.weight) <= 0).toBe(true);
        }
        expect(compare(each.total, sum(each.marks.map(({ mark }) => mark)))).toBe(0);
        expect(compare(each.total, ratio(100)) <= 0).toBe(true);
      }
    }),
    runs,
  );
});

test('the order of the bids in the file changes nothing but the order of the results', () => {
  fc.assert(
    fc.property(document, fc.infiniteStream(fc.nat(100)), (d, luck) => {
      const shuffled = bidsOf(d)
        .map((each) => ({ each, at: luck.next().value }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ each }) => each);
      const [before, after] = [scored(d), scored(withBids(d, shuffled))];
      expect(told(after).toSorted()).toEqual(told(before).toSorted());
      const codes = (judged: readonly Judged[]) =>
        warningsOf(tenderOf(d), judged)
          .map(({ code, bid: id }) => `${code} ${id}`)
          .toSorted();
      expect(codes(after)).toEqual(codes(before));
    }),
    runs,
  );
});

test('all money times the same factor leaves every mark as it is', () => {
  fc.assert(
    fc.property(document, fc.integer({ min: 1, max: 999 }), (d, factor) => {
      const by = (value: unknown) =>
        typeof value === 'string' ? exactText(times(decimal(value), ratio(factor))) : value;
      const larger = bidsOf(d).map((each) => ({
        ...each,
        price: String(by(each.price)),
        lines: (each['lines'] as readonly Doc[]).map((one) => ({ ...one, proxy: by(one['proxy']) })), // as made above
      }));
      const scaled = { ...withBids(d, larger), estimate: String(by('1000000')) };
      expect(told(scored(scaled))).toEqual(told(scored(d)));
    }),
    runs,
  );
});

test('with a target and a passing lowest price elsewhere, no other bid moves a social value mark', () => {
  fc.assert(
    fc.property(document, bid, (d, other) => {
      const criteria = (d['criteria'] as readonly Doc[]).map((each) =>
        each['kind'] === 'social-value' ? { ...each, formula: 'relative-to-target' } : each,
      );
      const alone = { ...d, criteria };
      const joined = withBids(alone, [...bidsOf(alone), { id: 'other', ...other }]);
      const marks = (judged: readonly Judged[]) => judged.map((each) => exactText(markOf(each, 'sv')));
      expect(marks(scored(joined)).slice(0, -1)).toEqual(marks(scored(alone)));
    }),
    runs,
  );
});

test('more social value, a better score or a lower price never lowers the own mark', () => {
  fc.assert(
    fc.property(document, (d) => {
      const [first, ...rest] = bidsOf({ ...d, includeFailed: true });
      if (!first) return;
      const before = scored({ ...d, includeFailed: true })[0]!;
      const again = (change: Partial<Record<string, unknown>>) =>
        scored(withBids({ ...d, includeFailed: true }, [{ ...first, ...change } as AnyBid, ...rest]))[0]!; // one bid edited
      const extra = { measure: 'M9', offered: '1', proxy: '1000' };
      const richer = again({ lines: [...(first['lines'] as readonly Doc[]), extra] });
      expect(compare(markOf(richer, 'sv'), markOf(before, 'sv')) >= 0).toBe(true);
      const better = again({ scores: { ...(first['scores'] as Doc), q1: '5' } });
      expect(compare(markOf(better, 'quality'), markOf(before, 'quality')) >= 0).toBe(true);
      const cheaper = again({ price: exactText(times(decimal(first.price), ratio(1, 2))) });
      expect(compare(markOf(cheaper, 'price'), markOf(before, 'price')) >= 0).toBe(true);
    }),
    runs,
  );
});

test('ranks are a total order of the bids that passed: 1, 2, 2, 4', () => {
  fc.assert(
    fc.property(document, (d) => {
      const judged = scored(d);
      const passed = judged.filter((each) => each.failed.length === 0);
      expect(judged.filter((each) => each.rank === null)).toHaveLength(judged.length - passed.length);
      for (const each of passed) {
        const ahead = passed.filter((other) => (other.rank ?? 0) < (each.rank ?? 0)).length;
        expect(each.rank).toBe(ahead + 1);
        for (const other of passed)
          expect(compare(each.total, other.total) > 0 ? (each.rank ?? 0) < (other.rank ?? 0) : true).toBe(
            true,
          );
      }
    }),
    runs,
  );
});

test('equal totals are parted by the tie-break, and share a rank when that is equal too', () => {
  const question = (id: string, weight: string) => ({ id, weight, scaleMax: '10' });
  const tie = (tieBreak: readonly string[]): Doc => ({
    format: 'good-measure/tender@1',
    reference: 'T',
    estimate: '1',
    criteria: [
      { id: 'price', kind: 'price', weight: '0', formula: 'relative-to-lowest' },
      { id: 'a', kind: 'qualitative', weight: '50', questions: [question('a1', '100')] },
      { id: 'b', kind: 'qualitative', weight: '50', questions: [question('b1', '100')] },
    ],
    tieBreak,
    bids: (
      [
        ['W', '4', '6'],
        ['X', '6', '4'],
        ['Y', '6', '4'],
        ['Z', '1', '1'],
      ] as const
    ).map(([id, a1, b1]) => ({ id, price: '1', scores: { a1, b1 } })),
  });
  expect(scored(tie([])).map((each) => each.rank)).toEqual([1, 1, 1, 4]);
  expect(scored(tie(['a'])).map((each) => each.rank)).toEqual([3, 1, 1, 4]);
  expect(scored(tie(['price', 'b'])).map((each) => each.rank)).toEqual([1, 2, 2, 4]);
  const warnings = warningsOf(tenderOf(tie(['price', 'b'])), scored(tie(['price', 'b'])));
  expect(warnings.map((warning) => [warning.code, warning.bid])).toEqual([
    ['near-tie', 'X'],
    ['near-tie', 'Y'],
  ]);
});

test('exact text reads back as the same value, and rounding is half up', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 12n }), (n, d) => {
      const text = exactText({ n, d });
      const [top = '', bottom] = text.split('/');
      const back = bottom === undefined ? decimal(top) : ratio(BigInt(top), BigInt(bottom));
      expect(compare(back, { n, d })).toBe(0);
      expect(text).not.toMatch(/\.\d*0$/);
      const error = { n: BigInt(rounded({ n, d }, 2).replace('.', '')) * 2n * d - n * 200n, d: 1n };
      expect(error.n > -d && error.n <= d).toBe(true);
    }),
  );
  expect([
    rounded(ratio(5, 1000), 2),
    rounded(ratio(15, 1000), 2),
    rounded(ratio(14999, 1000000), 2),
  ]).toEqual(['0.01', '0.02', '0.01']);
});

// Exact arithmetic may cost something, but not so much that people wait: measured beside a plain loop of floats.
import { decimal, exactText, one, ratio, zero, type Ratio } from '../../../src/domain/tender/ratio.ts';
import { appraise, judge, prepareBid, prepareMethod } from '../../../src/domain/tender/score.ts';
import type { Tender } from '../../../src/domain/tender/tender.ts';

const [bids, questions, criteria] = [50, 200, 6];
const scoreAt = (i: number) => ((i * 7919) % 11) / 2;
const priceAt = (b: number) => 900_000 + b * 7_001;
const exactScore = Array.from({ length: 11 }, (_, half): Ratio => decimal(String(half / 2)));

/** 50 bids, 6 criteria of 200 questions each, and 200 lines of social value a bid. */
function aLargeTender(): Tender {
  const criterion = (c: number) => ({
    kind: 'qualitative' as const,
    id: `c${c}`,
    weight: ratio(10),
    questions: Array.from({ length: questions }, (_, q) => ({
      id: `c${c}q${q}`,
      weight: decimal('0.5'),
      scaleMax: ratio(5),
    })),
  });
  const line = (b: number) => (_: unknown, l: number) => ({
    measure: `M${l}`,
    offered: ratio(b + l),
    accepted: ratio(b + l),
    proxy: decimal('17.25'),
    deadweight: zero,
    attribution: one,
  });
  return {
    reference: 'large',
    estimate: ratio(1_000_000),
    tieBreak: [],
    includeFailed: false,
    criteria: [
      { kind: 'price', id: 'price', weight: ratio(30), formula: 'relative-to-lowest' },
      {
        kind: 'social-value',
        id: 'sv',
        weight: ratio(10),
        formula: 'relative-to-target',
        targetRate: one,
        denominator: 'price',
      },
      ...Array.from({ length: criteria }, (_, c) => criterion(c)),
    ],
    bids: Array.from({ length: bids }, (_, b) => ({
      id: `B${b}`,
      price: ratio(priceAt(b)),
      socialValue: Array.from({ length: questions }, line(b)),
      scores: new Map(
        Array.from({ length: criteria * questions }, (__, i) => [
          `c${Math.floor(i / questions)}q${i % questions}`,
          exactScore[scoreAt(b * criteria * questions + i) * 2] ?? zero,
        ]),
      ),
    })),
  };
}

/** The same sums with floats, as plainly as they can be written. */
function plainTotals(scores: Float64Array, lines: Float64Array): readonly number[] {
  const lowest = priceAt(0);
  return Array.from({ length: bids }, (_, b) => {
    let value = 0;
    for (let l = 0; l < questions; l += 1) value += (lines[b * questions + l] ?? 0) * 17.25;
    let total = (30 * lowest) / priceAt(b) + 10 * Math.min(1, value / priceAt(b));
    for (let c = 0; c < criteria; c += 1) {
      let share = 0;
      for (let q = 0; q < questions; q += 1)
        share += (0.5 / 100) * ((scores[(b * criteria + c) * questions + q] ?? 0) / 5);
      total += 10 * share;
    }
    return total;
  });
}

function best(times: number, work: () => unknown): number {
  return Math.min(
    ...Array.from({ length: times }, () => {
      const began = performance.now();
      work();
      return performance.now() - began;
    }),
  );
}

test('60,000 scores and 10,000 lines are recalculated exactly in at most 25 times what plain floats take', () => {
  const tender = aLargeTender();
  const method = prepareMethod(tender);
  const prepared = tender.bids.map((bid) => prepareBid(tender, bid));
  const exactly = () =>
    judge(
      tender,
      prepared.map((bid) => appraise(method, bid)),
    );
  const scores = Float64Array.from({ length: bids * criteria * questions }, (_, i) => scoreAt(i));
  const lines = Float64Array.from(
    { length: bids * questions },
    (_, i) => Math.floor(i / questions) + (i % questions),
  );
  const plainly = () => plainTotals(scores, lines);
  expect(
    exactly()
      .map((bid) => Number(bid.total.n) / Number(bid.total.d))
      .every((total, i) => Math.abs(total - (plainly()[i] ?? 0)) < 1e-9),
  ).toBe(true);
  expect(exactText(exactly()[0]!.total)).not.toBe('');
  // The best of many short rounds, taken in turns, so that a busy machine slows both alike.
  const rounds = Array.from({ length: 12 }, () => [best(8, exactly), best(8, plainly)] as const);
  const exact = Math.min(...rounds.map(([time]) => time));
  const plain = Math.min(...rounds.map(([, time]) => time));
  console.log(
    `exact ${exact.toFixed(3)} ms, plain floats ${plain.toFixed(3)} ms: ${(exact / plain).toFixed(1)} times`,
  );
  expect(exact / plain).toBeLessThanOrEqual(25);
});

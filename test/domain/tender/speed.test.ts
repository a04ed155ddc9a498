// Exact arithmetic may cost something, but not so much that people wait: measured beside a plain loop of floats.
import { exactText } from '../../../src/domain/tender/ratio.ts';
import { appraise, judge, prepareBid, prepareMethod } from '../../../src/domain/tender/score.ts';
import { aLargeTender, bids, criteria, priceAt, questions, scoreAt } from './a-large-tender.ts';

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

import { exactText, ratio } from '../../../src/domain/tender/ratio.ts';
import { timesTheMiddle } from '../../../src/domain/tender/understanding/above-middle.ts';

const of = (offered: number, all: readonly number[]) => {
  const found = timesTheMiddle(
    ratio(offered),
    all.map((one) => ratio(one)),
  );
  return found && exactText(found);
};

test('an offer of three times the middle is asked about, and by how much', () => {
  expect(of(1200, [1200, 400, 300])).toBe('3');
  expect(of(9, [1, 2, 3, 9])).toBe('3.6');
});

test('less than three times, too few bids, or a middle of nothing is not asked about', () => {
  expect(of(1199, [1199, 400, 300])).toBeUndefined();
  expect(of(1000, [1000, 1])).toBeUndefined();
  expect(of(5, [5, 0, 0])).toBeUndefined();
});

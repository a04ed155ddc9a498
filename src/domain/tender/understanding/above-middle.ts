import { compare, median, over, ratio, times, zero, type Ratio } from '../ratio.ts';

/** How many times the middle an offer must be to be asked about (as for whole bids in `abnormally-high`). */
const far = ratio(3);

/**
 * How many times the middle offer of all bids for a measure one offer is; undefined where it is less than three times,
 * where there are fewer than three bids, or where the middle is nothing.
 */
export function timesTheMiddle(offered: Ratio, all: readonly Ratio[]): Ratio | undefined {
  if (all.length < 3) return undefined;
  const middle = median(all);
  if (compare(middle, zero) === 0 || compare(offered, times(far, middle)) < 0) return undefined;
  return over(offered, middle);
}

import { times, type Ratio } from '../ratio.ts';
import { judge, withValue, type Appraised, type Judged } from '../score.ts';
import type { Tender } from '../tender.ts';

/**
 * The evaluation as if social value were worth a factor of what it is, for all bids or for one: half asks what
 * happens when proxies are too high, or when one bidder delivers half. Gates are looked at again.
 */
export function atValueTimes(
  tender: Tender,
  bids: readonly Appraised[],
  factor: Ratio,
  only?: string,
): readonly Judged[] {
  const again = bids.map((bid) =>
    only === undefined || bid.bid.id === only ? withValue(tender, bid, times(bid.value, factor)) : bid,
  );
  return judge(tender, again);
}

import { compare, minus, ratio, rounded } from '../ratio.ts';
import type { Judged } from '../score.ts';
import type { Warning } from '../warnings.ts';

/** Two totals closer than this many marks of 100 are a near tie: less than an evaluator's half step decides. */
export const nearTieMarks = ratio(1, 2);

/** A warning for each passing bid that comes within half a mark of the winner, or shares first place. */
export function nearTies(judged: readonly Judged[]): readonly Warning[] {
  const first = judged.filter((bid) => bid.rank === 1);
  const [leader] = first;
  if (!leader) return [];
  return judged.flatMap((bid): readonly Warning[] => {
    if (bid.rank === null || (bid.rank === 1 && first.length === 1)) return [];
    const gap = minus(leader.total, bid.total);
    if (compare(gap, nearTieMarks) >= 0) return [];
    return [{ code: 'near-tie', bid: bid.bid.id, text: told(bid, leader, first.length) }];
  });
}

function told(bid: Judged, leader: Judged, sharing: number): string {
  const gap = minus(leader.total, bid.total);
  if (bid.rank === 1)
    return `${bid.bid.id} shares first place with ${sharing - 1} other: totals and tie-break marks are equal. Decide by the published rule, and record it.`;
  if (gap.n === 0n)
    return `${bid.bid.id} has the same total as ${leader.bid.id} and comes behind only by the tie-break. Check every score before you rely on it.`;
  const shown = compare(gap, ratio(1, 100)) < 0 ? 'less than 0.01' : `only ${rounded(gap, 2)}`;
  return `${bid.bid.id} is ${shown} of a mark behind ${leader.bid.id}. Check every score before you rely on the order.`;
}

import { compare, zero, type Ratio } from './ratio.ts';
import { replaced } from './replaced.ts';
import type { Tender } from './tender.ts';

/** A bid that has its marks. */
type Marked = {
  readonly marks: readonly { readonly criterion: string; readonly mark: Ratio }[];
  readonly total: Ratio;
  /** The total as a float. */
  readonly about: number;
  readonly failed: readonly string[];
};

type Ranked<B> = B & { readonly rank: number | null };

/** The ranks of bids that have their marks: one more than how many are better, so that equal bids share one. */
export function ranked<B extends Marked>(tender: Tender, bids: readonly B[]): readonly Ranked<B>[] {
  const order = bids.filter((bid) => bid.failed.length === 0).toSorted((a, b) => better(tender, a, b));
  const ranks = new Map<B, number>();
  order.forEach((bid, i) => {
    const above = order[i - 1];
    ranks.set(bid, above && better(tender, above, bid) === 0 ? (ranks.get(above) ?? 1) : i + 1);
  });
  return bids.map((bid) => ({ ...bid, rank: ranks.get(bid) ?? null }));
}

/** The ranks after the bid in place `i` got other marks without passing or failing a gate by them. */
export function rankedAgain<B extends Marked>(
  tender: Tender,
  bids: readonly Ranked<B>[],
  i: number,
  bid: B,
): readonly Ranked<B>[] {
  const old = bids[i];
  if (!old || old.rank === null) return replaced(bids, i, { ...bid, rank: null });
  const [low, high] = [Math.min(old.about, bid.about), Math.max(old.about, bid.about)];
  let rank = 1;
  const again = bids.slice();
  let j = -1;
  for (const other of bids) {
    j += 1;
    if (j === i || other.rank === null || clearlyApart(low, other.about)) continue;
    if (clearlyApart(other.about, high)) {
      rank += 1;
      continue;
    }
    // It was passed, one way or the other, or is as good.
    const now = better(tender, bid, other);
    if (now > 0) rank += 1;
    const moved = Number(now < 0) - Number(better(tender, old, other) < 0);
    if (moved !== 0) again[j] = { ...other, rank: other.rank + moved };
  }
  again[i] = { ...bid, rank };
  return again;
}

// Two roundings cannot move a total by so much; what is closer, or not a number, is compared exactly.
function clearlyApart(more: number, less: number): boolean {
  return more - less > 1e-9 * Math.max(1, Math.abs(more), Math.abs(less));
}

/** Below 0 when a ranks before b; 0 when total and every tie-break criterion are equal. */
function better(tender: Tender, a: Marked, b: Marked): number {
  if (clearlyApart(a.about, b.about) || clearlyApart(b.about, a.about)) return b.about - a.about;
  const byTotal = compare(b.total, a.total);
  if (byTotal !== 0) return byTotal;
  const byMark = tender.tieBreak.map((id) => compare(markOf(b, id), markOf(a, id)));
  return byMark.find((difference) => difference !== 0) ?? 0;
}

/** The exact mark of a bid on a criterion; 0 where the tender has no such criterion. */
export function markOf(bid: Pick<Marked, 'marks'>, criterion: string): Ratio {
  return bid.marks.find((each) => each.criterion === criterion)?.mark ?? zero;
}

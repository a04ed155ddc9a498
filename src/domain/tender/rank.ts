import { compare, zero, type Ratio } from './ratio.ts';
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

/** The ranks of bids that have their marks; a bid whose marks and rank are as before is the same value as before. */
export function ranked<B extends Marked>(
  tender: Tender,
  bids: readonly B[],
  before?: { readonly marked: readonly B[]; readonly judged: readonly Ranked<B>[] },
): readonly Ranked<B>[] {
  const order = bids.filter((bid) => bid.failed.length === 0).toSorted((a, b) => better(tender, a, b));
  const ranks = new Map<B, number>();
  order.forEach((bid, i) => {
    const above = order[i - 1];
    ranks.set(bid, above && better(tender, above, bid) === 0 ? (ranks.get(above) ?? 1) : i + 1);
  });
  return bids.map((bid, i) => {
    const rank = ranks.get(bid) ?? null;
    const same = before?.marked[i] === bid ? before.judged[i] : undefined;
    return same?.rank === rank ? same : { ...bid, rank };
  });
}

/** Below 0 when a ranks before b; 0 when total and every tie-break criterion are equal. */
function better(tender: Tender, a: Marked, b: Marked): number {
  const apart = b.about - a.about;
  // Two roundings cannot move a total by so much; what is closer, or not a number, is compared exactly.
  if (Math.abs(apart) > 1e-9 * Math.max(1, Math.abs(a.about), Math.abs(b.about))) return apart;
  const byTotal = compare(b.total, a.total);
  if (byTotal !== 0) return byTotal;
  const byMark = tender.tieBreak.map((id) => compare(markOf(b, id), markOf(a, id)));
  return byMark.find((difference) => difference !== 0) ?? 0;
}

/** The exact mark of a bid on a criterion; 0 where the tender has no such criterion. */
export function markOf(bid: Pick<Marked, 'marks'>, criterion: string): Ratio {
  return bid.marks.find((each) => each.criterion === criterion)?.mark ?? zero;
}

import {
  compare,
  exactText,
  least,
  minus,
  over,
  plus,
  ratio,
  sum,
  times,
  zero,
  type Ratio,
} from '../ratio.ts';
import { judge, winners, type Appraised, type Judged } from '../score.ts';
import type { Criterion, Tender } from '../tender.ts';

/** Where marks come from when a criterion is given more, and go to when it is given less. */
export type TakenFrom = 'price' | 'all others in proportion';

/** A weight at which somebody else begins to win. */
export type WeightChange = {
  /** The exact weight, of 100; on it both are level and the tie-break decides. */
  readonly at: Ratio;
  readonly below: readonly string[];
  readonly above: readonly string[];
};

/** Who wins at every weight that a criterion could have had. */
export type WeightStudy = {
  readonly criterion: string;
  readonly takenFrom: TakenFrom;
  /** The weight in the method. */
  readonly now: Ratio;
  /** The largest weight that can be asked about. */
  readonly most: Ratio;
  /** From the lowest weight up; empty when the same bid wins at every weight. */
  readonly changes: readonly WeightChange[];
  /** Says where the added weight is taken from. */
  readonly told: string;
};

const hundred = ratio(100);

function criterionOf(tender: Tender, id: string): Criterion {
  const found = tender.criteria.find((criterion) => criterion.id === id);
  if (!found) throw new Error(`No criterion ${id}`);
  return found;
}

function priceOf(tender: Tender): Criterion {
  const found = tender.criteria.find((criterion) => criterion.kind === 'price');
  if (!found) throw new Error('No price criterion');
  return found;
}

/** The largest weight a criterion can take when its marks come from there. */
export function mostWeight(tender: Tender, id: string, takenFrom: TakenFrom): Ratio {
  if (takenFrom === 'all others in proportion') return hundred;
  return plus(criterionOf(tender, id).weight, priceOf(tender).weight);
}

/** The tender as if a criterion had another weight; all weights still add up to 100. */
export function withWeight(tender: Tender, id: string, weight: Ratio, takenFrom: TakenFrom): Tender {
  const changed = criterionOf(tender, id);
  if (takenFrom === 'price' && changed.kind === 'price') throw new Error('Price cannot be taken from price');
  const others = minus(hundred, changed.weight);
  const criteria = tender.criteria.map((criterion): Criterion => {
    if (criterion.id === id) return { ...criterion, weight };
    if (takenFrom === 'price') {
      const left = minus(plus(criterion.weight, changed.weight), weight);
      return criterion.kind === 'price' ? { ...criterion, weight: left } : criterion;
    }
    const share = others.n === 0n ? zero : over(criterion.weight, others);
    return { ...criterion, weight: times(share, minus(hundred, weight)) };
  });
  return { ...tender, criteria };
}

/** Every weight at which the winner changes, exactly: totals are straight lines over the weight. */
export function weightStudy(
  tender: Tender,
  bids: readonly Appraised[],
  id: string,
  takenFrom: TakenFrom,
): WeightStudy {
  const now = criterionOf(tender, id).weight;
  const most = mostWeight(tender, id, takenFrom);
  const at = (weight: Ratio) => judge(withWeight(tender, id, weight, takenFrom), bids);
  const corners = [zero, ...corner(lines(at(zero), at(most)), most), most];
  const between = corners.slice(1).map((end, i) => {
    const middle = over(plus(corners[i] ?? zero, end), ratio(2));
    return winners(at(middle));
  });
  const changes = between.slice(1).flatMap((above, i): readonly WeightChange[] => {
    const below = between[i] ?? [];
    return below.join('\n') === above.join('\n') ? [] : [{ at: corners[i + 1] ?? zero, below, above }];
  });
  const told = `Weight added to ${id} is taken from ${takenFrom}.`;
  return { criterion: id, takenFrom, now, most, changes, told };
}

/** The total of a passing bid over the weight: its value at no weight and what the whole way adds. */
type Line = { readonly start: Ratio; readonly rise: Ratio };

function lines(low: readonly Judged[], high: readonly Judged[]): readonly Line[] {
  return low.flatMap((bid, i): readonly Line[] => {
    const end = high[i];
    if (bid.rank === null || !end) return [];
    return [{ start: bid.total, rise: minus(end.total, bid.total) }];
  });
}

/** The weights at which another line becomes the highest, in order: a walk along the upper edge. */
function corner(all: readonly Line[], most: Ratio): readonly Ratio[] {
  const found: Ratio[] = [];
  let here = zero;
  let leader = highest(all, here);
  for (let next = nextCorner(all, leader, here); next; next = nextCorner(all, leader, here)) {
    here = next;
    leader = highest(all, here);
    found.push(times(here, most));
  }
  return found;
}

/** The highest line just after a point of the way (0 to 1). */
function highest(all: readonly Line[], here: Ratio): Line | undefined {
  const height = (line: Line) => plus(line.start, times(line.rise, here));
  return all.toSorted((a, b) => compare(height(b), height(a)) || compare(b.rise, a.rise))[0];
}

function nextCorner(all: readonly Line[], leader: Line | undefined, here: Ratio): Ratio | undefined {
  if (!leader) return undefined;
  const ahead = all
    .filter((line) => compare(line.rise, leader.rise) > 0)
    .map((line) => over(minus(leader.start, line.start), minus(line.rise, leader.rise)))
    .filter((crossing) => compare(crossing, here) > 0 && compare(crossing, ratio(1)) < 0);
  return ahead.length === 0 ? undefined : ahead.reduce(least);
}

/** The weights of a tender as one line, for a person to check: "price 40, quality 40, sv 20 (together 100)". */
export function weightsTold(tender: Tender): string {
  const parts = tender.criteria.map((criterion) => `${criterion.id} ${exactText(criterion.weight)}`);
  return `${parts.join(', ')} (together ${exactText(sum(tender.criteria.map((each) => each.weight)))})`;
}

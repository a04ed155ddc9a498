import type { Column } from './column.ts';
import { sumOfProducts } from './column.ts';
import { lineColumns } from './formulas/capped-measures.ts';
import type { Field } from './formulas/formula.ts';
import { priceFormulas, socialValueFormulas } from './formulas/index.ts';
import { pointsWorth, qualitativeShare, scoreColumn } from './formulas/qualitative.ts';
import { compare, least, most, one, over, plus, times, zero, type Ratio } from './ratio.ts';
import type {
  Bid,
  BidLine,
  Criterion,
  QualitativeCriterion,
  SocialValueCriterion,
  Tender,
} from './tender.ts';

/** A bid's numbers as columns of whole numbers, so that it can be appraised again quickly. */
export type PreparedBid = {
  readonly bid: Bid;
  readonly lines: Parameters<typeof sumOfProducts> | undefined;
  readonly scores: readonly Column[];
};

/** What a bid earns by itself, before it is set beside the others. */
export type Appraised = {
  readonly bid: Bid;
  readonly price: Ratio;
  /** Pounds. */
  readonly value: Ratio;
  /** Undefined where the tender has no social value criterion. */
  readonly rate: Ratio | undefined;
  /** The share of each qualitative criterion, by its id. */
  readonly shares: ReadonlyMap<string, Ratio>;
  /** Ids of the questions and criteria under their minimum. */
  readonly failed: readonly string[];
};

/** A bid beside the others. */
export type Judged = Appraised & {
  /** Exact marks in the order of the criteria. */
  readonly marks: readonly { readonly criterion: string; readonly mark: Ratio }[];
  readonly total: Ratio;
  /** Null when the bid failed a gate. */
  readonly rank: number | null;
};

type PreparedMethod = { readonly tender: Tender; readonly worths: readonly Column[] };

function isQualitative(criterion: Criterion): criterion is QualitativeCriterion {
  return criterion.kind === 'qualitative';
}

/** The tender's social value criterion, where it has one. */
export function socialValueCriterion(tender: Tender): SocialValueCriterion | undefined {
  return tender.criteria.find((criterion) => criterion.kind === 'social-value');
}

/** The part of the method that is the same for all bids. */
export function prepareMethod(tender: Tender): PreparedMethod {
  return { tender, worths: tender.criteria.filter(isQualitative).map(pointsWorth) };
}

export function prepareBid(tender: Tender, bid: Bid): PreparedBid {
  return {
    bid,
    lines: isLines(bid.socialValue) ? lineColumns(bid.socialValue) : undefined,
    scores: tender.criteria.filter(isQualitative).map((criterion) => scoreColumn(criterion, bid.scores)),
  };
}

function isLines(value: Bid['socialValue']): value is readonly BidLine[] {
  return Array.isArray(value);
}

/** What one bid earns by itself: its social value, rate, qualitative shares and gates. */
export function appraise(method: PreparedMethod, prepared: PreparedBid): Appraised {
  const { bid } = prepared;
  const value = isLines(bid.socialValue)
    ? sumOfProducts(...(prepared.lines ?? lineColumns(bid.socialValue)))
    : bid.socialValue;
  const shares = method.tender.criteria
    .filter(isQualitative)
    .map(
      (criterion, i) =>
        [criterion.id, qualitativeShare(at(method.worths, i), at(prepared.scores, i))] as const,
    );
  const appraised = { bid, price: bid.price, value, shares: new Map(shares) };
  return withValue(method.tender, appraised, value);
}

function at(columns: readonly Column[], i: number): Column {
  const found = columns[i];
  if (!found) throw new Error('The bid was prepared for another method');
  return found;
}

/** The same bid as if its social value were another: rate and gates follow. */
export function withValue(
  tender: Tender,
  appraised: Omit<Appraised, 'rate' | 'failed' | 'value'>,
  value: Ratio,
): Appraised {
  const criterion = socialValueCriterion(tender);
  const bottom = criterion?.denominator === 'price' ? appraised.price : tender.estimate;
  const rate = criterion ? over(value, bottom) : undefined;
  return { ...appraised, value, rate, failed: failedGates(tender, appraised.bid, rate) };
}

function failedGates(tender: Tender, bid: Bid, rate: Ratio | undefined): readonly string[] {
  return tender.criteria.flatMap((criterion) => {
    if (criterion.kind === 'qualitative')
      return criterion.questions
        .filter(({ id, minimum }) => minimum && compare(bid.scores.get(id) ?? zero, minimum) < 0)
        .map(({ id }) => id);
    if (criterion.kind === 'price' || !criterion.minimumRate || !rate) return [];
    return compare(rate, criterion.minimumRate) < 0 ? [criterion.id] : [];
  });
}

/** Marks, totals and ranks of appraised bids, in the order given. */
export function judge(tender: Tender, bids: readonly Appraised[]): readonly Judged[] {
  const field = fieldOf(tender, bids);
  const marked = bids.map((bid) => {
    const marks = tender.criteria.map((criterion) => ({
      criterion: criterion.id,
      mark: times(criterion.weight, within(shareOf(criterion, bid, field))),
    }));
    return { ...bid, marks, total: marks.reduce((total, { mark }) => plus(total, mark), zero) };
  });
  return ranked(tender, marked);
}

/** The share of a criterion's weight that a bid earns, 0 to 1. */
export function shareOf(criterion: Criterion, bid: Appraised, field: Field): Ratio {
  switch (criterion.kind) {
    case 'price':
      return priceFormulas[criterion.formula].share({ ...bid, rate: bid.rate ?? zero }, field);
    case 'social-value':
      return socialValueFormulas[criterion.formula].share({ ...bid, rate: bid.rate ?? zero }, field);
    case 'qualitative':
      return bid.shares.get(criterion.id) ?? zero;
  }
}

function within(share: Ratio): Ratio {
  return least(one, most(zero, share));
}

/** Lowest price, highest value and highest rate among the bids that count. */
export function fieldOf(tender: Tender, bids: readonly Appraised[]): Field {
  const passed = bids.filter((bid) => bid.failed.length === 0);
  const counting = tender.includeFailed || passed.length === 0 ? bids : passed;
  return {
    lowestPrice: counting.map((bid) => bid.price).reduce(least, counting[0]?.price ?? one),
    highestValue: counting.map((bid) => bid.value).reduce(most, zero),
    highestRate: counting.map((bid) => bid.rate ?? zero).reduce(most, zero),
    targetRate: socialValueCriterion(tender)?.targetRate ?? one,
  };
}

type Marked = Omit<Judged, 'rank'>;

function ranked(tender: Tender, bids: readonly Marked[]): readonly Judged[] {
  const order = bids.filter((bid) => bid.failed.length === 0).toSorted((a, b) => better(tender, a, b));
  const ranks = new Map<Marked, number>();
  order.forEach((bid, i) => {
    const above = order[i - 1];
    ranks.set(bid, above && better(tender, above, bid) === 0 ? (ranks.get(above) ?? 1) : i + 1);
  });
  return bids.map((bid) => ({ ...bid, rank: ranks.get(bid) ?? null }));
}

/** Below 0 when a ranks before b; 0 when total and every tie-break criterion are equal. */
function better(tender: Tender, a: Marked, b: Marked): number {
  const byTotal = compare(b.total, a.total);
  if (byTotal !== 0) return byTotal;
  const byMark = tender.tieBreak.map((id) => compare(markOf(b, id), markOf(a, id)));
  return byMark.find((difference) => difference !== 0) ?? 0;
}

/** The exact mark of a bid on a criterion; 0 where the tender has no such criterion. */
export function markOf(bid: Pick<Judged, 'marks'>, criterion: string): Ratio {
  return bid.marks.find((each) => each.criterion === criterion)?.mark ?? zero;
}

/** What every bid of the tender earns by itself. */
export function appraiseAll(tender: Tender): readonly Appraised[] {
  const method = prepareMethod(tender);
  return tender.bids.map((bid) => appraise(method, prepareBid(tender, bid)));
}

/** The whole evaluation: marks, totals and ranks, exactly, in the order of the bids. */
export function scoreTender(tender: Tender): readonly Judged[] {
  return judge(tender, appraiseAll(tender));
}

/** The bids that rank first: none when all failed, several when they are equal in everything. */
export function winners(judged: readonly Judged[]): readonly string[] {
  return judged.filter((bid) => bid.rank === 1).map((bid) => bid.bid.id);
}

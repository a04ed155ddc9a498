import { sumOfProducts, type Column } from './column.ts';
import { lineColumns } from './formulas/capped-measures.ts';
import type { Field } from './formulas/formula.ts';
import { priceFormulas, socialValueFormulas } from './formulas/index.ts';
import { failedGates } from './gates.ts';
import { pointsWorth, qualitativeShare, scoreColumn } from './formulas/qualitative.ts';
import { least, most, one, over, plus, times, zero, type Ratio } from './ratio.ts';
import { ranked } from './rank.ts';
import { replaced } from './replaced.ts';
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
  /** The share of each qualitative criterion, in their order. */
  readonly shares: readonly Ratio[];
  /** The same as marks under the weights of one tender. */
  readonly qualitative: QualitativeMarks;
  /** Ids of the questions and criteria under their minimum. */
  readonly failed: readonly string[];
};

/** Marks that no other bid can move, kept so that a change elsewhere does not work them out again. */
type QualitativeMarks = {
  readonly tender: Tender;
  /** In the order of the criteria; undefined for price and social value. */
  readonly marks: readonly (Ratio | undefined)[];
  readonly total: Ratio;
};

/** A bid beside the others. */
export type Judged = Appraised & {
  /** Exact marks in the order of the criteria. */
  readonly marks: readonly { readonly criterion: string; readonly mark: Ratio }[];
  readonly total: Ratio;
  /** The marks for price and social value together. */
  readonly measured: Ratio;
  /** The total as a float, which tells most bids apart at once. */
  readonly about: number;
  /** Null when the bid failed a gate. */
  readonly rank: number | null;
};

/** A method with what one point on each question is worth. */
export type PreparedMethod = { readonly tender: Tender; readonly worths: readonly Column[] };

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

/** A bid as columns, in the order of the method’s criteria. */
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
    .map((_, i) => qualitativeShare(at(method.worths, i), at(prepared.scores, i)));
  const qualitative = qualitativeMarks(method.tender, shares);
  return withValue(method.tender, { bid, price: bid.price, shares, qualitative }, value);
}

function qualitativeMarks(tender: Tender, shares: readonly Ratio[]): QualitativeMarks {
  const coming = shares.values();
  const marks = tender.criteria.map((criterion) =>
    isQualitative(criterion) ? times(criterion.weight, coming.next().value ?? zero) : undefined,
  );
  return { tender, marks, total: together(marks) };
}

function together(marks: readonly (Ratio | undefined)[]): Ratio {
  return marks.reduce<Ratio>((total, mark) => (mark ? plus(total, mark) : total), zero);
}

function at(columns: readonly Column[], i: number): Column {
  const found = columns[i];
  if (!found) throw new Error('The bid was prepared for another method');
  return found;
}

/** Where a criterion is: its place among the qualitative ones, and among all. */
export type CriterionPlace = {
  readonly criterion: QualitativeCriterion;
  readonly c: number;
  readonly of: number;
};

/** A bid of which scores of one criterion have changed. */
export function reappraised(
  { tender, worths }: PreparedMethod,
  before: Appraised,
  { bid, scores }: PreparedBid,
  { criterion, c, of }: CriterionPlace,
): Appraised {
  const share = qualitativeShare(at(worths, c), at(scores, c));
  const shares = replaced(before.shares, c, share);
  const marks = replaced(before.qualitative.marks, of, times(criterion.weight, share));
  const qualitative = { tender, marks, total: together(marks) };
  const { price, value, rate } = before;
  const failed = failedGates(tender.criteria, bid, rate);
  return { bid, price, value, rate, shares, qualitative, failed };
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
  return { ...appraised, value, rate, failed: failedGates(tender.criteria, appraised.bid, rate) };
}

/** Marks, totals and ranks of appraised bids, in the order given. */
export function judge(tender: Tender, bids: readonly Appraised[]): readonly Judged[] {
  const field = fieldOf(tender, bids);
  return ranked(
    tender,
    bids.map((bid) => marked(tender, bid, field)),
  );
}

/** The marks of one bid beside a field of bids. */
export function marked(tender: Tender, bid: Appraised, field: Field): Marked {
  const qualitative =
    bid.qualitative.tender === tender ? bid.qualitative : qualitativeMarks(tender, bid.shares);
  let measured = zero;
  const marks = tender.criteria.map((criterion, i) => {
    if (isQualitative(criterion)) return { criterion: criterion.id, mark: qualitative.marks[i] ?? zero };
    const mark = times(criterion.weight, within(shareOf(criterion, bid, field)));
    measured = plus(measured, mark);
    return { criterion: criterion.id, mark };
  });
  return { ...bid, marks, measured, ...totalOf(qualitative, measured) };
}

/** A bid that had its marks, after scores of one criterion have changed, beside a field that stays as it was. */
export function remarked(before: Marked, bid: Appraised, { criterion, of }: CriterionPlace): Marked {
  const mark = bid.qualitative.marks[of] ?? zero;
  const marks = replaced(before.marks, of, { criterion: criterion.id, mark });
  const { measured } = before;
  const { total, about } = totalOf(bid.qualitative, measured);
  const { bid: theirs, price, value, rate, shares, qualitative, failed } = bid;
  return { bid: theirs, price, value, rate, shares, qualitative, failed, marks, measured, total, about };
}

function totalOf(qualitative: QualitativeMarks, measured: Ratio): Pick<Judged, 'total' | 'about'> {
  const total = plus(qualitative.total, measured);
  return { total, about: Number(total.n) / Number(total.d) };
}

/** The share of a criterion's weight that a bid earns. */
function shareOf(criterion: Exclude<Criterion, QualitativeCriterion>, bid: Appraised, field: Field): Ratio {
  const standing = { price: bid.price, value: bid.value, rate: bid.rate ?? zero };
  switch (criterion.kind) {
    case 'price':
      return priceFormulas[criterion.formula].share(standing, field);
    case 'social-value':
      return socialValueFormulas[criterion.formula].share(standing, field);
  }
}

/** No mark is under 0 or over its weight. */
function within(share: Ratio): Ratio {
  if (share.n <= 0n) return zero;
  return share.n >= share.d ? one : share;
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

/** A bid with its marks, before the ranks are known. */
export type Marked = Omit<Judged, 'rank'>;

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

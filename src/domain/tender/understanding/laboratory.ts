import { compare, over, plus, ratio, rounded, sum, times, zero, type Ratio } from '../ratio.ts';
import { markOf } from '../rank.ts';
import { appraiseAll, judge, socialValueCriterion, winners, type Appraised } from '../score.ts';
import type { Bid, Tender } from '../tender.ts';
import { mostWeight, withWeight, type TakenFrom } from './weights.ts';

/** A bid that somebody might send, as a council imagines it before publication. */
export type ImaginedBid = {
  readonly id: string;
  /** Pounds. */
  readonly price: Ratio;
  /** Pounds of social value. */
  readonly value: Ratio;
  /** How well it answers each question, 0 to 1. */
  readonly quality: Ratio;
};

/** One method tried on the imagined bids. */
export type Trial = {
  readonly weight: Ratio;
  /** Undefined where the formula has no target. */
  readonly target: Ratio | undefined;
  readonly winners: readonly string[];
  /** Totals in the order of the bids. */
  readonly totals: readonly Ratio[];
  /** Social value marks in the order of the bids. */
  readonly valueMarks: readonly Ratio[];
  /** What a council should know before it publishes this; empty when nothing stands out. */
  readonly notes: readonly string[];
};

/** The imagined bids as bids of a tender, with the same answer to every question. */
export function imagine(tender: Tender, bids: readonly ImaginedBid[]): Tender {
  const questions = tender.criteria.flatMap((each) => (each.kind === 'qualitative' ? each.questions : []));
  return {
    ...tender,
    bids: bids.map((bid): Bid => ({
      id: bid.id,
      price: bid.price,
      socialValue: bid.value,
      scores: new Map(questions.map(({ id, scaleMax }) => [id, times(scaleMax, bid.quality)])),
    })),
  };
}

/** What to vary: weights of social value, and targets as pounds of social value a pound of the denominator. */
export type Variation = {
  readonly weights: readonly Ratio[];
  readonly targets: readonly Ratio[];
  readonly takenFrom: TakenFrom;
};

/** Every combination of weight and target on the tender's bids. Weights that cannot be reached are left out. */
export function laboratory(tender: Tender, vary: Variation): readonly Trial[] {
  const criterion = socialValueCriterion(tender);
  if (!criterion) return [];
  const most = mostWeight(tender, criterion.id, vary.takenFrom);
  const targets = criterion.formula === 'relative-to-target' ? vary.targets : [undefined];
  return vary.weights
    .filter((weight) => compare(weight, most) <= 0)
    .flatMap((weight) =>
      targets.map((target) =>
        trial(withTarget(withWeight(tender, criterion.id, weight, vary.takenFrom), target)),
      ),
    );
}

/** The tender with another target rate. */
export function withTarget(tender: Tender, target: Ratio | undefined): Tender {
  if (!target) return tender;
  return {
    ...tender,
    criteria: tender.criteria.map((each) =>
      each.kind === 'social-value' ? { ...each, targetRate: target } : each,
    ),
  };
}

function trial(tender: Tender): Trial {
  const criterion = socialValueCriterion(tender);
  const appraised = appraiseAll(tender);
  const judged = judge(tender, appraised);
  const valueMarks = judged.map((bid) => markOf(bid, criterion?.id ?? ''));
  return {
    weight: criterion?.weight ?? zero,
    target: criterion?.targetRate,
    winners: winners(judged),
    totals: judged.map((bid) => bid.total),
    valueMarks,
    notes: notesOn(criterion?.weight ?? zero, valueMarks, appraised),
  };
}

const fifth = ratio(1, 5);

function notesOn(weight: Ratio, marks: readonly Ratio[], bids: readonly Appraised[]): readonly string[] {
  if (weight.n === 0n || marks.length === 0) return [];
  const notes: string[] = [];
  if (marks.every((mark) => compare(mark, weight) === 0))
    notes.push('Every bid reaches the target: social value would decide nothing. Set the target higher.');
  if (marks.every((mark) => compare(mark, times(weight, fifth)) < 0))
    notes.push(
      'No bid earns a fifth of the marks: most of the weight is out of reach. Set the target lower.',
    );
  const failed = bids.filter((bid) => bid.failed.length > 0).map((bid) => bid.bid.id);
  if (failed.length > 0) notes.push(`Under a minimum: ${failed.join(', ')}.`);
  return notes;
}

/** A past contract: what winning bids promised and what the contract was worth, in pounds. */
export type PastContract = { readonly value: Ratio; readonly contractValue: Ratio };

/** A target beside what past winners offered. */
export type TargetCheck = {
  /** Pounds of social value a pound, all past contracts together. */
  readonly pastRate: Ratio;
  /** The share of the marks that the past rate would have earned; may be above 1. */
  readonly shareOfTarget: Ratio;
  readonly reached: number;
  readonly told: string;
};

/** Sets a target beside past contracts, weighted by their value. Undefined without any. */
export function targetAgainstPast(target: Ratio, past: readonly PastContract[]): TargetCheck | undefined {
  const worth = sum(past.map((each) => each.contractValue));
  if (worth.n === 0n) return undefined;
  const pastRate = over(
    past.reduce((total, each) => plus(total, each.value), zero),
    worth,
  );
  const shareOfTarget = over(pastRate, target);
  const reached = past.filter((each) => compare(each.value, times(target, each.contractValue)) >= 0).length;
  const pence = (rate: Ratio) => `${rounded(times(rate, ratio(100)), 2)}p`;
  const told =
    `Past contracts came to ${pence(pastRate)} in the pound, ${rounded(times(shareOfTarget, ratio(100)), 2)} % of a target of ` +
    `${pence(target)}; ${reached} of ${past.length} reached it.`;
  return { pastRate, shareOfTarget, reached, told };
}

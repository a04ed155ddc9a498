import type { PriceFormulaKey, SocialValueFormulaKey } from './formulas/index.ts';
import type { Ratio } from './ratio.ts';

/** One scored question of a qualitative criterion. */
export type Question = {
  readonly id: string;
  /** Percent of its criterion. */
  readonly weight: Ratio;
  readonly scaleMax: Ratio;
  /** The lowest score that passes. */
  readonly minimum?: Ratio;
};

/** The one criterion that marks price. */
export type PriceCriterion = {
  readonly kind: 'price';
  readonly id: string;
  /** Marks available, of 100. */
  readonly weight: Ratio;
  readonly formula: PriceFormulaKey;
};

/** Social value measured in money, as a rate of the denominator. */
export type SocialValueCriterion = {
  readonly kind: 'social-value';
  readonly id: string;
  readonly weight: Ratio;
  readonly formula: SocialValueFormulaKey;
  /** Pounds of social value for each pound of the denominator that earn full marks. */
  readonly targetRate?: Ratio;
  /** What the rate is worked out against: the published estimate, or the bid's own price. */
  readonly denominator: 'estimate' | 'price';
  readonly minimumRate?: Ratio;
};

/** A criterion that evaluators score by questions. */
export type QualitativeCriterion = {
  readonly kind: 'qualitative';
  readonly id: string;
  readonly weight: Ratio;
  readonly questions: readonly Question[];
};

/** Anything that earns marks. */
export type Criterion = PriceCriterion | SocialValueCriterion | QualitativeCriterion;

/** One commitment of a bid against one measure. */
export type BidLine = {
  readonly measure: string;
  readonly offered: Ratio;
  /** What the evaluators accept of the offer. */
  readonly accepted: Ratio;
  /** Pounds a unit; a measure without one is recorded and counts nothing. */
  readonly proxy?: Ratio;
  /** The share that would have happened anyway, 0 to 1. */
  readonly deadweight: Ratio;
  /** The share that is due to this contract, 0 to 1. */
  readonly attribution: Ratio;
  /** The most units that count on this line. */
  readonly cap?: Ratio;
};

/** Scores by question id. */
export type Scores = Pick<ReadonlyMap<string, Ratio>, 'get'>;

/** What one bidder offers, with what the evaluators accept and score. */
export type Bid = {
  readonly id: string;
  /** Pounds. */
  readonly price: Ratio;
  /** Either lines or a total in pounds. */
  readonly socialValue: readonly BidLine[] | Ratio;
  readonly scores: Scores;
};

/** A published method and the bids received: all that a result depends on. */
export type Tender = {
  readonly reference: string;
  /** The published estimated contract value in pounds. */
  readonly estimate: Ratio;
  readonly criteria: readonly Criterion[];
  readonly tieBreak: readonly string[];
  /** Whether a bid that failed still counts as lowest price, highest value or highest rate. */
  readonly includeFailed: boolean;
  readonly bids: readonly Bid[];
};

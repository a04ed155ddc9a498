import type { Ratio } from '../ratio.ts';

/** What a formula may look at in the bid it marks. */
export type Standing = {
  /** Pounds. */
  readonly price: Ratio;
  /** Accepted social value in pounds. */
  readonly value: Ratio;
  /** Social value over the tender's denominator. */
  readonly rate: Ratio;
};

/** What a formula may look at in the other bids and in the method. */
export type Field = {
  readonly lowestPrice: Ratio;
  readonly highestValue: Ratio;
  readonly highestRate: Ratio;
  readonly targetRate: Ratio;
};

type Described = {
  /** Its short name in the literature on tender evaluation. */
  readonly code: string;
  readonly name: string;
  /** The formula as people write it; W is the weight. */
  readonly formula: string;
  readonly source: string;
  /** How bidders are known to play it, or how it misleads. */
  readonly gaming: string;
  /** What this product does about that. */
  readonly guard: string;
  /** The share of the weight that a bid earns; the engine keeps it between 0 and 1. */
  readonly share: (bid: Standing, field: Field) => Ratio;
};

/** A way to turn prices into marks. */
export type PriceFormula = Described & {
  /** The price that earns a share (above 0, at most 1) beside a lowest price: the formula turned round. */
  readonly priceFor: (share: Ratio, lowest: Ratio) => Ratio;
};

/** A way to turn social value into marks. */
export type SocialValueFormula = Described & {
  /** Whether a bid's marks move when another bid comes, goes or changes. */
  readonly dependsOnOthers: boolean;
};

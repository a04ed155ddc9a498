import { priceFormulas } from '../formulas/index.ts';
import { compare, minus, over, zero, type Ratio } from '../ratio.ts';
import type { PriceCriterion } from '../tender.ts';

/** How much dearer than the lowest price a bid may be for so many marks lost on price. */
export type Premium = {
  /** Pounds. */
  readonly price: Ratio;
  /** Pounds above the lowest price. */
  readonly premium: Ratio;
  /** The premium as a share of the lowest price. */
  readonly share: Ratio;
};

/**
 * What the council is ready to pay for marks earned elsewhere: the real decision behind a weight. Undefined when
 * there are not so many marks to lose.
 */
export function premiumForMarks(criterion: PriceCriterion, lowest: Ratio, marks: Ratio): Premium | undefined {
  if (compare(marks, zero) < 0 || compare(marks, criterion.weight) >= 0) return undefined;
  const share = over(minus(criterion.weight, marks), criterion.weight);
  const price = priceFormulas[criterion.formula].priceFor(share, lowest);
  const premium = minus(price, lowest);
  return { price, premium, share: over(premium, lowest) };
}

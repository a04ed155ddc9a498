import { minus, over, ratio, times } from '../ratio.ts';
import type { PriceFormula } from './formula.ts';

const two = ratio(2);

/** Full marks for the lowest price, none from twice that price on. */
export const linearToDouble = {
  code: 'P2',
  name: 'Falling to nothing at double the lowest price',
  formula: 'W × (2 − price ÷ lowest price), not below 0',
  source: 'A common council variant of price scoring',
  gaming: 'One very low price takes all marks from bids at twice that price or more, whatever their merit.',
  guard:
    'The winner is worked out again without each bidder, and the premium that one mark is worth is shown.',
  share: (bid, field) => minus(two, over(bid.price, field.lowestPrice)),
  priceFor: (share, lowest) => times(lowest, minus(two, share)),
} as const satisfies PriceFormula;

import { over } from '../ratio.ts';
import type { PriceFormula } from './formula.ts';

/** The usual way to mark price in the United Kingdom. */
export const relativeToLowest = {
  code: 'P1',
  name: 'Relative to the lowest price',
  formula: 'W × lowest price ÷ price',
  source: 'The norm in UK public tenders; Cabinet Office Bid Evaluation Guidance Note, May 2021',
  gaming:
    'Every mark hangs on the lowest price, even one that nobody could deliver for; high prices are pressed together.',
  guard:
    'The winner is worked out again without each bidder, and the premium that one mark is worth is shown.',
  share: (bid, field) => over(field.lowestPrice, bid.price),
  priceFor: (share, lowest) => over(lowest, share),
} as const satisfies PriceFormula;

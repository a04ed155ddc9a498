import { over, zero } from '../ratio.ts';
import type { SocialValueFormula } from './formula.ts';

/** Full marks for the bid that promises most for each pound. */
export const relativeToHighestRate = {
  code: 'S2',
  name: 'Relative to the highest rate',
  formula: 'W × rate ÷ highest rate',
  source: 'Used by some councils that score pence for each pound',
  gaming:
    'With the bid’s own price as denominator a lower price earns twice: price marks and social value marks. It also hangs on one bid.',
  guard: 'The published estimate is the default denominator; the winner without each bidder is shown.',
  dependsOnOthers: true,
  share: (bid, field) => (field.highestRate.n === 0n ? zero : over(bid.rate, field.highestRate)),
} as const satisfies SocialValueFormula;

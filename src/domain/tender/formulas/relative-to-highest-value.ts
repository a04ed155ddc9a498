import { over, zero } from '../ratio.ts';
import type { SocialValueFormula } from './formula.ts';

/** Full marks for the bid that promises most money's worth. */
export const relativeToHighestValue = {
  code: 'S1',
  name: 'Relative to the highest social value',
  formula: 'W × social value ÷ highest social value',
  source: 'Widespread in commercial social value portals',
  gaming:
    'One absurd offer shrinks the difference between all others and can change who wins, though it cannot win itself. It rewards inflated promises.',
  guard:
    'Never the default. While it is chosen, the winner without each bidder is shown beside the result, with a warning where it differs.',
  dependsOnOthers: true,
  share: (bid, field) => (field.highestValue.n === 0n ? zero : over(bid.value, field.highestValue)),
} as const satisfies SocialValueFormula;

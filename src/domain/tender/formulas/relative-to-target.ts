import { over } from '../ratio.ts';
import type { SocialValueFormula } from './formula.ts';

/** Full marks at the published target, and no more above it. */
export const relativeToTarget = {
  code: 'S3',
  name: 'Relative to a published target',
  formula: 'W × rate ÷ target rate, at most W',
  source:
    'Essex County Council, “Social value at Essex County Council”: bids are scored against their target',
  gaming:
    'Bidders stop at the target. A target set too low gives everybody full marks, one set too high gives nearly none.',
  guard: 'The laboratory shows how bids would spread under a target before it is published.',
  dependsOnOthers: false,
  share: (bid, field) => over(bid.rate, field.targetRate),
} as const satisfies SocialValueFormula;

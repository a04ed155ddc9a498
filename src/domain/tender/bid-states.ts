/** Where a bid is, and what may follow. A locked score is never changed: a correction is a new one that names it. */
export const nextBidStates = {
  received: ['compliant', 'not compliant', 'disqualified', 'withdrawn'],
  compliant: ['scored', 'disqualified', 'withdrawn'],
  'not compliant': [],
  disqualified: [],
  scored: ['successful', 'unsuccessful', 'disqualified', 'withdrawn'],
  successful: [],
  unsuccessful: [],
  withdrawn: [],
} as const satisfies Record<string, readonly string[]>;

/** One of the states. */
export type BidState = keyof typeof nextBidStates;

/** Where a tender is on its way, in order; the last two stand beside the way. */
export const tenderStages = [
  'draft',
  'method approved',
  'published',
  'bids open',
  'scoring',
  'moderation',
  'calculated',
  'recommended',
  'summaries issued',
  'award notice',
  'standstill',
  'awarded',
  'closed',
  'scoring reopened',
  'cancelled',
] as const;

/** One of the stages. */
export type TenderStage = (typeof tenderStages)[number];

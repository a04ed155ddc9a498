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

/** Whether a tender has come to a stage, or past it; while scoring is opened again it stands in scoring. */
export function hasReached(now: TenderStage, stage: TenderStage): boolean {
  if (now === 'cancelled') return false;
  const at = (one: TenderStage) => tenderStages.indexOf(one === 'scoring reopened' ? 'scoring' : one);
  return at(now) >= at(stage);
}

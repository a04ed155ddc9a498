import { bidLines } from './bid-lines.ts';
import { bids } from './bids.ts';
import { clarifications } from './clarifications.ts';
import { commitmentSets } from './commitment-sets.ts';
import { individualScores } from './individual-scores.ts';
import { interests } from './interests.ts';
import { moderations } from './moderations.ts';
import { priceSeals } from './price-seals.ts';
import { prices } from './prices.ts';
import { resultMarks } from './result-marks.ts';
import { results } from './results.ts';
import { scoreCommitments } from './score-commitments.ts';
import { scoringTemplates } from './scoring-templates.ts';
import { summaries } from './summaries.ts';
import { tenderApprovals } from './tender-approvals.ts';
import { tenderAudit } from './tender-audit.ts';
import { tenderCriteria } from './tender-criteria.ts';
import { tenderMeasures } from './tender-measures.ts';
import { tenderMethods } from './tender-methods.ts';
import { tenderPanel } from './tender-panel.ts';
import { tenders } from './tenders.ts';

/**
 * Every register of the evaluations site. A new one is a file and a line here. They stand apart from those of the
 * open site: pages that show no tender load none of this, and no store or journal of the device ever sees a row.
 */
export const evaluationDeclarations = {
  tenders,
  tenderPanel,
  tenderCriteria,
  tenderMeasures,
  tenderMethods,
  scoringTemplates,
  interests,
  tenderApprovals,
  bids,
  bidLines,
  priceSeals,
  prices,
  scoreCommitments,
  commitmentSets,
  individualScores,
  moderations,
  results,
  resultMarks,
  summaries,
  clarifications,
  tenderAudit,
} as const;

export type EvaluationDeclarations = typeof evaluationDeclarations;

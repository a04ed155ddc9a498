import { approvals, newLocksAllowed } from './approvals.ts';
import { interestOf, mayScore } from './interests.ts';
import { countedLocks, expectedScores } from './locks.ts';
import type { Work } from './work.ts';

/** Where one evaluator stands in this round. Counts are of places: a bid and a question. */
export type EvaluatorStanding = {
  /** The id in the directory. */
  readonly id: string;
  readonly name: string;
  /** Declared, and without an interest that nothing was done about. */
  readonly maySeeBids: boolean;
  readonly places: number;
  readonly locked: number;
  /** Whether the scores may still be changed: not locked yet, or a second person approved a new lock. */
  readonly mayChange: boolean;
  readonly laidOpen: number;
  /** Whether the declaration was confirmed again before moderation. */
  readonly confirmed: boolean;
  /** Why a second person approved going on without this evaluator; undefined where nobody did. */
  readonly goneOnWithout: { readonly by: string; readonly reason: string } | undefined;
};

/** Where each evaluator stands, in the order of the panel. Nothing here tells what anybody scored. */
export function evaluatorsNow(work: Work): readonly EvaluatorStanding[] {
  const { round } = work.tender.values;
  const { bids, criteria } = expectedScores(work);
  const counted = countedLocks(work);
  return work.tenderPanel.map(({ values: { personId: id, person, name } }) => {
    const attempts = work.scoreCommitments
      .filter(({ values }) => values.evaluator === id && values.round === round)
      .map(({ values }) => values.attempt);
    const last = Math.max(0, ...attempts);
    const excuse = approvals(work, 'absence', id).find(({ values }) => values.round === round);
    return {
      id,
      name: name ?? person,
      maySeeBids: mayScore(work, id),
      places: bids.length * criteria.length,
      locked: counted.filter(({ values }) => values.evaluator === id).length,
      mayChange: last <= newLocksAllowed(work, id),
      laidOpen: work.individualScores.filter(
        ({ values }) => values.evaluator === id && values.round === round,
      ).length,
      confirmed: interestOf(work, id)?.confirmedAgain ?? false,
      goneOnWithout: excuse && { by: excuse.created.by.name, reason: excuse.values.reason },
    };
  });
}

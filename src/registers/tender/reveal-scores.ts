import type { Problem } from '../../domain/words/problem.ts';
import { againstAudit } from './against-audit.ts';
import { record } from './audit.ts';
import type { Desk } from './desk.ts';
import { done, fromMany, type Done } from './done.ts';
import { hashOf } from './lock-scores.ts';
import { closedSet, countedLocks, lockProblems, setProblems } from './locks.ts';
import { frozenMethod } from './method.ts';
import { placeOf, placeWords } from './places.ts';
import { readScores, type ScoreDraft } from './score-draft.ts';
import { openTender, type RowOf, type Work } from './work.ts';

/**
 * Lays the scores of the person who is signed in open, each citing the closed set. Before that it is made sure that the
 * set is the chair's, untouched, and that everybody has locked or is excused: else the person would be the only one
 * to show something. Gives the number of scores laid open now; 0 when there was nothing left to do.
 */
export async function revealScores(desk: Desk, ref: string): Promise<Done<number>> {
  const opened = await openTender(desk, ref);
  if (opened.kind === 'fault') return opened;
  const work = opened.value;
  const changed = await againstAudit(desk, work);
  if (changed.kind === 'fault') return changed;
  const wrong = [...(await setProblems(work, desk.sha256)), ...changed.value, ...lockProblems(work)];
  if (wrong.length > 0) return { kind: 'problems', problems: wrong };
  const set = closedSet(work);
  if (!set) return done(0);
  const { round } = work.tender.values;
  const shown = new Set(
    work.individualScores
      .filter(({ values }) => values.evaluator === desk.me.id && values.round === round)
      .map(({ values }) => placeOf(values)),
  );
  const own = countedLocks(work).filter(
    ({ values }) => values.evaluator === desk.me.id && !shown.has(placeOf(values)),
  );
  if (own.length === 0) return done(0);
  const draft = await readScores(desk, work);
  if (draft.kind !== 'done') return draft;
  const writes = await revealsOf(desk, work, { own, draft: draft.value, cites: set.values.hash });
  if (writes.kind !== 'done') return writes;
  const saved = await desk.registers.individualScores.many(writes.value, () => undefined);
  const rows = fromMany(saved, desk.registers.individualScores.declaration, desk.saving);
  if (rows.kind !== 'done') return rows;
  const told = {
    action: 'scores revealed',
    list: 'IndividualScores',
    ref: desk.me.id,
    after: JSON.stringify({ round, scores: rows.value.length }),
  };
  const event = await record(desk, ref, told);
  return event.kind === 'fault' ? event : done(rows.value.length);
}

type Opening = {
  readonly own: readonly RowOf<'scoreCommitments'>[];
  readonly draft: ScoreDraft;
  readonly cites: string;
};

type RevealWrite = {
  readonly kind: 'add';
  readonly clientKey: string;
  readonly values: RowOf<'individualScores'>['values'];
};

async function revealsOf(
  desk: Desk,
  work: Work,
  { own, draft, cites }: Opening,
): Promise<Done<readonly RevealWrite[]>> {
  const { ref, round } = work.tender.values;
  const methodHash = frozenMethod(work)?.values.hash ?? '';
  const found: Problem[] = [];
  const writes: RevealWrite[] = [];
  for (const { values } of own) {
    const { bid, criterion, hash } = values;
    const kept = draft.scores.find((score) => placeOf(score) === placeOf(values));
    if (!kept || (await hashOf(desk, work, kept)) !== hash) {
      found.push({
        place: placeWords(work, values),
        tell: 'Your draft does not hold the score that was locked. Restore an earlier version of its file in OneDrive.',
      });
      continue;
    }
    const { score, rationale, nonce = '' } = kept;
    const title = `${ref}, score`;
    writes.push({
      kind: 'add',
      clientKey: `${ref}/${round}/${bid}/${criterion}/${desk.me.id}/score`,
      values: {
        title,
        tender: ref,
        round,
        bid,
        criterion,
        evaluator: desk.me.id,
        methodHash: kept.methodHash ?? methodHash,
        score,
        rationale,
        nonce,
        cites,
      },
    });
  }
  return found.length > 0 ? { kind: 'problems', problems: found } : done(writes);
}

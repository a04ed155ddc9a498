import { setText } from '../../domain/tender/sealed-scores.ts';
import { problem, type Problem } from '../../domain/words/problem.ts';
import { againstAudit } from './against-audit.ts';
import { newLocksAllowed } from './approvals.ts';
import { record } from './audit.ts';
import { chairNow } from './chairs.ts';
import { newNonce, type Desk } from './desk.ts';
import { done, fromMany, fromSaved, type Done } from './done.ts';
import { mayScore } from './interests.ts';
import {
  closedSet,
  commitmentOf,
  countedLocks,
  expectedScores,
  lockProblems,
  sealedOf,
  sealHash,
} from './locks.ts';
import { isFrozen } from './method.ts';
import { placeOf, placeWords } from './places.ts';
import { keepScores, readScores, type KeptScore, type ScoreDraft } from './score-draft.ts';
import { openTender, type RowOf, type Work } from './work.ts';

/**
 * Locks every score of the person who is signed in: a hash of each goes into the register, and the score itself stays
 * in the evaluator's own folder, with the secret, until the reveal. All places must be scored, each with a reason.
 * A try that was cut is finished by the next one. Gives the number of locked scores.
 */
export async function lockScores(desk: Desk, ref: string): Promise<Done<number>> {
  const opened = await openTender(desk, ref);
  if (opened.kind === 'fault') return opened;
  const work = opened.value;
  const early = await notNow(desk, work);
  if (early.length > 0) return { kind: 'problems', problems: early };
  const draft = await readScores(desk, work);
  if (draft.kind !== 'done') return draft;
  const kept = await withSecrets(desk, work, draft.value);
  if (kept.kind !== 'done') return kept;
  const attempt = await attemptFor(desk, work, kept.value);
  if (attempt.kind !== 'done') return attempt;
  const { round } = work.tender.values;
  const writes = [];
  for (const one of kept.value.scores) {
    const { bid, criterion } = one;
    const hash = await hashOf(desk, work, one);
    const values = {
      title: `${ref}, lock`,
      tender: ref,
      round,
      bid,
      criterion,
      evaluator: desk.me.id,
      attempt: attempt.value,
      hash,
    };
    const clientKey = `${ref}/${round}/${bid}/${criterion}/${desk.me.id}/${attempt.value}`;
    writes.push({ kind: 'add' as const, clientKey, values });
  }
  const saved = await desk.registers.scoreCommitments.many(writes, () => undefined);
  const rows = fromMany(saved, desk.registers.scoreCommitments.declaration, desk.saving);
  if (rows.kind !== 'done') return rows;
  const hash = await desk.sha256(setText(rows.value.map(commitmentOf)));
  const told = {
    action: 'scores locked',
    list: 'ScoreCommitments',
    ref: desk.me.id,
    after: JSON.stringify({ round, attempt: attempt.value, locks: rows.value.length, hash }),
  };
  const event = await record(desk, ref, told);
  return event.kind === 'fault' ? event : done(rows.value.length);
}

async function notNow(desk: Desk, work: Work): Promise<readonly Problem[]> {
  const { stage } = work.tender.values;
  if (!work.tenderPanel.some(({ values }) => values.personId === desk.me.id))
    return [{ place: 'Evaluators', tell: 'You are not an evaluator of this tender.' }];
  if (!mayScore(work, desk.me.id))
    return [
      {
        place: 'Declaration',
        tell: 'Declare your interests first. An interest needs a mitigation before you may see the bids.',
      },
    ];
  if (stage !== 'scoring' && stage !== 'scoring reopened')
    return [
      { place: 'Stage', tell: `Scores are locked while the tender is in scoring. It is in “${stage}”.` },
    ];
  if (closedSet(work))
    return [{ place: 'Scores', tell: 'The chair has closed the set. Ask for scoring to be reopened.' }];
  if (!(await isFrozen(work, desk.sha256)))
    return [
      { place: 'Method', tell: 'The method is not the one that was frozen. Ask the owner of the tender.' },
    ];
  return [];
}

/** The draft with a secret for each score, kept before anything is locked, so that no lock can lose its secret. */
async function withSecrets(desk: Desk, work: Work, draft: ScoreDraft): Promise<Done<ScoreDraft>> {
  const { bids, criteria, methodHash } = expectedScores(work);
  const given = new Map(draft.scores.map((score) => [placeOf(score), score]));
  const places = bids.flatMap((bid) => criteria.map((criterion) => ({ bid, criterion })));
  const missing = places.flatMap((place): readonly Problem[] => {
    const score = given.get(placeOf(place));
    const lacks =
      !score || score.score === ''
        ? 'Enter a score.'
        : score.rationale.trim() === ''
          ? 'Give the reason by reference to the bid.'
          : '';
    return lacks === '' ? [] : [{ place: placeWords(work, place), tell: lacks }];
  });
  if (missing.length > 0) return { kind: 'problems', problems: missing };
  const scores = places.flatMap((place): readonly KeptScore[] => {
    const score = given.get(placeOf(place));
    if (!score) return [];
    return [
      score.nonce !== undefined && score.methodHash === methodHash
        ? score
        : { ...score, nonce: newNonce(desk), methodHash },
    ];
  });
  return keepScores(desk, work, { scores, before: draft.before });
}

/** The attempt under which these scores are locked: the same again where they are the same, the next where a second person approved it. */
async function attemptFor(desk: Desk, work: Work, { scores }: ScoreDraft): Promise<Done<number>> {
  const { round } = work.tender.values;
  const own = work.scoreCommitments.filter(
    ({ values }) => values.evaluator === desk.me.id && values.round === round,
  );
  const last = Math.max(0, ...own.map(({ values }) => values.attempt));
  if (last === 0) return done(1);
  const locked = new Map(
    own.filter(({ values }) => values.attempt === last).map(({ values }) => [placeOf(values), values.hash]),
  );
  let same = true;
  for (const score of scores) {
    const hash = locked.get(placeOf(score));
    if (hash !== undefined && hash !== (await hashOf(desk, work, score))) same = false;
  }
  if (same) return done(last);
  if (last <= newLocksAllowed(work, desk.me.id)) return done(last + 1);
  return problem(
    'Scores',
    'Your scores are locked already. Locking anew needs a second person’s approval, with a reason.',
  );
}

/** The hash under which a kept score of this person is locked. */
export function hashOf(
  desk: Desk,
  work: Work,
  { nonce = '', methodHash = '', ...kept }: KeptScore,
): Promise<string> {
  return sealHash(sealedOf(work, desk.me.id, kept, { nonce, methodHash }), desk.sha256);
}

/** Closes the set of locked scores of this round, in one row that hashes them all. Only the chair can, and once. */
export async function closeScores(desk: Desk, ref: string): Promise<Done<RowOf<'commitmentSets'>>> {
  const opened = await openTender(desk, ref);
  if (opened.kind === 'fault') return opened;
  const work = opened.value;
  const { chair, round, stage } = work.tender.values;
  if (chairNow(work) !== desk.me.id)
    return problem('Chair', `Only the chair, ${chair}, can close the scores.`);
  if (stage !== 'scoring' && stage !== 'scoring reopened')
    return problem('Stage', `Scores are closed while the tender is in scoring. It is in “${stage}”.`);
  const known = closedSet(work);
  if (known) return done(known);
  const changed = await againstAudit(desk, work);
  if (changed.kind === 'fault') return changed;
  const open = [...changed.value, ...lockProblems(work)];
  if (open.length > 0) return { kind: 'problems', problems: open };
  const locks = countedLocks(work);
  const hash = await desk.sha256(setText(locks.map(commitmentOf)));
  const values = { title: `${ref}, round ${round}`, tender: ref, round, hash, commitments: locks.length };
  const saved = await desk.registers.commitmentSets.add(values, `${ref}/${round}/set`);
  const row = fromSaved(saved, desk.registers.commitmentSets.declaration, desk.saving);
  if (row.kind !== 'done') return row;
  const event = await record(desk, ref, {
    action: 'scores closed',
    list: 'CommitmentSets',
    ref: String(round),
    after: hash,
  });
  return event.kind === 'fault' ? event : row;
}

import {
  checkReveals,
  notYetLocked,
  sealedText,
  setText,
  type Commitment,
  type Expected,
  type Refused,
  type RevealCheck,
  type SealedScore,
} from '../../domain/tender/sealed-scores.ts';
import type { Problem } from '../../domain/words/problem.ts';
import type { Sha256 } from '../../domain/words/sha256.ts';
import { oneKindOfLine } from './lines-of-text.ts';
import { approvals, newLocksAllowed } from './approvals.ts';
import { wasChair } from './chairs.ts';
import { frozenMethod, questionsOf } from './method.ts';
import { placeOf, placeWords } from './places.ts';
import type { RowOf, Work } from './work.ts';

/** Bids that are scored: found compliant, and not taken out since. */
export function scoredBids(work: Pick<Work, 'bids'>): readonly RowOf<'bids'>[] {
  const counted: readonly string[] = ['compliant', 'scored', 'successful', 'unsuccessful'];
  return work.bids
    .filter(({ values }) => counted.includes(values.status))
    .toSorted((a, b) => a.values.bid.localeCompare(b.values.bid, 'en', { numeric: true }));
}

/** Who was to score what, and without whom a second person approved to go on. */
export function expectedScores(work: Work): Expected {
  const evaluators = work.tenderPanel.map(({ values }) => values.personId);
  return {
    tender: work.tender.values.ref,
    methodHash: frozenMethod(work)?.values.hash ?? '',
    evaluators,
    bids: scoredBids(work).map(({ values }) => values.bid),
    criteria: questionsOf(work).map(({ values }) => values.key),
    goneOnWithout: evaluators.flatMap((evaluator) =>
      inRound(work, approvals(work, 'absence', evaluator)).map(({ created, values }) => ({
        evaluator,
        approvedBy: created.by.id,
        reason: values.reason,
      })),
    ),
  };
}

function inRound<T extends { readonly values: { readonly round: number } }>(
  { tender }: Pick<Work, 'tender'>,
  rows: readonly T[],
): readonly T[] {
  return rows.filter(({ values }) => values.round === tender.values.round);
}

/** The lock that counts for each place: the last one, each after the first approved by a second person. */
export function countedLocks(work: Work): readonly RowOf<'scoreCommitments'>[] {
  const found = new Map<string, RowOf<'scoreCommitments'>>();
  for (const row of inRound(work, work.scoreCommitments)) {
    const { evaluator, attempt } = row.values;
    if (attempt > 1 + newLocksAllowed(work, evaluator)) continue;
    const key = `${evaluator} ${placeOf(row.values)}`;
    if (attempt > (found.get(key)?.values.attempt ?? 0)) found.set(key, row);
  }
  return [...found.values()];
}

/** A lock as the check looks at it. */
export function commitmentOf({ id, values, created, changed }: RowOf<'scoreCommitments'>): Commitment {
  const { bid, criterion, evaluator, hash } = values;
  return {
    id,
    bid,
    criterion,
    evaluator,
    hash,
    createdBy: created.by.id,
    changedBy: changed.by.id,
    createdAt: created.at,
    changedAt: changed.at,
  };
}

/** The row by which the chair closed the set of this round; undefined before. */
export function closedSet(work: Work): RowOf<'commitmentSets'> | undefined {
  return inRound(work, work.commitmentSets)[0];
}

/** What keeps the set from being closed, or makes a lock doubtful, in words for the chair. */
export function lockProblems(work: Work): readonly Problem[] {
  const locks = countedLocks(work);
  const open = notYetLocked(expectedScores(work), locks.map(commitmentOf));
  const name = namesOf(work);
  const missing = open.map((place) => ({
    place: placeWords(work, place),
    tell: `${name(place.evaluator)} has not locked this score.`,
  }));
  const doubtful = locks.flatMap((row): readonly Problem[] => {
    const { evaluator } = row.values;
    const place = placeWords(work, row.values);
    if (row.created.by.id !== evaluator)
      return [{ place, tell: `This lock says ${name(evaluator)}, but ${row.created.by.name} made it.` }];
    if (row.changed.at !== row.created.at || row.changed.by.id !== evaluator)
      return [
        {
          place,
          tell: `This lock of ${name(evaluator)} was changed by ${row.changed.by.name} after it was made.`,
        },
      ];
    return [];
  });
  return [...doubtful, ...missing];
}

/** The name of somebody on the panel by the directory's id. */
export function namesOf(work: Pick<Work, 'tenderPanel'>): (id: string) => string {
  const names = new Map(
    work.tenderPanel.map(({ values }) => [values.personId, values.name ?? values.person]),
  );
  return (id) => names.get(id) ?? id;
}

/** What is wrong with the closed set itself: who made it, whether it was changed, whether it is the locks' own. */
export async function setProblems(work: Work, sha256: Sha256): Promise<readonly Problem[]> {
  const set = closedSet(work);
  if (!set) return [{ place: 'Scores', tell: 'The chair has not closed the set of locked scores yet.' }];
  const place = 'Closed set';
  if (!wasChair(work, set.created.by.id, set.created.at))
    return [{ place, tell: `The set was closed by ${set.created.by.name}, who is not the chair.` }];
  if (set.changed.at !== set.created.at || set.changed.by.id !== set.created.by.id)
    return [{ place, tell: `The set was changed by ${set.changed.by.name} after it was closed.` }];
  const hash = await sha256(setText(countedLocks(work).map(commitmentOf)));
  if (hash !== set.values.hash)
    return [
      {
        place,
        tell: 'The locked scores are not those that the chair closed: one was changed, added or removed since. Compare the version history of the list.',
      },
    ];
  return [];
}

/** Individual scores as they were proved, and everything that was not accepted, in words. */
export type ScoreCheck = RevealCheck & { readonly problems: readonly Problem[] };

/** Checks every revealed score against its lock and the closed set. */
export async function checkScores(work: Work, sha256: Sha256): Promise<ScoreCheck> {
  const wrongSet = await setProblems(work, sha256);
  const set = closedSet(work);
  if (!set || wrongSet.length > 0)
    return { accepted: [], refused: [], waiting: [], set: wrongSet[0]?.tell, problems: wrongSet };
  const check = await checkReveals(
    expectedScores(work),
    {
      commitments: countedLocks(work).map(commitmentOf),
      set: { hash: set.values.hash, at: set.created.at, by: set.created.by.id },
      reveals: inRound(work, work.individualScores).map(revealOf),
    },
    sha256,
  );
  const name = namesOf(work);
  const inWords = (refused: Refused): Problem => ({
    place: `${placeWords(work, refused)}, ${name(refused.evaluator)}`,
    tell: refused.why,
  });
  return { ...check, problems: check.refused.map(inWords) };
}

function revealOf({ values, created, changed }: RowOf<'individualScores'>) {
  const { tender, methodHash, bid, criterion, evaluator, score, nonce, cites } = values;
  const rationale = oneKindOfLine(values.rationale);
  const sealed: SealedScore = { tender, methodHash, bid, criterion, evaluator, score, rationale, nonce };
  return { sealed, cites, createdBy: created.by.id, changedBy: changed.by.id, createdAt: created.at };
}

/** How many individual scores are neither proved nor excused. */
export function scoresOpen(work: Work, check: Pick<RevealCheck, 'accepted'>): number {
  return notYetLocked(expectedScores(work), accepted(check)).length;
}

/** Evaluators who still have a score to lock or to reveal. */
export function scoresOpenWith(work: Work, check: Pick<RevealCheck, 'accepted'>): readonly string[] {
  return [...new Set(notYetLocked(expectedScores(work), accepted(check)).map(({ evaluator }) => evaluator))];
}

/** Proved scores in the place of locks, to see which places are still open. */
function accepted(check: Pick<RevealCheck, 'accepted'>): readonly Commitment[] {
  return check.accepted.map(({ bid, criterion, evaluator }) => ({
    id: '',
    bid,
    criterion,
    evaluator,
    hash: '',
    createdBy: evaluator,
    changedBy: evaluator,
    createdAt: '',
    changedAt: '',
  }));
}

/** The lock of a score, as it is hashed. */
export function sealedOf(
  work: Work,
  evaluator: string,
  kept: {
    readonly bid: string;
    readonly criterion: string;
    readonly score: string;
    readonly rationale: string;
  },
  secret: { readonly nonce: string; readonly methodHash: string },
): SealedScore {
  const { bid, criterion, score } = kept;
  const rationale = oneKindOfLine(kept.rationale);
  return { tender: work.tender.values.ref, evaluator, bid, criterion, score, rationale, ...secret };
}

/** SHA-256 of a sealed score. */
export async function sealHash(sealed: SealedScore, sha256: Sha256): Promise<string> {
  return sha256(sealedText(sealed));
}

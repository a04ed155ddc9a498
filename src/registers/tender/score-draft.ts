import { compare, decimal, exactText, isDecimal } from '../../domain/tender/ratio.ts';
import { problem, type Problem } from '../../domain/words/problem.ts';
import type { Desk } from './desk.ts';
import { done, type Done } from './done.ts';
import type { Draft } from './drafts.ts';
import { questionsOf, ratioOf } from './method.ts';
import { newLocksAllowed } from './approvals.ts';
import { placeOf, placeWords } from './places.ts';
import { openTender, type RowOf, type Work } from './work.ts';

/** One score as an evaluator drafts it; either may still be empty. */
export type DraftScore = {
  readonly bid: string;
  /** The id of the question. */
  readonly criterion: string;
  /** A decimal such as "3". */
  readonly score: string;
  readonly rationale: string;
};

/** A drafted score with the secret under which it was locked. */
export type KeptScore = DraftScore & { readonly nonce?: string; readonly methodHash?: string };

/** What an evaluator keeps of one tender and round, where nobody else can read it. */
export type ScoreDraft = { readonly scores: readonly KeptScore[]; readonly before: Draft | undefined };

const format = 'good-measure/draft-scores@1';

function fileOf({ ref, round }: RowOf<'tenders'>['values']): string {
  return `scores ${ref.replace(/[^\w.-]+/g, '_')} ${round}.json`;
}

/** The draft of the person who is signed in; empty before the first score. */
export async function readScores(
  desk: Pick<Desk, 'drafts'>,
  work: Pick<Work, 'tender'>,
): Promise<Done<ScoreDraft>> {
  const read = await desk.drafts.read(fileOf(work.tender.values));
  if (read.kind === 'fault') return read;
  if (!read.value) return done({ scores: [], before: undefined });
  const scores = parsed(read.value.body);
  if (scores) return done({ scores, before: read.value });
  return problem(
    'Draft',
    'Your draft cannot be read. Restore an earlier version of its file in OneDrive, in the folder of this app.',
  );
}

function parsed(body: string): readonly KeptScore[] | undefined {
  try {
    // Written by keepScores below; a file of another form is told to the person.
    const read = JSON.parse(body) as { readonly format?: string; readonly scores?: readonly KeptScore[] };
    return read.format === format && Array.isArray(read.scores) ? read.scores : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the draft and reads it back. */
export async function keepScores(
  desk: Pick<Desk, 'drafts'>,
  work: Pick<Work, 'tender'>,
  { scores, before }: ScoreDraft,
): Promise<Done<ScoreDraft>> {
  const kept = await desk.drafts.keep(fileOf(work.tender.values), JSON.stringify({ format, scores }), before);
  return kept.kind === 'fault' ? kept : done({ scores, before: kept.value });
}

/** Puts scores into the draft; those that are locked already stay as they are, and are told. */
export async function draftScores(
  desk: Desk,
  ref: string,
  scores: readonly DraftScore[],
): Promise<Done<ScoreDraft>> {
  const work = await openTender(desk, ref);
  if (work.kind === 'fault') return work;
  const wrong = scores.flatMap((score) => wrongWith(work.value, score));
  if (wrong.length > 0) return { kind: 'problems', problems: wrong };
  const draft = await readScores(desk, work.value);
  if (draft.kind !== 'done') return draft;
  const locked = lockedPlaces(work.value, desk.me.id);
  const late = scores.filter((score) => locked.has(placeOf(score)));
  const changed = late.filter((score) => !draft.value.scores.some((kept) => isSame(kept, score)));
  if (changed.length > 0)
    return {
      kind: 'problems',
      problems: changed.map((score) => ({
        place: placeWords(work.value, score),
        tell: 'This score is locked. It cannot be changed.',
      })),
    };
  const given = new Set(scores.map(placeOf));
  const kept = draft.value.scores.filter((score) => !given.has(placeOf(score)) || locked.has(placeOf(score)));
  const added = scores.filter((score) => !locked.has(placeOf(score)));
  return keepScores(desk, work.value, { scores: [...kept, ...added], before: draft.value.before });
}

/** Places that the person has locked, and may not lock anew. */
function lockedPlaces(work: Work, evaluator: string): ReadonlySet<string> {
  const own = work.scoreCommitments.filter(
    ({ values }) => values.evaluator === evaluator && values.round === work.tender.values.round,
  );
  const last = Math.max(0, ...own.map(({ values }) => values.attempt));
  return last <= newLocksAllowed(work, evaluator)
    ? new Set()
    : new Set(own.map(({ values }) => placeOf(values)));
}

function isSame(a: DraftScore, b: DraftScore): boolean {
  return placeOf(a) === placeOf(b) && a.score === b.score && a.rationale === b.rationale;
}

function wrongWith(work: Work, score: DraftScore): readonly Problem[] {
  const place = placeWords(work, score);
  const question = questionsOf(work).find(({ values }) => values.key === score.criterion);
  if (!question) return [{ place, tell: 'The method has no such question.' }];
  if (!work.bids.some(({ values }) => values.bid === score.bid))
    return [{ place, tell: 'There is no such bid.' }];
  if (score.score === '') return [];
  const max = ratioOf(question.values.scaleMax ?? '0');
  if (!isDecimal(score.score) || compare(decimal(score.score), max) > 0)
    return [
      { place, tell: `“${score.score}” is not on the scale. Enter a score from 0 to ${exactText(max)}.` },
    ];
  return [];
}

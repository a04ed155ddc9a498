import {
  consensusProblems,
  mustDiscuss,
  spreadOf,
  type IndividualScore,
  type Spread,
} from '../../domain/tender/moderation.ts';
import { decimal, exactText, isDecimal, zero, type Ratio } from '../../domain/tender/ratio.ts';
import { problem, type Problem } from '../../domain/words/problem.ts';
import { record } from './audit.ts';
import { chairNow, wasChair } from './chairs.ts';
import type { Desk } from './desk.ts';
import { fromSaved, type Done } from './done.ts';
import { checkScores, namesOf, scoredBids, type ScoreCheck } from './locks.ts';
import { questionsOf, ratioOf } from './method.ts';
import { placeOf, placeWords, type Place } from './places.ts';
import { openTender, type RowOf, type Work } from './work.ts';

/** One question of one bid as the chair sees it. */
export type ModerationLine = Place & {
  readonly title: string;
  readonly scaleMax: Ratio;
  /** Proved individual scores; evaluators by name. */
  readonly individual: readonly IndividualScore[];
  readonly spread: Spread | undefined;
  /** Whether the scores lie so far apart that what was said must be written down. */
  readonly mustDiscuss: boolean;
  readonly consensus: RowOf<'moderations'> | undefined;
};

/** Every question of every bid with its proved individual scores, in the order of bids and questions. */
export function moderationLines(work: Work, check: Pick<ScoreCheck, 'accepted'>): readonly ModerationLine[] {
  const name = namesOf(work);
  return scoredBids(work).flatMap(({ values: { bid } }) =>
    questionsOf(work).map(({ values }): ModerationLine => {
      const place = { bid, criterion: values.key };
      const individual = check.accepted
        .filter((score) => placeOf(score) === placeOf(place))
        .map(({ evaluator, score, rationale }) => ({
          evaluator: name(evaluator),
          score: ratioOf(score),
          rationale,
        }));
      const spread = spreadOf(individual.map(({ score }) => score));
      const scaleMax = ratioOf(values.scaleMax ?? '0');
      return {
        ...place,
        title: values.title,
        scaleMax,
        individual,
        spread,
        mustDiscuss: spread !== undefined && mustDiscuss(spread, scaleMax),
        consensus: consensusOf(work, place),
      };
    }),
  );
}

/** The consensus that counts: the last in this round of who was chair then, untouched since. */
export function consensusOf(
  work: Pick<Work, 'tender' | 'tenderApprovals' | 'moderations'>,
  place: Place,
): RowOf<'moderations'> | undefined {
  const { round } = work.tender.values;
  return work.moderations
    .filter(({ values, created, changed }) => {
      const by = created.by.id;
      const own = wasChair(work, by, created.at) && changed.by.id === by && changed.at === created.at;
      return own && values.round === round && placeOf(values) === placeOf(place);
    })
    .toSorted((a, b) => a.values.attempt - b.values.attempt)
    .at(-1);
}

/** Places without a consensus that counts. */
export function consensusOpen(work: Work): readonly Place[] {
  return scoredBids(work)
    .flatMap(({ values }) =>
      questionsOf(work).map((question) => ({ bid: values.bid, criterion: question.values.key })),
    )
    .filter((place) => consensusOf(work, place) === undefined);
}

/** What the chair enters after the evaluators have agreed. */
export type ConsensusDraft = Place & {
  /** A whole number on the scale. */
  readonly score: string;
  readonly rationale: string;
  /** What was said; required where the scores lie far apart. */
  readonly discussion: string;
  /** Why it is changed, where there is one already. */
  readonly correction?: string;
};

/** Locks the consensus on one question of one bid. Only the chair can, and only on proved individual scores. */
export async function lockConsensus(
  desk: Desk,
  ref: string,
  draft: ConsensusDraft,
): Promise<Done<RowOf<'moderations'>>> {
  const opened = await openTender(desk, ref);
  if (opened.kind === 'fault') return opened;
  const work = opened.value;
  const place = placeWords(work, draft);
  const early = notNow(desk, work);
  if (early) return early;
  const check = await checkScores(work, desk.sha256);
  const line = moderationLines(work, check).find((one) => placeOf(one) === placeOf(draft));
  if (!line) return problem(place, 'There is no such bid or question.');
  const wrong = wrongWith(line, draft).map((one) => ({
    place: one.place === '' ? place : `${place}, ${one.place.toLowerCase()}`,
    tell: one.tell,
  }));
  return wrong.length > 0 ? { kind: 'problems', problems: wrong } : addConsensus(desk, work, line, draft);
}

function notNow(desk: Desk, work: Work): Done<never> | undefined {
  const { chair, stage } = work.tender.values;
  if (chairNow(work) !== desk.me.id)
    return problem('Chair', `Only the chair, ${chair}, can lock the consensus.`);
  if (stage === 'moderation') return undefined;
  return problem('Stage', `The consensus is locked while the tender is in moderation. It is in “${stage}”.`);
}

function wrongWith(line: ModerationLine, draft: ConsensusDraft): readonly Problem[] {
  if (!isDecimal(draft.score)) return [{ place: '', tell: 'Enter the agreed score as a whole number.' }];
  const wrong = consensusProblems(line.individual, line.scaleMax, { ...draft, score: decimal(draft.score) });
  const silent = line.consensus !== undefined && (draft.correction ?? '').trim() === '';
  return silent
    ? [...wrong, { place: '', tell: 'There is a consensus already. Give the reason for changing it.' }]
    : wrong;
}

async function addConsensus(
  desk: Desk,
  work: Work,
  line: ModerationLine,
  draft: ConsensusDraft,
): Promise<Done<RowOf<'moderations'>>> {
  const { ref, round } = work.tender.values;
  const { bid, criterion, score, rationale, discussion, correction = '' } = draft;
  const attempt = (line.consensus?.values.attempt ?? 0) + 1;
  const range = exactText(line.spread?.range ?? zero);
  const head = { title: `${ref}, consensus`, tender: ref, round, bid, criterion, attempt };
  const { moderations } = desk.registers;
  const saved = await moderations.add(
    { ...head, consensus: score, rationale, discussion, range, correction },
    `${ref}/${round}/${bid}/${criterion}/consensus/${attempt}`,
  );
  const row = fromSaved(saved, moderations.declaration, desk.saving);
  if (row.kind !== 'done') return row;
  const event = await record(desk, ref, {
    action: 'consensus locked',
    list: 'Moderations',
    ref: `${bid}/${criterion}`,
    before: line.consensus?.values.consensus ?? '',
    after: score,
    reason: correction,
  });
  return event.kind === 'fault' ? event : row;
}

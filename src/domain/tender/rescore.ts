import { withEntry } from './column.ts';
import type { Field } from './formulas/formula.ts';
import { ranked, rankedAgain } from './rank.ts';
import { compare, zero, type Ratio } from './ratio.ts';
import { replaced } from './replaced.ts';
import {
  appraise,
  fieldOf,
  marked,
  prepareBid,
  prepareMethod,
  reappraised,
  remarked,
  type Appraised,
  type CriterionPlace,
  type Judged,
  type Marked,
  type PreparedBid,
  type PreparedMethod,
} from './score.ts';
import type { Scores, Tender } from './tender.ts';

/** An evaluation that is kept ready while people change scores: a change costs what it changes, not the whole. */
export type Evaluation = {
  readonly tender: Tender;
  readonly method: PreparedMethod;
  /** Where each question is: its criterion, and its place there. */
  readonly places: ReadonlyMap<string, Place>;
  /** The place of each bid. */
  readonly bids: ReadonlyMap<string, number>;
  readonly prepared: readonly PreparedBid[];
  readonly appraised: readonly Appraised[];
  readonly field: Field;
  readonly marked: readonly Marked[];
  readonly judged: readonly Judged[];
};

type Place = CriterionPlace & { readonly q: number };

/** The tender's evaluation, with everything kept that a later change can use. */
export function openEvaluation(tender: Tender): Evaluation {
  const method = prepareMethod(tender);
  const prepared = tender.bids.map((bid) => prepareBid(tender, bid));
  const appraised = prepared.map((bid) => appraise(method, bid));
  const places = tender.criteria
    .filter((criterion) => criterion.kind === 'qualitative')
    .flatMap((criterion, c) => {
      const of = tender.criteria.indexOf(criterion);
      return criterion.questions.map(({ id }, q) => [id, { criterion, c, of, q }] as const);
    });
  const field = fieldOf(tender, appraised);
  const all = appraised.map((bid) => marked(tender, bid, field));
  const judged = ranked(tender, all);
  const bids = new Map(tender.bids.map(({ id }, i) => [id, i]));
  return { tender, method, places: new Map(places), bids, prepared, appraised, field, marked: all, judged };
}

/** The evaluation with another score. Throws when there is no such bid or question. */
export function withScore(evaluation: Evaluation, bidId: string, question: string, score: Ratio): Evaluation {
  const { tender, method, places, bids, field } = evaluation;
  const i = bids.get(bidId) ?? -1;
  const [before, place] = [evaluation.prepared[i], places.get(question)];
  const [column, old] = [place && before?.scores[place.c], evaluation.appraised[i]];
  if (!before || !place || !column || !old) throw new Error(`No question ${question} for bid ${bidId}`);
  const scores = withLater(before.bid.scores, question, score);
  const bid = { ...before.bid, scores };
  const entry = withEntry(column, place.q, score, () =>
    place.criterion.questions.map(({ id }) => scores.get(id) ?? zero),
  );
  const changed = { ...before, bid, scores: replaced(before.scores, place.c, entry) };
  const again = reappraised(method, old, changed, place);
  const appraised = replaced(evaluation.appraised, i, again);
  // A score moves the field only by opening or closing a gate.
  const moves = !isSame(again.failed, old.failed);
  const beside = moves
    ? allMarked(evaluation, appraised)
    : { field, ...oneMarked(evaluation, [i, again], place) };
  // Each part is named: an object of known shape is made many times faster than one put together from others.
  return {
    tender: { ...tender, bids: replaced(tender.bids, i, bid) },
    method,
    places,
    bids,
    prepared: replaced(evaluation.prepared, i, changed),
    appraised,
    field: beside.field,
    marked: beside.marked,
    judged: beside.judged,
  };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((id, i) => id === b[i]));
}

type Beside = Pick<Evaluation, 'field' | 'marked' | 'judged'>;

/** Every bid beside a field that may have moved; where it has not, the others keep their marks. */
function allMarked(before: Evaluation, appraised: Evaluation['appraised']): Beside {
  const { method } = before;
  const field = fieldOf(method.tender, appraised);
  const stays = sameField(before.field, field);
  const all = appraised.map((bid, i) => {
    const same = stays && before.marked[i]?.bid === bid.bid ? before.marked[i] : undefined;
    return same ?? marked(method.tender, bid, field);
  });
  return { field, marked: all, judged: ranked(method.tender, all) };
}

/** One bid beside a field that stays as it was. */
function oneMarked(
  before: Evaluation,
  [i, bid]: readonly [number, Appraised],
  place: Place,
): Omit<Beside, 'field'> {
  const { method, field } = before;
  const old = before.marked[i];
  const again = old ? remarked(old, bid, place) : marked(method.tender, bid, field);
  const judged = rankedAgain(method.tender, before.judged, i, again);
  return { marked: replaced(before.marked, i, again), judged };
}

/** Whether nothing that moves the marks of others has changed. */
export function sameField(a: Field, b: Field): boolean {
  return (
    compare(a.lowestPrice, b.lowestPrice) === 0 &&
    compare(a.highestValue, b.highestValue) === 0 &&
    compare(a.highestRate, b.highestRate) === 0
  );
}

/** Scores with later ones: the newest as a chain, those before them by question, and what was there at first. */
type Later = Scores & {
  readonly first: Scores;
  readonly settled: ReadonlyMap<string, Ratio>;
  readonly newest: Newest | undefined;
};

type Newest = {
  readonly question: string;
  readonly score: Ratio;
  readonly before: Newest | undefined;
  readonly depth: number;
};

const deepest = 64;

/** The scores with another one. Nothing is copied but now and then: a bid may have more than a thousand scores. */
function withLater(scores: Scores, question: string, score: Ratio): Later {
  const { first, settled, newest } =
    'settled' in scores ? (scores as Later) : { first: scores, settled: nothing, newest: undefined }; // made below
  const depth = (newest?.depth ?? 0) + 1;
  if (depth < deepest) return later(first, settled, { question, score, before: newest, depth });
  const all = new Map(settled);
  inOrder(newest, (one) => all.set(one.question, one.score));
  return later(first, all.set(question, score), undefined);
}

const nothing: ReadonlyMap<string, Ratio> = new Map();

function later(first: Scores, settled: ReadonlyMap<string, Ratio>, newest: Newest | undefined): Later {
  return {
    first,
    settled,
    newest,
    get(question) {
      for (let one = newest; one; one = one.before) if (one.question === question) return one.score;
      return settled.get(question) ?? first.get(question);
    },
  };
}

function inOrder(newest: Newest | undefined, each: (one: Newest) => void): void {
  if (!newest) return;
  inOrder(newest.before, each);
  each(newest);
}

import { withEntry, type Column } from './column.ts';
import type { Field } from './formulas/formula.ts';
import { ranked } from './rank.ts';
import { compare, zero, type Ratio } from './ratio.ts';
import {
  appraise,
  fieldOf,
  marked,
  prepareBid,
  prepareMethod,
  reappraised,
  type Appraised,
  type Judged,
  type Marked,
  type PreparedBid,
  type PreparedMethod,
} from './score.ts';
import type { QualitativeCriterion, Scores, Tender } from './tender.ts';

/** An evaluation that is kept ready while people change scores: a change costs what it changes, not the whole. */
export type Evaluation = {
  readonly tender: Tender;
  readonly method: PreparedMethod;
  readonly criteria: readonly QualitativeCriterion[];
  readonly prepared: readonly PreparedBid[];
  readonly appraised: readonly Appraised[];
  readonly field: Field;
  readonly marked: readonly Marked[];
  readonly judged: readonly Judged[];
};

/** The tender's evaluation, with everything kept that a later change can use. */
export function openEvaluation(tender: Tender): Evaluation {
  const method = prepareMethod(tender);
  const prepared = tender.bids.map((bid) => prepareBid(tender, bid));
  const appraised = prepared.map((bid) => appraise(method, bid));
  const criteria = tender.criteria.filter((criterion) => criterion.kind === 'qualitative');
  return { tender, method, criteria, prepared, ...beside(tender, appraised, undefined) };
}

/** The evaluation with another score. Throws when there is no such bid or question. */
export function withScore(evaluation: Evaluation, bidId: string, question: string, score: Ratio): Evaluation {
  const { tender, method, criteria } = evaluation;
  const i = evaluation.prepared.findIndex(({ bid }) => bid.id === bidId);
  const before = evaluation.prepared[i];
  const c = criteria.findIndex(({ questions }) => questions.some(({ id }) => id === question));
  const [criterion, column] = [criteria[c], before?.scores[c]];
  if (!before || !criterion || !column) throw new Error(`No question ${question} for bid ${bidId}`);
  const scores = overlaid(before.bid.scores, question, score);
  const bid = { ...before.bid, scores };
  const changed = {
    ...before,
    bid,
    scores: before.scores.with(c, rescored(column, criterion, question, scores)),
  };
  const prepared = evaluation.prepared.with(i, changed);
  const [old, place] = [evaluation.appraised[i], [c, criterion.id] as const];
  if (!old) throw new Error(`The bid ${bidId} was never appraised`);
  const again = reappraised(method, old, changed, place);
  const appraised = evaluation.appraised.with(i, again);
  const now = { ...tender, bids: tender.bids.with(i, bid) };
  // A score moves the field only by opening or closing a gate.
  const field = again.failed.join() === old.failed.join() ? evaluation.field : undefined;
  return { tender: now, method, criteria, prepared, ...beside(method.tender, appraised, evaluation, field) };
}

function rescored(
  column: Column,
  { questions }: QualitativeCriterion,
  question: string,
  scores: Scores,
): Column {
  const at = questions.findIndex(({ id }) => id === question);
  return withEntry(column, at, scores.get(question) ?? zero, () =>
    questions.map(({ id }) => scores.get(id) ?? zero),
  );
}

/** Bids beside each other. Where the field is as it was, only bids that changed get their marks again. */
function beside(
  tender: Tender,
  appraised: readonly Appraised[],
  before: Evaluation | undefined,
  known?: Field,
): Pick<Evaluation, 'appraised' | 'field' | 'marked' | 'judged'> {
  const field = known ?? fieldOf(tender, appraised);
  const stays = before !== undefined && (field === before.field || sameField(before.field, field));
  const all = appraised.map((bid, i) => {
    const same = stays && before.appraised[i] === bid ? before.marked[i] : undefined;
    return same ?? marked(tender, bid, field);
  });
  return { appraised, field, marked: all, judged: ranked(tender, all, before) };
}

/** Whether nothing that moves the marks of others has changed. */
export function sameField(a: Field, b: Field): boolean {
  return (
    compare(a.lowestPrice, b.lowestPrice) === 0 &&
    compare(a.highestValue, b.highestValue) === 0 &&
    compare(a.highestRate, b.highestRate) === 0
  );
}

type Overlay = Scores & { readonly base: Scores; readonly changes: ReadonlyMap<string, Ratio> };

/** The scores with one changed, without copying the others: a bid may have more than a thousand. */
function overlaid(scores: Scores, question: string, score: Ratio): Overlay {
  const { base, changes } = 'changes' in scores ? (scores as Overlay) : { base: scores, changes: new Map() }; // made below
  const all = new Map<string, Ratio>(changes).set(question, score);
  return { base, changes: all, get: (id) => all.get(id) ?? base.get(id) };
}

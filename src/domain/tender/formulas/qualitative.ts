import { column, sumOfProducts, type Column } from '../column.ts';
import { ratio, times, zero, type Ratio } from '../ratio.ts';
import type { QualitativeCriterion, Question, Scores } from '../tender.ts';

/** How scores of questions become the share of a qualitative criterion. */
export const qualitative = {
  code: 'S6',
  name: 'Weighted questions',
  formula: 'W × Σ question weight ÷ 100 × score ÷ highest score of the scale',
  source: 'The norm in UK public tenders; PPN 002 model award criteria with sub-criteria',
  gaming: 'Evaluators drift apart, or score the supplier they know rather than the answer.',
  guard: 'Scores are given alone, with a reason each; a wide spread must be discussed before the consensus.',
} as const;

const hundred = ratio(100);

/** What one point on each question adds to the share of its criterion. */
export function pointsWorth(criterion: QualitativeCriterion): Column {
  return column(criterion.questions.map(pointWorth));
}

/** What one point on a question adds to the share of its criterion. */
export function pointWorth(question: Question): Ratio {
  const bottom = times(hundred, question.scaleMax);
  return { n: question.weight.n * bottom.d, d: question.weight.d * bottom.n };
}

/** The scores of one criterion in the order of its questions. */
export function scoreColumn(criterion: QualitativeCriterion, scores: Scores): Column {
  return column(criterion.questions.map((question) => scores.get(question.id) ?? zero));
}

/** The share of the criterion that the scores earn, 0 to 1. */
export function qualitativeShare(worths: Column, scores: Column): Ratio {
  return sumOfProducts(worths, scores);
}

import type { Problem } from '../words/problem.ts';
import { compare, exactText, median, minus, over, ratio, rounded, sum, type Ratio } from './ratio.ts';

/** How individual scores of one question lie. The mean and the median inform; they are never the score. */
export type Spread = {
  readonly lowest: Ratio;
  readonly highest: Ratio;
  readonly range: Ratio;
  readonly mean: Ratio;
  readonly median: Ratio;
};

/** The spread of individual scores. Undefined without any. */
export function spreadOf(scores: readonly Ratio[]): Spread | undefined {
  const sorted = scores.toSorted(compare);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (!lowest || !highest) return undefined;
  const mean = over(sum(sorted), ratio(sorted.length));
  return { lowest, highest, range: minus(highest, lowest), mean, median: median(sorted) };
}

/** The range from which a discussion is required: 2 points on a scale to 5, 3 on one to 10, else 30 % rounded up. */
export function discussionRange(scaleMax: Ratio): Ratio {
  if (compare(scaleMax, ratio(5)) <= 0) return ratio(2);
  if (compare(scaleMax, ratio(10)) <= 0) return ratio(3);
  const { n, d } = scaleMax;
  return ratio((n * 3n + d * 10n - 1n) / (d * 10n));
}

/** Whether the evaluators lie so far apart that they must talk before a consensus. */
export function mustDiscuss(spread: Spread, scaleMax: Ratio): boolean {
  return compare(spread.range, discussionRange(scaleMax)) >= 0;
}

/** Whether an agreed score is higher or lower than every evaluator's own: allowed, and the reason must bear it. */
export function isBeyond({ lowest, highest }: Spread, agreed: Ratio): boolean {
  return compare(agreed, lowest) < 0 || compare(agreed, highest) > 0;
}

/** One evaluator's score, unchangeable once revealed. */
export type IndividualScore = {
  readonly evaluator: string;
  readonly score: Ratio;
  readonly rationale: string;
};

/** What the evaluators agreed on, written by the chair. */
export type Consensus = {
  readonly score: Ratio;
  readonly rationale: string;
  /** What was said, where a discussion was held; empty otherwise. */
  readonly discussion: string;
};

/** What keeps a consensus from being locked; nothing when it may be. */
export function consensusProblems(
  individual: readonly IndividualScore[],
  scaleMax: Ratio,
  consensus: Consensus,
): readonly Problem[] {
  const spread = spreadOf(individual.map((each) => each.score));
  if (!spread) return [{ place: 'Scores', tell: 'No individual score is revealed yet.' }];
  const found: Problem[] = [];
  const { n, d } = consensus.score;
  if (n % d !== 0n || n < 0n || compare(consensus.score, scaleMax) > 0)
    found.push({
      place: 'Consensus',
      tell: `Agree on a whole number from 0 to ${exactText(scaleMax)}. An average (${rounded(spread.mean, 2)}) only informs.`,
    });
  const words = consensus.rationale.trim();
  if (words === '') found.push({ place: 'Reason', tell: 'Write why the evaluators agreed on this score.' });
  else if (individual.some((each) => each.rationale.trim() === words))
    found.push({
      place: 'Reason',
      tell: 'This is one evaluator’s reason, word for word. Write the reason for the consensus.',
    });
  if (mustDiscuss(spread, scaleMax) && consensus.discussion.trim() === '')
    found.push({
      place: 'Discussion',
      tell: `The scores lie ${exactText(spread.range)} points apart. Discuss them, and write down what was said.`,
    });
  return found;
}

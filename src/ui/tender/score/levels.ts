import { descriptorsOf, ratioOf } from '../../../registers/tender/method.ts';
import { compare, exactText, ratio } from '../../../domain/tender/ratio.ts';
import type { ScorePlace } from './places.ts';

/** A score that can be chosen, and what it means where the method says so. */
export type Level = { readonly score: string; readonly words: string };

/** Longer scales are typed, not chosen. */
const longestToChoose = 10;

/** The levels of a question, the highest first. `toChoose`: short enough to choose from. */
export function levelsOf({ question }: Pick<ScorePlace, 'question'>): {
  readonly max: string;
  readonly levels: readonly Level[];
  readonly toChoose: boolean;
} {
  const { scaleMax = '0', descriptors = '' } = question.values;
  const max = ratioOf(scaleMax);
  const told = new Map(descriptorsOf(descriptors).map(({ score, words }) => [score, words]));
  const toChoose = compare(max, ratio(longestToChoose)) <= 0;
  const whole = toChoose ? Array.from({ length: Number(max.n / max.d) + 1 }, (_, score) => `${score}`) : [];
  const scores = [...new Set([...whole, ...told.keys()])].toSorted((a, b) => compare(ratioOf(b), ratioOf(a)));
  return {
    max: exactText(max),
    levels: scores.map((score) => ({ score, words: told.get(score) ?? '' })),
    toChoose,
  };
}

import type { Tier } from '../contract/tier.ts';
import type { Problem } from '../words/problem.ts';
import type { Answer } from './answer.ts';
import type { Facts, MeasureFacts } from './facts.ts';
import { printedAnswer } from './printed.ts';
import { problemsWith } from './valid.ts';

/** How a question is answered. */
export type AnswerType = 'yesNo' | 'choice' | 'text' | 'number' | 'day' | 'theme';

/** One of the answers that can be chosen. */
export type Choice = {
  readonly value: string;
  readonly label: string;
  /** Whether words must go with it. */
  readonly words?: true;
  /** Whether the day must go with it. */
  readonly day?: true;
  /** An answer that does not settle the question: it stays "in progress". */
  readonly open?: true;
};

/** A box beside the choice. */
export type Box = {
  readonly label: string;
  readonly hint?: string;
  /** Whether it is always needed; otherwise only with the choices that say so. */
  readonly needed?: true;
  /** What to say when it is needed and empty. */
  readonly missing: string;
};

/** Where a question comes from. */
export type Source = {
  readonly kind: 'law' | 'policy';
  readonly citation: string;
  /** Whom it binds, where that needs saying. */
  readonly about?: string;
};

/** Something wrong with an answer, and the box it is about. */
export type AnswerProblem = Problem & {
  /** "choice", "words", "day", "quantity", "measures", or "quantity:OM01". */
  readonly box: string;
};

/** A question as its file writes it. */
export type QuestionText = {
  readonly key: string;
  readonly section: string;
  /** The name in the task list and in the printed record. */
  readonly name: string;
  readonly title: string;
  readonly who: string;
  readonly answerType: AnswerType;
  readonly choices?: readonly Choice[];
  readonly words?: Box;
  readonly day?: Box;
  readonly number?: Box & { readonly unit: string };
  /** Help for each tier, from the smallest contract to the largest; a tier without its own takes the one before. */
  readonly guidance: Partial<Record<Tier, readonly string[]>>;
  readonly source: readonly Source[];
  /** The theme it asks about, and the number that people know it by. */
  readonly theme?: { readonly ref: string; readonly number: number };
  /** Whether it is asked about this contract; always, when absent. */
  readonly applies?: (facts: Facts, answers: readonly Answer[]) => boolean;
};

/** A question of a checklist, with its rules. */
export type Question = QuestionText & {
  readonly choices: readonly Choice[];
  appliesTo(facts: Facts, answers: readonly Answer[]): boolean;
  /** Every reason why the answer does not stand yet; empty when it does. */
  problemWith(own: readonly Answer[], measures: readonly MeasureFacts[]): readonly AnswerProblem[];
  /** The answer in the lines of the printed record. */
  printed(own: readonly Answer[], measures: readonly MeasureFacts[]): readonly string[];
};

const yesNo: readonly Choice[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

/** A question with its rules, from what its file says. */
export function question(text: QuestionText): Question {
  const choices = text.choices ?? (text.answerType === 'yesNo' ? yesNo : []);
  return {
    ...text,
    choices,
    appliesTo: text.applies ?? (() => true),
    problemWith: (own, measures) => problemsWith({ ...text, choices }, own, measures),
    printed: (own, measures) => printedAnswer({ ...text, choices }, own, measures),
  };
}

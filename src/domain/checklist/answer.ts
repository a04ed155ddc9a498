import type { Day } from '../words/day.ts';

/** One answer, or one measure asked for within an answer. */
export type Answer = {
  /** The question's key. */
  readonly question: string;
  /** Empty for the answer itself, the measure's code for a measure that is asked for. */
  readonly part: string;
  readonly choice?: string;
  readonly words?: string;
  /** An exact decimal in the unit of the measure: "2.5". */
  readonly quantity?: string;
  readonly day?: Day;
};

/** The answer itself, without the measures asked for. */
export function mainOf(own: readonly Answer[]): Answer | undefined {
  return own.find((answer) => answer.part === '');
}

/** The measures that are asked for: rows of their own; one that was taken out stays, with the choice "no". */
export function partsOf(own: readonly Answer[]): readonly Answer[] {
  return own.filter((answer) => answer.part !== '' && answer.choice !== 'no');
}

/** The rows of one question. */
export function ownAnswers(answers: readonly Answer[], question: string): readonly Answer[] {
  return answers.filter((answer) => answer.question === question);
}

/** Whether nothing at all was answered. */
export function isEmpty(own: readonly Answer[]): boolean {
  return !own.some(
    (answer) =>
      (answer.part === '' && (answer.choice ?? '') !== '') ||
      (answer.part !== '' && answer.choice !== 'no') ||
      (answer.words ?? '').trim() !== '' ||
      (answer.quantity ?? '') !== '' ||
      answer.day !== undefined,
  );
}

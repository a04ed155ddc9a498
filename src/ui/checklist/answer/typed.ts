import type { Answer } from '../../../domain/checklist/answer.ts';
import type { Checked } from '../../../domain/words/problem.ts';
import { readDay } from '../../../domain/words/read-day.ts';
import { readNumber } from '../../../domain/words/read-number.ts';
import { longDay } from '../../../domain/words/day.ts';
import { toDecimal } from '../../../domain/words/quantity.ts';
import type { Declarations } from '../../../registers/lists/index.ts';
import type { Changes, Row } from '../../../registers/types.ts';

export type AnswerRow = Row<Declarations['answers']>;
export type AnswerChanges = Changes<Declarations['answers']>;

/** The boxes of one answer row, as a person typed them. */
export type Typed = {
  readonly choice: string;
  readonly words: string;
  readonly quantity: string;
  readonly day: string;
};

/** A box whose text cannot be read, and what to type instead. */
export type Unread = { readonly box: keyof Typed; readonly tell: string };

/** What a row holds, as it stands in the boxes. */
export function typedOf(row: AnswerRow | undefined): Typed {
  const values = row?.values;
  return {
    choice: values?.choice ?? '',
    words: lines(values?.words ?? ''),
    quantity: values?.quantity ?? '',
    day: values?.day === undefined ? '' : longDay(values.day),
  };
}

/** The columns that differ from the row, and the boxes that cannot be read and so are not sent. */
export function changesOf(
  typed: Typed,
  row: AnswerRow | undefined,
): { readonly changes: AnswerChanges; readonly unread: readonly Unread[] } {
  const unread: Unread[] = [];
  const read = <T>(
    box: keyof Typed,
    checked: Checked<T> | undefined,
  ): { value: T | undefined } | undefined => {
    if (checked?.kind !== 'problems') return { value: checked?.value };
    unread.push({ box, tell: checked.problems[0]?.tell ?? '' });
    return undefined;
  };
  const quantity = read(
    'quantity',
    filled(typed.quantity, (text) => readNumber(text, { min: '0' })),
  );
  const day = read(
    'day',
    filled(typed.day, (text) => readDay(text)),
  );
  const wanted: Readonly<Record<string, unknown>> = {
    choice: typed.choice === '' ? undefined : typed.choice,
    words: typed.words === '' ? undefined : typed.words,
    ...(quantity && { quantity: quantity.value && toDecimal(quantity.value) }),
    ...(day && { day: day.value }),
  };
  const values = row?.values;
  const held: Readonly<Record<string, unknown>> = { ...values, words: values?.words && lines(values.words) };
  const changes = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => value !== held[key]));
  // Each column has just been given the type that its declaration asks for.
  return { changes: changes as AnswerChanges, unread };
}

// SharePoint may store line ends as CR LF; that is no change of what was written.
function lines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function filled<T>(text: string, read: (text: string) => Checked<T>): Checked<T> | undefined {
  return text.trim() === '' ? undefined : read(text);
}

/** A row as the rules of the checklist see it. */
export function answerOf(row: AnswerRow): Answer {
  const { question, part, choice, words, quantity, day } = row.values;
  return {
    question,
    part: part ?? '',
    ...(choice !== undefined && { choice }),
    ...(words !== undefined && { words }),
    ...(quantity !== undefined && { quantity }),
    ...(day !== undefined && { day }),
  };
}

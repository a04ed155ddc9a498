import { measuresFor } from '../../../domain/checklist/checklist.ts';
import type { AnswerProblem, Question } from '../../../domain/checklist/question.ts';
import { isEmpty, type Answer } from '../../../domain/checklist/answer.ts';
import type { Registers } from '../../../registers/registers.ts';
import type { Opened } from '../use-opened.ts';
import type { Desk } from './desk.ts';
import { clientKeyOf, type Slot } from './papers.ts';
import { answerOf, changesOf, type AnswerRow } from './typed.ts';

/** The place of an answer, or of a measure that it asks for. */
export function slotOf(opened: Opened, question: Question, part = ''): Slot {
  return {
    checklist: opened.row.values.ref,
    question: question.key,
    part,
    title: question.title.slice(0, 255),
  };
}

/** The places of an answer and of each measure that its theme offers. */
export function slotsOf(opened: Opened, question: Question): readonly Slot[] {
  const measures = measuresFor(question, opened.sheet.measures);
  return [slotOf(opened, question), ...measures.map((measure) => slotOf(opened, question, measure.code))];
}

/** The row of a place, when it was answered. */
export function rowOf(opened: Opened, { question, part }: Slot): AnswerRow | undefined {
  return opened.answers.find((row) => row.values.question === question && (row.values.part ?? '') === part);
}

/** The id of a box on the page, for labels and for the links of the summary. */
export function boxId(question: string, box: string): string {
  return `${question}-${box.replaceAll(':', '-')}`;
}

/** What is wrong with an answer as it stands now; nothing when it was left empty or is not decided yet. */
export function problemsNow(
  registers: Registers,
  desk: Desk,
  opened: Opened,
  question: Question,
): readonly AnswerProblem[] {
  const slots = slotsOf(opened, question);
  const unread = slots.flatMap((slot) =>
    desk.paper(slot).unread.map(({ box, tell }) => ({
      box: box === 'quantity' && slot.part !== '' ? `quantity:${slot.part}` : box,
      place: question.name,
      tell,
    })),
  );
  const own = slots.flatMap((one) => ownNow(registers, desk, one));
  if (unread.length === 0 && isEmpty(own)) return [];
  const open = question.choices.some((choice) => choice.open && choice.value === own[0]?.choice);
  const rules = open ? [] : question.problemWith(own, measuresFor(question, opened.sheet.measures));
  const unreadBoxes = new Set(unread.map(({ box }) => box));
  return [...unread, ...rules.filter(({ box }) => !unreadBoxes.has(box))];
}

/** A row of an answer as it stands in its boxes now, sent or not; none when it was never begun. */
function ownNow(registers: Registers, desk: Desk, slot: Slot): readonly Answer[] {
  const { draft } = desk.paper(slot);
  const { question, part } = slot;
  // The columns of a change from nothing are the answer itself.
  if (draft) return [{ question, part, ...changesOf(draft, undefined).changes } as Answer];
  const key = clientKeyOf(slot);
  const row = registers.answers.rows()?.find((one) => one.clientKey === key);
  return row ? [answerOf(row)] : [];
}

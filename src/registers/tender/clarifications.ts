import { problem } from '../../domain/words/problem.ts';
import { record } from './audit.ts';
import { today, type Desk } from './desk.ts';
import { fromSaved, type Done } from './done.ts';
import { openTender, type RowOf } from './work.ts';

/** A question put to a bidder or by one; without a bid it is about the tender. */
export type QuestionDraft = { readonly bid?: string; readonly question: string };

/** Notes a question of today. */
export async function askClarification(
  desk: Desk,
  ref: string,
  { bid, question }: QuestionDraft,
): Promise<Done<RowOf<'clarifications'>>> {
  if (question.trim() === '') return problem('Question', 'Write the question as it was asked.');
  const { clarifications } = desk.registers;
  const values = { title: `${ref}, clarification`, tender: ref, question, askedOn: today(desk) };
  const saved = await clarifications.add({ ...values, ...(bid !== undefined && { bid }) });
  const row = fromSaved(saved, clarifications.declaration, desk.saving);
  if (row.kind !== 'done') return row;
  const told = { action: 'clarification asked', list: 'Clarifications', ref: row.value.id, after: question };
  const event = await record(desk, ref, told);
  return event.kind === 'fault' ? event : row;
}

/** Notes the answer of today, and what was changed because of it, if anything. A given answer is not written over. */
export async function answerClarification(
  desk: Desk,
  ref: string,
  { id, answer, effect = '' }: { readonly id: string; readonly answer: string; readonly effect?: string },
): Promise<Done<RowOf<'clarifications'>>> {
  if (answer.trim() === '') return problem('Answer', 'Write the answer as it was given.');
  const work = await openTender(desk, ref);
  if (work.kind === 'fault') return work;
  const row = work.value.clarifications.find((one) => one.id === id);
  if (!row) return problem('Clarification', 'There is no such question.');
  if ((row.values.answer ?? '') !== '')
    return problem('Clarification', 'This question is answered. Ask a new one instead.');
  const { clarifications } = desk.registers;
  const saved = await clarifications.change(row, { answer, effect, answeredOn: today(desk) });
  const changed = fromSaved(saved, clarifications.declaration, desk.saving);
  if (changed.kind !== 'done') return changed;
  const after = JSON.stringify({ answer, effect });
  const told = { action: 'clarification answered', list: 'Clarifications', ref: id, after };
  const event = await record(desk, ref, told);
  return event.kind === 'fault' ? event : changed;
}

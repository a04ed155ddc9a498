import { problem } from '../../domain/words/problem.ts';
import type { Values } from '../declare.ts';
import type { EvaluationDeclarations } from '../lists/evaluations/index.ts';
import { record } from './audit.ts';
import { chairNow, wasChair } from './chairs.ts';
import type { Desk } from './desk.ts';
import { fromSaved, type Done } from './done.ts';
import { openTender, type RowOf, type Work } from './work.ts';

type Kind = Values<EvaluationDeclarations['tenderApprovals']>['kind'];

/** Why a person may not approve something; undefined when they may. Nobody approves what is their own. */
function whyNot(
  work: Pick<Work, 'tender' | 'tenderApprovals'>,
  { kind, subject }: Pick<Approval, 'kind' | 'subject'>,
  person: string,
  at?: string,
): string | undefined {
  const { ownerId } = work.tender.values;
  if (person === (kind === 'chair' ? subject.split(' ')[1] : subject))
    return 'This is about yourself. Ask somebody else to approve it.';
  if (kind === 'absence' || kind === 'new lock')
    // Who closes the scores decides about nobody's, neither before becoming chair nor since.
    return person === chairNow(work) || (at !== undefined && wasChair(work, person, at))
      ? 'The chair closes the scores and cannot approve this. Ask somebody else.'
      : undefined;
  return person === ownerId ? 'The owner of the tender cannot approve this. Ask somebody else.' : undefined;
}

/** Approvals of one kind about one subject, by somebody who may, with a reason, and untouched since. */
export function approvals(
  work: Pick<Work, 'tender' | 'tenderApprovals'>,
  kind: Kind,
  subject: string,
): readonly RowOf<'tenderApprovals'>[] {
  return work.tenderApprovals.filter(
    ({ values, created, changed }) =>
      values.kind === kind &&
      (values.subject ?? '') === subject &&
      values.reason.trim() !== '' &&
      whyNot(work, { kind, subject }, created.by.id, created.at) === undefined &&
      changed.at === created.at &&
      changed.by.id === created.by.id,
  );
}

/** What a second person approves. `subject`: the hash of a method or result, the place of a deviation, the id of an evaluator or bid. */
export type Approval = { readonly kind: Kind; readonly subject: string; readonly reason: string };

/** Approves something in the name of the person who is signed in. */
export async function approve(
  desk: Desk,
  ref: string,
  approval: Approval,
): Promise<Done<RowOf<'tenderApprovals'>>> {
  const work = await openTender(desk, ref);
  if (work.kind === 'fault') return work;
  const wrong = whyNot(work.value, approval, desk.me.id);
  if (wrong !== undefined) return problem('Approver', wrong);
  if (approval.reason.trim() === '') return problem('Reason', 'Give the reason.');
  const saved = await desk.registers.tenderApprovals.add({
    title: `${ref}, ${approval.kind}`,
    tender: ref,
    round: work.value.tender.values.round,
    ...approval,
  });
  const row = fromSaved(saved, desk.registers.tenderApprovals.declaration, desk.saving);
  if (row.kind !== 'done') return row;
  const event = await record(desk, ref, {
    action: `approved: ${approval.kind}`,
    list: 'TenderApprovals',
    ref: approval.subject,
    reason: approval.reason,
  });
  return event.kind === 'fault' ? event : row;
}

/** How many times a second person has let an evaluator lock anew in this round. */
export function newLocksAllowed(work: Pick<Work, 'tender' | 'tenderApprovals'>, evaluator: string): number {
  const { round } = work.tender.values;
  return approvals(work, 'new lock', evaluator).filter(({ values }) => values.round === round).length;
}

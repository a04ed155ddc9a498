import type { Person } from '../../domain/words/person.ts';
import { hasReached } from '../../domain/tender/stages.ts';
import type { Problem } from '../../domain/words/problem.ts';
import { record } from './audit.ts';
import { chairChanges, chairNow, chairSubject } from './chairs.ts';
import type { Desk } from './desk.ts';
import { done, fromSaved, unless, type Done } from './done.ts';
import { chairText, openOwn } from './set-up.ts';
import { openTender, type Work } from './work.ts';

/** Whom the owner names, and why. */
export type ChairDraft = { readonly chair: Person; readonly reason: string };

/**
 * Names another chair. Before publication that is done with it; afterwards a second person has to approve it, and what
 * the chair before did stays. Only the owner can.
 */
export async function nameChair(
  desk: Desk,
  ref: string,
  { chair, reason }: ChairDraft,
): Promise<Done<'changed' | 'named'>> {
  const work = await openOwn(desk, ref);
  if (work.kind !== 'done') return work;
  const sound = unless(wrongWith(work.value, { chair, reason }));
  if (sound.kind !== 'done') return sound;
  const { stage, round } = work.value.tender.values;
  const from = chairNow(work.value);
  if (!hasReached(stage, 'published')) return changeNow(desk, work.value, { chair, reason });
  const subject = chairSubject({ from, to: chair.id, upn: chair.upn });
  const { tenderApprovals } = desk.registers;
  const values = { title: `${ref}, chair`, tender: ref, round, kind: 'chair', subject, reason } as const;
  const row = fromSaved(await tenderApprovals.add(values), tenderApprovals.declaration, desk.saving);
  if (row.kind !== 'done') return row;
  const told = { action: 'chair named', list: 'TenderApprovals', ref: subject, reason };
  const event = await record(desk, ref, told);
  return event.kind === 'fault' ? event : done('named');
}

function wrongWith(work: Work, { chair, reason }: ChairDraft): readonly Problem[] {
  const { ownerId, round, stage } = work.tender.values;
  const wrong = (tell: string): readonly Problem[] => [{ place: 'Chair', tell }];
  if (stage === 'closed' || stage === 'cancelled') return wrong('The tender is over. Its chair stays.');
  if (chair.id === ownerId)
    return wrong('The owner takes in the prices and cannot lead the moderation. Name somebody else.');
  if (chair.id === chairNow(work)) return wrong(`${chair.name} is the chair already.`);
  const approved = work.tenderApprovals.some(
    ({ values, created }) =>
      created.by.id === chair.id &&
      values.round === round &&
      (values.kind === 'absence' || values.kind === 'new lock'),
  );
  if (approved)
    return wrong(
      `${chair.name} approved going on without an evaluator, or a new lock, and cannot close the same scores. Name somebody else.`,
    );
  return reason.trim() === '' ? [{ place: 'Reason', tell: 'Give the reason.' }] : [];
}

async function changeNow(
  desk: Desk,
  { tender }: Pick<Work, 'tender'>,
  { chair, reason }: ChairDraft,
): Promise<Done<'changed'>> {
  const { ref, chairId } = tender.values;
  const { tenders } = desk.registers;
  const saved = await tenders.change(tender, { chair: chair.upn, chairId: chair.id });
  const row = fromSaved(saved, tenders.declaration, desk.saving);
  if (row.kind !== 'done') return row;
  const event = await record(desk, ref, {
    action: 'chair changed',
    list: 'Tenders',
    ref,
    before: chairText(chairId),
    after: chairText(chair.id),
    reason,
  });
  return event.kind === 'fault' ? event : done('changed');
}

/** Lets the row of the tender name the chair who was approved: after the approval, or where that was cut off. */
export async function finishChair(desk: Desk, ref: string): Promise<Done<undefined>> {
  const work = await openTender(desk, ref);
  if (work.kind === 'fault') return work;
  const { tender } = work.value;
  const last = chairChanges(work.value).at(-1);
  if (!last || last.to === tender.values.chairId) return done(undefined);
  const { tenders } = desk.registers;
  const saved = await tenders.change(tender, { chair: last.upn, chairId: last.to });
  const row = fromSaved(saved, tenders.declaration, desk.saving);
  return row.kind === 'done' ? done(undefined) : row;
}

import { mayEvaluate, type Declaration as Interest } from '../../domain/tender/states.ts';
import { problem } from '../../domain/words/problem.ts';
import { record } from './audit.ts';
import type { Desk } from './desk.ts';
import { fromSaved, type Done } from './done.ts';
import { expectedScores } from './locks.ts';
import { openTender, type RowOf, type Work } from './work.ts';

/** What an evaluator declares. */
export type InterestDraft = {
  readonly interest: Interest['interest'];
  /** What the interest is; empty for none. */
  readonly detail: string;
};

/** Declares the interests of the person who is signed in; the last declaration counts. */
export async function declareInterest(
  desk: Desk,
  ref: string,
  { interest, detail }: InterestDraft,
): Promise<Done<RowOf<'interests'>>> {
  if (interest !== 'none' && detail.trim() === '') return problem('Detail', 'Say what the interest is.');
  return add(desk, ref, { step: 'declared', personId: desk.me.id, interest, detail });
}

/** Says what was done about somebody else's interest; nobody mitigates their own. */
export async function mitigateInterest(
  desk: Desk,
  ref: string,
  { personId, mitigation }: { readonly personId: string; readonly mitigation: string },
): Promise<Done<RowOf<'interests'>>> {
  if (personId === desk.me.id)
    return problem('Mitigation', 'Somebody else has to say what is done about your interest.');
  if (mitigation.trim() === '') return problem('Mitigation', 'Say what is done about the interest.');
  return add(desk, ref, { step: 'mitigated', personId, mitigation });
}

/** Confirms before moderation that the declaration still holds. */
export async function confirmInterest(desk: Desk, ref: string): Promise<Done<RowOf<'interests'>>> {
  const work = await openTender(desk, ref);
  if (work.kind === 'fault') return work;
  if (!interestOf(work.value, desk.me.id)) return problem('Declaration', 'Declare your interests first.');
  return add(desk, ref, { step: 'confirmed again', personId: desk.me.id });
}

type Step = Pick<RowOf<'interests'>['values'], 'step' | 'personId' | 'interest' | 'detail' | 'mitigation'>;

async function add(desk: Desk, ref: string, step: Step): Promise<Done<RowOf<'interests'>>> {
  const saved = await desk.registers.interests.add({ title: `${ref}, ${step.step}`, tender: ref, ...step });
  const row = fromSaved(saved, desk.registers.interests.declaration, desk.saving);
  if (row.kind !== 'done') return row;
  // What the interest is stays in the row: the audit is read by more people.
  const told = { action: `interest ${step.step}`, list: 'InterestDeclarations', ref: step.personId };
  const event = await record(desk, ref, told);
  return event.kind === 'fault' ? event : row;
}

/** Where somebody's declaration stands; undefined before the first. Rows that somebody else made or changed do not count. */
export function interestOf({ interests }: Pick<Work, 'interests'>, personId: string): Interest | undefined {
  const own = interests.filter(({ values }) => values.personId === personId).filter(isSound);
  const last = own.findLastIndex(({ values }) => values.step === 'declared');
  const declared = own[last];
  if (!declared) return undefined;
  const since = own.slice(last + 1);
  return {
    person: declared.created.by.upn,
    interest: declared.values.interest ?? 'actual',
    mitigation: since.findLast(({ values }) => values.step === 'mitigated')?.values.mitigation ?? '',
    confirmedAgain: since.some(({ values }) => values.step === 'confirmed again'),
  };
}

function isSound({ values, created, changed }: RowOf<'interests'>): boolean {
  const own = created.by.id === values.personId;
  const made = values.step === 'mitigated' ? !own : own;
  return made && changed.at === created.at && changed.by.id === created.by.id;
}

/** Whether the person is an evaluator of the tender who may see its bids: declared, and no interest left open. */
export function mayScore(work: Pick<Work, 'tenderPanel' | 'interests'>, personId: string): boolean {
  const isOnPanel = work.tenderPanel.some(({ values }) => values.personId === personId);
  return isOnPanel && mayEvaluate(interestOf(work, personId));
}

/** The declarations of the panel, by the names under which the panel stands; an absent evaluator counts as confirmed. */
export function declarationsOf(work: Work): readonly Interest[] {
  const absent = new Set(expectedScores(work).goneOnWithout.map(({ evaluator }) => evaluator));
  return work.tenderPanel.flatMap(({ values }) => {
    const interest = interestOf(work, values.personId);
    if (!interest) return [];
    const confirmedAgain = interest.confirmedAgain || absent.has(values.personId);
    return [{ ...interest, person: values.person, confirmedAgain }];
  });
}

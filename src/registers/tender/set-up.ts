import type { Person } from '../../domain/words/person.ts';
import { problem, type Problem } from '../../domain/words/problem.ts';
import type { Values } from '../declare.ts';
import type { EvaluationDeclarations } from '../lists/evaluations/index.ts';
import { record } from './audit.ts';
import { today, type Desk } from './desk.ts';
import { done, fromSaved, unless, type Done } from './done.ts';
import { bringTo } from './sync.ts';
import { openTender, type RowOf, type Work } from './work.ts';

type ValuesOf<K extends keyof EvaluationDeclarations> = Values<EvaluationDeclarations[K]>;

/** What the owner enters to set up a tender; owner, stage and round are the program's. */
export type TenderDraft = Omit<
  ValuesOf<'tenders'>,
  'owner' | 'ownerId' | 'chair' | 'chairId' | 'stage' | 'since' | 'round'
> & { readonly chair: Person };

/** A criterion or question as it is entered. */
export type CriterionDraft = Omit<ValuesOf<'tenderCriteria'>, 'tender' | 'order'>;

/** A measure that bidders may offer, as it is entered. */
export type MeasureDraft = Omit<ValuesOf<'tenderMeasures'>, 'tender' | 'order'>;

/** Makes a tender in the stage draft; the person becomes its owner. */
export async function setUpTender(desk: Desk, draft: TenderDraft): Promise<Done<RowOf<'tenders'>>> {
  const { chair, ...rest } = draft;
  if (chair.id === desk.me.id)
    return problem(
      'Chair',
      'The owner takes in the prices and cannot lead the moderation. Name somebody else.',
    );
  const saved = await desk.registers.tenders.add(
    {
      ...rest,
      owner: desk.me.upn,
      ownerId: desk.me.id,
      chair: chair.upn,
      chairId: chair.id,
      stage: 'draft',
      since: today(desk),
      round: 1,
    },
    `tender/${draft.ref}`,
  );
  const row = fromSaved(saved, desk.registers.tenders.declaration, desk.saving);
  if (row.kind !== 'done') return row;
  const told = await record(desk, draft.ref, {
    action: 'set up',
    list: 'Tenders',
    ref: draft.ref,
    after: chairText(chair.id),
  });
  return told.kind === 'fault' ? told : row;
}

/** Who is chair, as the audit keeps it. */
export function chairText(chair: string): string {
  return JSON.stringify({ chair });
}

/** Changes what the owner entered; the stage is changed by `moveTo` alone. */
export async function changeTender(
  desk: Desk,
  ref: string,
  changes: Partial<Omit<TenderDraft, 'ref' | 'chair'>>,
): Promise<Done<RowOf<'tenders'>>> {
  const work = await openOwn(desk, ref);
  if (work.kind !== 'done') return work;
  const { tender } = work.value;
  const saved = await desk.registers.tenders.change(tender, changes);
  const row = fromSaved(saved, desk.registers.tenders.declaration, desk.saving);
  if (row.kind !== 'done') return row;
  const names = Object.keys(changes);
  const before: Readonly<Record<string, unknown>> = tender.values;
  const after: Readonly<Record<string, unknown>> = row.value.values;
  const told = await record(desk, ref, {
    action: 'changed',
    list: 'Tenders',
    ref,
    before: plain(names, before),
    after: plain(names, after),
  });
  return told.kind === 'fault' ? told : row;
}

/** Values as JSON text for the audit; pence, which JSON has no number for, as text. */
function plain(names: readonly string[], values: Readonly<Record<string, unknown>>): string {
  const found = names.map((name) => {
    const value = values[name] ?? '';
    return [name, typeof value === 'bigint' ? value.toString() : value] as const;
  });
  return JSON.stringify(Object.fromEntries(found));
}

/** The tender, for its owner; anybody else is told who that is. */
export async function openOwn(desk: Desk, ref: string): Promise<Done<Work>> {
  const work = await openTender(desk, ref);
  if (work.kind === 'fault') return work;
  const { owner, ownerId } = work.value.tender.values;
  if (ownerId === desk.me.id) return done(work.value);
  return problem('Owner', `Only the owner of the tender, ${owner}, can do this.`);
}

/** Writes criteria and questions in the order given; what is not given is removed. */
export async function saveCriteria(
  desk: Desk,
  ref: string,
  criteria: readonly CriterionDraft[],
): Promise<Done<number>> {
  const work = await openOwn(desk, ref);
  if (work.kind !== 'done') return work;
  const wanted = criteria.map((one, i) => ({
    clientKey: `${ref}/criterion/${one.key}`,
    values: { ...one, tender: ref, order: i + 1 },
  }));
  const place = { register: desk.registers.tenderCriteria, saving: desk.saving };
  const brought = await bringTo(place, work.value.tenderCriteria, wanted);
  return told(desk, ref, { brought, list: 'TenderCriteria', after: criteria.map(({ key }) => key) });
}

/** Writes the measures that bidders may offer, in the order given; what is not given is removed. */
export async function saveMeasures(
  desk: Desk,
  ref: string,
  measures: readonly MeasureDraft[],
): Promise<Done<number>> {
  const work = await openOwn(desk, ref);
  if (work.kind !== 'done') return work;
  const wanted = measures.map((one, i) => ({
    clientKey: `${ref}/measure/${one.measure}`,
    values: { ...one, tender: ref, order: i + 1 },
  }));
  const place = { register: desk.registers.tenderMeasures, saving: desk.saving };
  const brought = await bringTo(place, work.value.tenderMeasures, wanted);
  return told(desk, ref, { brought, list: 'TenderMeasures', after: measures.map(({ measure }) => measure) });
}

/** Names the evaluators; the owner, who takes in the prices, cannot be one. */
export async function savePanel(desk: Desk, ref: string, people: readonly Person[]): Promise<Done<number>> {
  const work = await openOwn(desk, ref);
  if (work.kind !== 'done') return work;
  const found: Problem[] = people
    .filter(({ id }) => id === work.value.tender.values.ownerId)
    .map(({ name }) => ({ place: 'Evaluators', tell: `${name} takes in the prices and cannot evaluate.` }));
  const sound = unless(found);
  if (sound.kind !== 'done') return sound;
  const wanted = people.map(({ id, upn, name }) => ({
    clientKey: `${ref}/panel/${id}`,
    values: { title: `${ref}, ${name}`, tender: ref, person: upn, personId: id, name },
  }));
  const place = { register: desk.registers.tenderPanel, saving: desk.saving };
  const brought = await bringTo(place, work.value.tenderPanel, wanted);
  return told(desk, ref, { brought, list: 'TenderPanel', after: people.map(({ id }) => id).toSorted() });
}

type Brought = { readonly brought: Done<number>; readonly list: string; readonly after: readonly string[] };

async function told(desk: Desk, ref: string, { brought, list, after }: Brought): Promise<Done<number>> {
  if (brought.kind !== 'done' || brought.value === 0) return brought;
  const event = await record(desk, ref, { action: 'set', list, ref, after: JSON.stringify(after) });
  return event.kind === 'fault' ? event : brought;
}

import { tenderDates } from '../../domain/tender/dates.ts';
import { checkScores, scoresOpenWith } from './locks.ts';
import { today, type Desk } from './desk.ts';
import { done, fromSaved, type Done } from './done.ts';
import { consensusOpen } from './moderate.ts';
import { declarationsOf } from './interests.ts';
import type { Declarations } from '../lists/index.ts';
import type { Changes, Row } from '../types.ts';
import type { Work } from './work.ts';

/**
 * Keeps the row of a tender in the open site that reminders are decided from: reference, stage, counts and dates. Only
 * the owner's client writes it, and only what has changed.
 */
export async function publishDates(desk: Desk, work: Work): Promise<Done<undefined>> {
  const { values } = work.tender;
  if (!desk.open || values.ownerId !== desk.me.id) return done(undefined);
  const register = desk.open.tenderDates;
  const read = register.rows() === undefined ? await register.all() : await register.refresh();
  if (read.kind === 'fault') return read;
  const row = read.value.find((one) => one.values.ref === values.ref);
  const wanted = await datesOf(desk, work, row);
  const saving = { discard: () => undefined }; // the open registers show a conflict of their own
  if (!row) {
    const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
    // Only what has no value was left out.
    const saved = await register.add(
      given as Parameters<typeof register.add>[0],
      `tender-dates/${values.ref}`,
    );
    const added = fromSaved(saved, register.declaration, saving);
    return added.kind === 'done' ? done(undefined) : added;
  }
  const before: Readonly<Record<string, unknown>> = row.values;
  const changes = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => before[key] !== value));
  if (Object.keys(changes).length === 0) return done(undefined);
  const changed = fromSaved(await register.change(row, changes), register.declaration, saving);
  return changed.kind === 'done' ? done(undefined) : changed;
}

type DatesRow = Row<Declarations['tenderDates']>;

async function datesOf(
  desk: Desk,
  work: Work,
  row: DatesRow | undefined,
): Promise<Changes<Declarations['tenderDates']>> {
  const { values } = work.tender;
  const { accepted } = await checkScores(work, desk.sha256);
  const waits = tenderDates({
    ref: values.ref,
    service: values.service,
    owner: values.owner,
    stage: values.stage,
    since: today(desk),
    evaluators: work.tenderPanel.map((one) => one.values.person),
    declarations: declarationsOf(work),
    scoresOpenWith: scoresOpenWith(work, { accepted }),
    // The chair writes the consensus down; how many questions are open is nobody else's business.
    consensusOpenWith: consensusOpen(work).length > 0 ? [values.chair] : [],
    noticeDay: values.noticeDay,
  });
  return {
    title: values.ref,
    ref: values.ref,
    service: values.service,
    owner: values.owner,
    stage: values.stage,
    waitsFor: waits.waitsFor,
    people: waits.people,
    since: row && row.values.waitsFor === waits.waitsFor ? row.values.since : waits.since,
    declarationsDue: values.declarationsDue,
    scoresDue: values.scoresDue,
    moderationDue: values.moderationDue,
    standstillEnds: waits.standstillEnds,
  };
}

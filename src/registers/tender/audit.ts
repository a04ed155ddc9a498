import {
  nextEvent,
  verifyChain,
  type Anchor,
  type AuditEvent,
  type Happening,
  type Tampering,
} from '../../domain/audit/chain.ts';
import { failed, fine, type Outcome } from '../../domain/words/outcome.ts';
import type { Person } from '../../domain/words/person.ts';
import type { Sha256 } from '../../domain/words/sha256.ts';
import type { Desk } from './desk.ts';
import { oneKindOfLine } from './lines-of-text.ts';
import { fresh, type RowOf, type Work } from './work.ts';

/** What was done, as the operation tells it; who and when are the desk's. */
export type Told = Pick<Happening, 'action' | 'list'> &
  Partial<Pick<Happening, 'ref' | 'before' | 'after' | 'reason'>>;

/** What recording needs of a desk. */
export type Recorder = Pick<Desk, 'registers' | 'saving' | 'me' | 'sha256' | 'now' | 'wait' | 'random'>;

/** The last event of a chain: what results and summaries note. */
export type Head = Pick<AuditEvent, 'seq' | 'hash'>;

/** How often a writer that lost the race for a number tries again. */
const mostTries = 200;

/**
 * Puts an event at the end of a tender's chain. Two writers may make the same number; the list takes one, and the
 * other reads the new head and makes its event again.
 */
export async function record(desk: Recorder, tender: string, told: Told): Promise<Outcome<AuditEvent>> {
  const { registers, saving, me, sha256 } = desk;
  const happening: Happening = {
    ref: '',
    before: '',
    after: '',
    ...told,
    reason: oneKindOfLine(told.reason ?? ''),
    at: desk.now().toISOString(),
    actor: me.upn,
  };
  for (let tries = 0; tries < mostTries; tries += 1) {
    const rows = await fresh(registers.tenderAudit);
    if (rows.kind === 'fault') return rows;
    const event = await nextEvent(headOf(rows.value, tender), happening, sha256);
    const saved = await registers.tenderAudit.add(rowOf(tender, event), placeOf(tender, event.seq));
    if (saved.kind === 'stopped') return failed(saved.fault);
    if (saved.kind === 'saved' && saved.row.values.hash === event.hash) return fine(event);
    if (saved.kind === 'conflict') saving.discard(saved.conflict.key);
    await desk.wait(1 + ((desk.random(1)[0] ?? 0) % 50) * Math.min(1 + tries, 10));
  }
  return failed({
    kind: 'busy',
    tell: 'The audit could not be written: too many people write to it at once.',
    mend: 'Try again in a minute. What you saved is kept.',
    code: 'audit',
  });
}

function placeOf(tender: string, seq: number): string {
  return `${tender}/${seq}`;
}

function rowOf(tender: string, event: AuditEvent): RowOf<'tenderAudit'>['values'] {
  const { seq, at, actor, action, list, ref, before, after, reason, previousHash, hash } = event;
  return {
    title: `${tender} ${seq}: ${action}`,
    tender,
    seq,
    place: placeOf(tender, seq),
    at,
    actor,
    action,
    changedList: list,
    changedRef: ref,
    before,
    after,
    reason,
    previousHash,
    hash,
  };
}

function headOf(rows: readonly RowOf<'tenderAudit'>[], tender: string): Head | undefined {
  let head: Head | undefined;
  for (const { values } of rows)
    if (values.tender === tender && values.seq > (head?.seq ?? 0))
      head = { seq: values.seq, hash: values.hash };
  return head;
}

/** The head of a tender's chain as the server has it now; undefined before the first event. */
export async function readHead(
  desk: Pick<Desk, 'registers'>,
  tender: string,
): Promise<Outcome<Head | undefined>> {
  const rows = await fresh(desk.registers.tenderAudit);
  return rows.kind === 'fault' ? rows : fine(headOf(rows.value, tender));
}

/** An audit as the register holds it: its events in the order in which they were made, and what was noted of it. */
export type TenderAudit = {
  readonly events: readonly AuditEvent[];
  readonly anchors: readonly Anchor[];
  /** What is wrong with the chain, and with who made or changed its rows. Empty: nothing. */
  readonly tampering: readonly Tampering[];
};

/** Reads a tender's audit and checks the chain, its anchors, and who made and changed its rows. */
export async function verifyAudit(
  desk: Pick<Desk, 'registers'>,
  work: Pick<Work, 'tender' | 'results' | 'summaries'>,
  sha256: Sha256,
): Promise<Outcome<TenderAudit>> {
  const read = await fresh(desk.registers.tenderAudit);
  if (read.kind === 'fault') return read;
  const rows = read.value
    .filter(({ values }) => values.tender === work.tender.values.ref)
    .toSorted((a, b) => Number(a.id) - Number(b.id));
  const events = rows.map(eventOf);
  const anchors = anchorsOf(work);
  const chain = await verifyChain(events, anchors, sha256);
  const found = [...chain, ...rows.flatMap(touched)].toSorted((a, b) => a.seq - b.seq);
  return fine({ events, anchors, tampering: found });
}

function eventOf({ values }: RowOf<'tenderAudit'>): AuditEvent {
  const { seq, at, actor, action, changedList, changedRef, before, after, reason, previousHash, hash } =
    values;
  return {
    seq,
    at,
    actor,
    action,
    list: changedList,
    ref: changedRef ?? '',
    before: before ?? '',
    after: after ?? '',
    reason: oneKindOfLine(reason ?? ''),
    previousHash,
    hash,
  };
}

/** The heads that results and issued summaries have noted. */
export function anchorsOf({ results, summaries }: Pick<Work, 'results' | 'summaries'>): readonly Anchor[] {
  return [
    ...results.map(({ values }) => ({
      seq: values.auditSeq,
      hash: values.auditHash,
      notedIn: `result ${values.version}`,
    })),
    ...summaries.map(({ values }) => ({
      seq: values.auditSeq,
      hash: values.auditHash,
      notedIn: `the summary for bid ${values.bid}`,
    })),
  ];
}

/** What the server says of a row that no event can say of itself. */
function touched({ values, created, changed }: RowOf<'tenderAudit'>): readonly Tampering[] {
  const found: Tampering[] = [];
  const { seq } = values;
  if (changed.at !== created.at || changed.by.id !== created.by.id)
    found.push({
      kind: 'edited',
      seq,
      tell: `The row of event ${seq} was changed by ${named(changed.by)} at ${changed.at}.`,
    });
  if (created.by.upn !== '' && created.by.upn !== values.actor)
    found.push({
      kind: 'inserted',
      seq,
      tell: `Event ${seq} says ${values.actor}, but ${named(created.by)} made its row.`,
    });
  return found;
}

function named({ name, upn }: Person): string {
  return upn === '' ? name : `${name} (${upn})`;
}

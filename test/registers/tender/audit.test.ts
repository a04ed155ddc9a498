// The audit in the register: many writers at once, and people who change it by hand.
import { nextEvent, type AuditEvent } from '../../../src/domain/audit/chain.ts';
import { openDesk, record, verifyAudit, type Desk } from '../../../src/registers/tender/index.ts';
import { colleague, type Colleague, type Item } from './raw.ts';
import { good } from '../../kit/good.ts';
import { paceless, sha256, type TenderWorld, withTenderWorld } from './world.ts';

jest.setTimeout(600_000);

let world: TenderWorld;
withTenderWorld((opened) => {
  world = opened;
});

/** 1,000 when everything is asked for; a tenth otherwise. */
const length = process.env['SOAK'] ? 1000 : 100;

function auditOf(desk: Desk, ref: string, anchors: readonly AuditEvent[] = []) {
  const results = anchors.map(({ seq, hash }) => ({
    values: { auditSeq: seq, auditHash: hash, version: seq },
  }));
  // Only the columns that a check of the audit reads.
  const work = { tender: { values: { ref } }, results, summaries: [] } as unknown as Parameters<
    typeof verifyAudit
  >[1];
  return verifyAudit(desk, work, sha256).then(good);
}

test('twenty writers at once leave one chain without gaps, each event with its own writer', async () => {
  const names = ['evaluator-1', 'evaluator-2', 'evaluator-3', 'chair', 'procurement', 'sv-lead'];
  const desks = await Promise.all(
    Array.from({ length: 20 }, async (_, i) =>
      good(await openDesk({ tenant: world.tenant(names[i % names.length] ?? '', paceless), sha256 })),
    ),
  );
  const events = await Promise.all(
    desks.map(async (desk, i) => good(await record(desk, 'T-RACE', { action: `write ${i}`, list: 'Bids' }))),
  );
  expect(events.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1),
  );
  const audit = await auditOf(await world.desk('chair'), 'T-RACE');
  expect(audit.tampering).toEqual([]);
  expect(new Set(audit.events.map(({ action }) => action)).size).toBe(20);
});

/** A chain of the given length in the register, written by the chair. */
async function chained(ref: string): Promise<readonly AuditEvent[]> {
  const desk = await world.desk('chair');
  const events: AuditEvent[] = [];
  const told = {
    actor: desk.me.upn,
    list: 'Bids',
    before: '{}',
    after: '{"a":1}',
    reason: 'clarified\nonce',
  };
  for (let i = 1; i <= length; i += 1) {
    const at = new Date(Date.UTC(2026, 10, 22, 9, 0, i)).toISOString();
    events.push(
      await nextEvent(events.at(-1), { ...told, at, action: `change ${i}`, ref: `B-${i % 7}` }, sha256),
    );
  }
  const writes = events.map(({ list, ref: row, ...event }) => ({
    kind: 'add' as const,
    clientKey: `${ref}/${event.seq}`,
    values: {
      ...event,
      title: event.action,
      tender: ref,
      place: `${ref}/${event.seq}`,
      changedList: list,
      changedRef: row,
    },
  }));
  // One request after the other, so that the rows are made in the order of the events.
  for (let from = 0; from < writes.length; from += 20) {
    const saved = await desk.registers.tenderAudit.many(writes.slice(from, from + 20), () => undefined);
    expect(saved.every(({ kind }) => kind === 'saved')).toBe(true);
  }
  return events;
}

type Tampered = {
  readonly by: Colleague;
  readonly row: (seq: number) => Item;
  readonly events: readonly AuditEvent[];
  readonly ref: string;
};

const fieldsOf = ({ seq, at, actor, action, list, ref, before, after, reason, previousHash, hash }: AuditEvent) => ({
  Title: action, Seq: seq, At: at, Actor: actor, Action: action, ChangedList: list, ChangedRef: ref, Before: before, After: after,
  Reason: reason, PreviousHash: previousHash, Hash: hash,
}); // prettier-ignore

/** Each way of tampering with what it must be told as; `seq` is where it is done. */
const ways: readonly (readonly [string, (on: Tampered, seq: number) => Promise<void>, readonly string[]])[] = [
  ['an edited value', ({ by, row }, seq) => by.patch('TenderAudit', row(seq).id, { After: '{"a":2}' }), ['edited', 'edited']],
  ['an edited instant', ({ by, row }, seq) => by.patch('TenderAudit', row(seq).id, { At: '2020-01-01T00:00:00.000Z' }), ['edited', 'edited']],
  [
    'an edit with its hash made anew',
    async ({ by, row, events }, seq) => {
      const before = events[seq - 2];
      const event = events[seq - 1];
      if (!event) throw new Error('no event');
      await by.patch('TenderAudit', row(seq).id, fieldsOf(await nextEvent(before, { ...event, after: 'nothing' }, sha256)));
    },
    ['edited', 'next rewritten'],
  ],
  ['an edit put back', async ({ by, row }, seq) => {
    await by.patch('TenderAudit', row(seq).id, { Reason: 'another' });
    await by.patch('TenderAudit', row(seq).id, { Reason: row(seq).fields['Reason'] });
  }, ['edited']],
  ['a deleted event', ({ by, row }, seq) => by.remove('TenderAudit', row(seq).id), ['deleted']],
  [
    'a deleted event put in again by somebody else',
    async ({ by, row, events, ref }, seq) => {
      await by.remove('TenderAudit', row(seq).id);
      const event = events[seq - 1];
      if (!event) throw new Error('no event');
      await by.add('TenderAudit', { ...fieldsOf(event), Tender: ref, Place: `${ref}/${seq}`, ClientKey: `${ref}/${seq}` });
    },
    ['reordered', 'inserted'],
  ],
  [
    'a second event with a number that is taken',
    async ({ by, events, ref }, seq) => {
      const event = events[seq - 1];
      if (!event) throw new Error('no event');
      await by.add('TenderAudit', { ...fieldsOf(event), Tender: ref, Place: `${ref}/${seq}/again`, ClientKey: `${ref}/${seq}/again` });
    },
    ['inserted', 'inserted'],
  ],
]; // prettier-ignore

test.each(ways)('%s is found and located', async (name, tamper, kinds) => {
  const ref = `T-${ways.findIndex(([way]) => way === name)}`;
  const events = await chained(ref);
  const desk = await world.desk('auditor');
  expect((await auditOf(desk, ref, [events[length - 1]!])).tampering).toEqual([]);
  const by = await colleague(world, 'sv-lead');
  const rows = (await by.items('TenderAudit')).filter(({ fields }) => fields['Tender'] === ref);
  const row = (seq: number): Item => {
    const found = rows.find(({ fields }) => fields['Seq'] === seq);
    if (!found) throw new Error('no row');
    return found;
  };
  const seq = 3 + Math.floor(length * 0.4);
  await tamper({ by, row, events, ref }, seq);
  const { tampering } = await auditOf(desk, ref);
  expect(tampering.map((one) => `${one.seq > seq ? 'next ' : ''}${one.kind}`).toSorted()).toEqual(
    [...kinds].toSorted(),
  );
  expect(tampering.every((one) => one.seq === seq || one.seq === seq + 1)).toBe(true);
});

test('an end that was cut off is found back to the last anchor, and a new head is found at it', async () => {
  const ref = 'T-CUT';
  const events = await chained(ref);
  const by = await colleague(world, 'sv-lead');
  const desk = await world.desk('auditor');
  const rows = (await by.items('TenderAudit')).filter(({ fields }) => fields['Tender'] === ref);
  for (const { id, fields } of rows)
    if (Number(fields['Seq']) > length - 5) await by.remove('TenderAudit', id);
  expect((await auditOf(desk, ref, [events[length - 1]!])).tampering).toMatchObject([
    { kind: 'truncated', seq: length - 4 },
  ]);
  expect((await auditOf(desk, ref, [events[length - 6]!])).tampering).toEqual([]);
});

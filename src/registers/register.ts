import { failed, fine, type Outcome } from '../domain/words/outcome.ts';
import { encode, encodeChanges, encodeColumns, type WireFields } from './codec.ts';
import type { Declaration } from './declare.ts';
import type { FreshnessLog } from './freshness.ts';
import type { Gateway } from './graph/gateway.ts';
import type { Places } from './graph/places.ts';
import type { Entry } from './journal.ts';
import { settleRow, writeMany } from './fetch-writing.ts';
import { newKey } from './keys.ts';
import type { Pulse } from './pulse.ts';
import { openReader, type ReaderWorld } from './reader.ts';
import type { Rows } from './rows.ts';
import type { Sender, Settled } from './sender.ts';
import type { Conflict, Register, Row, Saved, Write } from './types.ts';
import { versionsOf } from './versions.ts';
import { openView, valuesOf } from './view.ts';
import { equalWire, keyOf, wireOfRow } from './compare.ts';

/** What all registers share. */
export type Shared = {
  readonly gateway: Gateway;
  readonly places: Places;
  readonly sender: Sender;
  readonly freshness: FreshnessLog;
  readonly pulse: Pulse;
} & ReaderWorld;

/** From so many rows on they are numbered, so that a long list is read in few requests. */
const numbered = 20;

/** One register: its rows as the server told them, with the person's own unsaved changes on top. */
export function openRegister<D extends Declaration>(
  shared: Shared,
  declaration: D,
  rows: Rows<D>,
): Register<D> {
  const { sender } = shared;
  const view = openView(declaration, rows, sender);
  const reader = openReader(shared, declaration, rows);
  shared.pulse.join(reader, () => view.watched() && rows.all() !== undefined);
  const shown = (read: Outcome<void>) => (read.kind === 'fault' ? read : fine(view.rows() ?? []));
  const writer = openWriter(shared, declaration, rows);
  return {
    declaration,
    all: async () => shown(await reader.whole()),
    rows: () => view.rows(),
    subscribe: (changed) => view.subscribe(changed),
    refresh: async () => shown(await reader.changes()),
    unreadable: () => reader.unreadable(),
    ...writer,
    async many(writes, progress, signal) {
      // New rows are numbered after those that are there: so in bulk the list is read first.
      if (writes.length >= numbered && writes.some(({ kind }) => kind === 'add')) await reader.whole();
      return writer.many(writes, progress, signal);
    },
    versions: (row) => versionsOf(shared.gateway, shared.places, declaration, row),
  };
}

type Writer<D extends Declaration> = Pick<Register<D>, 'add' | 'change' | 'settle' | 'remove' | 'many'>;

function openWriter<D extends Declaration>(shared: Shared, declaration: D, rows: Rows<D>): Writer<D> {
  const { sender } = shared;
  const { tenant } = shared.gateway;

  function entryOf(kind: Entry['kind'], row: Partial<Entry>): Entry {
    const now = tenant.now();
    const key = newKey(now, tenant.random);
    const blank = { id: '', etag: '', base: {}, fields: {}, shared: false, tried: false };
    return { key, register: declaration.key, item: key, kind, at: now.toISOString(), ...blank, ...row };
  }

  async function submit(entry: Entry): Promise<Saved<D>> {
    const { settled, entry: sent } = await sender.submit(entry);
    return savedOf(declaration, settled, sent);
  }

  const self: Writer<D> = {
    async add(values, clientKey) {
      const fields = encode(declaration, values);
      if (fields.kind === 'problems') return { kind: 'refused', problems: fields.problems };
      const item = clientKey ?? newKey(tenant.now(), tenant.random);
      return submit(entryOf('add', { item, fields: fields.value, shared: clientKey !== undefined }));
    },
    async change(base, wanted) {
      if (declaration.appendOnly) return { kind: 'stopped', fault: appendOnly(declaration) };
      const fields = encodeChanges(declaration, wanted);
      if (fields.kind === 'problems') return { kind: 'refused', problems: fields.problems };
      const before = encodeColumns(declaration, base.values, Object.keys(wanted));
      const { clientKey: item, id, etag } = base;
      return submit(entryOf('change', { item, id, etag, base: plain(before), fields: fields.value }));
    },
    async settle(base, wanted) {
      if (declaration.appendOnly) return failed(appendOnly(declaration));
      const fields = encodeChanges(declaration, wanted);
      if (fields.kind === 'problems') throw new Error(JSON.stringify(fields.problems)); // words of ours, never typed
      const careful = () => self.change(base, wanted);
      return settleRow({ ...shared, declaration }, { base, fields: fields.value }, careful);
    },
    async remove(base) {
      if (declaration.appendOnly) return failed(appendOnly(declaration));
      const { clientKey: item, id, etag } = base;
      const { settled } = await sender.submit(entryOf('remove', { item, id, etag }));
      return settled.kind === 'stopped' ? failed(settled.fault) : fine(undefined);
    },
    many: (writes, progress, signal) =>
      writeMany({ ...shared, declaration, rows, single }, { writes, progress, signal }),
  };

  function single(write: Write<D>, key: string): Promise<Saved<D>> {
    return write.kind === 'add' ? self.add(write.values, key) : self.change(write.base, write.changes);
  }
  return self;
}

function plain(fields: WireFields): WireFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !name.includes('@')));
}

function appendOnly({ list }: Declaration) {
  return {
    kind: 'refused',
    tell: `Rows of ${list} are never changed or deleted: they say who decided what, and when.`,
    mend: 'Add a new row instead.',
    code: 'append only',
  } as const;
}

function savedOf<D extends Declaration>(declaration: D, settled: Settled, entry: Entry): Saved<D> {
  switch (settled.kind) {
    case 'done': {
      if (settled.row) return { kind: 'saved', row: settled.row as unknown as Row<D> }; // the sender's rows are untyped
      return { kind: 'stopped', fault: vanished(declaration) };
    }
    case 'conflict':
      return { kind: 'conflict', conflict: conflictOf(declaration, settled.theirs, entry) };
    case 'refused':
    case 'stopped':
      return settled;
  }
}

function vanished({ list }: Declaration) {
  return {
    kind: 'strange',
    tell: `The change was saved in ${list}, but the row could not be read back.`,
    mend: 'Load the page again to see it.',
    code: 'not read back',
  } as const;
}

/** Both sides of a conflict: what the server has, and every column of the change that differs from it. */
function conflictOf<D extends Declaration>(
  declaration: D,
  theirs: Row<Declaration>,
  entry: Entry,
): Conflict<D> {
  const names = Object.keys(plain(entry.fields)).filter(
    (name) => !equalWire(wireOfRow(declaration, theirs, name), entry.fields[name]),
  );
  const columns = names.map((name) => keyOf(declaration, name)).filter((key) => key in declaration.columns);
  return {
    key: entry.key,
    theirs: theirs as unknown as Row<D>, // the sender's rows are untyped; this one was decoded by the same declaration
    mine: valuesOf(declaration, entry.fields, columns),
    columns,
  };
}

import { failed, fine } from '../domain/words/outcome.ts';
import { encodeChanges } from './encode.ts';
import { entriesOf, plain, type Entries, type Refused } from './entries.ts';
import type { Declaration } from './declare.ts';
import { fetchWriting } from './fetch-writing.ts';
import type { Gateway } from './graph/gateway.ts';
import type { Places } from './graph/places.ts';
import type { Entry } from './journal.ts';
import { portion } from './intake.ts';
import type { Rows } from './rows.ts';
import type { Sender } from './sending.ts';
import type { Conflict, Register, Row, Saved, Tenant, Write } from './types.ts';
import { valuesOf } from './view.ts';
import type { Settled } from './write.ts';
import { equalWire, keyOf, wireOfRow } from './compare.ts';

/** What of a register changes rows, and tells where two people changed the same. */
export type Writer<D extends Declaration> = Pick<
  Register<D>,
  'add' | 'change' | 'settle' | 'remove' | 'many' | 'conflicts'
>;

type Around = { readonly gateway: Gateway; readonly places: Places; readonly sender: Sender };

/** Takes changes of one register, and gives them to the sender. */
export function openWriter<D extends Declaration>(shared: Around, declaration: D, rows: Rows<D>): Writer<D> {
  const { sender, gateway } = shared;
  const entries = entriesOf(declaration, gateway.tenant);

  async function submit(entry: Entry | Refused): Promise<Saved<D>> {
    if ('problems' in entry) return { kind: 'refused', problems: entry.problems };
    const { settled, entry: sent } = await sender.submit(entry);
    return savedOf(declaration, settled, sent);
  }

  return {
    add: async (values, clientKey) => submit(entries.adding(values, clientKey)),
    async change(base, wanted) {
      if (declaration.appendOnly) return { kind: 'stopped', fault: appendOnly(declaration) };
      return submit(entries.changing(base, wanted));
    },
    async settle(base, wanted) {
      if (declaration.appendOnly) return failed(appendOnly(declaration));
      const fields = encodeChanges(declaration, wanted);
      if (fields.kind === 'problems') throw new Error(JSON.stringify(fields.problems)); // words of ours, never typed
      const careful = () => submit(entries.changing(base, wanted));
      const writing = await fetchWriting();
      if (writing.kind === 'fault') return writing; // nobody waits for it where there is no connection
      return writing.value.settleRow({ ...shared, declaration }, { base, fields: fields.value }, careful);
    },
    async remove(base) {
      if (declaration.appendOnly) return failed(appendOnly(declaration));
      const { settled } = await sender.submit(entries.removing(base));
      return settled.kind === 'stopped' ? failed(settled.fault) : fine(undefined);
    },
    async many(writes, progress, signal) {
      const many = { sender, entries, declaration, tenant: gateway.tenant };
      const saved = await submitMany(many, writes, { progress, signal });
      if (writes.some(({ kind }) => kind === 'add')) {
        const writing = await fetchWriting(); // where it cannot be fetched, the next import will note it
        if (writing.kind === 'ok')
          await writing.value.noteSize({ ...shared, declaration }, rows.ids().length);
      }
      return saved;
    },
    conflicts: () =>
      sender
        .held()
        .flatMap(({ entry }) =>
          entry.register === declaration.key && entry.halt?.kind === 'conflict'
            ? [conflictOf(declaration, entry.halt.theirs, entry)]
            : [],
        ),
  };
}

type Many<D extends Declaration> = {
  readonly sender: Sender;
  readonly entries: Entries<D>;
  readonly declaration: D;
  readonly tenant: Pick<Tenant, 'wait'>;
};

/**
 * The way of single changes, for many at once: into the journal together, and sent twenty at a time. The first are on
 * their way while the later ones are made ready.
 */
async function submitMany<D extends Declaration>(
  { sender, entries, declaration, tenant }: Many<D>,
  writes: readonly Write<D>[],
  watch: { readonly progress: (done: number) => void; readonly signal: AbortSignal | undefined },
): Promise<readonly Saved<D>[]> {
  const saved: Saved<D>[] = [];
  const ends: Promise<void>[] = [];
  let done = 0;
  for (let from = 0; from < writes.length; from += portion) {
    if (from > 0) await tenant.wait(0);
    const sent: Entry[] = [];
    const places: number[] = [];
    writes.slice(from, from + portion).forEach((write, index) => {
      const entry = madeOf(entries, write);
      const place = from + index;
      if ('problems' in entry) return void (saved[place] = { kind: 'refused', problems: entry.problems });
      sent.push({ ...entry, bulk: true });
      places.push(place);
    });
    const each = (index: number, settled: Settled, entry: Entry) => {
      saved[places[index] ?? 0] = savedOf(declaration, settled, entry);
      watch.progress((done += 1));
    };
    ends.push(sender.submitAll(sent, { each, signal: watch.signal }));
  }
  await Promise.all(ends);
  return saved;
}

function madeOf<D extends Declaration>(entries: Entries<D>, write: Write<D>): Entry | Refused {
  return write.kind === 'add'
    ? entries.adding(write.values, write.clientKey)
    : entries.changing(write.base, write.changes, 'bulk');
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

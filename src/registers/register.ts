import { failed, fine, type Outcome } from '../domain/words/outcome.ts';
import type { Declaration } from './declare.ts';
import { fetchWriting } from './fetch-writing.ts';
import type { FreshnessLog } from './freshness.ts';
import type { Gateway } from './graph/gateway.ts';
import type { Places } from './graph/places.ts';
import type { Pulse } from './pulse.ts';
import { openReader, type ReaderWorld } from './reader.ts';
import type { Rows } from './rows.ts';
import type { Sender } from './sending.ts';
import type { Register } from './types.ts';
import { openView } from './view.ts';
import { openWriter } from './writer.ts';

/** What all registers share. */
export type Shared = {
  readonly gateway: Gateway;
  readonly places: Places;
  readonly sender: Sender;
  readonly freshness: FreshnessLog;
  readonly pulse: Pulse;
} & ReaderWorld;

/** One register: its rows as the server told them, with the person's own unsaved changes on top. */
export function openRegister<D extends Declaration>(
  shared: Shared,
  declaration: D,
  rows: Rows<D>,
): Register<D> {
  const view = openView(declaration, rows, shared.sender);
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
      if (writes.some(({ kind }) => kind === 'add')) await reader.whole();
      return writer.many(writes, progress, signal);
    },
    async versions(row) {
      const writing = await fetchWriting();
      if (writing.kind === 'fault') return failed({ ...writing.fault, ...noHistory });
      return writing.value.versionsOf(shared.gateway, shared.places, declaration, row);
    },
  };
}

const noHistory = {
  tell: 'There is no connection, so the history could not be read.',
  mend: 'Check the connection, then try again.',
};

import type { WireFields } from './codec.ts';
import type { Held } from './held.ts';
import { goneCode, type Entry } from './journal.ts';
import { newKey } from './keys.ts';
import type { Sender } from './sending.ts';
import type { Tenant } from './types.ts';

/** Whether the change is of a row that somebody deleted, and all of that row is known. */
export function isRestorable({ entry, state, fault }: Held): boolean {
  return (
    state === 'stopped' && entry.kind === 'change' && entry.was !== undefined && fault?.code === goneCode
  );
}

/** Makes rows anew that somebody deleted, each from what its change keeps. */
export function openRestoring(sender: Sender, tenant: Pick<Tenant, 'now' | 'random'>) {
  const under = new Set<string>();
  return (key: string): void => {
    const held = sender.held().find(({ entry }) => entry.key === key);
    if (!held || !isRestorable(held) || under.has(key)) return;
    under.add(key);
    const fresh = madeAnew(held.entry, newKey(tenant.now(), tenant.random), tenant.now());
    // The change goes only when the new row is in the journal: a page that dies in between has both.
    const stop = sender.subscribe(() => {
      const kept = sender.held().some(({ entry, state }) => entry.key === fresh.key && state !== 'keeping');
      if (!kept) return;
      stop();
      sender.discard(key);
      under.delete(key);
    });
    void sender.submit(fresh);
  };
}

/**
 * A create of the row with what the person saw and typed. It keeps the row's own key, so that a row which is back by
 * then is changed, not made twice; a row that somebody typed into the list by hand has none yet.
 */
function madeAnew({ register, item, id, was = {}, fields }: Entry, key: string, now: Date): Entry {
  return {
    key,
    register,
    item: item.startsWith('item/') ? key : item,
    kind: 'add',
    id: '',
    etag: '',
    base: {},
    was,
    fields: filled({ ...was, ...fields }),
    shared: true,
    tried: true,
    anew: id,
    at: now.toISOString(),
  };
}

function filled(fields: WireFields): WireFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

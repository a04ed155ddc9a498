import type { Limiter } from './graph/limiter.ts';
import type { Held } from './held.ts';
import type { Sender } from './sending.ts';
import type { Pending, SaveState, Saving } from './types.ts';

type Known = {
  readonly sender: Sender;
  readonly limiter: Limiter;
  /** The server's time of the last acknowledged change; undefined before the first. */
  readonly lastSaved: () => string | undefined;
  /** Register and row in words. */
  readonly place: (held: Held) => string;
};

/** What the corner of the page says about the person's changes: only what is true. */
export function savingOf({ sender, limiter, lastSaved, place }: Known): Saving {
  let last: SaveState = { kind: 'idle' };

  // The same object while nothing changed: pages compare what they are given by identity.
  function state(): SaveState {
    const now = worked();
    if (JSON.stringify(now) !== JSON.stringify(last)) last = now;
    return last;
  }

  function worked(): SaveState {
    const held = sender.held();
    const stuck = held.filter(needsPerson).length;
    if (stuck > 0) return { kind: 'needs-you', count: stuck };
    if (held.some(({ tries }) => tries > 0) || (held.length > 0 && limiter.cooling())) {
      return { kind: 'waiting', count: held.length, kept: sender.kept().on };
    }
    if (held.length > 0) return { kind: 'saving' };
    const at = lastSaved();
    return at === undefined ? { kind: 'idle' } : { kind: 'saved', at };
  }

  return {
    state,
    subscribe: (changed) => sender.subscribe(changed),
    pending: () => pendingOf(sender.held(), place),
    retry: () => sender.retry(),
    discard: (key) => sender.discard(key),
  };
}

function needsPerson({ state }: Held): boolean {
  return state === 'stopped' || state === 'conflict';
}

function pendingOf(held: readonly Held[], place: (held: Held) => string): readonly Pending[] {
  return held.map((one) => ({
    key: one.entry.key,
    place: place(one),
    text: typed(one),
    ...(one.fault ? { fault: one.fault } : {}),
  }));
}

function typed({ entry }: Held): string {
  return Object.entries(entry.fields)
    .filter(([name, value]) => !name.includes('@') && value !== null)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('\n');
}

import type { Fault } from '../domain/words/outcome.ts';
import type { Limiter } from './graph/limiter.ts';
import type { Held } from './held.ts';
import { isRestorable, openRestoring } from './restore.ts';
import type { Sender } from './sending.ts';
import type { Pending, SaveState, Saving, Tenant } from './types.ts';

type Known = {
  readonly sender: Sender;
  readonly limiter: Limiter;
  /** The server's time of the last acknowledged change; undefined before the first. */
  readonly lastSaved: () => string | undefined;
  /** Register and row in words, or how many rows. */
  readonly place: (held: Held, rows: number) => string;
  /** What was typed, to copy out. */
  readonly words: (held: Held) => string;
  readonly tenant: Pick<Tenant, 'now' | 'random'>;
};

/** What the corner of the page says about the person's changes: only what is true. */
export function savingOf({ sender, limiter, lastSaved, tenant, ...told }: Known): Saving {
  const lines = () => linesOf(sender.held(), told);
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
    const late = held.filter(({ tries }) => tries > 0);
    if (late.length > 0 || (held.length > 0 && limiter.cooling())) {
      const busy = limiter.cooling() || late.some(({ fault }) => fault?.kind === 'busy');
      const why = busy ? 'busy' : 'offline';
      // Nothing is said of a change that is still on its way to the journal.
      const count = held.filter(({ state: is, tries }) => is !== 'keeping' || tries > 0).length;
      if (count > 0) return { kind: 'waiting', count, kept: sender.kept().on, why };
    }
    if (held.length > 0) return { kind: 'saving', count: held.length };
    const at = lastSaved();
    return at === undefined ? { kind: 'idle' } : { kind: 'saved', at };
  }

  return {
    state,
    subscribe: (changed) => sender.subscribe(changed),
    pending: () => lines().map(({ pending }) => pending),
    retry: () => sender.retry(),
    kept: () => sender.kept(),
    restore: openRestoring(sender, tenant),
    discard(key) {
      for (const { pending, keys } of lines())
        if (pending.key === key) keys.forEach((one) => sender.discard(one));
    },
  };
}

function needsPerson({ state }: Held): boolean {
  return state === 'stopped' || state === 'conflict';
}

type Line = { readonly pending: Pending; readonly keys: readonly string[] };

/** One line for each change; for work in bulk one for each register and each thing that stands in its way. */
function linesOf(held: readonly Held[], { place, words }: Pick<Known, 'place' | 'words'>): readonly Line[] {
  const groups = new Map<string, Held[]>();
  for (const one of held) {
    const { bulk, register, key } = one.entry;
    const group = bulk && one.state !== 'conflict' ? `bulk ${register} ${one.fault?.code ?? ''}` : key;
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups].flatMap(([key, [first, ...more]]): Line[] => {
    if (!first) return [];
    const fault = first.state === 'conflict' ? bothChanged : first.fault;
    const rows = more.length + 1;
    const text = more.length > 0 ? '' : words(first);
    const restorable = isRestorable(first) ? ({ restorable: true } as const) : {};
    const pending = {
      key,
      place: place(first, rows),
      text,
      rows,
      ...(fault ? { fault } : {}),
      ...restorable,
    };
    return [{ pending, keys: [first, ...more].map(({ entry }) => entry.key) }];
  });
}

const bothChanged: Fault = {
  kind: 'refused',
  tell: 'Somebody else changed the same words while you did. Yours are kept here.',
  mend: 'Open the row and choose which to keep.',
  code: 'both changed',
};

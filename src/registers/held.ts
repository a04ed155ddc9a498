import type { Fault } from '../domain/words/outcome.ts';
import type { Entry, Halt } from './journal.ts';

/** A change that the server does not have yet. Plain values only: other pages of the person are shown it. */
export type Held = {
  readonly entry: Entry;
  /** `keeping`: still on its way to the journal. */
  readonly state: 'keeping' | 'queued' | 'sending' | 'waiting' | Halt['kind'];
  readonly tries: number;
  /** What stood in the way at the last try. */
  readonly fault?: Fault;
};

/** The keys of changes, and of those that went into them. */
export function keysOf(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(entries.flatMap(({ key, also = [] }) => [key, ...also]));
}

/** A change as the journal tells it. */
export function asHeld(entry: Entry): Held {
  const { halt } = entry;
  const fault = halt?.kind === 'stopped' ? { fault: halt.fault } : {};
  return { entry, state: halt?.kind ?? 'queued', tries: 0, ...fault };
}

/** Without what only this page can hold. */
export function plain({ entry, state, tries, fault }: Held): Held {
  return { entry, state, tries, ...(fault ? { fault } : {}) };
}

/** A change that an earlier page may have sent. What stopped is tried once more: a right may have been given meanwhile. */
export function mayHaveArrived(entry: Entry): Entry {
  const { halt, ...rest } = entry;
  return { ...rest, tried: true, ...(halt?.kind === 'conflict' ? { halt } : {}) };
}

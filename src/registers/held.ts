import type { Fault } from '../domain/words/outcome.ts';
import type { Given } from './intake.ts';
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

/** Changes of the line, and behind them those that are not in it yet. */
export function withComing(
  line: readonly Held[],
  given: readonly Given[],
  trouble: { readonly fault: Fault; readonly tries: number } | undefined,
): readonly Held[] {
  if (given.length === 0) return line;
  const known = keysOf(line.map(({ entry }) => entry));
  const fresh = given.filter(({ entry }) => !known.has(entry.key));
  return [
    ...line,
    ...fresh.map(({ entry, kept }): Held => ({
      entry,
      state: 'keeping',
      tries: 0,
      ...(kept ? trouble : {}),
    })),
  ];
}

/** Joins what is in the line and what comes after it, anew only when one of them is another: all registers ask. */
export function openJoining(): Readonly<Record<'held' | 'typed', typeof withComing>> {
  return {
    held: unlessSame(withComing),
    /** Of changes that a person made one by one, without work in bulk. */
    typed: unlessSame((...given: Coming) => withComing(...given).filter(({ entry }) => !entry.bulk)),
  };
}

type Coming = Parameters<typeof withComing>;

function unlessSame(work: typeof withComing): typeof withComing {
  let last: { readonly given: Coming; readonly found: readonly Held[] } | undefined;
  return (...given) => {
    if (!last || given.some((one, place) => one !== last?.given[place]))
      last = { given, found: work(...given) };
    return last.found;
  };
}

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

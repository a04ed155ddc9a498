import type { Held } from './held.ts';
import { rowOfEntry, type Entry, type Halt } from './journal.ts';
import type { Attempt, Settled } from './write.ts';

/** A change in the line, with what can end its waits. */
export type Place = { -readonly [K in keyof Held]: Held[K] } & {
  /** Ends the wait before the next try. */
  nap?: AbortController;
  /** Ends the wait for quota. */
  pace?: AbortController;
  /** The person gave it up while it was on its way. */
  cancelled?: boolean;
};

/** The changes of a line, in the order in which they came, and by row. */
export class Places {
  readonly #byKey = new Map<string, Place>();
  readonly #byRow = new Map<string, Place[]>();
  /** Keys of changes that went into others. */
  readonly #merged = new Set<string>();
  #all: readonly Place[] | undefined;
  /** Those that a person made one by one, by key. */
  readonly #byHand = new Map<string, Place>();
  #typed: readonly Place[] = [];

  has(key: string): boolean {
    return this.#byKey.has(key) || this.#merged.has(key);
  }

  merge(key: string): void {
    this.#merged.add(key);
  }

  get(key: string): Place | undefined {
    return this.#byKey.get(key);
  }

  /** The same array while nothing came or went. */
  all(): readonly Place[] {
    this.#all ??= [...this.#byKey.values()];
    return this.#all;
  }

  /** Those that a person made one by one. The same array while none of them came or went. */
  typed(): readonly Place[] {
    return this.#typed;
  }

  /**
   * What may start: the first change of each row, those of people apart from those in bulk. Of these there may be many
   * thousand, so that no more of them are looked for than `room` can take, all of one register.
   */
  ready(room: number): { readonly single: readonly Place[]; readonly bulk: readonly (readonly Place[])[] } {
    const single: Place[] = [];
    const bulk = new Map<string, Place[]>();
    let foremost: readonly Place[] = [];
    for (const row of this.#byRow.values()) {
      if (this.#typed.length === 0 && foremost.length >= room) break;
      const first = row.find(({ state }) => state !== 'conflict');
      if (first?.state !== 'queued') continue;
      if (!first.entry.bulk) {
        single.push(first);
        continue;
      }
      const places = bulk.get(first.entry.register) ?? [];
      places.push(first);
      if (bulk.size === 0) foremost = places;
      bulk.set(first.entry.register, places);
    }
    return { single, bulk: [...bulk.values()] };
  }

  ofRow(entry: Entry): readonly Place[] {
    return this.#byRow.get(rowOfEntry(entry)) ?? [];
  }

  add(place: Place): void {
    this.#byKey.set(place.entry.key, place);
    this.#all = undefined;
    if (!place.entry.bulk) this.#typed = [...this.#byHand.set(place.entry.key, place).values()];
    this.#byRow.set(rowOfEntry(place.entry), [...this.ofRow(place.entry), place]);
  }

  drop(place: Place): void {
    if (!this.#byKey.delete(place.entry.key)) return;
    this.#all = undefined;
    if (this.#byHand.delete(place.entry.key)) this.#typed = [...this.#byHand.values()];
    const left = this.ofRow(place.entry).filter((one) => one !== place);
    if (left.length > 0) this.#byRow.set(rowOfEntry(place.entry), left);
    else this.#byRow.delete(rowOfEntry(place.entry));
  }
}

/** Writes that fit into one batch. */
export const together = 20;

/** Notes in the change itself what a person must decide, so that the journal keeps it. */
export function halt(place: Place, attempt: Extract<Attempt, { kind: Halt['kind'] }>): void {
  place.state = attempt.kind;
  if (attempt.kind === 'stopped') place.fault = attempt.fault;
  const why: Halt =
    attempt.kind === 'stopped'
      ? { kind: 'stopped', fault: attempt.fault }
      : { kind: 'conflict', theirs: attempt.theirs };
  place.entry = { ...place.entry, halt: why };
}

/** The change without what held it up, on its way again. */
export function release(place: Place): Entry {
  const { halt: _why, ...entry } = place.entry;
  place.entry = entry;
  if (place.state === 'stopped') place.state = 'queued';
  delete place.fault;
  return entry;
}

/** What one request leaves to be done. */
export type After = {
  readonly kept: Entry[];
  readonly gone: Place[];
  readonly ended: { entry: Entry; settled: Settled }[];
  readonly late: Place[];
};

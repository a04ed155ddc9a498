import { backoff } from './graph/limiter.ts';
import { givenUp, type Entry, type Journal } from './journal.ts';
import type { Held } from './held.ts';
import { Places, halt, release, together, type After, type Place } from './line-places.ts';
import { merged } from './merge.ts';
import type { Tenant } from './types.ts';
import type { Attempt, Ended } from './write.ts';

/** What the line needs: the journal that holds its changes, and how they are sent. */
export type LineWorld = {
  readonly tenant: Tenant;
  readonly journal: Journal;
  readonly write: (entry: Entry) => Promise<Attempt>;
  /** Sends changes of one register together; the attempts in their order. */
  readonly writeMany: (entries: readonly Entry[], signal: AbortSignal) => Promise<readonly Attempt[]>;
  readonly changed: () => void;
  /** The server has them, or a person is needed. */
  readonly ended: (ended: Ended) => void;
};

// Rows that are written at once; work in bulk has as many lanes of its own, so that who types need not wait for it.
const lanes = 4;
/** Sends what the journal holds: in order for each row, until the server has it or a person is needed. */
export class Line {
  readonly #world: LineWorld;
  readonly #places = new Places();
  #running = { single: 0, bulk: 0 };
  #over = false;

  constructor(world: LineWorld) {
    this.#world = world;
  }

  held(): readonly Held[] {
    return this.#places.all();
  }

  typed(): readonly Held[] {
    return this.#places.typed();
  }

  /** Takes changes that the journal has; what waits for the same row is sent together with them. */
  accept(entries: readonly Entry[]): void {
    for (const entry of entries) this.#accept(entry);
    this.#world.changed();
    this.#pump();
  }

  /** Tries again what stopped, and what waits. */
  retry(): void {
    for (const place of this.#places.all()) if (place.state === 'stopped') this.#put([release(place)]);
    this.wake();
  }

  /** Ends every wait. */
  wake(): void {
    for (const place of this.#places.all()) {
      place.nap?.abort();
      if (place.state === 'waiting') place.state = 'queued';
    }
    this.#world.changed();
    this.#pump();
  }

  /** Gives changes up; what is on its way already is not called back. */
  discard(keys: readonly string[]): void {
    const given: Place[] = [];
    for (const key of keys) {
      const place = this.#places.get(key);
      if (!place) continue;
      place.cancelled = true;
      if (place.state === 'sending') place.pace?.abort();
      else given.push(place);
    }
    this.#forget(given);
    this.#end(given.map(({ entry }) => ({ entry, settled: { kind: 'stopped', fault: givenUp } })));
  }

  /** Sends no more: it is another page's turn, or the page ends. */
  stop(): void {
    this.#over = true;
    for (const { nap, pace } of this.#places.all()) for (const wait of [nap, pace]) wait?.abort();
  }

  #accept(entry: Entry): void {
    if (this.#places.has(entry.key)) return;
    if (!entry.halt) this.#decide(entry);
    const last = entry.halt ? undefined : this.#joinable(entry);
    if (!last) {
      const fault = entry.halt?.kind === 'stopped' ? { fault: entry.halt.fault } : {};
      this.#places.add({ entry, state: entry.halt?.kind ?? 'queued', tries: 0, ...fault });
      return;
    }
    last.entry = merged(release(last), entry);
    this.#places.merge(entry.key);
    this.#put([last.entry], [entry.key]);
  }

  #joinable(entry: Entry): Place | undefined {
    const last = this.#places.ofRow(entry).at(-1);
    if (!last || last.state === 'sending' || last.state === 'conflict') return undefined;
    if (entry.kind === 'add') return last.state === 'stopped' && last.entry.kind === 'add' ? last : undefined;
    if (entry.kind !== 'change' || last.entry.kind === 'remove') return undefined;
    // An attempt that may have arrived is settled first: else its own value would look like somebody else's.
    if (last.entry.tried && (last.state !== 'stopped' || last.entry.kind === 'add')) return undefined;
    return last;
  }

  // The person has seen the conflict and writes anew: the columns written now are decided.
  #decide(entry: Entry): void {
    for (const place of this.#places.ofRow(entry)) {
      if (place.state !== 'conflict') continue;
      const open = Object.entries(place.entry.fields).filter(([name]) => !(name in entry.fields));
      if (open.length === 0 || entry.kind !== 'change') this.#forget([place]);
      else {
        place.entry = { ...place.entry, fields: Object.fromEntries(open) };
        this.#put([place.entry]);
      }
    }
  }

  #put(entries: readonly Entry[], gone: readonly string[] = []): void {
    void this.#world.journal.put(entries, gone);
  }

  #forget(places: readonly Place[]): void {
    if (places.length === 0) return;
    for (const place of places) this.#places.drop(place);
    this.#put(
      [],
      places.map(({ entry }) => entry.key),
    );
    this.#world.changed();
    this.#pump();
  }

  /** Starts what may start: the first change of each row, those of people before those in bulk. */
  #pump(): void {
    if (this.#over) return;
    const { single, bulk } = this.#places.ready((lanes - this.#running.bulk) * together);
    for (const place of single) if (this.#running.single < lanes) this.#start([place], 'single');
    for (const places of bulk) {
      for (let rest = places; rest.length > 0 && this.#running.bulk < lanes;) {
        const group = rest.slice(0, together);
        rest = rest.slice(together);
        this.#start(group, 'bulk');
      }
    }
  }

  #start(group: readonly Place[], kind: 'single' | 'bulk'): void {
    const pace = new AbortController();
    for (const place of group) {
      place.state = 'sending';
      place.pace = pace;
    }
    this.#running[kind] += 1;
    void this.#send(group, kind, pace.signal).finally(() => {
      this.#running[kind] -= 1;
      this.#pump();
    });
  }

  async #send(group: readonly Place[], kind: 'single' | 'bulk', signal: AbortSignal): Promise<void> {
    const { write, writeMany, journal } = this.#world;
    const entries = group.map(({ entry }) => entry);
    const attempts = await (kind === 'bulk' ? writeMany(entries, signal) : Promise.all(entries.map(write)));
    const after: After = { kept: [], gone: [], ended: [], late: [] };
    group.forEach((place, index) => {
      const attempt = attempts[index] ?? { kind: 'rebased', entry: place.entry };
      this.#after(place, attempt, after);
    });
    // The journal forgets a change only after the answer; what others are told comes after that.
    await journal.put(
      after.kept,
      after.gone.map(({ entry }) => entry.key),
    );
    for (const place of after.gone) this.#places.drop(place);
    if (after.late.length > 0) this.#later(after.late);
    this.#end(after.ended);
  }

  #after(place: Place, attempt: Attempt, after: After): void {
    const { entry } = place;
    if (attempt.kind === 'again' || attempt.kind === 'rebased') {
      place.entry = attempt.entry;
      if (attempt.entry !== entry) after.kept.push(attempt.entry);
      if (place.cancelled) {
        after.gone.push(place);
        after.ended.push({ entry, settled: { kind: 'stopped', fault: givenUp } });
        return;
      }
      // After a 429 the shared gate keeps everyone back; a wait of our own would only add to it.
      place.state = attempt.kind === 'again' && !attempt.throttled ? 'waiting' : 'queued';
      if (place.state === 'waiting') after.late.push(place);
      if (attempt.kind === 'again') {
        place.tries += 1;
        place.fault = attempt.fault;
      }
      return;
    }
    after.ended.push({ entry, settled: attempt });
    if (attempt.kind === 'stopped' || attempt.kind === 'conflict') {
      if (!(attempt.kind === 'stopped' && attempt.final)) {
        halt(place, attempt);
        this.#takeFollowers(place, after);
        return;
      }
    }
    after.gone.push(place);
  }

  // What was typed after a change that now needs a person belongs to the same decision.
  #takeFollowers(place: Place, after: After): void {
    for (const later of this.#places.ofRow(place.entry)) {
      if (later === place || later.state === 'conflict' || later.state === 'sending') continue;
      if (later.entry.kind !== 'change' || place.entry.kind === 'remove') continue;
      place.entry = merged(place.entry, later.entry);
      after.gone.push(later);
    }
    after.kept.push(place.entry);
    const last = after.ended.at(-1);
    if (last) after.ended[after.ended.length - 1] = { ...last, entry: place.entry };
  }

  #later(places: readonly Place[]): void {
    const { tenant } = this.#world;
    const nap = new AbortController();
    for (const place of places) place.nap = nap;
    const tries = Math.max(...places.map((place) => place.tries));
    void tenant
      .wait(backoff(tenant, tries), nap.signal)
      .catch(() => undefined)
      .then(() => {
        for (const place of places) if (place.state === 'waiting') place.state = 'queued';
        this.#pump();
      });
  }

  #end(ended: Ended): void {
    if (ended.length > 0) this.#world.ended(ended);
    this.#world.changed();
  }
}

import type { Fault } from '../domain/words/outcome.ts';
import type { Declaration } from './declare.ts';
import { backoff } from './graph/limiter.ts';
import { givenUp, sameRow, type Entry, type Journal } from './journal.ts';
import { merged } from './merge.ts';
import type { Row, Tenant } from './types.ts';
import type { Attempt } from './write.ts';

/** How a change ended, for whoever waits for it. */
export type Settled = Exclude<Attempt, { kind: 'again' | 'rebased' }>;

/** A change that the server does not have yet. */
export type Held = {
  entry: Entry;
  state: 'queued' | 'sending' | 'waiting' | 'stopped' | 'conflict';
  tries: number;
  fault?: Fault;
  /** How many of its states are still being written into the journal. */
  unkept?: number;
  /** Ends the wait before the next try. */
  nap?: AbortController;
  readonly waiting: ((settled: Settled, entry: Entry) => void)[];
};

/** Sends what the journal holds: in order for each row, at most four rows at once, until the server has it. */
export type Sender = {
  /** Keeps the change, sends it, and says how it ended; a change that waits is not settled. */
  submit(entry: Entry): Promise<{ readonly settled: Settled; readonly entry: Entry }>;
  held(): readonly Held[];
  retry(): void;
  discard(key: string): void;
  subscribe(changed: () => void): () => void;
  /** Sends again what an earlier page left. */
  resume(): Promise<void>;
};

const parallel = 4;

type World = {
  readonly tenant: Tenant;
  readonly journal: Journal;
  readonly write: (entry: Entry) => Promise<Attempt>;
  /** A row as somebody else wrote it was read on the way. */
  readonly learned: (entry: Entry, row: Row<Declaration>) => void;
  /** The server has it: the row as it is now, or none when it was removed. */
  readonly acknowledged: (entry: Entry, row: Row<Declaration> | undefined) => void;
};

export function openSender(world: World): Sender {
  return new Line(world);
}

class Line implements Sender {
  readonly #world: World;
  readonly #line = new Map<string, Held>();
  readonly #listeners = new Set<() => void>();
  #running = 0;

  constructor(world: World) {
    this.#world = world;
  }

  submit(entry: Entry): Promise<{ readonly settled: Settled; readonly entry: Entry }> {
    return new Promise((resolve) => {
      this.#decide(entry);
      const last = this.#joined(entry);
      const held: Held = last ?? { entry, state: 'queued', tries: 0, waiting: [] };
      if (last) last.entry = merged(last.entry, entry);
      else this.#line.set(entry.key, held);
      held.waiting.push((settled, sent) => resolve({ settled, entry: sent }));
      if (held.state === 'stopped') held.state = 'queued';
      delete held.fault;
      this.#tell();
      // Kept first, sent after: a page that dies in between has it in the journal.
      void this.#keptFirst(held);
    });
  }

  async #keptFirst(held: Held): Promise<void> {
    held.unkept = (held.unkept ?? 0) + 1;
    await this.#world.journal.put(held.entry);
    held.unkept -= 1;
    this.#pump();
  }

  held(): readonly Held[] {
    return [...this.#line.values()];
  }

  retry(): void {
    for (const held of this.#line.values()) {
      held.nap?.abort();
      if (held.state === 'stopped' || held.state === 'waiting') held.state = 'queued';
      if (held.state === 'queued') delete held.fault;
    }
    this.#tell();
    this.#pump();
  }

  discard(key: string): void {
    const held = this.#line.get(key);
    if (!held || held.state === 'sending') return;
    this.#line.delete(key);
    void this.#world.journal.remove(key);
    for (const answer of held.waiting.splice(0)) answer({ kind: 'stopped', fault: givenUp }, held.entry);
    this.#tell();
    this.#pump();
  }

  subscribe(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  async resume(): Promise<void> {
    for (const entry of await this.#world.journal.all()) {
      if (this.#line.has(entry.key)) continue;
      // Whether an earlier page sent it is not known: so it is looked for first.
      this.#line.set(entry.key, { entry: { ...entry, tried: true }, state: 'queued', tries: 0, waiting: [] });
    }
    this.#tell();
    this.#pump();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Starts what may start: the first change of each row, while fewer than four are under way. */
  #pump(): void {
    const busy = new Set<string>();
    for (const held of this.#line.values()) {
      const row = `${held.entry.register}/${held.entry.item}`;
      if (held.state === 'conflict' || busy.has(row)) continue;
      busy.add(row);
      if (held.state === 'queued' && !held.unkept && this.#running < parallel) this.#start(held);
    }
  }

  #start(held: Held): void {
    held.state = 'sending';
    this.#running += 1;
    void this.#run(held).finally(() => {
      this.#running -= 1;
      this.#tell();
      this.#pump();
    });
  }

  async #run(held: Held): Promise<void> {
    for (;;) {
      const attempt = await this.#world.write(held.entry);
      if (attempt.kind === 'again') return this.#postpone(held, attempt);
      if (attempt.kind !== 'rebased') return this.#settle(held, attempt);
      await this.#keep(held, attempt.entry);
    }
  }

  async #keep(held: Held, entry: Entry): Promise<void> {
    held.entry = entry;
    await this.#world.journal.put(entry);
  }

  async #postpone(held: Held, attempt: Attempt & { kind: 'again' }): Promise<void> {
    await this.#keep(held, attempt.entry);
    held.tries += 1;
    held.fault = attempt.fault;
    // After a 429 the shared gate keeps everyone back; a wait of our own would only add to it.
    held.state = attempt.throttled ? 'queued' : 'waiting';
    if (attempt.throttled) return;
    const { tenant } = this.#world;
    held.nap = new AbortController();
    void tenant
      .wait(backoff(tenant, held.tries), held.nap.signal)
      .catch(() => undefined)
      .then(() => {
        if (held.state === 'waiting') held.state = 'queued';
        this.#pump();
      });
  }

  async #settle(held: Held, settled: Settled): Promise<void> {
    const { entry } = held;
    if (settled.kind === 'done' || settled.kind === 'refused') {
      await this.#world.journal.remove(entry.key);
      this.#line.delete(entry.key);
      if (settled.kind === 'done') this.#world.acknowledged(entry, settled.row);
    } else {
      held.state = settled.kind;
      if (settled.kind === 'stopped') held.fault = settled.fault;
      else this.#world.learned(entry, settled.theirs);
      await this.#absorbFollowers(held);
    }
    this.#tell();
    for (const answer of held.waiting.splice(0)) answer(settled, held.entry);
  }

  // What was typed after a change that now needs a person belongs to the same decision.
  async #absorbFollowers(held: Held): Promise<void> {
    for (const later of this.held()) {
      if (later === held || !sameRow(later.entry, held.entry)) continue;
      if (later.entry.kind !== 'change' || held.entry.kind === 'remove' || later.state === 'conflict')
        continue;
      await this.#keep(held, merged(held.entry, later.entry));
      held.waiting.push(...later.waiting.splice(0));
      this.#line.delete(later.entry.key);
      await this.#world.journal.remove(later.entry.key);
    }
  }

  #joined(entry: Entry): Held | undefined {
    if (entry.kind !== 'change') return undefined;
    const last = this.held().findLast((held) => sameRow(held.entry, entry));
    if (!last || last.state === 'sending' || last.state === 'conflict') return undefined;
    // An attempt that may have arrived is settled first: else its own value would look like somebody else's.
    if (last.entry.kind === 'remove' || (last.entry.tried && last.state !== 'stopped')) return undefined;
    if (last.entry.kind === 'add' && last.entry.tried) return undefined;
    return last;
  }

  // The person has seen the conflict and writes anew: the columns written now are decided.
  #decide(entry: Entry): void {
    for (const held of this.held()) {
      if (held.state !== 'conflict' || !sameRow(held.entry, entry)) continue;
      const open = Object.entries(held.entry.fields).filter(([name]) => !(name in entry.fields));
      if (open.length > 0 && entry.kind === 'change') {
        void this.#keep(held, { ...held.entry, fields: Object.fromEntries(open) });
        continue;
      }
      this.#line.delete(held.entry.key);
      void this.#world.journal.remove(held.entry.key);
    }
  }
}

import type { Outcome } from '../domain/words/outcome.ts';
import { givenUp, sameRow, type Entry, type Journal } from './journal.ts';
import { merged } from './merge.ts';
import type { Held, Sender } from './sender.ts';

type World = {
  readonly journal: Journal;
  /** Fetches the code that sends. */
  readonly load: () => Promise<Outcome<Sender>>;
  /** Waits before the next try to fetch it; ends early when the signal says so. */
  readonly pause: (tries: number, signal: AbortSignal) => Promise<void>;
};

/**
 * A sender whose code is fetched with the first change: most visits change nothing. What it is given meanwhile is in the
 * journal and on the page already, and waits like any change until it can be sent.
 */
export function senderLater(world: World): Sender {
  return new Early(world);
}

class Early implements Sender {
  readonly #world: World;
  readonly #held: Held[] = [];
  readonly #listeners = new Set<() => void>();
  #line: Sender | undefined;
  #loading: Promise<Outcome<Sender>> | undefined;
  #nap = new AbortController();

  constructor(world: World) {
    this.#world = world;
  }

  submit(entry: Entry): ReturnType<Sender['submit']> {
    if (this.#line) return this.#line.submit(entry);
    return new Promise((resolve) => {
      const held = this.#take(entry);
      held.waiting.push((settled, sent) => resolve({ settled, entry: sent }));
      this.#tell();
      void this.#world.journal.put(held.entry).then(() => this.#fetched(() => this.#held.includes(held)));
    });
  }

  held(): readonly Held[] {
    return this.#line?.held() ?? this.#held;
  }

  retry(): void {
    if (this.#line) this.#line.retry();
    else this.#nap.abort();
  }

  discard(key: string): void {
    if (this.#line) return this.#line.discard(key);
    const place = this.#held.findIndex(({ entry }) => entry.key === key);
    const [held] = place < 0 ? [] : this.#held.splice(place, 1);
    if (!held) return;
    void this.#world.journal.remove(key);
    for (const answer of held.waiting) answer({ kind: 'stopped', fault: givenUp }, held.entry);
    this.#tell();
  }

  subscribe(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  async resume(): Promise<void> {
    if ((await this.#world.journal.all()).length === 0) return;
    await (await this.#fetched(() => true))?.resume();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Joined as the line itself joins them, so that the journal holds one entry of the two. */
  #take(entry: Entry): Held {
    const last = this.#held.findLast((held) => sameRow(held.entry, entry));
    if (last && entry.kind === 'change' && last.entry.kind !== 'remove') {
      last.entry = merged(last.entry, entry);
      return last;
    }
    const held: Held = { entry, state: 'queued', tries: 0, waiting: [] };
    this.#held.push(held);
    return held;
  }

  /** Tries until the code is there, or not needed any more. */
  async #fetched(needed: () => boolean): Promise<Sender | undefined> {
    for (let tries = 1; needed(); tries += 1) {
      const outcome = await this.#load();
      if (outcome.kind === 'ok') return outcome.value;
      for (const held of this.#held)
        Object.assign(held, { state: 'waiting', tries, fault: outcome.fault } satisfies Partial<Held>);
      this.#tell();
      if (this.#nap.signal.aborted) this.#nap = new AbortController();
      await this.#world.pause(tries, this.#nap.signal).catch(() => undefined);
    }
    return undefined;
  }

  #load(): Promise<Outcome<Sender>> {
    this.#loading ??= this.#world.load().then((outcome) => {
      if (outcome.kind === 'ok') this.#handOver(outcome.value);
      else this.#loading = undefined;
      return outcome;
    });
    return this.#loading;
  }

  // At once, so that no later change of the same row can get ahead.
  #handOver(line: Sender): void {
    this.#line = line;
    line.subscribe(() => this.#tell());
    for (const { entry, waiting } of this.#held.splice(0))
      void line.submit(entry).then(({ settled, entry: sent }) => {
        for (const answer of waiting) answer(settled, sent);
      });
  }
}

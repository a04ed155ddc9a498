import type { Entry } from './journal.ts';
import type { Ended, Settled } from './write.ts';

type Asked = { readonly entry: Entry; readonly tell: (settled: Settled, entry: Entry) => void };

/** Who wants to know how a change ends, by the change's key. */
export class Answers {
  readonly #asked = new Map<string, Asked>();

  ask(entry: Entry, tell: Asked['tell']): void {
    this.#asked.set(entry.key, { entry, tell });
  }

  entryOf(key: string): Entry | undefined {
    return this.#asked.get(key)?.entry;
  }

  /** Tells whoever asked for a change, or for one that went into it; each is told once. */
  tell(ended: Ended): void {
    for (const { entry, settled } of ended) {
      for (const key of [entry.key, ...(entry.also ?? [])]) {
        this.#asked.get(key)?.tell(settled, entry);
        this.#asked.delete(key);
      }
    }
  }
}

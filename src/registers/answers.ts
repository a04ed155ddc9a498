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
    const heard = ended.flatMap(({ entry, settled }) =>
      [entry.key, ...(entry.also ?? [])].flatMap((key) => {
        const asked = this.#asked.get(key);
        this.#asked.delete(key);
        return asked ? [() => asked.tell(settled, entry)] : [];
      }),
    );
    // Who is told of the first may give the others up; they have ended already.
    for (const tell of heard) tell();
  }
}

import type { Entry, Journal } from './journal.ts';

/** Changes that the journal takes in one step. */
export const portion = 500;

/** A change that was given on this page, and whether the journal has it. */
export type Given = { readonly entry: Entry; readonly kept: boolean };

type World = {
  readonly journal: () => Promise<Journal>;
  /** The journal has them: they can be sent. */
  readonly kept: (entries: readonly Entry[]) => void;
};

/** Changes that were given on this page and are not in the line yet: each goes into the journal first. */
export class Intake {
  readonly #world: World;
  /** Those that another page was told of are here until that page shows them, or their end. */
  readonly #fresh = new Map<string, { readonly entry: Entry; kept: boolean; told: boolean }>();
  #all: readonly Given[] | undefined;
  readonly #queue: Entry[] = [];
  readonly #givenUp = new Set<string>();
  #keeping: Promise<void> | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** The same array while nothing came or went. */
  entries(): readonly Given[] {
    this.#all ??= [...this.#fresh.values()].map(({ entry, kept }) => ({ entry, kept }));
    return this.#all;
  }

  add(entries: readonly Entry[]): Promise<void> {
    for (const entry of entries) this.#fresh.set(entry.key, { entry, kept: false, told: false });
    this.#all = undefined;
    this.#queue.push(...entries);
    this.#keeping ??= this.#keepAll().finally(() => (this.#keeping = undefined));
    return this.#keeping;
  }

  /** Lets go of them; those that were here. */
  take(entries: readonly Entry[]): readonly Entry[] {
    return entries.filter(({ key }) => this.#delete(key));
  }

  drop(keys: Iterable<string>): void {
    for (const key of keys) this.#delete(key);
  }

  giveUp(keys: Iterable<string>): void {
    for (const key of keys) if (this.#delete(key)) this.#givenUp.add(key);
  }

  /** Another page was told of them. */
  told(entries: readonly Entry[]): void {
    for (const { key } of entries) {
      const fresh = this.#fresh.get(key);
      if (fresh) fresh.told = true;
    }
  }

  /** Whether it will still be given to the line here. */
  isComing(key: string): boolean {
    return this.#fresh.get(key)?.told === false;
  }

  /** Those of which another page was told and that are no longer in the journal. */
  without(known: ReadonlySet<string>): readonly Entry[] {
    return this.entries().flatMap(({ entry }) =>
      this.isComing(entry.key) || known.has(entry.key) ? [] : [entry],
    );
  }

  #delete(key: string): boolean {
    const was = this.#fresh.delete(key);
    if (was) this.#all = undefined;
    return was;
  }

  #noteKept(entries: readonly Entry[]): void {
    for (const { key } of entries) {
      const fresh = this.#fresh.get(key);
      if (fresh) fresh.kept = true;
    }
    this.#all = undefined;
  }

  async #keepAll(): Promise<void> {
    const journal = await this.#world.journal();
    // What comes while the disk writes goes into the next step together.
    while (this.#queue.length > 0) {
      const entries = this.#queue.splice(0, portion).filter(({ key }) => this.#fresh.has(key));
      await journal.put(entries);
      const gone = entries.flatMap(({ key }) => (this.#givenUp.delete(key) ? [key] : []));
      if (gone.length > 0) await journal.put([], gone); // given up while the disk wrote
      this.#noteKept(entries);
      this.#world.kept(entries.filter(({ key }) => this.#fresh.has(key)));
    }
  }
}

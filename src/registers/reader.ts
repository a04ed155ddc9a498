import { fine, type Fault, type Outcome } from '../domain/words/outcome.ts';
import type { Problem } from '../domain/words/problem.ts';
import type { Declaration } from './declare.ts';
import type { FreshnessLog } from './freshness.ts';
import type { Gateway } from './graph/gateway.ts';
import type { Places } from './graph/places.ts';
import { fetchAsking } from './fetch-asking.ts';
import type { Known, Whole } from './read.ts';
import type { Rows } from './rows.ts';
import { sizeSetting } from './from-settings.ts';
import { openCopy, type ListCopy } from './store/copy.ts';
import type { Store } from './store/store.ts';

/** Reads one list and keeps it fresh. */
export type Reader = {
  /** Reads everything, unless it is there already: from the copy first, which is then compared with the server. */
  whole(): Promise<Outcome<void>>;
  /** Reads what changed since the last read. Without `patient` a failing network is tried once only. */
  changes(patient?: boolean): Promise<Outcome<void>>;
  unreadable(): readonly Problem[];
};

export type ReaderWorld = {
  readonly gateway: Gateway;
  readonly places: Places;
  readonly freshness: FreshnessLog;
  /** Where copies are kept, as soon as it is open. */
  readonly store: Promise<Store> | undefined;
  /** Copies that are still to be written. */
  readonly writing: Set<Promise<void>>;
  /** Lists are read once, and no link for later changes is asked for. */
  readonly once?: boolean;
  /** Notes that a copy is being read, until the work has ended. */
  opening<T>(work: Promise<T>): Promise<T>;
  /** The server is being asked for a list that no copy gave. */
  asks(): void;
  /** Compares a list that came from the copy with the server, together with others of the same moment. */
  soon(reader: Pick<Reader, 'changes'>): void;
  /** Site and lists were looked up, and what the settings say is known. */
  looked(): void;
  /** The site may no longer be read: nothing of it may stay. */
  lost(): void;
};

/** A reader that fills `rows`; two pages that ask at once share one read. */
export function openReader<D extends Declaration>(world: ReaderWorld, declaration: D, rows: Rows<D>): Reader {
  return new ListReader(world, declaration, rows);
}

class ListReader<D extends Declaration> implements Reader {
  readonly #world: ReaderWorld;
  readonly #declaration: D;
  readonly #rows: Rows<D>;
  readonly #copy: ListCopy;
  #delta: string | undefined;
  #reading: Promise<Outcome<void>> | undefined;
  #problems = new Map<string, readonly Problem[]>();
  #tried = false;
  /** When the list was last compared with the server. */
  #at = '';

  constructor(world: ReaderWorld, declaration: D, rows: Rows<D>) {
    this.#world = world;
    this.#declaration = declaration;
    this.#rows = rows;
    this.#copy = openCopy(world, declaration, rows);
    rows.subscribe(() => this.#keep());
  }

  whole(): Promise<Outcome<void>> {
    if (this.#rows.all()) return Promise.resolve(fine(undefined));
    return this.#once(async () => {
      if (await this.#fromCopy()) {
        this.#world.soon(this);
        return fine(undefined);
      }
      return this.#told(await this.#all({}));
    });
  }

  changes(patient = true): Promise<Outcome<void>> {
    return this.#once(async () => this.#told(await this.#changes(patient)));
  }

  unreadable(): readonly Problem[] {
    return [...this.#problems.values()].flat();
  }

  /** The copy is written a moment later, with when it was last compared with the server. */
  #keep(): void {
    const delta = this.#delta === undefined ? {} : { delta: this.#delta };
    this.#copy.changed({ at: this.#at, problems: this.#problems, ...delta });
  }

  #compared(delta: string | undefined): void {
    this.#delta = delta;
    this.#at = this.#world.gateway.tenant.now().toISOString();
  }

  #once(work: () => Promise<Outcome<void>>): Promise<Outcome<void>> {
    this.#reading ??= work().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  #told(outcome: Outcome<void>): Outcome<void> {
    this.#world.freshness.told(this.#declaration.list, outcome.kind === 'fault' ? outcome.fault : undefined);
    return outcome;
  }

  async #fromCopy(): Promise<boolean> {
    if (this.#tried) return false;
    this.#tried = true;
    const copy = await this.#world.opening(this.#copy.open());
    if (!copy) return false;
    this.#delta = copy.delta;
    this.#at = copy.at;
    this.#problems = new Map(copy.problems);
    this.#world.freshness.kept(this.#declaration.list, copy.at);
    this.#rows.tell();
    return true;
  }

  async #changes(patient: boolean): Promise<Outcome<void>> {
    // What was kept by an earlier program is compared, not read anew.
    if (this.#rows.all() === undefined) await this.#fromCopy();
    if (this.#delta === undefined) return this.#all({});
    const asking = await fetchAsking();
    if (asking.kind === 'fault') return asking;
    const { gateway } = this.#world;
    const read = await asking.value.readChanges(
      { gateway, declaration: this.#declaration },
      this.#delta,
      patient,
    );
    if (read.kind === 'fault') return this.#refused(read.fault);
    if (read.value === 'expired') return this.#all({ expected: this.#rows.size(), ids: this.#rows.ids() });
    for (const id of read.value.gone) this.#rows.drop(id);
    for (const row of read.value.rows) this.#rows.put(row);
    for (const [id, problems] of read.value.problems)
      if (problems.length > 0) this.#problems.set(id, problems);
      else this.#problems.delete(id);
    this.#compared(read.value.delta ?? this.#delta);
    // Nothing changed: nobody is called, so that no page draws itself anew.
    if (read.value.problems.size > 0) this.#rows.tell();
    else this.#keep();
    return fine(undefined);
  }

  async #all(known: Known): Promise<Outcome<void>> {
    const { gateway, places, once } = this.#world;
    this.#world.asks();
    const declaration = this.#declaration;
    const list = await places.list(declaration);
    if (list.kind === 'fault') return this.#gone(list.fault);
    if (declaration.site === 'open') this.#world.looked();
    const since = this.#rows.moment();
    const said = declaration.site === 'open' ? await places.setting(sizeSetting(declaration)) : undefined;
    const expected = known.expected ?? rowsSaid(said);
    const asking = await fetchAsking();
    if (asking.kind === 'fault') return asking;
    const read = await asking.value.readWhole(
      { gateway, declaration, list: list.value },
      { ...known, ...(expected === undefined ? {} : { expected }), ...(once ? { once } : {}) },
    );
    if (read.kind === 'fault') {
      if (isGone(read.fault)) this.#forget();
      return read;
    }
    const changed = await this.#explained(read.value);
    if (changed) return { kind: 'fault', fault: changed };
    this.#rows.replace(read.value.table, since);
    for (const id of read.value.gone) this.#rows.drop(id);
    for (const row of read.value.later) this.#rows.put(row);
    this.#problems = new Map(read.value.problems);
    this.#compared(read.value.delta);
    this.#rows.tell();
    return fine(undefined);
  }

  /** No row can be read: somebody changed a column that every row needs. Which one is asked only then. */
  async #explained({ table, problems }: Pick<Whole<D>, 'table' | 'problems'>): Promise<Fault | undefined> {
    if (table.count > 0 || problems.size === 0) return undefined;
    const { changedShape } = await import('./provision/explain.ts');
    const fault = await changedShape(this.#world, this.#declaration);
    if (fault) this.#forget();
    return fault;
  }

  /** The list, the site or the right to it may be gone: where the list is now is looked up before anything is shown. */
  async #refused(fault: Fault): Promise<Outcome<void>> {
    if (!isGone(fault)) return { kind: 'fault', fault };
    this.#delta = undefined;
    this.#world.places.forget();
    return this.#all({});
  }

  #gone(fault: Fault): Outcome<void> {
    if (isGone(fault)) this.#world.lost();
    else if (fault.kind === 'changed-shape') this.#forget();
    return { kind: 'fault', fault };
  }

  #forget(): void {
    this.#delta = undefined;
    this.#rows.forget();
    this.#copy.drop();
    this.#rows.tell();
  }
}

function isGone({ kind }: Fault): boolean {
  return kind === 'no-right' || kind === 'not-found';
}

function rowsSaid(setting: string | undefined): number | undefined {
  return setting !== undefined && /^\d{1,9}$/.test(setting) ? Number(setting) : undefined;
}

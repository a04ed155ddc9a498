import { hex } from '../../domain/words/hex.ts';
import type { Problem } from '../../domain/words/problem.ts';
import type { Declaration } from '../declare.ts';
import { fetchAsking } from '../fetch-asking.ts';
import { itemOf } from '../items.ts';
import type { Rows } from '../rows.ts';
import type { Tenant } from '../types.ts';
import type { Table } from './table.ts';
import { mayBeKept, shapeOf, type Store } from './store.ts';

/** What is kept beside the rows. */
export type Beside = {
  /** The path that asks for what changes from then on. */
  readonly delta?: string;
  /** What cannot be read, by the id of the item. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  /** When the list was last compared with the server, ISO 8601. */
  readonly at: string;
};

/** The copy of one list: opened once, and written a moment after each change. */
export type ListCopy = {
  /** Fills the rows from the copy; undefined when there is none that fits. */
  open(): Promise<Beside | undefined>;
  changed(beside: Beside): void;
  drop(): void;
};

type World = {
  readonly gateway: { readonly tenant: Tenant };
  readonly store: Promise<Store> | undefined;
  /** Copies that are still to be written. */
  readonly writing: Set<Promise<void>>;
};

/** After a change so many milliseconds pass before the copy is written, so that several are written together. */
const calm = 1500;

export function openCopy<D extends Declaration>(world: World, declaration: D, rows: Rows<D>): ListCopy {
  return new KeptList(world, declaration, rows);
}

class KeptList<D extends Declaration> implements ListCopy {
  readonly #world: World;
  readonly #declaration: D;
  readonly #rows: Rows<D>;
  #store: Store | undefined;
  #stamp = '';
  /** The table that the store has. */
  #written: Table | undefined;
  #latest: Beside | undefined;
  #due = false;

  constructor(world: World, declaration: D, rows: Rows<D>) {
    this.#world = world;
    this.#declaration = declaration;
    this.#rows = rows;
  }

  async open(): Promise<Beside | undefined> {
    if (!this.#world.store || !mayBeKept(this.#declaration)) return undefined;
    this.#store = await this.#world.store;
    const copy = await this.#store.open(this.#declaration.key);
    if (!copy || copy.snapshot.shape !== shapeOf(this.#declaration)) return undefined;
    const { snapshot, later } = copy;
    this.#stamp = snapshot.stamp;
    this.#written = snapshot.table;
    this.#rows.replace(snapshot.table, this.#rows.moment());
    for (const id of later.gone) this.#rows.drop(id);
    for (const item of later.items) {
      const read = itemOf(this.#declaration, item);
      if (read.kind === 'row') this.#rows.put(read.row);
    }
    const { delta, at } = later;
    return { problems: new Map(snapshot.problems), at, ...(delta === undefined ? {} : { delta }) };
  }

  changed(beside: Beside): void {
    this.#latest = beside;
    if (!this.#store || this.#due) return;
    this.#due = true;
    const { gateway, writing } = this.#world;
    const written = gateway.tenant
      .wait(calm)
      .then(() => this.#write())
      .finally(() => writing.delete(written));
    writing.add(written);
  }

  drop(): void {
    this.#written = undefined;
    this.#latest = undefined;
    void this.#store?.drop(this.#declaration.key);
  }

  async #write(): Promise<void> {
    const asking = await fetchAsking();
    this.#due = false;
    if (asking.kind === 'fault') return; // the next change is written with this one
    const { laterOf, tidied } = asking.value;
    const declaration = this.#declaration;
    const kept = tidied(declaration, this.#rows);
    if (!kept || !this.#store || !this.#latest) return;
    const { problems, ...rest } = this.#latest;
    const fresh = kept.table !== this.#written;
    if (fresh) this.#stamp = stampOf(this.#world.gateway.tenant.random(8));
    this.#written = kept.table;
    const stamp = this.#stamp;
    const later = laterOf(declaration, kept, { ...rest, stamp });
    const snapshot = { shape: shapeOf(declaration), stamp, table: kept.table, problems: [...problems] };
    const { key } = declaration;
    await (fresh ? this.#store.snapshot(key, { snapshot, later }) : this.#store.apply(key, later));
  }
}

function stampOf(bytes: Uint8Array): string {
  return hex(bytes);
}

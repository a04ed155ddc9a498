import type { Declaration } from './declare.ts';
import { versionOf } from './items.ts';
import { cellAt } from './store/columns.ts';
import { openFinder } from './store/find.ts';
import { changedList, type LazyList } from './store/lazy-list.ts';
import { lazyRows } from './store/lazy.ts';
import { ownCells, type Table } from './store/table.ts';
import type { Row } from './types.ts';

/** The rows of one register as the server last told them. */
export type Rows<D extends Declaration> = {
  /** Undefined before the first read. Another array after each change. */
  all(): readonly Row<D>[] | undefined;
  /** The rows with some of them, by id, changed or taken away, and others behind them. Looks at no other row. */
  with(instead: ReadonlyMap<string, Row<D> | undefined>, behind: readonly Row<D>[]): readonly Row<D>[];
  byKey(clientKey: string): Row<D> | undefined;
  /** Keeps the row unless a later version is known: what a person saw never goes backwards. */
  put(row: Row<D>): void;
  drop(id: string): void;
  /** The running number of the next row; undefined where nothing is known of the list. */
  number(): number | undefined;
  /** How many numbers are given: about as many as there are rows. */
  size(): number;
  /** The ids of all rows. */
  ids(): readonly string[];
  /** A mark of this moment, for `replace`. */
  moment(): number;
  /** What a full read gave that began at `since`; rows that it did not name are gone, but for those put meanwhile. */
  replace(table: Table, since: number): void;
  /** Forgets every row, as if none had been read. */
  forget(): void;
  /** What is needed to keep the rows: a table, and what was put and dropped since it was made. */
  kept(): Kept<D> | undefined;
  /** The same rows in a table of their own: nothing that `all` gives changes. */
  repacked(table: Table, was: Kept<D>): void;
  subscribe(changed: () => void): () => void;
  /** Tells the subscribers. */
  tell(): void;
};

/** Rows as they are kept: most in a table, the latest beside it. */
export type Kept<D extends Declaration> = {
  readonly table: Table;
  readonly over: ReadonlyMap<string, Row<D>>;
  readonly gone: ReadonlySet<string>;
};

type Put<D extends Declaration> = { readonly row: Row<D>; readonly at: number };

const empty: Table = { count: 0, columns: {} };

export function openRows<D extends Declaration>(declaration: D): Rows<D> {
  return new ColumnRows(declaration);
}

class ColumnRows<D extends Declaration> implements Rows<D> {
  readonly #declaration: D;
  readonly #listeners = new Set<() => void>();
  #table = empty;
  #lazy: LazyList<Row<D>>;
  #placeOfId: (id: string) => number | undefined = () => undefined;
  #placeOfKey: (key: string) => number | undefined = () => undefined;
  /** Rows that are newer than the table, by id. */
  #over = new Map<string, Put<D>>();
  #overKeys = new Map<string, string>();
  #gone = new Set<string>();
  #clock = 0;
  /** Ids rise by one with each row, so that the largest is nearly the number of rows ever made; that of the table. */
  #largestKept: number | undefined = 0;
  /** That of the rows that were put. */
  #largest = 0;
  #given = 0;
  #read = false;
  #shown: readonly Row<D>[] | undefined;

  constructor(declaration: D) {
    this.#declaration = declaration;
    this.#lazy = lazyRows(declaration, empty);
  }

  all(): readonly Row<D>[] | undefined {
    if (!this.#read) return undefined;
    this.#shown ??= this.with(new Map(), []);
    return this.#shown;
  }

  /** The table's rows in their order, each as it is now; then those that came after. */
  with(instead: ReadonlyMap<string, Row<D> | undefined>, behind: readonly Row<D>[]): readonly Row<D>[] {
    const beside = new Map([...this.#over].map(([id, { row }]): [string, Row<D> | undefined] => [id, row]));
    for (const id of this.#gone) beside.set(id, undefined);
    for (const [id, row] of instead) beside.set(id, row);
    const places = new Map<number, Row<D> | undefined>();
    const last: Row<D>[] = [];
    for (const [id, row] of beside) {
      const place = this.#placeOfId(id);
      if (place !== undefined) places.set(place, row);
      else if (row) last.push(row);
    }
    return changedList(this.#lazy, places, [...last, ...behind]).all;
  }

  byKey(clientKey: string): Row<D> | undefined {
    const id = this.#overKeys.get(clientKey);
    if (id !== undefined) return this.#over.get(id)?.row;
    // A row that somebody made by hand has its id for a key.
    const byHand = clientKey.startsWith('item/') ? this.#placeOfId(clientKey.slice(5)) : undefined;
    const row = this.#inTable(this.#placeOfKey(clientKey) ?? byHand);
    if (row && row.clientKey !== clientKey) return undefined;
    return row && !this.#over.has(row.id) && !this.#gone.has(row.id) ? row : undefined;
  }

  put(row: Row<D>): void {
    const known =
      this.#over.get(row.id)?.row ?? (this.#gone.has(row.id) ? undefined : this.#tableRow(row.id));
    if (known && versionOf(known.etag) > versionOf(row.etag)) return;
    if (known) this.#overKeys.delete(known.clientKey);
    this.#gone.delete(row.id);
    this.#over.set(row.id, { row, at: (this.#clock += 1) });
    this.#overKeys.set(row.clientKey, row.id);
    this.#largest = Math.max(this.#largest, Number(row.id) || 0);
    this.#shown = undefined;
  }

  drop(id: string): void {
    const known = this.#over.get(id);
    if (known) {
      this.#over.delete(id);
      // A row that was made anew has the key of the one that it stands for.
      if (this.#overKeys.get(known.row.clientKey) === id) this.#overKeys.delete(known.row.clientKey);
    }
    if (this.#tableRow(id)) this.#gone.add(id);
    this.#shown = undefined;
  }

  number(): number | undefined {
    if (!this.#read && this.#over.size === 0) return undefined;
    const number = this.size();
    this.#given = number + 1;
    return number;
  }

  size(): number {
    // Asked for when a row is added, not while the first rows are waited for.
    this.#largestKept ??= largestIn(this.#table);
    return Math.max(this.#given, this.#largestKept, this.#largest);
  }

  ids(): readonly string[] {
    const column = this.#table.columns[ownCells.id];
    const old = Array.from({ length: this.#table.count }, (_, place) =>
      String(column && cellAt(column, place)),
    );
    return [...old.filter((id) => !this.#gone.has(id) && !this.#over.has(id)), ...this.#over.keys()];
  }

  moment(): number {
    return this.#clock;
  }

  replace(table: Table, since: number): void {
    const over = this.#over;
    this.#become(table);
    for (const { row, at } of over.values()) if (at > since || this.#tableRow(row.id)) this.put(row);
  }

  forget(): void {
    this.#become(empty);
    this.#read = false;
  }

  kept(): Kept<D> | undefined {
    if (!this.#read) return undefined;
    const over = new Map([...this.#over].map(([id, { row }]) => [id, row]));
    return { table: this.#table, over, gone: new Set(this.#gone) };
  }

  repacked(table: Table, was: Kept<D>): void {
    if (this.#table !== was.table) return; // read anew meanwhile
    const [over, gone] = [this.#over, this.#gone];
    this.#become(table);
    for (const [id, { row }] of over) if (was.over.get(id) !== row) this.put(row);
    for (const id of gone) if (!was.gone.has(id)) this.drop(id);
  }

  subscribe(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #become(table: Table): void {
    this.#table = table;
    this.#lazy = lazyRows(this.#declaration, table);
    this.#placeOfId = openFinder(table.columns[ownCells.id], table.count);
    this.#placeOfKey = openFinder(table.columns[ownCells.key], table.count);
    this.#largestKept = undefined;
    this.#largest = 0;
    this.#over = new Map();
    this.#overKeys = new Map();
    this.#gone = new Set();
    this.#shown = undefined;
    this.#read = true;
  }

  #tableRow(id: string): Row<D> | undefined {
    return this.#inTable(this.#placeOfId(id));
  }

  #inTable(place: number | undefined): Row<D> | undefined {
    return place === undefined ? undefined : this.#lazy.at(place);
  }
}

function largestIn({ columns }: Table): number {
  const ids = columns[ownCells.id];
  if (ids?.kind === 'serials') return ids.serials.reduce((most, one) => Math.max(most, one), 0);
  return ids?.kind === 'words'
    ? ids.words.reduce((most: number, one) => Math.max(most, Number(one) || 0), 0)
    : 0;
}

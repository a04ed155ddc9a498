import type { Problem } from '../../domain/words/problem.ts';
import { wireName, type Declaration } from '../declare.ts';
import { record, text } from '../graph/members.ts';
import { itemOf } from '../items.ts';
import type { Row } from '../types.ts';
import type { Cell } from './columns.ts';
import { openPacking, type Packing } from './pack.ts';
import { readableAs } from './readable.ts';
import { ownCells, type Table } from './table.ts';

/** Packs a list as its pages come in. */
export type Gathering<D extends Declaration> = {
  add(elements: readonly unknown[]): void;
  /** What was gathered. Rows that came more than once are in `later`, as they came last. */
  finish(): Gathered<D>;
  /** Whether anything odd came: problems, or items that are gone. */
  odd(): boolean;
  /** The item came once more, and nothing is wrong with it now. */
  mended(id: string): void;
};

/** What a gathering is made of: what remembers ids, and what fills a column of `Table`. */
export type Parts = {
  readonly seen: { readonly size: number; has(id: string): boolean; add(id: string): void };
  readonly packing: (name: string) => Packing;
};

export type Gathered<D extends Declaration> = {
  readonly table: Table;
  readonly later: readonly Row<D>[];
  readonly gone: readonly string[];
  /** What cannot be read, by the id of the item. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
};

type Members = Readonly<Record<string, unknown>>;

export function openGathering<D extends Declaration>(declaration: D, parts?: Parts): Gathering<D> {
  return new ListGathering(declaration, parts ?? { seen: new Set<string>(), packing: () => openPacking() });
}

type Column = {
  readonly name: string;
  readonly required: boolean;
  readonly readable: (cell: Cell) => boolean;
  readonly packing: Packing;
};

class ListGathering<D extends Declaration> implements Gathering<D> {
  readonly #declaration: D;
  readonly #columns: readonly Column[];
  readonly #own: readonly Own[];
  /** The cells of the item that is looked at. */
  readonly #cells: Cell[] = [];
  readonly #seen: Parts['seen'];
  readonly #later = new Map<string, Row<D>>();
  readonly #gone = new Set<string>();
  readonly #problems = new Map<string, readonly Problem[]>();

  constructor(declaration: D, { seen, packing }: Parts) {
    this.#declaration = declaration;
    this.#seen = seen;
    this.#columns = Object.entries(declaration.columns).map(([key, column]) => ({
      name: wireName(key),
      required: column.required === true,
      readable: readableAs(column),
      packing: packing(wireName(key)),
    }));
    this.#own = ownPackings(declaration, packing);
  }

  odd(): boolean {
    return this.#gone.size > 0 || this.#problems.size > 0;
  }

  mended(id: string): void {
    this.#gone.delete(id);
    this.#problems.delete(id);
  }

  add(elements: readonly unknown[]): void {
    for (const element of elements) this.#take(record(element));
  }

  finish(): Gathered<D> {
    const packed = [...this.#columns, ...this.#own].map(
      ({ name, packing }) => [name, packing.finish(this.#seen.size)] as const,
    );
    return {
      table: { count: this.#seen.size, columns: Object.fromEntries(packed) },
      later: [...this.#later.values()],
      gone: [...this.#gone],
      problems: this.#problems,
    };
  }

  #take(item: Members): void {
    const fields = record(item['fields']);
    const id = text(item['id']);
    if (!this.#isPlain(item, fields) && !this.#isRow(item, id)) return;
    if (this.#gone.size > 0) this.#gone.delete(id);
    if (this.#seen.has(id)) {
      const read = itemOf(this.#declaration, item);
      if (read.kind === 'row') this.#later.set(id, read.row);
      return;
    }
    this.#seen.add(id);
    for (let at = 0; at < this.#columns.length; at += 1) this.#columns[at]?.packing.add(this.#cells[at]);
    for (const { packing, cell } of this.#own) packing.add(cell(item, fields));
  }

  /** Whether it is a row with which nothing is wrong: nearly all are, and this is found out at once. */
  #isPlain(item: Members, fields: Members): boolean {
    let plain = item['deleted'] === undefined && !isFolder(item);
    for (let at = 0; at < this.#columns.length; at += 1) {
      const column = this.#columns[at];
      if (!column) continue;
      const cell = cellOf(fields[column.name]);
      this.#cells[at] = cell;
      if (cell === undefined || cell === '' ? column.required : !column.readable(cell)) plain = false;
    }
    if (plain && this.#problems.size > 0) this.#problems.delete(text(item['id']));
    return plain;
  }

  #isRow(item: Members, id: string): boolean {
    const read = itemOf(this.#declaration, item);
    if (read.kind === 'no-row') return false;
    if (read.kind !== 'gone' && read.problems.length > 0) this.#problems.set(id, read.problems);
    else this.#problems.delete(id);
    if (read.kind === 'row') return true;
    this.#gone.add(id);
    this.#later.delete(id);
    return false;
  }
}

type Own = {
  readonly name: string;
  readonly packing: Packing;
  readonly cell: (item: Members, fields: Members) => Cell;
};

function ownPackings(declaration: Declaration, packing: Parts['packing']): readonly Own[] {
  const own = (name: string, cell: Own['cell']): Own => ({ name, packing: packing(name), cell });
  const personCell = personCells();
  const file = declaration.documentLibrary
    ? [
        own(ownCells.name, (_, fields) => text(fields['FileLeafRef'])),
        own(ownCells.size, (_, fields) => Number(fields['FileSizeDisplay'] ?? 0)),
        own(ownCells.webUrl, (item) => text(item['webUrl'])),
      ]
    : [];
  return [
    own(ownCells.id, (item) => text(item['id'])),
    own(ownCells.key, (_, fields) => text(fields['ClientKey']) || undefined),
    own(ownCells.etag, (item) => text(item['eTag'])),
    own(ownCells.createdBy, (item) => personCell(item['createdBy'])),
    own(ownCells.created, (item) => text(item['createdDateTime'])),
    own(ownCells.changedBy, (item) => personCell(item['lastModifiedBy'])),
    own(ownCells.changed, (item) => text(item['lastModifiedDateTime'])),
    ...file,
  ];
}

/** Few people write most rows: what stands for each is put together once. */
export function personCells(): (by: unknown) => string {
  const known = new Map<string, { readonly email: unknown; readonly name: unknown; readonly cell: string }>();
  return (by) => {
    const { user, application } = record(by);
    const found = record(user ?? application);
    const id = text(found['id']);
    const email = found['userPrincipalName'] ?? found['email'];
    const name = found['displayName'];
    const one = known.get(id);
    if (one && one.email === email && one.name === name) return one.cell;
    const upn = (text(found['userPrincipalName']) || text(found['email'])).toLowerCase();
    const cell = `${id}\n${upn}\n${text(name)}`;
    known.set(id, { email, name, cell });
    return cell;
  };
}

function isFolder(item: Members): boolean {
  return text(record(item['contentType'])['id']).startsWith('0x0120');
}

/** The value as it is kept; what JSON has and no column is (an object, null) counts as none. */
export function cellOf(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.map(String) : undefined;
}

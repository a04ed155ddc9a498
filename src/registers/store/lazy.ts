import type { Person } from '../../domain/words/person.ts';
import { decodeColumn, takesEmptyText } from '../codec.ts';
import { wireName, type Column, type Declaration } from '../declare.ts';
import type { Row } from '../types.ts';
import { cellAt, type Cell, type Packed } from './columns.ts';
import { lazyList, type LazyList } from './lazy-list.ts';
import { ownCells, type Table } from './table.ts';

/** The rows of a table, each made when it is first looked at. */
export function lazyRows<D extends Declaration>(declaration: D, table: Table): LazyList<Row<D>> {
  return lazyList(table.count, rowReader(declaration, table));
}

/** Reads one row of a table after the other, whole. */
export function rowReader<D extends Declaration>(declaration: D, table: Table): (place: number) => Row<D> {
  const values = Object.entries(declaration.columns).map(([key, column]) => ({
    key,
    read: valueReader(column, table.columns[wireName(key)]),
  }));
  const own = (name: string) => textReader(table.columns[name]);
  const [id, key, etag] = [own(ownCells.id), own(ownCells.key), own(ownCells.etag)];
  const [created, changed] = [own(ownCells.created), own(ownCells.changed)];
  const createdBy = personReader(table.columns[ownCells.createdBy]);
  const changedBy = personReader(table.columns[ownCells.changedBy]);
  const [name, webUrl, size] = [own(ownCells.name), own(ownCells.webUrl), table.columns[ownCells.size]];
  return (place) => {
    const found: Record<string, unknown> = {};
    for (const { key: column, read } of values) {
      const value = read(place);
      if (value !== undefined) found[column] = value;
    }
    return {
      id: id(place),
      clientKey: key(place) || `item/${id(place)}`,
      etag: etag(place),
      values: found as Row<D>['values'], // each value was read by the kind that its column declares
      created: { by: createdBy(place), at: created(place) },
      changed: { by: changedBy(place), at: changed(place) },
      ...(declaration.documentLibrary
        ? {
            file: {
              name: name(place),
              size: Number((size && cellAt(size, place)) ?? 0),
              webUrl: webUrl(place),
            },
          }
        : {}),
    };
  };
}

/** As `decode` reads a column; a value that repeats is read once. */
function valueReader(column: Column, packed: Packed | undefined): (place: number) => unknown {
  const blank = column.required && takesEmptyText(column) ? '' : undefined;
  const value = (cell: Cell): unknown => {
    const read = decodeColumn(column, cell);
    return read.kind === 'ok' ? (read.value ?? blank) : undefined;
  };
  if (!packed) return () => blank;
  if (packed.kind !== 'words') return (place) => value(cellAt(packed, place));
  const { codes, words } = packed;
  const known: unknown[] = [];
  return (place) => {
    const code = codes[place] ?? 0;
    if (!(code in known)) known[code] = value(words[code - 1]);
    return known[code];
  };
}

function textReader(packed: Packed | undefined): (place: number) => string {
  return (place) => String((packed && cellAt(packed, place)) ?? '');
}

function personReader(packed: Packed | undefined): (place: number) => Person {
  const text = textReader(packed);
  const known = new Map<string, Person>();
  return (place) => {
    const cell = text(place);
    const found = known.get(cell);
    if (found) return found;
    const [id = '', upn = '', name = ''] = cell.split('\n');
    const person = { id, upn, name };
    known.set(cell, person);
    return person;
  };
}

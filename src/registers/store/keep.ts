import { wireName, type Declaration } from '../declare.ts';
import type { Kept, Rows } from '../rows.ts';
import type { Row, Stamp } from '../types.ts';
import { encodeColumns } from '../wire.ts';
import { cellAt } from './columns.ts';
import { openGathering } from './gather.ts';
import { openPacking } from './pack.ts';
import type { Later } from './store.ts';
import type { Table } from './table.ts';

/** With more rows than this beside the table, and more than a twentieth of it, the table is made anew. */
const fewRows = 500;

/** A row as Graph would give it, so that any store can hold it and it is read by the one decoder. */
export function elementOf<D extends Declaration>(declaration: D, row: Row<D>): unknown {
  // An absent column stays absent: several choices would else become an empty list.
  const fields = encodeColumns(declaration, row.values, Object.keys(row.values));
  const { file } = row;
  return {
    id: row.id,
    eTag: row.etag,
    createdBy: byOf(row.created),
    createdDateTime: row.created.at,
    lastModifiedBy: byOf(row.changed),
    lastModifiedDateTime: row.changed.at,
    ...(file ? { webUrl: file.webUrl } : {}),
    fields: {
      ...fields,
      ...(row.clientKey === `item/${row.id}` ? {} : { ClientKey: row.clientKey }),
      ...(file ? { FileLeafRef: file.name, FileSizeDisplay: String(file.size) } : {}),
    },
  };
}

function byOf({ by }: Stamp): unknown {
  return { user: { id: by.id, userPrincipalName: by.upn, displayName: by.name } };
}

/** What changed since the table of these rows was made. */
export function laterOf<D extends Declaration>(
  declaration: D,
  { over, gone }: Kept<D>,
  rest: Pick<Later, 'stamp' | 'at' | 'delta'>,
): Later {
  return { ...rest, items: [...over.values()].map((row) => elementOf(declaration, row)), gone: [...gone] };
}

/** Makes the table anew where much has changed beside it; gives the rows as they are kept then. */
export function tidied<D extends Declaration>(declaration: D, rows: Rows<D>): Kept<D> | undefined {
  const kept = rows.kept();
  if (!kept) return undefined;
  const beside = kept.over.size + kept.gone.size;
  if (beside <= Math.max(fewRows, kept.table.count / 20)) return kept;
  rows.repacked(packedAnew(declaration, kept), kept);
  return rows.kept();
}

/** One table of a table and what changed since. */
export function packedAnew<D extends Declaration>(declaration: D, { table, over, gone }: Kept<D>): Table {
  const fresh = openGathering(declaration);
  fresh.add([...over.values()].map((row) => elementOf(declaration, row)));
  const added = fresh.finish().table;
  const ids = table.columns['@id'];
  const places = Array.from({ length: table.count }, (_, place) => place).filter((place) => {
    const id = String(ids && cellAt(ids, place));
    return !over.has(id) && !gone.has(id);
  });
  const names = new Set([...Object.keys(declaration.columns).map(wireName), ...Object.keys(added.columns)]);
  const columns = [...names].map((name) => {
    const packing = openPacking();
    const [old, latest] = [table.columns[name], added.columns[name]];
    for (const place of places) packing.add(old && cellAt(old, place));
    for (let place = 0; place < added.count; place += 1) packing.add(latest && cellAt(latest, place));
    return [name, packing.finish()] as const;
  });
  return { count: places.length + added.count, columns: Object.fromEntries(columns) };
}

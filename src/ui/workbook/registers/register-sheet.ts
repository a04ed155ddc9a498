import type { Problem } from '../../../domain/words/problem.ts';
import type { Declaration } from '../../../registers/declare.ts';
import type { Changes, Register, Row, Saved } from '../../../registers/types.ts';
import type { CellEdit, FoundRow, FoundTable, SheetTable } from '../port.ts';
import { type RegisterValue, cellOf, readCell, sheetColumnOf } from './cells.ts';

// Beside the register's own columns: by which rows are found, and the version that a change must cite.
const rowKey = 'rowId';
const versionKey = 'rowVersion';

/** A register as a table for the workbook. */
export function registerSheet<D extends Declaration>(declaration: D, rows: readonly Row<D>[]): SheetTable {
  const columns = Object.entries(declaration.columns);
  return {
    key: declaration.key,
    sheet: declaration.list,
    name: declaration.list,
    keyColumn: rowKey,
    columns: [
      ...columns.map(([key, column]) => sheetColumnOf(key, column)),
      { key: rowKey, header: 'Row', format: '@', width: 8 },
      { key: versionKey, header: 'Version', format: '@', width: 8, hidden: true },
    ],
    rows: rows
      .filter(({ id }) => id !== '')
      .map((row) => [...columns.map(([key, column]) => cellOf(column, valueAt(row, key))), row.id, row.etag]),
  };
}

/** A row's values are of the kinds that its columns declare. */
function valueAt<D extends Declaration>(row: Row<D>, key: string): RegisterValue {
  return (row.values as Readonly<Record<string, RegisterValue>>)[key];
}

/** One cell that differs from the register. */
export type CellChange = {
  readonly column: string;
  readonly label: string;
  readonly address: string;
  /** What the register holds and what the sheet says, as people read them. */
  readonly from: string;
  readonly to: string;
};

/** What a person changed in one row of the sheet. */
export type RowChange<D extends Declaration> = {
  readonly base: Row<D>;
  readonly changes: Changes<D>;
  readonly cells: readonly CellChange[];
};

/** What the sheet would change in the register; nothing is written yet. */
export type SheetDifference<D extends Declaration> = {
  readonly changed: readonly RowChange<D>[];
  /** Cells that cannot be read, rows that belong to nothing, rows that somebody changed in the register meanwhile. */
  readonly problems: readonly Problem[];
};

/** Compares the sheet with the register, row by row. Rows that were changed in the register since are told and left alone. */
export function differenceOf<D extends Declaration>(
  declaration: D,
  rows: readonly Row<D>[],
  found: FoundTable,
): SheetDifference<D> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const changed: RowChange<D>[] = [];
  const problems: Problem[] = [...found.problems];
  for (const row of found.rows) {
    const base = byId.get(row.key);
    if (!base) {
      problems.push({
        place: `${found.sheet}, row ${row.row}`,
        tell: 'This row is not in the register any more. Refresh the table.',
      });
      continue;
    }
    const difference = rowDifference(declaration, base, row);
    problems.push(...difference.problems);
    if (difference.cells.length === 0) continue;
    if (row.cells[versionKey]?.value === base.etag) changed.push({ base, ...difference });
    else
      problems.push({
        place: `${found.sheet}, row ${row.row}`,
        tell: 'Somebody changed this row in the register since the table was filled. Note your change, refresh the table, then make it again.',
      });
  }
  return { changed, problems };
}

function rowDifference<D extends Declaration>(declaration: D, base: Row<D>, row: FoundRow) {
  const changes: Record<string, RegisterValue> = {};
  const cells: CellChange[] = [];
  const problems: Problem[] = [];
  for (const [key, column] of Object.entries(declaration.columns)) {
    const cell = row.cells[key];
    if (!cell) continue; // a column that people took away changes nothing
    const was = cellOf(column, valueAt(base, key));
    if (cell.value === was) continue;
    const read = readCell(column, cell);
    if (read.kind === 'problems') {
      problems.push(...read.problems);
      continue;
    }
    if (cellOf(column, read.value) === was) continue; // "1,000" typed as text is still a thousand
    if (read.value === undefined && column.required) {
      problems.push({
        place: cell.address,
        tell: `${column.label} is needed. Write it, or undo the change.`,
      });
      continue;
    }
    changes[key] = read.value;
    cells.push({
      column: key,
      label: column.label,
      address: cell.address,
      from: String(was),
      to: String(cell.value),
    });
  }
  // Each value was read as its column's kind.
  return { changes: changes as Changes<D>, cells, problems };
}

/** How one row's change ended. */
export type RowEnd<D extends Declaration> = { readonly change: RowChange<D>; readonly saved: Saved<D> };

/** Writes the changes to the register, each with the version that the person saw; and what the sheet must then be told. */
export async function writeBack<D extends Declaration>(
  register: Pick<Register<D>, 'many'>,
  changed: readonly RowChange<D>[],
  progress: (done: number) => void,
  signal?: AbortSignal,
): Promise<{ readonly ends: readonly RowEnd<D>[]; readonly versions: readonly CellEdit[] }> {
  const writes = changed.map(({ base, changes }) => ({ kind: 'change' as const, base, changes }));
  const saved = await register.many(writes, progress, signal);
  const ends = changed.flatMap((change, i) => {
    const end = saved[i];
    return end ? [{ change, saved: end }] : [];
  });
  const versions = ends.flatMap(({ saved: end }) =>
    end.kind === 'saved' ? [{ row: end.row.id, column: versionKey, value: end.row.etag }] : [],
  );
  return { ends, versions };
}

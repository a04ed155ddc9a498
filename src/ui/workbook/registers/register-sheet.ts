import { type Checked, type Problem, ok, problem } from '../../../domain/words/problem.ts';
import type { Column, Declaration } from '../../../registers/declare.ts';
import type { Changes, Register, Row, Saved } from '../../../registers/types.ts';
import type { FoundCell, FoundRow, FoundTable, SheetCell, SheetTable } from '../port.ts';
import { type RegisterValue, cellOf, cellWords, readCell, sheetColumnOf } from './cells.ts';

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
    lead: [
      declaration.list,
      'Rows of the register. Change cells here and write the changes in the pane. Columns of your own are kept.',
    ],
    columns: [
      ...columns.map(([key, column]) => sheetColumnOf(key, column)),
      { key: rowKey, header: 'Row', format: '@', width: 8 },
      { key: versionKey, header: 'Version', format: '@', width: 8, hidden: true },
    ],
    rows: rows
      .filter(({ id }) => id !== '')
      .map((row) => [...columns.map(([key]) => cellIn(declaration, row, key)), row.id, row.etag]),
  };
}

/** What the cell of a row's column holds: a column of the register, or the version of the row. */
export function cellIn<D extends Declaration>(declaration: D, row: Row<D>, key: string): SheetCell {
  const column = declaration.columns[key];
  return column ? cellOf(column, valueAt(row, key)) : key === versionKey ? row.etag : '';
}

/** The columns of a table that say what the register says: the register's own, and the version. */
export function keysOf(declaration: Declaration): readonly string[] {
  return [...Object.keys(declaration.columns), versionKey];
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
  /** The row as it was when the table was filled. */
  readonly base: Row<D>;
  readonly changes: Changes<D>;
  readonly cells: readonly CellChange[];
  /** The row of the sheet as it was compared. */
  readonly found: FoundRow;
};

/** What the sheet would change in the register; nothing is written yet. */
export type SheetDifference<D extends Declaration> = {
  readonly changed: readonly RowChange<D>[];
  /** Rows that somebody changed in the register since the table was filled, against what it says now. */
  readonly outrun: readonly RowChange<D>[];
  /** Cells that cannot be read, and rows that belong to nothing. */
  readonly problems: readonly Problem[];
};

/** What holds for a register beyond its columns. */
export type SheetRules = {
  /** Columns that the sheet shows and does not change, with what to do instead. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** What contradicts itself in a row, by the labels of its columns. */
  readonly check?: (values: Readonly<Record<string, unknown>>) => readonly Problem[];
  /** Columns that follow from the others. */
  readonly derived?: (values: Readonly<Record<string, unknown>>) => Readonly<Record<string, RegisterValue>>;
};

/** How a sheet is compared: by which rules, and which rows this page knows as they were before. */
export type Comparing<D extends Declaration> = SheetRules & {
  readonly earlier?: (version: string) => Row<D> | undefined;
};

/**
 * Compares the sheet with the register, row by row. A row that was changed in the register since is compared with what
 * it was, where this page still knows it; else with what it is now, for a person to decide.
 */
export function differenceOf<D extends Declaration>(
  declaration: D,
  rows: readonly Row<D>[],
  found: FoundTable,
  how: Comparing<D> = {},
): SheetDifference<D> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const changed: RowChange<D>[] = [];
  const outrun: RowChange<D>[] = [];
  const problems: Problem[] = [...found.problems];
  for (const row of found.rows) {
    const place = `${found.sheet}, row ${row.row}`;
    const now = byId.get(row.key);
    if (!now) {
      problems.push({ place, tell: 'This row is not in the register any more. Refresh the table.' });
      continue;
    }
    const version = String(row.cells[versionKey]?.value ?? '');
    const base = version === now.etag ? now : how.earlier?.(version);
    const compared = base ? row : open(row, how.fixed);
    const difference = rowDifference(declaration, base ?? now, compared, how);
    problems.push(...difference.problems);
    if (difference.cells.length > 0)
      (base ? changed : outrun).push({ base: base ?? now, found: row, ...difference });
  }
  return { changed, outrun, problems };
}

/** Without the columns that the sheet only shows: there the register is right. */
function open(row: FoundRow, fixed: SheetRules['fixed'] = {}): FoundRow {
  return { ...row, cells: Object.fromEntries(Object.entries(row.cells).filter(([key]) => !(key in fixed))) };
}

function rowDifference<D extends Declaration>(
  declaration: D,
  base: Row<D>,
  row: FoundRow,
  rules: SheetRules,
) {
  const changes: Record<string, RegisterValue> = {};
  const cells: CellChange[] = [];
  const problems: Problem[] = [];
  for (const [key, column] of Object.entries(declaration.columns)) {
    const cell = row.cells[key]; // a column that people took away changes nothing
    const read = cell && readChange(column, valueAt(base, key), cell, rules.fixed?.[key]);
    if (!cell || !read) continue;
    if (read.kind === 'problems') {
      problems.push(...read.problems);
      continue;
    }
    changes[key] = read.value.to;
    const [from, to] = [valueAt(base, key), read.value.to].map((one) =>
      cellWords(column, cellOf(column, one)),
    );
    cells.push({ column: key, label: column.label, address: cell.address, from: from ?? '', to: to ?? '' });
  }
  const values: Readonly<Record<string, unknown>> = { ...base.values, ...changes };
  const at = cells[0]?.address;
  const wrong =
    at === undefined ? [] : (rules.check?.(values) ?? []).map(({ tell }) => ({ place: at, tell }));
  return {
    // Each value was read as its column's kind.
    changes: { ...changes, ...rules.derived?.(values) } as Changes<D>,
    // A row that contradicts itself is not written.
    cells: wrong.length > 0 ? [] : cells,
    problems: [...problems, ...wrong],
  };
}

/** What a cell changes; undefined where it says the same as the register. */
function readChange(
  column: Column,
  value: RegisterValue,
  cell: FoundCell,
  instead: string | undefined,
): Checked<{ readonly to: RegisterValue }> | undefined {
  if (typeof value === 'string' && cell.value === value && column.kind !== 'day') return undefined;
  const was = cellOf(column, value);
  if (cell.value === was) return undefined;
  const read = readCell(column, cell);
  if (read.kind === 'problems') return read;
  if (cellOf(column, read.value) === was) return undefined; // "1,000" typed as text is still a thousand
  if (instead !== undefined) return problem(cell.address, `${column.label} is not changed here. ${instead}`);
  if (read.value === undefined && column.required)
    return problem(cell.address, `${column.label} is needed. Write it, or undo the change.`);
  return ok({ to: read.value });
}

/** How one row's change ended. */
export type RowEnd<D extends Declaration> = {
  readonly change: RowChange<D>;
  readonly saved: Saved<D>;
  /** The person decided for what the register has. */
  readonly left?: true;
};

// As many as go in one request, so that each row can say how it ended while others wait.
const atOnce = 20;

/** Writes the changes to the register, each against the row that the person saw; tells of each as it ends. */
export async function writeBack<D extends Declaration>(
  register: Pick<Register<D>, 'many'>,
  changed: readonly RowChange<D>[],
  ended: (ends: readonly RowEnd<D>[]) => void,
  signal?: AbortSignal,
): Promise<readonly RowEnd<D>[]> {
  const ends: RowEnd<D>[] = [];
  for (let from = 0; from < changed.length && signal?.aborted !== true; from += atOnce) {
    const some = changed.slice(from, from + atOnce);
    const writes = some.map(({ base, changes }) => ({ kind: 'change' as const, base, changes }));
    const saved = await register.many(writes, () => undefined, signal);
    for (const [i, change] of some.entries()) {
      const end = saved[i];
      if (end) ends.push({ change, saved: end });
    }
    ended([...ends]);
  }
  return ends;
}

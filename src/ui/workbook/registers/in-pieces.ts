import type { Declaration } from '../../../registers/declare.ts';
import type { Row } from '../../../registers/types.ts';
import { breath } from '../breath.ts';
import type { FoundTable, SheetTable } from '../port.ts';
import {
  type Comparing,
  type RowChange,
  type SheetDifference,
  differenceOf,
  registerSheet,
} from './register-sheet.ts';

// So many rows are worked on before the person has their turn.
const rowsAtOnce = 1_000;

/** A register as a table for the workbook, however long it is, without keeping the person waiting. */
export async function sheetInPieces<D extends Declaration>(
  declaration: D,
  rows: readonly Row<D>[],
): Promise<SheetTable> {
  const cells: SheetTable['rows'][number][] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    for (const row of registerSheet(declaration, rows.slice(from, from + rowsAtOnce)).rows) cells.push(row);
    await breath();
  }
  return { ...registerSheet(declaration, []), rows: cells };
}

/** What the sheet would change, however long it is, without keeping the person waiting. */
export async function differenceInPieces<D extends Declaration>(
  declaration: D,
  rows: readonly Row<D>[],
  found: FoundTable,
  how: Comparing<D>,
): Promise<SheetDifference<D>> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const changed: RowChange<D>[] = [];
  const outrun: RowChange<D>[] = [];
  const problems = [...found.problems];
  for (let from = 0; from < found.rows.length; from += rowsAtOnce) {
    const some = { ...found, problems: [], rows: found.rows.slice(from, from + rowsAtOnce) };
    const theirs = some.rows.flatMap(({ key }) => byId.get(key) ?? []);
    const part = differenceOf(declaration, theirs, some, how);
    changed.push(...part.changed);
    outrun.push(...part.outrun);
    problems.push(...part.problems);
    if (from + rowsAtOnce < found.rows.length) await breath();
  }
  return { changed, outrun, problems };
}

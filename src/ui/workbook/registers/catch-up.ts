import { type Outcome, fine } from '../../../domain/words/outcome.ts';
import type { Declaration } from '../../../registers/declare.ts';
import type { Row } from '../../../registers/types.ts';
import type { CellEdit, SheetCell, Workbook } from '../port.ts';
import { cellIn, keysOf } from './register-sheet.ts';

/** A row as the register has it now, and what its cells are known to hold. */
export type Caught<D extends Declaration> = {
  readonly row: Row<D>;
  readonly held: (column: string) => SheetCell | undefined;
};

/**
 * Lets cells of the table say what the register says now, with its version. A cell that somebody changed since it was
 * known is left as it is. Resolves with the number of cells that were written.
 */
export async function catchUp<D extends Declaration>(
  workbook: Workbook,
  declaration: D,
  rows: readonly Caught<D>[],
): Promise<Outcome<number>> {
  if (rows.length === 0) return fine(0);
  const read = await workbook.read(declaration.key);
  if (read.kind === 'fault') return read;
  const byKey = new Map(read.value?.rows.map((row) => [row.key, row]));
  const edits = rows.flatMap(({ row, held }): CellEdit[] => {
    const found = byKey.get(row.id);
    return keysOf(declaration).flatMap((column) => {
      const cell = found?.cells[column];
      const value = cellIn(declaration, row, column);
      if (!cell || cell.value === value || cell.value !== held(column)) return [];
      return [{ row: row.id, column, value }];
    });
  });
  if (edits.length === 0) return fine(0);
  const written = await workbook.write(declaration.key, edits);
  return written.kind === 'fault' ? written : fine(written.value.cells);
}

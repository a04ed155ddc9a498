import { fine, type Outcome } from '../../../domain/words/outcome.ts';
import type { FoundTable, SheetTable, Workbook } from '../../workbook/port.ts';
import type { TenderBook } from '../sheets/book.ts';
import { disagreements, isMasked, typedOver, type Disagreement } from '../sheets/compare.ts';

/** A cell that disagrees, with the table that it stands in, so that it can be shown. */
export type WrongCell = Disagreement & { readonly table: string; readonly header: string };

/** What the sheets say beside the register and the calculation. */
export type Compared = {
  /** Cells of the Result sheet that say something else than the calculation. */
  readonly marks: readonly WrongCell[];
  /** Cells of the other sheets that somebody typed over, or that are older than the register. */
  readonly typed: readonly WrongCell[];
  /** Tables of the tender that the workbook lacks. */
  readonly missing: readonly string[];
  readonly masked: boolean;
};

// Audit only grows, and what happened is not a figure.
const typedTables: readonly string[] = ['method', 'bids', 'scores', 'moderation'];

/** Compares every sheet of the tender with what it should say; undefined when none is there yet. */
export async function compareSheets(
  workbook: Workbook,
  tables: readonly SheetTable[],
  book: TenderBook,
): Promise<Outcome<Compared | undefined>> {
  const found: (readonly [SheetTable, FoundTable | undefined])[] = [];
  for (const table of tables) {
    const read = await workbook.read(table.key);
    if (read.kind === 'fault') return read;
    found.push([table, read.value]);
  }
  if (found.every(([, there]) => !there)) return fine(undefined);
  const there = found.flatMap(([table, one]) => (one ? [{ table, found: one }] : []));
  const { judged } = book;
  return fine({
    marks: there.flatMap(({ table, found: one }) =>
      table.key === 'result' && judged
        ? disagreements(one, book.tender, judged).map((cell) => inTable(table, cell))
        : [],
    ),
    typed: there
      .filter(({ table }) => typedTables.includes(table.key))
      .flatMap(({ table, found: one }) => typedOver(one, table).map((cell) => inTable(table, cell))),
    missing: found.flatMap(([table, one]) => (one ? [] : [table.sheet])),
    masked: there.some(({ found: one }) => isMasked(one)),
  });
}

function inTable(table: SheetTable, cell: Disagreement): WrongCell {
  const header = table.columns.find(({ key }) => key === cell.column)?.header ?? cell.column;
  return { ...cell, table: table.key, header };
}

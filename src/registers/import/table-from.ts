import { looksLikeHeader, matchColumns } from '../../domain/import/columns.ts';
import type { Table } from '../../domain/import/table.ts';
import { type Checked, type Problem, ok, problem } from '../../domain/words/problem.ts';
import { tidyLine } from '../../domain/words/read-text.ts';

/** How much of a file is read: beyond these it is refused whole, with the mend. */
export const limits = { bytes: 50_000_000, rows: 100_000, columns: 1_000 } as const;

// Registers often begin with a title and a date; the header stands below them.
const headerWithin = 20;

/** What a file is looked through for: its header, and how much of one a row is. */
export type Looks = {
  readonly isHeader: (cells: readonly string[]) => boolean;
  /** How many columns of the header are known. */
  readonly known: (header: readonly string[]) => number;
};

/** The looks of a register of contracts. */
export const registerLooks: Looks = {
  isHeader: looksLikeHeader,
  known: (header) => Object.keys(matchColumns(header)).length,
};

const blank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Records of a file, the first being row 1, as a table: the header is found, blank rows are left out. */
export function tableFrom(
  records: readonly (readonly string[])[],
  {
    readAs,
    notes,
    looks,
  }: { readonly readAs: string; readonly notes: readonly Problem[]; readonly looks: Looks },
): Checked<Table> {
  const known = records.slice(0, headerWithin).findIndex(looks.isHeader);
  const first = known >= 0 ? known : records.findIndex((cells) => !blank(cells));
  if (first < 0) return problem('', 'The file has no rows. Save the register again and choose it again.');
  const header = withoutBlankEnd((records[first] ?? []).map(tidyLine));
  if (header.length > limits.columns) {
    return problem(
      '',
      `The file has ${header.length.toLocaleString('en-GB')} columns. Keep the first ${limits.columns.toLocaleString('en-GB')} at most and choose it again.`,
    );
  }
  const rows = records
    .map((cells, index) => ({ row: index + 1, cells: withoutBlankEnd(cells) }))
    .filter(({ row, cells }) => row > first + 1 && cells.length > 0);
  if (rows.length > limits.rows) return tooManyRows();
  const told = [...notes];
  if (known < 0)
    told.push({
      place: `Row ${first + 1}`,
      tell: 'No header is known in this file. Check that its first row names the columns, and match them by hand.',
    });
  if (rows.length === 0) told.push({ place: '', tell: 'The file has a header and no rows.' });
  return ok({ header, rows, readAs, notes: told });
}

/** What to say of a file with more rows than are read at once. */
export function tooManyRows(): Checked<never> {
  return problem(
    '',
    `The file has more than ${limits.rows.toLocaleString('en-GB')} rows. Split it and import the parts one after the other.`,
  );
}

function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}

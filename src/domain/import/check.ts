import { type Contract, toComplete } from '../contract/contract.ts';
import { supplierKey, supplierTwins } from '../supplier/supplier.ts';
import { csv } from '../export/csv.ts';
import { type Problem, sentence } from '../words/problem.ts';
import type { Columns } from './columns.ts';
import { type CheckedRow, type ContractDraft, readRow } from './read-row.ts';
import type { NamedSupplier } from './suppliers.ts';
import { type Table, address } from './table.ts';

/** A row that was accepted, in the end: of several with one reference, the last. */
export type Accepted = Extract<CheckedRow, { kind: 'accepted' }>;

/** Everything that is known of a file before anything is written. Accepted and refused make all rows. */
export type ImportCheck = {
  readonly table: Table;
  readonly rows: readonly CheckedRow[];
  /** One for each reference, in the order of the file. */
  readonly contracts: readonly Accepted[];
  readonly counts: ImportCounts;
};

/** The figures of an import. */
export type ImportCounts = {
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
  readonly warnings: number;
  /** Accepted rows that lack a service, a value or dates. */
  readonly toComplete: number;
};

/** The key under which a row is found again: its reference without case and double spaces. */
export function rowKey(contract: Pick<ContractDraft, 'sourceKey'>): string {
  return contract.sourceKey.toLowerCase();
}

/** Reads every row of a table. */
export function checkTable(table: Table, columns: Columns): ImportCheck {
  const read = table.rows.map((row) => readRow(row, columns, table.header));
  const rows = withRepeats(read, columns);
  const last = new Map<string, Accepted>();
  for (const row of rows) if (row.kind === 'accepted') last.set(rowKey(row.contract), row);
  const accepted = rows.filter((row) => row.kind === 'accepted');
  const counts: ImportCounts = {
    rows: rows.length,
    accepted: accepted.length,
    refused: rows.length - accepted.length,
    warnings: accepted.reduce((sum, row) => sum + row.warnings.length, 0),
    toComplete: accepted.filter((row) => toComplete(withRef(row.contract)).length > 0).length,
  };
  return { table, rows, contracts: [...last.values()], counts };
}

function withRef(contract: ContractDraft): Contract {
  return { ...contract, ref: contract.sourceKey };
}

/** A reference that comes again updates what came before: nothing is lost without a word. */
function withRepeats(rows: readonly CheckedRow[], columns: Columns): readonly CheckedRow[] {
  const first = new Map<string, number>();
  return rows.map((row) => {
    if (row.kind === 'refused') return row;
    const key = rowKey(row.contract);
    const before = first.get(key);
    first.set(key, row.row.row);
    if (before === undefined) return row;
    const place = placeOfId(row, columns);
    const tell = `The reference is in row ${before} too. This row takes its place.`;
    return { ...row, warnings: [...row.warnings, { place, tell }] };
  });
}

function placeOfId(row: Accepted, columns: Columns): string {
  return columns.id === undefined ? `Row ${row.row.row}` : address(columns.id, row.row.row);
}

/** Every warning and every problem, in the order of the rows. */
export function problemsOf(check: ImportCheck): readonly Problem[] {
  return check.rows.flatMap((row) => (row.kind === 'refused' ? row.problems : row.warnings));
}

/** The refused rows as they stood in the file, with what to correct, to be mended and imported again. */
export function refusedCsv(check: ImportCheck): string {
  const refused = check.rows.filter((row) => row.kind === 'refused');
  const width = Math.max(check.table.header.length, ...refused.map(({ row }) => row.cells.length));
  const padded = (cells: readonly string[]): string[] =>
    Array.from({ length: width }, (_, index) => cells[index] ?? '');
  return csv([
    [...padded(check.table.header), 'Row in the file', 'What to correct'],
    ...refused.map(({ row, problems }) => [
      ...padded(row.cells),
      String(row.row),
      problems.map(sentence).join(' '),
    ]),
  ]);
}

/** Each supplier that the accepted rows name, once, with what any row says of it. */
export function suppliersOf(check: ImportCheck): readonly NamedSupplier[] {
  const found = new Map<string, NamedSupplier>();
  for (const { suppliers } of check.contracts) {
    for (const supplier of suppliers) {
      const key = supplierKey(supplier.title);
      found.set(key, { ...supplier, ...found.get(key) });
    }
  }
  return [...found.values()];
}

/** Names of suppliers that differ only in how they are written: they become one supplier. */
export function twinsOf(check: ImportCheck): readonly (readonly string[])[] {
  return supplierTwins(check.contracts.flatMap(({ suppliers }) => suppliers.map(({ title }) => title)));
}

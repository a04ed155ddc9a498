import { counts } from '../domain/contract/contract.ts';
import { type ImportCheck, problemsOf, suppliersOf, twinsOf } from '../domain/import/check.ts';
import { type Columns, columnProblems } from '../domain/import/columns.ts';
import { fieldWords, fields } from '../domain/import/fields.ts';
import { columnLetters } from '../domain/import/table.ts';
import { sentence } from '../domain/words/problem.ts';
import type { ImportSummary } from '../registers/import/run.ts';

/** What a check found, for programs. Accepted and refused make all rows. */
export function asJson(check: ImportCheck, columns: Columns): object {
  const { rows, accepted, refused, warnings, toComplete } = check.counts;
  return {
    rows,
    accepted,
    refused,
    warnings,
    toComplete,
    // Rows that name the same contract are one entry; only awarded entries count as contracts.
    entries: check.contracts.length,
    contracts: check.contracts.filter(({ contract }) => counts(contract)).length,
    stages: stageCounts(check),
    suppliers: suppliersOf(check).length,
    readAs: check.table.readAs,
    columns: Object.fromEntries(
      Object.entries(columns).map(([field, index]) => [field, check.table.header[index]]),
    ),
    notes: [...check.table.notes, ...columnProblems(check.table.header, columns)],
    problems: problemsOf(check),
  };
}

function stageCounts(check: ImportCheck): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { contract } of check.contracts) found[contract.stage] = (found[contract.stage] ?? 0) + 1;
  return found;
}

/** What a check found, line by line, for people. */
export function checkLines(check: ImportCheck, columns: Columns): readonly string[] {
  const { header, readAs, notes } = check.table;
  const { rows, accepted, refused, warnings, toComplete } = check.counts;
  const matched = fields.flatMap((field) => {
    const index = columns[field];
    return index === undefined
      ? []
      : [`  ${columnLetters(index)}  ${header[index]} → ${fieldWords[field].label}`];
  });
  const told = check.rows.flatMap((row) =>
    row.kind === 'refused'
      ? [`Refused  ${row.problems.map(sentence).join(' ')}`]
      : row.warnings.map((warning) => `Check    ${sentence(warning)}`),
  );
  return [
    `Read as ${readAs}.`,
    ...matched,
    ...[...notes, ...columnProblems(header, columns)].map(sentence),
    ...told,
    ...twinsOf(check).map((twins) => `One supplier in several spellings: ${twins.join(' · ')}`),
    ...Object.entries(stageCounts(check)).map(([stage, count]) => `  ${count} ${stage}`),
    `${rows} rows: ${accepted} accepted (${toComplete} to complete), ${refused} refused, ${warnings} to check.`,
  ];
}

/** What an import wrote, line by line, for people. */
export function summaryLines(summary: ImportSummary): readonly string[] {
  const { stopped } = summary;
  return [
    ...summary.failed.map(sentence),
    `${summary.new} new, ${summary.changed} changed, ${summary.same} the same, ${summary.suppliers} suppliers added.`,
    ...(stopped === undefined ? [] : [`${stopped.tell} ${stopped.mend} (${stopped.code})`]),
  ];
}

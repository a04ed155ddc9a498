// npm run import -- FILE [--dry-run] [--json]: reads a contract register and says what would become of each row.
import { readFile as readBytes } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type ImportCheck, checkTable, problemsOf, suppliersOf, twinsOf } from '../domain/import/check.ts';
import { type Columns, columnProblems, matchColumns } from '../domain/import/columns.ts';
import { fieldWords, fields } from '../domain/import/fields.ts';
import { type Table, columnLetters } from '../domain/import/table.ts';
import { type Checked, problem, sentence } from '../domain/words/problem.ts';
import { readFile } from '../registers/import/read-file.ts';

const usage = 'Usage: npm run import -- FILE [--dry-run] [--json]';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) return fail(usage);
  const table = await readTable(path);
  if (table.kind === 'problems') return fail(table.problems.map(sentence).join('\n'));
  const columns = matchColumns(table.value.header);
  const check = checkTable(table.value, columns);
  if (values.json === true) console.log(JSON.stringify(asJson(check, columns)));
  else tell(check, columns);
  if (values['dry-run'] === true) return 0;
  console.error(
    'Nothing was written: the command line only checks a register so far. Import it in Teams: Contracts, Import.',
  );
  return 0;
}

function fail(words: string): number {
  console.error(words);
  return 2;
}

async function readTable(path: string): Promise<Checked<Table>> {
  try {
    return await readFile(await readBytes(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') return problem(path, 'There is no such file. Check its name.');
    if (code === 'EISDIR') return problem(path, 'This is a folder. Give the name of the file in it.');
    if (code === 'EACCES') return problem(path, 'You may not read this file. Ask for the right to read it.');
    throw error;
  }
}

function asJson(check: ImportCheck, columns: Columns): object {
  const { rows, accepted, refused, warnings, toComplete } = check.counts;
  return {
    rows,
    accepted,
    refused,
    warnings,
    toComplete,
    contracts: check.contracts.length,
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
  const counts: Record<string, number> = {};
  for (const { contract } of check.contracts) counts[contract.stage] = (counts[contract.stage] ?? 0) + 1;
  return counts;
}

function tell(check: ImportCheck, columns: Columns): void {
  console.log(`Read as ${check.table.readAs}.`);
  for (const field of fields) {
    const index = columns[field];
    if (index === undefined) continue;
    console.log(`  ${columnLetters(index)}  ${check.table.header[index]} → ${fieldWords[field].label}`);
  }
  for (const note of [...check.table.notes, ...columnProblems(check.table.header, columns)]) {
    console.log(sentence(note));
  }
  for (const row of check.rows) {
    if (row.kind === 'refused') console.log(`Refused  ${row.problems.map(sentence).join(' ')}`);
    else for (const warning of row.warnings) console.log(`Check    ${sentence(warning)}`);
  }
  for (const twins of twinsOf(check)) console.log(`One supplier in several spellings: ${twins.join(' · ')}`);
  for (const [stage, count] of Object.entries(stageCounts(check))) console.log(`  ${count} ${stage}`);
  const { rows, accepted, refused, warnings, toComplete } = check.counts;
  console.log(
    `${rows} rows: ${accepted} accepted (${toComplete} to complete), ${refused} refused, ${warnings} to check.`,
  );
}

process.exitCode = await main();

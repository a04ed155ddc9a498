// npm run bench [-- --only ROW[,ROW]] [--json FILE] [--table FILE]
// --json for machines; --table writes what is printed, for the README.
import { cpus, totalmem } from 'node:os';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { again } from './rows/again.ts';
import { cold } from './rows/cold.ts';
import { importRows } from './rows/import.ts';
import { read } from './rows/read.ts';
import { remind } from './rows/remind.ts';
import { score } from './rows/score.ts';
import { screen } from './rows/screen.ts';
import { size } from './rows/size.ts';
import type { Result, Row } from './row.ts';

const rows: readonly Row[] = [read, importRows, again, size, cold, screen, score, remind];

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { only: text, json: text, table: text } });
const wanted = values.only?.split(',');
const unknown = wanted?.find((name) => !rows.some((row) => row.name === name));
if (unknown !== undefined) {
  console.error(`There is no row “${unknown}”. There are: ${rows.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const results: (Result & { name: string; title: string })[] = [];
for (const row of rows.filter(({ name }) => wanted?.includes(name) ?? true)) {
  console.error(`${row.title} …`);
  const result = await row.run((line) => console.error(`  ${line} …`)).catch(notRun);
  results.push({ name: row.name, title: row.title, ...result });
  print(results.at(-1));
}

/** A row that breaks off misses its promise; the others are measured all the same. */
function notRun(error: unknown): Result {
  console.error(error);
  return { lines: [], bars: [{ promise: 'runs to its end', measured: String(error), kept: false }] };
}

function print(result: (typeof results)[number] | undefined): void {
  if (result) for (const line of shown(result)) console.log(line);
}

/** A row as Markdown: who took how long, then what was promised. */
function shown({ title, lines, bars }: (typeof results)[number]): string[] {
  const heads = [...new Set(lines.flatMap(({ figures }) => Object.keys(figures)))];
  return [
    `\n## ${title}\n`,
    `| | ${heads.join(' | ')} |`,
    `|---|${heads.map(() => '---:|').join('')}`,
    ...lines.map(
      ({ who, figures }) => `| ${who} | ${heads.map((head) => figures[head] ?? '').join(' | ')} |`,
    ),
    '',
    ...bars.map(({ promise, measured, kept }) => `- ${kept ? 'kept' : 'MISSED'}: ${promise}: ${measured}`),
  ];
}

/** All promises in one table, with the date and the machine: as the README shows it. */
function summary(date: string, machine: string): string {
  const rows = results.flatMap(({ title, bars }) =>
    bars.map(
      ({ promise, measured, kept }) => `| ${title} | ${promise} | ${measured} | ${kept ? 'yes' : '**no**'} |`,
    ),
  );
  return [
    `Measured on ${date}, ${machine}.`,
    '',
    '| What | Promise | Measured | Kept |',
    '|---|---|---:|---|',
    ...rows,
    ...results.flatMap(shown),
    '',
  ].join('\n');
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
const told = { date: new Date().toISOString().slice(0, 10), machine, results };
console.log(`\n${told.date}, ${machine}`);
if (values.json) writeFileSync(values.json, `${JSON.stringify(told, null, 2)}\n`);
if (values.table) writeFileSync(values.table, summary(told.date, machine));
process.exit(results.every(({ bars }) => bars.every(({ kept }) => kept)) ? 0 : 1);

// npm run bench [-- --only ROW[,ROW]] [--json FILE]
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

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } });
const wanted = values.only?.split(',');
const unknown = wanted?.find((name) => !rows.some((row) => row.name === name));
if (unknown !== undefined) {
  console.error(`There is no row “${unknown}”. There are: ${rows.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const results: (Result & { name: string; title: string })[] = [];
for (const row of rows.filter(({ name }) => wanted?.includes(name) ?? true)) {
  console.error(`${row.title} …`);
  const result = await row.run((line) => console.error(`  ${line} …`));
  results.push({ name: row.name, title: row.title, ...result });
  print(results.at(-1));
}

function print(result: (typeof results)[number] | undefined): void {
  if (!result) return;
  console.log(`\n## ${result.title}\n`);
  const heads = [...new Set(result.lines.flatMap(({ figures }) => Object.keys(figures)))];
  console.log(`| | ${heads.join(' | ')} |\n|---|${heads.map(() => '---:|').join('')}`);
  for (const { who, figures } of result.lines) {
    console.log(`| ${who} | ${heads.map((head) => figures[head] ?? '').join(' | ')} |`);
  }
  console.log('');
  for (const { promise, measured, kept } of result.bars)
    console.log(`- ${kept ? 'kept' : 'MISSED'}: ${promise}: ${measured}`);
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
const told = { date: new Date().toISOString().slice(0, 10), machine, results };
console.log(`\n${told.date}, ${machine}`);
if (values.json) writeFileSync(values.json, `${JSON.stringify(told, null, 2)}\n`);
process.exit(results.every(({ bars }) => bars.every(({ kept }) => kept)) ? 0 : 1);

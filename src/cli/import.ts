// npm run import -- FILE [--dry-run] [--json] [--refused FILE]: reads a contract register, says what becomes of each
// row, and writes what differs into the registers. A dry run needs no tenant and no sign-in.
import { readFile as readBytes, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type ImportCheck, checkTable, refusedCsv } from '../domain/import/check.ts';
import { matchColumns } from '../domain/import/columns.ts';
import type { Table } from '../domain/import/table.ts';
import { type Checked, problem, sentence } from '../domain/words/problem.ts';
import { rowUnits, timeLeft, timeLeftWords } from '../domain/words/time-left.ts';
import { readFile } from '../registers/import/read-file.ts';
import { runImport } from '../registers/import/run.ts';
import { openRegisters } from '../registers/open.ts';
import { signInScopes } from '../registers/scopes.ts';
import { readConnection, tenantOf } from './connection.ts';
import { asJson, checkLines, summaryLines } from './import-words.ts';
import { signIn } from './sign-in.ts';

const usage = `Usage: npm run import -- FILE [--dry-run] [--json] [--refused FILE]
  --dry-run  says what would become of each row, and writes nothing
  --json     prints the counts and every problem for programs
  --refused  writes the refused rows into a CSV file, each with what to correct
To write: --site URL, --tenant, --client, --graph, --authority, or GM_SITE, GM_TENANT, GM_CLIENT, GM_GRAPH, GM_AUTHORITY.`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = { 'dry-run': flag, json: flag, refused: text, site: text, tenant: text, client: text, graph: text, authority: text } as const; // prettier-ignore

type Arguments = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;

async function main(): Promise<number> {
  const read = readArguments();
  const [path] = typeof read === 'string' ? [] : read.positionals;
  if (typeof read === 'string' || path === undefined || read.positionals.length > 1) {
    return fail(typeof read === 'string' ? `${read}\n${usage}` : usage);
  }
  const table = await readTable(fromHere(path));
  if (table.kind === 'problems') return fail(table.problems.map(sentence).join('\n'));
  const columns = matchColumns(table.value.header);
  const check = checkTable(table.value, columns);
  const { values } = read;
  if (values.json !== true) for (const line of checkLines(check, columns)) console.log(line);
  if (values.refused !== undefined) await writeFile(fromHere(values.refused), refusedCsv(check));
  const code = values['dry-run'] === true ? 0 : await write(check, basename(path), values);
  if (values.json === true) console.log(JSON.stringify(asJson(check, columns)));
  return code;
}

function readArguments(): Arguments | string {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function fail(words: string): number {
  console.error(words);
  return 2;
}

/** A path counts from where npm was called. */
function fromHere(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
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

async function write(check: ImportCheck, file: string, flags: Arguments['values']): Promise<number> {
  const { site, tenant, client, graph, authority } = flags;
  const connection = readConnection({ site, tenant, client, graph, authority }, process.env);
  if (connection.kind === 'problems') {
    console.error('Nothing was written, as it is not known where to. To check only, add --dry-run.');
    return fail(connection.problems.map(sentence).join('\n'));
  }
  const wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
  const scopes = signInScopes.map((scope) => `https://graph.microsoft.com/${scope}`);
  const token = signIn(connection.value, scopes, { tell: console.error, wait });
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const registers = openRegisters(tenantOf(connection.value, token));
  const result = await runImport(registers, check, {
    file,
    progress: progressLines(() => registers.health().quota),
    signal: stop.signal,
  });
  if (result.kind === 'fault')
    return fail(`${result.fault.tell} ${result.fault.mend} (${result.fault.code})`);
  for (const line of summaryLines(result.value)) console.error(line);
  return result.value.stopped === undefined && result.value.failed.length === 0 ? 0 : 1;
}

/** A line for each tenth, so that a log stays short. */
function progressLines(quota: () => { readonly units: number; readonly of: number }) {
  let shown = 0;
  let began = performance.now();
  return (done: number, of: number): void => {
    if (done === 0) began = performance.now();
    const tenth = Math.floor((done * 10) / of);
    if (tenth === shown) return;
    shown = tenth;
    const left = timeLeft({
      done,
      of,
      elapsed: performance.now() - began,
      quota: { ...quota(), row: rowUnits.add }, // most rows of an import are new
    });
    console.error(`${done} of ${of} rows written.${left === undefined ? '' : ` ${timeLeftWords(left)}`}`);
  };
}

process.exitCode = await main();

// npm run --silent score -- tender.json: the result of a tender on standard output, or its problems on standard error.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readTender } from '../domain/tender/file.ts';
import { writeResult } from '../domain/tender/result-file.ts';
import { scoreTender } from '../domain/tender/score.ts';
import { warningsOf } from '../domain/tender/warnings.ts';
import { problem, type Checked } from '../domain/words/problem.ts';

/** The exit code for input that has to be put right. */
const badInput = 2;

function readText(args: readonly string[]): Checked<string> {
  const [path] = args;
  if (path === undefined || args.length > 1)
    return problem('', 'Name one tender file: npm run --silent score -- tender.json');
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(process.env['INIT_CWD'] ?? process.cwd(), path));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return problem('', `${path} cannot be read (${reason}). Check the name and try again.`);
  }
  try {
    return { kind: 'ok', value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return problem('', `${path} is not UTF-8 text. Save it as UTF-8 and try again.`);
  }
}

function scored(args: readonly string[]): Checked<string> {
  const text = readText(args);
  if (text.kind === 'problems') return text;
  const read = readTender(text.value);
  if (read.kind === 'problems') return read;
  const judged = scoreTender(read.value.tender);
  const sha256 = createHash('sha256').update(read.value.canonical, 'utf8').digest('hex');
  return { kind: 'ok', value: writeResult(judged, warningsOf(read.value.tender, judged), sha256) };
}

/** One problem on one line. The pointer to the whole document is the empty one, shown as "". */
function line(place: string, tell: string): string {
  const onOneLine = (text: string) =>
    text.replace(/[\p{Cc}\u2028\u2029]/gu, (character) => JSON.stringify(character).slice(1, -1));
  return `${onOneLine(place) || '""'}: ${onOneLine(tell)}\n`;
}

const outcome = scored(process.argv.slice(2));
if (outcome.kind === 'ok') process.stdout.write(outcome.value);
else {
  for (const { place, tell } of outcome.problems) process.stderr.write(line(place, tell));
  process.exitCode = badInput;
}

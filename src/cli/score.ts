// npm run --silent score -- tender.json: the result of a tender on standard output, or its problems on standard error.
import { createHash } from 'node:crypto';
import { readTender } from '../domain/tender/file.ts';
import { writeResult } from '../domain/tender/result-file.ts';
import { scoreTender } from '../domain/tender/score.ts';
import { warningsOf } from '../domain/tender/warnings.ts';
import type { Checked } from '../domain/words/problem.ts';
import { problemLine, readNamedFile } from './read-file.ts';

/** The exit code for input that has to be put right. */
const badInput = 2;

function scored(args: readonly string[]): Checked<string> {
  const text = readNamedFile(args, 'npm run --silent score -- tender.json');
  if (text.kind === 'problems') return text;
  const read = readTender(text.value);
  if (read.kind === 'problems') return read;
  const judged = scoreTender(read.value.tender);
  const sha256 = createHash('sha256').update(read.value.canonical, 'utf8').digest('hex');
  return { kind: 'ok', value: writeResult(judged, warningsOf(read.value.tender, judged), sha256) };
}

const outcome = scored(process.argv.slice(2));
if (outcome.kind === 'ok') process.stdout.write(outcome.value);
else {
  process.stderr.write(outcome.problems.map(problemLine).join(''));
  process.exitCode = badInput;
}

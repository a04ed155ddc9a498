// npm run --silent audit:verify -- audit.json: whether an exported audit is whole, and if not, where it was touched.
// With --ref T-2026-014 (and --site, --evaluations …) the audit of that tender is read from the register itself.
import { createHash } from 'node:crypto';
import { verifyChain } from '../domain/audit/chain.ts';
import { readAuditFile } from '../domain/audit/file.ts';
import type { Problem } from '../domain/words/problem.ts';
import { verifyRegister } from './audit-register.ts';
import { problemLine, readNamedFile } from './read-file.ts';

/** Exit codes: 0 whole, 1 tampered with, 2 input that has to be put right. */
const [tampered, badInput] = [1, 2];

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

function refuse(problems: readonly Problem[]): number {
  process.stderr.write(problems.map(problemLine).join(''));
  return badInput;
}

async function verified(args: readonly string[]): Promise<number> {
  if (args.some((arg) => arg === '--ref' || arg.startsWith('--ref='))) {
    const { lines, code } = await verifyRegister(args);
    (code === badInput ? process.stderr : process.stdout).write(lines.map((line) => `${line}\n`).join(''));
    return code;
  }
  const text = readNamedFile(args, 'npm run --silent audit:verify -- audit.json');
  if (text.kind === 'problems') return refuse(text.problems);
  const file = readAuditFile(text.value);
  if (file.kind === 'problems') return refuse(file.problems);
  const { events, anchors } = file.value;
  const found = await verifyChain(events, anchors, sha256);
  const last = events.at(-1);
  if (found.length === 0) {
    const noted = Math.max(0, ...anchors.map((anchor) => anchor.seq));
    const head = last ? `, head ${last.hash}` : '';
    process.stdout.write(`Whole: ${events.length} events${head}. Proved by anchors up to event ${noted}.\n`);
    return 0;
  }
  process.stdout.write(found.map(({ kind, seq, tell }) => `${kind} at event ${seq}: ${tell}\n`).join(''));
  return tampered;
}

process.exitCode = await verified(process.argv.slice(2));

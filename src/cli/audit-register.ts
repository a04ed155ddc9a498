import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { sentence } from '../domain/words/problem.ts';
import { scopes } from '../registers/scopes.ts';
import { verifyAudit } from '../registers/tender/audit.ts';
import { openEvaluations } from '../registers/tender/registers.ts';
import { openTender } from '../registers/tender/work.ts';
import { readConnection, tenantOf } from './connection.ts';
import { signIn } from './sign-in.ts';

const text = { type: 'string' } as const;
const options = { ref: text, site: text, evaluations: text, tenant: text, client: text, graph: text, authority: text } as const; // prettier-ignore

/** How a check of an audit ended: lines for the person, and the exit code. */
export type Verdict = { readonly lines: readonly string[]; readonly code: 0 | 1 | 2 };

/** Checks the audit of one tender as the register has it, with who made and who changed its rows. */
export async function verifyRegister(args: readonly string[]): Promise<Verdict> {
  const read = readFlags(args);
  if (typeof read === 'string') return { lines: [read], code: 2 };
  const { ref = '', ...flags } = read;
  const connection = readConnection(flags, process.env);
  if (connection.kind === 'problems') return { lines: connection.problems.map(sentence), code: 2 };
  if (connection.value.evaluations === undefined)
    return { lines: ['--evaluations or GM_EVALUATIONS: Give the address of the evaluations site.'], code: 2 };
  const wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
  const wanted = scopes
    .filter(({ name, kind }) => kind === 'delegated' && (name === 'Sites.Selected' || name === 'User.Read'))
    .map(({ name }) => `https://graph.microsoft.com/${name}`);
  const token = signIn(connection.value, wanted, { tell: console.error, wait });
  const desk = openEvaluations(tenantOf(connection.value, token));
  const work = await openTender(desk, ref);
  const audit = work.kind === 'fault' ? work : await verifyAudit(desk, work.value, sha256);
  if (audit.kind === 'fault')
    return { lines: [`${audit.fault.tell} ${audit.fault.mend} (${audit.fault.code})`], code: 2 };
  const { events, anchors, tampering } = audit.value;
  if (tampering.length > 0)
    return { lines: tampering.map(({ kind, seq, tell }) => `${kind} at event ${seq}: ${tell}`), code: 1 };
  const noted = Math.max(0, ...anchors.map((anchor) => anchor.seq));
  const head = events.at(-1)?.hash;
  const said = `Whole: ${events.length} events${head === undefined ? '' : `, head ${head}`}.`;
  return { lines: [`${said} Proved by anchors up to event ${noted}.`], code: 0 };
}

const sha256 = (told: string) => createHash('sha256').update(told, 'utf8').digest('hex');

type Flags = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

function readFlags(args: readonly string[]): Flags | string {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

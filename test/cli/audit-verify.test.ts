// The command by which an auditor checks an exported audit.
import { createHash } from 'node:crypto';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nextEvent, type AuditEvent } from '../../src/domain/audit/chain.ts';

// Each run starts a process; a busy machine takes its time over that.
jest.setTimeout(60_000);

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
let events: readonly AuditEvent[] = [];
beforeAll(async () => {
  const made: AuditEvent[] = [];
  for (let i = 1; i <= 20; i += 1) {
    const at = `2026-11-22T09:00:${String(i).padStart(2, '0')}Z`;
    const happening = {
      at,
      actor: 'ann',
      action: 'lock',
      list: 'Scores',
      ref: `S-${i}`,
      before: '',
      after: '{}',
      reason: '',
    };
    made.push(await nextEvent(made.at(-1), happening, sha256));
  }
  events = made;
});

function run(document: unknown) {
  writeFileSync(
    join(folder, 'audit.json'),
    typeof document === 'string' ? document : JSON.stringify(document),
  );
  const child = spawnSync(process.execPath, ['tools/run.mjs', 'src/cli/audit-verify.ts', 'audit.json'], {
    cwd: root,
    env: { ...process.env, INIT_CWD: folder },
    encoding: 'utf8',
  });
  return { code: child.status, out: child.stdout, err: child.stderr };
}

const exported = (changed: readonly AuditEvent[]) => ({
  format: 'good-measure/audit@1',
  events: changed,
  anchors: [{ seq: 15, hash: events[14]?.hash, notedIn: 'result R-7' }],
});

test('a whole audit is said to be whole, with its head and how far anchors prove it', () => {
  expect(run(exported(events))).toEqual({
    code: 0,
    out: `Whole: 20 events, head ${events[19]?.hash}. Proved by anchors up to event 15.\n`,
    err: '',
  });
});

test('tampering is told line by line, with exit code 1', () => {
  const { code, out } = run(
    exported(events.filter(({ seq }) => seq !== 4).with(8, { ...events[9]!, actor: 'bob' })),
  );
  expect(code).toBe(1);
  expect(out).toBe(
    'deleted at event 4: Event 4 is missing before event 5.\n' +
      'edited at event 10: Event 10 was changed after it was written.\n',
  );
  expect(run(exported(events.slice(0, 9))).out).toContain('truncated at event 10: The chain ends at event 9');
});

test('a file that is no audit is refused with pointers and exit code 2', () => {
  const wrong = {
    ...exported(events),
    events: [{ ...events[0], seq: '1', hash: 'AB' }],
    anchors: null,
    format: 'x',
  };
  const { code, out, err } = run(wrong);
  expect([code, out]).toEqual([2, '']);
  expect(
    err
      .trimEnd()
      .split('\n')
      .map((line) => line.split(':')[0]),
  ).toEqual(['/format', '/events/0/seq', '/events/0/hash', '/anchors']);
  expect(run('{').err).toContain('"": This is not JSON');
});

test('whoever reads no further than they like ends it without a word', async () => {
  writeFileSync(join(folder, 'audit.json'), JSON.stringify(exported(events)));
  const child = spawn(process.execPath, ['tools/run.mjs', 'src/cli/audit-verify.ts', 'audit.json'], {
    cwd: root,
    env: { ...process.env, INIT_CWD: folder },
  });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (part) => (said += String(part)));
  const [code] = await once(child, 'close');
  expect([code, said]).toEqual([0, '']);
});

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { day } from '../../src/domain/words/day.ts';
import { england } from '../../src/domain/words/working-day.ts';
import { startLocal } from '../../src/cli/remind-local.ts';
import { readArguments } from '../../src/cli/remind-arguments.ts';
import { apps, tenantId } from '../../src/local/directory.ts';
import { planReminders } from '../../src/reminders/plan.ts';
import { appToken, type SignIn } from '../../src/reminders/sign-in.ts';
import { addActions, addChannel, app, serviceSettings } from '../reminders/world.ts';
import { openWorld, type World } from '../registers/world.ts';

jest.setTimeout(120_000);

type Ran = { status: number | null; out: string; err: string };

function remind(args: readonly string[], env: Record<string, string>): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/remind.ts', ...args], {
      env: { ...process.env, ...env },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part) => (out += part));
    child.stderr.on('data', (part) => (err += part));
    child.on('close', (status) => resolve({ status, out, err }));
  });
}

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const registers = world.registers('sv-lead');
  await addActions(registers, 2);
  await addChannel(registers, 'Contract managers');
});
afterAll(() => world.close());

const configured = () => serviceSettings(world);

test('a dry run prints what would be posted as JSON and writes nothing', async () => {
  const { status, out } = await remind(['--dry-run', '--json', '--now', '2026-11-20'], configured());
  expect(status).toBe(0);
  const planned: unknown = JSON.parse(out);
  expect(planned).toHaveLength(2);
  expect(planned).toMatchObject([
    {
      channel: 'Contract managers',
      kind: 'action-overdue',
      subject: 'A-0001',
      stage: '+1',
      period: '2026-11-13',
    },
    { card: { type: 'AdaptiveCard' } },
  ]);
  const sent = await world.registers('sv-lead').sent.all();
  expect(sent.kind === 'ok' && sent.value).toEqual([]);
});

test('a run posts to the webhook of the channel and never says its address', async () => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const env = {
    ...configured(),
    GM_WEBHOOK_CONTRACT_MANAGERS: `http://127.0.0.1:${port}/hook?sig=topsecret`,
    GM_LOCAL_ORIGINS: `http://127.0.0.1:${port}`,
  };
  const ran = await remind(['--now', '2026-11-20'], env);
  await new Promise((resolve) => server.close(resolve));
  expect(ran).toMatchObject({ status: 0, out: 'Contract managers: 2 reminders, accepted by Teams.\n' });
  expect(bodies).toHaveLength(1);
  expect(ran.out + ran.err + JSON.stringify(await world.registers('sv-lead').sent.all())).not.toContain(
    'topsecret',
  );
});

// Contracts, checklists, decisions, actions, evidence, measures, roles, policy, tender dates, channels, sent, card actions.
const lists = 12;

test('with a folder for the copy the next run asks only what changed, one unit a list; a spoilt copy is read anew', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'remind-copy-'));
  const run = async () => {
    const before = world.local.usage().units;
    const args = ['--dry-run', '--json', '--now', '2026-11-20'];
    const { status, out, err } = await remind(args, { ...configured(), GM_COPY: folder });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    return { out, units: world.local.usage().units - before };
  };
  const first = await run();
  const late = { title: 'Send the report', ref: 'A-0009', owner: 'officer-waste@council.example' };
  const added = await world
    .registers('sv-lead')
    .actions.add({ ...late, due: day('2026-11-13'), status: 'open' });
  expect(added.kind).toBe('saved');
  const second = await run();
  expect([first.out.includes('A-0009'), second.out.includes('A-0009')]).toEqual([false, true]);
  expect(second.units).toBe(lists);
  for (const name of readdirSync(folder)) truncateSync(join(folder, name), 40);
  const spoilt = await run();
  expect(spoilt.out).toBe(second.out);
  expect(spoilt.units).toBeGreaterThan(lists);
  rmSync(folder, { recursive: true });
});

test('a day that does not exist and a connection that is not whole are told, and nothing starts', async () => {
  expect(await remind(['--now', '2026-02-31'], configured())).toMatchObject({ status: 2, out: '' });
  const { status, err } = await remind(['--dry-run'], { ...configured(), GM_CLIENT: 'x', GM_SECRET: '' });
  expect([status, err.includes('GM_CLIENT'), err.includes('GM_SECRET')]).toEqual([2, true, false]);
});

test('a wrong secret is told with what to do', async () => {
  const { status, err } = await remind(['--dry-run'], { ...configured(), GM_SECRET: 'wrong' });
  expect([status, /could not sign in/.test(err), err.includes('wrong')]).toEqual([1, true, false]);
});

test('without a tenant the local one is started, filled when it is new, and asked; with a folder the next run asks only what changed', async () => {
  const [where, copy] = [mkdtempSync(join(tmpdir(), 'remind-')), mkdtempSync(join(tmpdir(), 'remind-copy-'))];
  const lines: string[] = [];
  const run = async (word: string) => {
    const started = await startLocal((line) => lines.push(`${word} ${line}`), { where, copy });
    if (started.kind === 'fault') throw new Error(started.fault.tell);
    const { registers, local } = started.value;
    const before = local.usage().units;
    const at = { registers, app, now: new Date('2026-11-20T12:00:00Z'), clock: () => new Date() };
    const planned = await planReminders({ ...at, calendar: england });
    const units = local.usage().units - before;
    const sent = await registers.sent.all();
    expect(sent.kind === 'ok' && sent.value).toEqual([]);
    await started.value.close();
    return { planned: planned.kind === 'ok' ? planned.value : [], units };
  };
  const first = await run('first');
  expect(first.planned.length).toBeGreaterThan(10);
  expect(lines.length).toBeGreaterThan(0);
  const again = await run('again');
  expect(lines.filter((line) => line.startsWith('again'))).toEqual([]);
  expect(again).toEqual({ planned: first.planned, units: lists });
  expect(first.units).toBeGreaterThan(lists);
  expect(readdirSync(where)).toContain('tenant.sqlite');
  rmSync(where, { recursive: true });
  rmSync(copy, { recursive: true });
});

test('a day is at noon in London, an instant is itself', () => {
  const read = (text: string) => readArguments(['--now', text], new Date(0));
  expect(read('2026-07-01')).toMatchObject({ now: new Date('2026-07-01T11:00:00Z'), dryRun: false });
  expect(read('2026-07-01T08:00:00+01:00')).toMatchObject({ now: new Date('2026-07-01T07:00:00Z') });
  expect(typeof read('tomorrow')).toBe('string');
  expect(typeof read('2026-02-31T08:00:00Z')).toBe('string');
});

test('a token is asked for once, and again shortly before it ends', async () => {
  let [asked, now] = [0, 0];
  const signIn: SignIn = {
    authority: world.local.url,
    tenant: tenantId,
    client: apps.reminders.id,
    identity: { kind: 'managed', endpoint: 'http://127.0.0.1:1/msi', header: 'h' },
    now: () => new Date(now),
    fetch: async () => {
      asked += 1;
      return Response.json({ access_token: `t${asked}`, expires_in: '3600' });
    },
  };
  const token = appToken(signIn, 'https://graph.microsoft.com');
  expect([await token(), await token()]).toEqual([
    { kind: 'ok', value: 't1' },
    { kind: 'ok', value: 't1' },
  ]);
  now = 56 * 60_000;
  expect(await token()).toEqual({ kind: 'ok', value: 't2' });
});

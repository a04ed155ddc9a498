import { openWorld, type World } from '../registers/world.ts';
import { claimsIn } from '../../src/domain/reminder/claims.ts';
import { itemKey } from '../../src/domain/reminder/digest.ts';
import { day } from '../../src/domain/words/day.ts';
import { planReminders } from '../../src/reminders/plan.ts';
import { runReminders } from '../../src/reminders/run.ts';
import type { Registers } from '../../src/registers/registers.ts';
import { addActions, addChannel, friday, keepingWebhook, runOf, type Posts } from './world.ts';

jest.setTimeout(60_000);

let world: World;
let registers: Registers;
beforeEach(async () => {
  world = await openWorld();
  registers = world.registers('sv-lead');
});
afterEach(() => world.close());

async function results(
  posts: Posts,
  more: Parameters<typeof runOf>[2] = {},
  end?: Parameters<typeof keepingWebhook>[1],
): Promise<string[]> {
  const fresh = world.registers('sv-lead'); // a run knows nothing of the one before
  const ran = await runReminders(runOf(fresh, { webhook: keepingWebhook(posts, end) }, more));
  if (ran.kind === 'fault') throw new Error(JSON.stringify(ran.fault));
  return ran.value.map(({ channel, result, count }) => `${channel}: ${result} ${count}`);
}

test('a channel gets one digest, and the next run has nothing to add', async () => {
  await addActions(registers, 3);
  await addChannel(registers, 'Managers');
  const posts: Posts = [];
  expect(await results(posts)).toEqual(['Managers: accepted 3']);
  expect(posts.map(({ message }) => message.summary)).toEqual(['3 actions are late']);
  expect(await results(posts)).toEqual(['Managers: nothing due 0']);
  expect(posts).toHaveLength(1);
});

test('what falls due later in the day waits for tomorrow: one digest a day', async () => {
  await addChannel(registers, 'Managers');
  await addActions(registers, 1);
  const posts: Posts = [];
  await results(posts);
  const late = { title: 'Ask again', ref: 'A-0100', owner: 'o@council.example', due: day('2026-11-18') };
  await registers.actions.add({ ...late, status: 'open' });
  expect(await results(posts)).toEqual(['Managers: elsewhere 0']);
  expect(await results(posts, { now: new Date('2026-11-23T09:00:00Z') })).toEqual(['Managers: accepted 1']);
  expect(posts.map(({ message }) => message.summary)).toEqual(['1 action is late', '1 action is late']);
});

test('after an import 217 things are one card, and none of them comes again', async () => {
  await addActions(registers, 217);
  await addChannel(registers, 'Managers');
  const posts: Posts = [];
  expect(await results(posts)).toEqual(['Managers: accepted 217']);
  expect(JSON.stringify(posts[0]?.message.card)).toContain('The 5 most urgent of 217');
  expect(await results(posts, { now: new Date('2026-11-23T09:00:00Z') })).toEqual([
    'Managers: nothing due 0',
  ]);
  expect(posts).toHaveLength(1);
});

test('nothing is posted in quiet hours or to a paused channel', async () => {
  await addActions(registers, 1);
  await addChannel(registers, 'Managers');
  await addChannel(registers, 'Quiet', { paused: true });
  const posts: Posts = [];
  expect(await results(posts, { now: new Date('2026-11-21T09:00:00Z') })).toEqual([
    'Managers: quiet 0',
    'Quiet: paused 0',
  ]);
  expect(posts).toEqual([]);
});

/** Lets nobody pass until all have come: the worst that can happen to runs that decide from the same books. */
function gate(count: number): () => Promise<void> {
  let come = 0;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return () => {
    come += 1;
    if (come === count) open();
    return opened;
  };
}

/** The registers of a run that waits at the gate before each claim. */
function gated(pass: () => Promise<void>, keyOf = (key: string): string => key): Registers {
  const fresh = world.registers('sv-lead');
  const add: Registers['sent']['add'] = async (values, clientKey) => {
    await pass();
    const key = keyOf(values.key);
    return fresh.sent.add({ ...values, key }, clientKey === values.key ? key : clientKey);
  };
  return { ...fresh, sent: { ...fresh.sent, add } };
}

const each = process.env['SOAK'] ? 1_000 : 100;

test(`five runs at once, with ${each} things due in each of four channels, claim each once and post each digest once`, async () => {
  await addActions(registers, each);
  const names = ['A', 'B', 'C', 'D'];
  for (const name of names) await addChannel(registers, name);
  const posts: Posts = [];
  const pass = gate(5);
  const run = (): Promise<unknown> => runReminders(runOf(gated(pass), { webhook: keepingWebhook(posts) }));
  await Promise.all(Array.from({ length: 5 }, run));
  expect(posts.map(({ channel }) => channel).toSorted()).toEqual(names);
  const sent = await world.registers('sv-lead').sent.all();
  const rows = sent.kind === 'ok' ? sent.value.filter(({ values }) => values.kind === 'digest') : [];
  expect(rows.map(({ values }) => values.key).toSorted()).toEqual(names.map((name) => `digest|${name}|1`));
  const claims = rows.flatMap(({ values }) =>
    claimsIn(values.claims).map((claim) => itemKey(claim, values.channel)),
  );
  expect([claims.length, new Set(claims).size]).toEqual([4 * each, 4 * each]);
}, 300_000);

test('without the claim five runs would post five times', async () => {
  await addActions(registers, 2);
  await addChannel(registers, 'A');
  const posts: Posts = [];
  const pass = gate(5);
  const claimless = (): Promise<unknown> => {
    const own = gated(pass, (key) => `${key}|${crypto.randomUUID()}`);
    return runReminders(runOf(own, { webhook: keepingWebhook(posts) }));
  };
  await Promise.all(Array.from({ length: 5 }, claimless));
  expect(posts).toHaveLength(5);
});

test('a run that slept over a night cannot claim what another has posted since', async () => {
  await addActions(registers, 2);
  await addChannel(registers, 'A');
  const posts: Posts = [];
  let wake: () => void = () => undefined;
  const night = new Promise<void>((resolve) => (wake = resolve));
  const asleep = runReminders(
    runOf(
      gated(() => night),
      { webhook: keepingWebhook(posts) },
    ),
  );
  await results(posts, { now: new Date('2026-11-23T09:00:00Z') });
  wake();
  expect(await asleep).toMatchObject({ value: [{ result: 'elsewhere' }] });
  expect(posts).toHaveLength(1);
});

test('a channel that fails does not keep the others waiting, says why, and is tried again', async () => {
  await addActions(registers, 2);
  for (const name of ['A', 'B', 'C']) await addChannel(registers, name);
  const posts: Posts = [];
  const down = (channel: string) =>
    channel === 'A'
      ? ({ kind: 'failed', tell: 'The workflow is gone.' } as const)
      : ({ kind: 'accepted' } as const);
  expect(await results(posts, {}, down)).toEqual(['A: failed 2', 'B: accepted 2', 'C: accepted 2']);
  const sent = await world.registers('sv-lead').sent.all();
  const failures = sent.kind === 'ok' ? sent.value.filter(({ values }) => values.state === 'failed') : [];
  expect(failures.map(({ values }) => [values.channel, values.tell])).toEqual([
    ['A', 'The workflow is gone.'],
  ]);
  expect(await results(posts)).toEqual(['A: accepted 2', 'B: nothing due 0', 'C: nothing due 0']);
});

test('what may have been posted by a webhook is not posted again, and is listed', async () => {
  await addActions(registers, 2);
  await addChannel(registers, 'A');
  const posts: Posts = [];
  const unsure = () => ({ kind: 'unsure', tell: 'No answer came within 10 seconds.' }) as const;
  expect(await results(posts, {}, unsure)).toEqual(['A: unsure 2']);
  const later = { clock: () => new Date(Date.now() + 3_600_000), now: new Date('2026-11-23T09:00:00Z') };
  expect(await results(posts, later)).toEqual(['A: nothing due 0']);
  expect(posts).toHaveLength(1);
});

test('a plan posts and claims nothing, and shows the next post when it is quiet', async () => {
  await addActions(registers, 7);
  await addChannel(registers, 'A');
  world.wire.length = 0;
  const plan = { ...runOf(world.registers('sv-lead'), {}), now: new Date('2026-11-21T09:00:00Z') };
  const planned = await planReminders(plan);
  expect(planned.kind === 'ok' && planned.value.length).toBe(7);
  expect(planned.kind === 'ok' && planned.value[0]).toMatchObject({
    channel: 'A',
    kind: 'action-overdue',
    subject: 'A-0001',
    stage: '+1',
    period: '2026-11-13',
    card: { type: 'AdaptiveCard', version: '1.5' },
  });
  expect(world.wire.filter(({ method }) => method !== 'GET' && method !== 'POST')).toEqual([]);
  const sent = await world.registers('sv-lead').sent.all();
  expect(sent.kind === 'ok' && sent.value).toEqual([]);
});

test('three missed days are one digest', async () => {
  await addActions(registers, 4);
  await addChannel(registers, 'A');
  const posts: Posts = [];
  await results(posts, { now: new Date('2026-11-25T09:00:00Z') });
  expect(posts.map(({ message }) => message.summary)).toEqual(['4 actions are late']);
  expect(friday.getTime()).toBeLessThan(Date.parse('2026-11-25'));
});

test('that the service ran is noted, at most once an hour', async () => {
  const notes = async (): Promise<string[]> => {
    const sent = await world.registers('sv-lead').sent.all();
    const rows = sent.kind === 'ok' ? sent.value.filter(({ values }) => values.kind === 'run') : [];
    return rows.map(({ values, etag }) => `${values.runner} ${etag.replace(/.*,/, '')}`);
  };
  const run = (runner: string, later = 0) =>
    results([], { runner, clock: () => new Date(Date.now() + later) });
  await run('one');
  await run('two');
  const first = await notes();
  expect(first).toEqual([expect.stringMatching(/^one /)]);
  await run('three', 2 * 3_600_000);
  expect(await notes()).toEqual([expect.stringMatching(/^three /)]);
});

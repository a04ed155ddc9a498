import { digestFor, emptyLedger } from '../../src/domain/reminder/digest.ts';
import { channelFrom } from '../../src/domain/reminder/channel.ts';
import { day } from '../../src/domain/words/day.ts';
import { claimDigest } from '../../src/reminders/claim.ts';
import { booksOf, ledgerOf } from '../../src/reminders/ledger.ts';
import type { Registers } from '../../src/registers/registers.ts';
import { runReminders } from '../../src/reminders/run.ts';
import { openWorld, type World } from '../registers/world.ts';
import { addActions, addChannel, keepingBot, keepingWebhook, runOf, type Posts } from './world.ts';

jest.setTimeout(120_000);

let world: World;
let registers: Registers;
beforeEach(async () => {
  world = await openWorld();
  registers = world.registers('sv-lead');
});
afterEach(() => world.close());

// Contracts, checklists, decisions, actions, evidence, measures, roles, policy, tender dates, channels, sent, card actions.
const lists = 12;

/** Resource units that something costs, and what was asked of Graph but reads. */
async function cost(something: () => Promise<unknown>): Promise<{ units: number; writes: string[] }> {
  const before = world.local.usage().units;
  world.wire.length = 0;
  await something();
  const writes = world.wire
    .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/$batch'))
    .map(({ method, path }) => `${method} ${path.replace(/.*\/lists\/[^/]+/, '').replace(/\?.*/, '')}`);
  return { units: world.local.usage().units - before, writes };
}

test('a look that finds nothing new costs one unit a list, and nothing is written', async () => {
  await addActions(registers, 2);
  await addChannel(registers, 'A');
  const posts: Posts = [];
  const look = () => runReminders(runOf(registers, { webhook: keepingWebhook(posts) }));
  await look();
  await look();
  expect(await cost(look)).toEqual({ units: lists, writes: [] });
  expect(posts).toHaveLength(1);
});

test('a digest by webhook costs four units to write, however many reminders are in it, and is one post', async () => {
  await addChannel(registers, 'A', { paused: true });
  const posts: Posts = [];
  const run = () => runReminders(runOf(registers, { webhook: keepingWebhook(posts) }));
  await addActions(registers, 217);
  await run();
  const [channel] = registers.reminderChannels.rows() ?? [];
  if (!channel) throw new Error('No channel');
  await registers.reminderChannels.change(channel, { paused: false });
  const { units, writes } = await cost(run);
  expect(writes).toEqual(['POST /items', expect.stringMatching(/^PATCH \/items\/\d+\/fields$/)]);
  expect(units).toBe(lists + 4);
  expect(posts.map(({ message }) => message.summary)).toEqual(['217 actions are late']);
});

test('a digest by the bot costs seven: where its message stands is noted before it is written', async () => {
  await addActions(registers, 40);
  const messages = new Map();
  const run = () => runReminders(runOf(registers, { bot: keepingBot(messages) }));
  await run();
  await addChannel(registers, 'A', { by: 'bot' });
  expect((await cost(run)).units).toBe(lists + 7);
  expect(messages.size).toBe(1);
});

test('20,000 reminders are claimed by three rows, which say all of them', async () => {
  const due = Array.from({ length: 20_000 }, (_, n) => ({
    kind: 'contract-without-checklist',
    subject: `C-${n}`,
    stage: '0',
    period: '2026-11-20',
    title: `Contract ${n}`,
    audience: 'owner' as const,
    standing: { kind: 'said', tone: 'late', words: 'No checklist' } as const,
    place: `/contracts/C-${n}`,
  }));
  const channel = channelFrom({
    title: 'A',
    by: 'webhook',
    kinds: 'contract-without-checklist',
    audience: 'managers',
    often: 'daily',
    from: '08:30',
  });
  const on = { today: day('2026-11-20'), slot: day('2026-11-20'), number: 1, directors: false };
  const digest = digestFor(channel, due, emptyLedger, on);
  if (!digest) throw new Error('Nothing is due');
  await registers.sent.all();
  const books = booksOf([], [], new Date());
  const claimer = { sent: registers.sent, runner: 'one', books, today: on.today };
  const claim = () => claimDigest(claimer, digest, 'webhook');
  expect((await cost(claim)).units).toBe(9); // three rows, and that posting begins once all of them are there
  const sent = await world.registers('sv-lead').sent.all();
  const rows = sent.kind === 'ok' ? sent.value : [];
  expect(rows.map(({ values }) => values.kind).toSorted()).toEqual(['digest', 'more', 'more']);
  expect(ledgerOf(booksOf(rows, [], new Date()), 'A').sent.size).toBe(20_000);
  expect(digestFor(channel, due, ledgerOf(booksOf(rows, [], new Date()), 'A'), on)).toBeUndefined();
});

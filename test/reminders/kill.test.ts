import { isNotCertain } from '../../src/domain/reminder/channel.ts';
import type { Bot, Message, Transports, Webhook } from '../../src/reminders/post/transport.ts';
import type { Registers } from '../../src/registers/registers.ts';
import { runReminders } from '../../src/reminders/run.ts';
import { openWorld, type World } from '../registers/world.ts';
import { addActions, addChannel, keepingBot, keepingWebhook, runOf, type Posts } from './world.ts';

jest.setTimeout(600_000);

type Messages = Map<string, { channel: string; message: Message; writes: number }>;
type Outside = { posts: Posts; messages: Messages };

let world: World;
let registers: Registers;
beforeAll(async () => {
  world = await openWorld();
  registers = world.registers('sv-lead');
  await addActions(registers, 3);
});
afterAll(() => world.close());

class Killed extends Error {}

/** Registers and transports of a process that ends at a call to the outside; that call may have arrived or not. */
function doomed(
  calls: number,
  arrives: boolean,
  outside: Outside,
): { own: Registers; transports: Transports } {
  let left = calls;
  const pass = async <T>(call: () => Promise<T>): Promise<T> => {
    left -= 1;
    if (left > 0) return call();
    if (left === 0 && arrives) await call();
    throw new Killed();
  };
  const fresh = world.registers('sv-lead');
  const sent: Registers['sent'] = {
    ...fresh.sent,
    add: (values, key) => pass(() => fresh.sent.add(values, key)),
    change: (base, changes) => pass(() => fresh.sent.change(base, changes)),
    settle: (base, changes) => pass(() => fresh.sent.settle(base, changes)),
    many: (writes, progress) => pass(() => fresh.sent.many(writes, progress)),
  };
  const kept = { bot: keepingBot(outside.messages), webhook: keepingWebhook(outside.posts) };
  const bot: Bot = {
    by: 'bot',
    begin: (channel, message) => pass(() => kept.bot.begin(channel, message)),
    write: (where, message) => pass(() => kept.bot.write(where, message)),
  };
  const webhook: Webhook = {
    by: 'webhook',
    post: (channel, message) => pass(() => kept.webhook.post(channel, message)),
  };
  return { own: { ...fresh, sent }, transports: { bot, webhook } };
}

const later = () => new Date(Date.now() + 3_600_000); // when the killed run's claim is no longer held

/** Three channels of their own, a run that is killed, and what other runs make of it at those times. */
async function killed(
  at: { calls: number; arrives: boolean },
  reruns: readonly string[],
  clock = later,
): Promise<{ outside: Outside; unsure: string[] }> {
  for (const row of registers.reminderChannels.rows() ?? []) await registers.reminderChannels.remove(row);
  const name = crypto.randomUUID().slice(0, 8);
  for (const [end, by] of [
    ['one', 'bot'],
    ['two', 'webhook'],
    ['three', 'bot'],
  ] as const)
    await addChannel(registers, `${name} ${end}`, { by });
  const outside: Outside = { posts: [], messages: new Map() };
  const { own, transports } = doomed(at.calls, at.arrives, outside);
  await runReminders(runOf(own, transports)).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
  const whole = { bot: keepingBot(outside.messages), webhook: keepingWebhook(outside.posts) };
  for (const now of reruns) {
    const ran = await runReminders(runOf(world.registers('sv-lead'), whole, { clock, now: new Date(now) }));
    expect(ran.kind).toBe('ok');
  }
  const sent = await world.registers('sv-lead').sent.all();
  const rows = sent.kind === 'ok' ? sent.value.filter(({ values }) => values.channel.startsWith(name)) : [];
  const unsure = rows
    .filter(({ values, changed }) => isNotCertain({ ...values, at: new Date(changed.at) }, clock()))
    .map(({ values }) => values.channel.slice(name.length + 1));
  return { outside, unsure };
}

const sameDay = ['2026-11-20T12:00:00Z'];
const nextDays = ['2026-11-23T09:00:00Z', '2026-11-24T09:00:00Z'];

/** The cards in which a reminder stands, by where they were posted. */
function cardsOf({ messages, posts }: Outside): { bot: string[]; webhook: string[] } {
  const text = (all: Iterable<{ channel: string; message: Message }>): string[] =>
    [...all]
      .filter(({ message }) => JSON.stringify(message.card).includes('lot 1'))
      .map(({ channel, message }) => {
        const lots = [1, 2, 3].filter((lot) => JSON.stringify(message.card).includes(`lot ${lot}`));
        return `${channel.slice(9)}: ${lots.join(' ')}`;
      })
      .toSorted();
  return { bot: text(messages.values()), webhook: text(posts) };
}

// By the bot: claim, begin, note the place, write, confirm; by webhook: claim, post, confirm.
const callsOfARun = 13;
const random = process.env['SOAK'] ? 50 : 6;
const points = Array.from({ length: random }, () => ({
  calls: 1 + Math.floor(Math.random() * callsOfARun),
  arrives: Math.random() < 0.5,
  reruns: Math.random() < 0.5 ? sameDay : nextDays,
}));

test.each(points)(
  'killed at call $calls (it arrived: $arrives) and run again at $reruns: nothing twice, nothing missed, the unsure listed',
  async ({ calls, arrives, reruns }) => {
    const { outside, unsure } = await killed({ calls, arrives }, reruns);
    const { bot, webhook } = cardsOf(outside);
    expect(bot).toEqual(['one: 1 2 3', 'three: 1 2 3']);
    expect(webhook.length + (webhook.length === 0 ? unsure.length : 0)).toBe(1);
    expect(unsure.filter((channel) => channel !== 'two')).toEqual([]);
  },
);

test('killed after the post by webhook and before it was written down: one post, and it is listed as not certain', async () => {
  const { outside, unsure } = await killed({ calls: 7, arrives: true }, [...sameDay, ...nextDays]);
  expect([cardsOf(outside).webhook, unsure]).toEqual([['two: 1 2 3'], ['two']]);
});

test('killed between the claim and the post by webhook: nothing is posted, and it is listed as not certain', async () => {
  const { outside, unsure } = await killed({ calls: 6, arrives: true }, [...sameDay, ...nextDays]);
  expect([cardsOf(outside).webhook, unsure]).toEqual([[], ['two']]);
});

test('without taking over what a dead run claimed, something would be missed', async () => {
  const { outside } = await killed({ calls: 3, arrives: true }, sameDay, () => new Date());
  expect(cardsOf(outside).bot).toEqual(['three: 1 2 3']);
});

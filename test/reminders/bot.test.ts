import { openWorld, type World } from '../registers/world.ts';
import { runReminders } from '../../src/reminders/run.ts';
import type { Bot, Message } from '../../src/reminders/post/transport.ts';
import type { Registers } from '../../src/registers/registers.ts';
import { addActions, addChannel, keepingBot, runOf } from './world.ts';

jest.setTimeout(300_000);

type Messages = Map<string, { channel: string; message: Message; writes: number }>;

let world: World;
let registers: Registers;
beforeEach(async () => {
  world = await openWorld();
  registers = world.registers('sv-lead');
});
afterEach(() => world.close());

const later = () => new Date(Date.now() + 3_600_000);
const run = (bot: Bot, more: Parameters<typeof runOf>[2] = {}) =>
  runReminders(runOf(world.registers('sv-lead'), { bot }, more));
const shown = (messages: Messages): string[] =>
  [...messages.values()].map(({ message }) => JSON.stringify(message.card));

test('when an action is done its card is written over, once', async () => {
  await addActions(registers, 1);
  await addChannel(registers, 'A', { by: 'bot' });
  const messages: Messages = new Map();
  await run(keepingBot(messages));
  expect(shown(messages)[0]).toContain('days late');
  const all = await registers.actions.all();
  await registers.actions.change((all.kind === 'ok' ? all.value[0] : undefined)!, { status: 'done' });
  await run(keepingBot(messages));
  await run(keepingBot(messages));
  expect([...messages.values()].map(({ writes }) => writes)).toEqual([2]);
  expect(shown(messages)[0]).toContain('Dealt with');
});

class Killed extends Error {}

/** Registers and bot of a process that ends after so many calls to the outside; the last may have arrived or not. */
function doomed(calls: number, arrives: boolean, messages: Messages): { registers: Registers; bot: Bot } {
  let left = calls;
  const pass = async <T>(call: () => Promise<T>): Promise<T> => {
    left -= 1;
    if (left < 0) throw new Killed();
    if (left > 0) return call();
    if (arrives) await call();
    throw new Killed();
  };
  const own = world.registers('sv-lead');
  const sent: Registers['sent'] = {
    ...own.sent,
    add: (values, key) => pass(() => own.sent.add(values, key)),
    change: (base, changes) => pass(() => own.sent.change(base, changes)),
    many: (writes, progress) => pass(() => own.sent.many(writes, progress)),
  };
  const kept = keepingBot(messages);
  const bot: Bot = {
    by: 'bot',
    begin: (channel, message) => pass(() => kept.begin(channel, message)),
    write: (where, message) => pass(() => kept.write(where, message)),
  };
  return { registers: { ...own, sent }, bot };
}

const points = Array.from({ length: 9 }, (_, n) => n + 1).flatMap((calls) => [
  [calls, true] as const,
  [calls, false] as const,
]);

test.each(points)(
  'killed at call %i (it arrived: %s), then run again the same day: nothing twice, nothing missed',
  async (calls, arrives) => {
    await addActions(registers, 3);
    await addChannel(registers, 'A', { by: 'bot' });
    const messages: Messages = new Map();
    const killed = doomed(calls, arrives, messages);
    await runReminders(runOf(killed.registers, { bot: killed.bot })).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
    await run(keepingBot(messages), { clock: later });
    const cards = shown(messages).filter((card) => card.includes('lot 1'));
    expect(cards).toHaveLength(1);
    for (const lot of ['lot 1', 'lot 2', 'lot 3']) expect(cards[0]).toContain(lot);
  },
);

test.each(points)(
  'killed at call %i (it arrived: %s), then run the next working day',
  async (calls, arrives) => {
    await addActions(registers, 3);
    await addChannel(registers, 'A', { by: 'bot' });
    const messages: Messages = new Map();
    const killed = doomed(calls, arrives, messages);
    await runReminders(runOf(killed.registers, { bot: killed.bot })).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
    for (const now of ['2026-11-23T09:00:00Z', '2026-11-24T09:00:00Z'])
      await run(keepingBot(messages), { clock: later, now: new Date(now) });
    const cards = shown(messages).filter((card) => card.includes('lot 1'));
    expect(cards).toHaveLength(1);
  },
);

test('without taking over what a dead run claimed, something would be missed', async () => {
  await addActions(registers, 3);
  await addChannel(registers, 'A', { by: 'bot' });
  const messages: Messages = new Map();
  const killed = doomed(3, true, messages);
  await runReminders(runOf(killed.registers, { bot: killed.bot })).catch(() => undefined);
  await run(keepingBot(messages)); // no time has passed: the claim is still held
  expect(shown(messages).filter((card) => card.includes('lot 1'))).toHaveLength(0);
});

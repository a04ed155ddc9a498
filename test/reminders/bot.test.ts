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

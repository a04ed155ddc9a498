import { openWorld, type World } from '../registers/world.ts';
import { day } from '../../src/domain/words/day.ts';
import { messageAgain } from '../../src/reminders/again.ts';
import { booksOf } from '../../src/reminders/ledger.ts';
import { runReminders } from '../../src/reminders/run.ts';
import type { Bot, Message } from '../../src/reminders/post/transport.ts';
import type { Registers } from '../../src/registers/registers.ts';
import { addActions, addChannel, app, keepingBot, runOf } from './world.ts';

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

test('what was dealt with stays so on the card when something else on it is pressed', async () => {
  await addActions(registers, 2);
  await addChannel(registers, 'A', { by: 'bot' });
  const messages: Messages = new Map();
  await run(keepingBot(messages));
  const [first] = (await rowsNow()).actions;
  await registers.actions.change(first!, { status: 'done' });
  await run(keepingBot(messages));
  expect(shown(messages)[0]).toContain('Dealt with');
  const { sent } = await rowsNow();
  const again = messageAgain(
    { books: booksOf(sent, [], new Date()), digest: 'digest|A|1' },
    { today: day('2026-11-20'), roles: [], app },
  );
  expect(JSON.stringify(again?.message.card)).toBe(shown(messages)[0]);
});

test('a card that somebody posted for a day to come is not written over by today’s run', async () => {
  await addActions(registers, 1, day('2026-12-01'));
  await addChannel(registers, 'A', { by: 'bot' });
  const messages: Messages = new Map();
  await run(keepingBot(messages), { now: new Date('2026-12-04T12:00:00Z') });
  await run(keepingBot(messages));
  expect([...messages.values()].map(({ writes }) => writes)).toEqual([1]);
});

async function rowsNow() {
  const fresh = world.registers('sv-lead');
  const [actions, sent] = [await fresh.actions.all(), await fresh.sent.all()];
  if (actions.kind === 'fault' || sent.kind === 'fault') throw new Error('not read');
  return { actions: actions.value, sent: sent.value };
}

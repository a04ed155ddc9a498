import { addDays, dayOf } from '../../../src/domain/words/day.ts';
import { answerTeams, type BotAnswer } from '../../../src/reminders/bot/answer.ts';
import { runReminders } from '../../../src/reminders/run.ts';
import { shownIn } from '../../../src/reminders/shown.ts';
import { openWorld, type World } from '../../registers/world.ts';
import { addActions, addChannel, keepingBot, runOf } from '../world.ts';
import { addRoles, idOf, openPressing, pressAs, workday, type Pressing } from './pressing.ts';

jest.setTimeout(120_000);

let world: World;
let pressing: Pressing;
let keys: string[];
const many = 5;

beforeEach(async () => {
  world = await openWorld();
  await addRoles(world);
  const registers = world.registers('sv-lead');
  await addActions(registers, many, addDays(dayOf(new Date()), -3));
  await addChannel(registers, 'Managers', { by: 'bot', from: '00:00' });
  const ran = await runReminders(runOf(registers, { bot: keepingBot(new Map()) }, { now: workday() }));
  expect(ran.kind === 'ok' && ran.value).toMatchObject([{ result: 'accepted', count: many }]);
  const sent = await registers.sent.all();
  keys = sent.kind === 'ok' ? sent.value.flatMap(shownIn).map(({ key }) => key) : [];
  pressing = await openPressing(world);
});
afterEach(() => world.close());

function press(verb: string, reminder: string, who: string, more: object = {}): Promise<BotAnswer> {
  return pressAs(pressing, who, verb, { digest: 'digest|Managers|1', reminder, ...more });
}

const shown = (answer: BotAnswer): string => JSON.stringify(answer.json);
const openActions = async (): Promise<number> => {
  const all = await world.registers('sv-lead').actions.all();
  return all.kind === 'ok' ? all.value.filter(({ values }) => values.status === 'open').length : -1;
};
const presses = async (): Promise<number> => {
  const all = await world.registers('sv-lead').cardActions.all();
  return all.kind === 'ok' ? all.value.length : -1;
};

test('Done closes the action, and the card says who and when', async () => {
  const answer = await press('done', keys[0]!, 'officer-waste');
  expect(answer.json).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  expect(shown(answer)).toContain('Done by Officer, Waste services');
  expect(await openActions()).toBe(many - 1);
});

test('double clicks have one effect each', async () => {
  const answers = await Promise.all(
    keys.flatMap((key) => [press('done', key, 'officer-waste'), press('done', key, 'officer-waste')]),
  );
  expect(answers.every((answer) => shown(answer).includes('adaptive'))).toBe(true);
  expect(await openActions()).toBe(0);
  expect(await presses()).toBe(many);
});

test('the second of two people is told who has it', async () => {
  await press('take on', keys[0]!, 'officer-waste');
  expect(shown(await press('take on', keys[0]!, 'contract-manager'))).toContain(
    'Taken on by Officer, Waste services',
  );
  const actions = await world.registers('sv-lead').actions.all();
  expect(
    actions.kind === 'ok' &&
      actions.value.filter(({ values }) => values.owner.startsWith('officer-waste')).length,
  ).toBe(many);
  expect(await presses()).toBe(1);
});

test('what is put off comes back in a week, and is not sent before', async () => {
  expect(shown(await press('snooze', keys[0]!, 'officer-waste'))).toContain('Snoozed until');
  const messages = new Map();
  const run = (days: number) =>
    runReminders(
      runOf(
        world.registers('sv-lead'),
        { bot: keepingBot(messages) },
        { now: new Date(`${addDays(dayOf(workday()), days)}T12:00:00Z`) },
      ),
    );
  await run(3);
  expect(messages.size).toBe(0);
  await run(10);
  expect(messages.size).toBe(1);
});

test.each([
  ['somebody without a role', 'evaluator-1', {}, /no role/],
  ['somebody whose role has ended', 'leaver', {}, /no role/],
  ['nobody', 'nobody', {}, /no role/],
  ['a card of another digest', 'officer-waste', { digest: 'digest|Managers|7' }, /newest/],
  ['a reminder that was never sent', 'officer-waste', { reminder: 'x' }, /newest/],
])('%s changes nothing and is told why', async (_, who, data, reason) => {
  const answer = await press('done', keys[0]!, who, data);
  expect(answer.json).toMatchObject({
    type: 'application/vnd.microsoft.activity.message',
    value: expect.stringMatching(reason),
  });
  expect([await openActions(), await presses()]).toEqual([many, 0]);
});

test('what the card says of a person or of rights counts for nothing', async () => {
  await press('done', keys[0]!, 'evaluator-1', {
    personId: idOf('officer-waste'),
    role: 'officer',
    aadObjectId: idOf('sv-lead'),
  });
  expect(await presses()).toBe(0);
});

test('an old card and a button that its kind does not have are refused', async () => {
  expect(shown(await press('delete', keys[0]!, 'officer-waste'))).toContain('Choose Open');
  pressing = await openPressing(world, () => new Date(Date.now() + 70 * 86_400_000));
  expect(shown(await press('done', keys[0]!, 'sv-lead'))).toContain('older than 60 days');
  expect(await presses()).toBe(0);
});

test('a press that is replayed after it was undone changes nothing', async () => {
  await press('done', keys[0]!, 'officer-waste');
  const registers = world.registers('sv-lead');
  const all = await registers.actions.all();
  const closed = all.kind === 'ok' ? all.value.find(({ values }) => values.status === 'done') : undefined;
  await registers.actions.change(closed!, { status: 'open' });
  await press('done', keys[0]!, 'officer-waste');
  expect(await openActions()).toBe(many);
});

test('without a good token nothing is read or said', async () => {
  const before = world.wire.length;
  const answer = await answerTeams(pressing.bot, { authorization: 'Bearer a.b.c', body: { type: 'invoke' } });
  expect(answer).toEqual({ status: 401 });
  expect(world.wire.length).toBe(before);
});

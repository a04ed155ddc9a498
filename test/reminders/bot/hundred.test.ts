import { addDays, dayOf } from '../../../src/domain/words/day.ts';
import type { BotAnswer } from '../../../src/reminders/bot/answer.ts';
import { runReminders } from '../../../src/reminders/run.ts';
import { shownIn } from '../../../src/reminders/shown.ts';
import { openWorld, type World } from '../../registers/world.ts';
import { addChannel, keepingBot, runOf } from '../world.ts';
import { addRoles, openPressing, pressAs, workday, type CardData, type Pressing } from './pressing.ts';

jest.setTimeout(300_000);

const cards = 20; // of five actions each

let world: World;
let pressing: Pressing;
let reminders: CardData[];

beforeAll(async () => {
  world = await openWorld();
  await addRoles(world);
  const registers = world.registers('sv-lead');
  const names = Array.from({ length: cards }, (_, n) => `Service ${n + 1}`);
  const added = await registers.contracts.many(
    names.map((service, n) => ({
      kind: 'add',
      values: { title: service, ref: `C-${n + 1}`, service, stage: 'withdrawn', exemptReason: 'A test.' },
    })),
    () => undefined,
  );
  const late = await registers.actions.many(
    Array.from({ length: 5 * cards }, (_, n) => ({
      kind: 'add',
      values: {
        title: `Ask for figure ${n + 1}`,
        ref: `A-${n + 1}`,
        contract: `C-${(n % cards) + 1}`,
        owner: 'officer-waste@council.example',
        due: addDays(dayOf(new Date()), -3),
        status: 'open',
      },
    })),
    () => undefined,
  );
  expect([...added, ...late].filter(({ kind }) => kind !== 'saved')).toEqual([]);
  for (const service of names)
    await addChannel(registers, service, { by: 'bot', services: service, from: '00:00' });
  const run = runOf(registers, { bot: keepingBot(new Map()) }, { now: workday() });
  expect((await runReminders(run)).kind).toBe('ok');
  const sent = await registers.sent.all();
  const rows = sent.kind === 'ok' ? sent.value : [];
  reminders = rows.flatMap((row) =>
    shownIn(row).map(({ key }) => ({ digest: row.values.key, reminder: key })),
  );
  expect(reminders).toHaveLength(5 * cards);
  pressing = await openPressing(world);
});
afterAll(() => world.close());

const isCard = ({ json }: BotAnswer): boolean => JSON.stringify(json).includes('AdaptiveCard');
const toldWhy = ({ status, json }: BotAnswer): boolean =>
  status === 200 && /no role|newest one|Choose Open/.test(JSON.stringify(json));

async function effects(): Promise<{ done: number; presses: number }> {
  const registers = world.registers('sv-lead');
  const [actions, presses] = [await registers.actions.all(), await registers.cardActions.all()];
  if (actions.kind === 'fault' || presses.kind === 'fault') throw new Error('not read');
  return {
    done: actions.value.filter(({ values }) => values.status === 'done').length,
    presses: presses.value.length,
  };
}

test('300 presses without rights, of cards that are not ours, and of buttons that are not there change nothing', async () => {
  const answers: BotAnswer[] = [];
  for (const data of reminders) {
    answers.push(await pressAs(pressing, 'evaluator-1', 'done', data));
    answers.push(await pressAs(pressing, 'sv-lead', 'done', { ...data, digest: 'digest|Service 1|99' }));
    answers.push(await pressAs(pressing, 'sv-lead', 'delete', data));
  }
  expect(answers.filter((answer) => !toldWhy(answer))).toEqual([]);
  expect(await effects()).toEqual({ done: 0, presses: 0 });
});

test('100 double clicks have 100 effects, and every click is answered with the card', async () => {
  for (let at = 0; at < reminders.length; at += 10) {
    const ten = reminders.slice(at, at + 10);
    const answers = await Promise.all(
      [...ten, ...ten].map((data) => pressAs(pressing, 'sv-lead', 'done', data)),
    );
    expect(answers.filter((answer) => !isCard(answer))).toEqual([]);
  }
  expect(await effects()).toEqual({ done: 100, presses: 100 });
});

test('the same 100 presses replayed later, and by another person, change nothing', async () => {
  for (const data of reminders.slice(0, 50))
    expect(isCard(await pressAs(pressing, 'sv-lead', 'done', data))).toBe(true);
  for (const data of reminders.slice(50))
    expect(isCard(await pressAs(pressing, 'procurement', 'done', data))).toBe(true);
  expect(await effects()).toEqual({ done: 100, presses: 100 });
});

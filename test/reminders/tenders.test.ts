import { england } from '../../src/domain/words/working-day.ts';
import { day } from '../../src/domain/words/day.ts';
import { fine } from '../../src/domain/words/outcome.ts';
import { apps } from '../../src/local/directory.ts';
import { planReminders } from '../../src/reminders/plan.ts';
import { openWorld, type World } from '../registers/world.ts';
import { addChannel, app, friday } from './world.ts';

jest.setTimeout(60_000);

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const registers = world.registers('sv-lead');
  const saved = await registers.tenderDates.add({
    title: 'T-0004',
    ref: 'T-0004',
    service: 'Property',
    owner: 'procurement@council.example',
    stage: 'scoring',
    waitsFor: 'scores',
    people: 2,
    since: day('2026-11-12'),
    scoresDue: day('2026-11-27'),
    standstillEnds: day('2026-11-21'),
  });
  expect(saved.kind).toBe('saved');
  await addChannel(registers, 'A');
});
afterAll(() => world.close());

test('a tender is reminded of by reference, count and day, and nothing but the open site is asked', async () => {
  const asService = world.registers(
    'sv-lead',
    {},
    { token: async () => fine(await world.local.appToken(apps.reminders.id)) },
  );
  world.wire.length = 0;
  const run = { registers: asService, now: friday, clock: () => new Date(), calendar: england, app };
  const planned = await planReminders(run);
  if (planned.kind === 'fault') throw new Error(JSON.stringify(planned.fault));
  expect(planned.value.map(({ kind, subject, stage }) => [kind, subject, stage])).toEqual([
    ['standstill-ending', 'T-0004', '-1'],
    ['tender-waiting', 'T-0004', 'scores+3w'],
  ]);
  const card = decodeURIComponent(JSON.stringify(planned.value[0]?.card));
  for (const said of ['Tender T-0004', 'Waits for scores of 2 people', '27 November', '/tenders/T-0004'])
    expect(card).toContain(said);
  expect(world.wire.length).toBeGreaterThan(0);
  expect(world.wire.filter(({ path }) => /evaluation/i.test(decodeURIComponent(path)))).toEqual([]);
});

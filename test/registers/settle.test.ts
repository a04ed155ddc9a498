import { day } from '../../src/domain/words/day.ts';
import type { Registers } from '../../src/registers/registers.ts';
import { openWorld, type World } from './world.ts';

jest.setTimeout(60_000);

let world: World;
let registers: Registers;
beforeAll(async () => {
  world = await openWorld();
  registers = world.registers('sv-lead');
});
afterAll(() => world.close());

async function anAction(ref: string) {
  const owner = 'officer-waste@council.example';
  const saved = await registers.actions.add({
    title: 'Ask',
    ref,
    owner,
    due: day('2026-11-20'),
    status: 'open',
  });
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
  return saved.row;
}

async function statusOf(ref: string): Promise<string | undefined> {
  const all = await world.registers('sv-lead').actions.all();
  return all.kind === 'ok' ? all.value.find(({ values }) => values.ref === ref)?.values.status : undefined;
}

test('the last word on a row costs two units, and the next refresh says it', async () => {
  await registers.actions.all();
  const row = await anAction('A-1');
  const before = world.local.usage().units;
  expect(await registers.actions.settle(row, { status: 'done' })).toEqual({ kind: 'ok', value: undefined });
  expect(world.local.usage().units - before).toBe(2);
  await registers.actions.refresh();
  expect(registers.actions.rows()?.find(({ values }) => values.ref === 'A-1')?.values.status).toBe('done');
});

test('what somebody else changed meanwhile is not written over, and what is so already is fine', async () => {
  const row = await anAction('A-2');
  await world.registers('officer-waste').actions.change(row, { status: 'dropped' });
  expect(await registers.actions.settle(row, { status: 'done' })).toMatchObject({ kind: 'fault' });
  expect(await statusOf('A-2')).toBe('dropped');
  expect((await registers.actions.settle(row, { status: 'dropped' })).kind).toBe('ok');
});

test('a change whose answer is lost is found written', async () => {
  const row = await anAction('A-3');
  const cut = world.registers(
    'sv-lead',
    {},
    {
      fetch: async (input, init) => {
        const answer = await fetch(input, init);
        if (init?.method === 'PATCH') throw new TypeError('fetch failed');
        return answer;
      },
    },
  );
  await cut.actions.all();
  expect((await cut.actions.settle(row, { status: 'done' })).kind).toBe('ok');
  expect(await statusOf('A-3')).toBe('done');
});

import { day } from '../../src/domain/words/day.ts';
import { pounds } from '../../src/domain/words/money.ts';
import { answerKey } from '../../src/registers/keys.ts';
import { good } from '../kit/good.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.close());

const lift = {
  title: "Lift maintenance — O'Brien & Sons",
  ref: 'C-0001',
  stage: 'awarded',
  value: pounds('100000.05'),
  valueIncludesVat: false,
  start: day('2026-06-15'),
  end: day('2026-10-25'),
  owner: 'Officer-Property@council.example',
} as const;

test('a contract is saved and read back as it was entered, to the penny and to the day', async () => {
  const registers = world.registers('officer-property');
  const saved = await registers.contracts.add(lift);
  expect(saved).toMatchObject({
    kind: 'saved',
    row: { values: { ...lift, owner: lift.owner.toLowerCase() } },
  });
  const others = world.registers('officer-waste');
  const rows = good(await others.contracts.all());
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    values: { value: 10000005n, start: '2026-06-15', end: '2026-10-25', stage: 'awarded' },
    created: { by: { upn: 'officer-property@council.example' } },
  });
  expect(registers.saving.state().kind).toBe('saved');
});

test('an answer that is changed costs one request and three units', async () => {
  const registers = world.registers('officer-property');
  const key = answerKey('K-0001', 'benefit');
  const values = {
    title: 'What benefit?',
    checklist: 'K-0001',
    question: 'benefit',
    words: 'Two apprentices',
  };
  await registers.contracts.all();
  await registers.answers.all();
  world.wire.length = 0;
  const before = world.local.usage();
  const added = await registers.answers.add(values, key);
  expect(world.wire.map(({ method }) => method)).toEqual(['POST']);
  expect(world.local.usage().units - before.units).toBe(2);
  if (added.kind !== 'saved') throw new Error(JSON.stringify(added));
  world.wire.length = 0;
  const between = world.local.usage();
  const changed = await registers.answers.change(added.row, { words: 'Three apprentices' });
  expect(changed).toMatchObject({ kind: 'saved', row: { values: { words: 'Three apprentices' } } });
  expect(world.wire.map(({ path }) => path)).toEqual(['/v1.0/$batch']);
  expect(world.local.usage().units - between.units).toBeLessThanOrEqual(3);
});

test('two people in different columns of one row are both kept without a question', async () => {
  const [one, two] = [world.registers('officer-property'), world.registers('officer-waste')];
  const [mine] = good(await one.contracts.all());
  const [yours] = good(await two.contracts.all());
  expect(await one.contracts.change(mine!, { service: 'Property' })).toMatchObject({ kind: 'saved' });
  const merged = await two.contracts.change(yours!, { category: 'services' });
  expect(merged).toMatchObject({
    kind: 'saved',
    row: { values: { service: 'Property', category: 'services' } },
  });
});

test('two people in one column: both texts come back, and the one who chooses is obeyed', async () => {
  const [one, two] = [world.registers('officer-property'), world.registers('officer-waste')];
  const [mine] = good(await one.contracts.all());
  const [yours] = good(await two.contracts.all());
  await one.contracts.change(mine!, { description: 'Lifts in the town hall' });
  const met = await two.contracts.change(yours!, { description: 'Lifts in all buildings' });
  if (met.kind !== 'conflict') throw new Error(JSON.stringify(met));
  expect(met.conflict.columns).toEqual(['description']);
  expect(met.conflict.theirs.values.description).toBe('Lifts in the town hall');
  expect(met.conflict.mine.description).toBe('Lifts in all buildings');
  expect(two.saving.state()).toEqual({ kind: 'needs-you', count: 1 });
  const chosen = await two.contracts.change(met.conflict.theirs, { description: 'Lifts in all buildings' });
  expect(chosen.kind).toBe('saved');
  expect(two.saving.pending()).toEqual([]);
});

test('two people who answer one question at once make one row', async () => {
  const [one, two] = [world.registers('officer-property'), world.registers('officer-waste')];
  const key = answerKey('K-0001', 'local');
  const values = { title: 'Local?', checklist: 'K-0001', question: 'local' };
  const [a, b] = await Promise.all([
    one.answers.add({ ...values, words: 'Yes' }, key),
    two.answers.add({ ...values, words: 'Yes' }, key),
  ]);
  expect([a.kind, b.kind]).toEqual(['saved', 'saved']);
  const rows = good(await world.registers('officer-waste').answers.all());
  expect(rows.filter(({ clientKey }) => clientKey === key)).toHaveLength(1);
});

test('a reference that is taken is refused with the place and the mend', async () => {
  const saved = await world.registers('officer-waste').contracts.add({ ...lift, title: 'Another' });
  expect(saved).toEqual({
    kind: 'refused',
    problems: [{ place: 'Reference', tell: 'Another row has “C-0001”. Enter another one.' }],
  });
});

test('values that cannot be kept are refused before anything is sent', async () => {
  const registers = world.registers('officer-waste');
  world.wire.length = 0;
  const saved = await registers.contracts.add({ ...lift, title: 'x'.repeat(256), ref: '' });
  expect(saved).toEqual({
    kind: 'refused',
    problems: [
      { place: 'Contract', tell: 'This is 1 character too long. Shorten it to 255 characters.' },
      { place: 'Reference', tell: 'Enter the reference.' },
    ],
  });
  expect(world.wire).toEqual([]);
});

test('who may only read is told so, and the text is kept', async () => {
  const registers = world.registers('auditor');
  const saved = await registers.contracts.add({ ...lift, ref: 'C-0009' });
  expect(saved).toMatchObject({ kind: 'stopped', fault: { kind: 'no-right' } });
  expect(registers.saving.state()).toEqual({ kind: 'needs-you', count: 1 });
  expect(registers.saving.pending()[0]).toMatchObject({ place: `Contracts, ${lift.title}` });
});

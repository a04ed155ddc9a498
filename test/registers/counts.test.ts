import type { Write } from '../../src/registers/types.ts';
import { contracts } from '../../src/registers/lists/contracts.ts';
import { good } from '../kit/good.ts';
import { openWorld, type World } from './world.ts';
import { byHand } from '../kit/watched.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.close());

const row = (number: number): Write<typeof contracts> => ({
  kind: 'add',
  values: { title: `Contract ${number}`, ref: `C-${number}`, stage: 'awarded' },
  clientKey: `test/${number}`,
});
const rowsFrom = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, place) => row(from + place));
const items = () => world.wire.filter(({ path }) => path.includes('/items'));
// The quota of the smallest tenant would make these tests wait for minutes, as it should.
const wide = { quota: 1_000_000 };

test('5,000 rows are written in 250 requests, each acknowledged, and a second run writes none twice', async () => {
  const registers = world.registers('procurement', wide);
  await registers.themes.all();
  world.wire.length = 0;
  const seen: number[] = [];
  const saved = await registers.contracts.many(rowsFrom(0, 5000), (done) => seen.push(done));
  expect(saved.filter(({ kind }) => kind !== 'saved')).toEqual([]);
  expect(seen.at(-1)).toBe(5000);
  expect(world.wire.filter(({ method, path }) => `${method} ${path}` === 'POST /v1.0/$batch')).toHaveLength(
    250,
  );
  const again = await world
    .registers('procurement', wide)
    .contracts.many(rowsFrom(4980, 5000), () => undefined);
  expect(again.every(({ kind }) => kind === 'saved')).toBe(true);
}, 120_000);

test('opening the register of 5,000 contracts is two item requests at most, one for each joined list, in two round trips', async () => {
  const registers = world.registers('officer-waste');
  world.wire.length = 0;
  const before = world.local.usage();
  const [rows] = await Promise.all([
    registers.contracts.all(),
    registers.suppliers.all(),
    registers.contractSuppliers.all(),
    registers.checklists.all(),
  ]);
  expect(good(rows)).toHaveLength(5000);
  const list = (path: string) => /lists\/([^/]+)/.exec(path)?.[1] ?? '';
  const byList = new Map<string, number>();
  for (const { path } of items()) byList.set(list(path), (byList.get(list(path)) ?? 0) + 1);
  expect(byList.size).toBe(4);
  expect([...byList.values()].sort((a, b) => a - b).slice(0, 3)).toEqual([1, 1, 1]);
  expect(Math.max(...byList.values())).toBeLessThanOrEqual(2);
  // Site and lists are looked up once before: three units; then two units a list.
  expect(world.local.usage().units - before.units).toBeLessThanOrEqual(3 + 5 * 2);
}, 60_000);

test('opening the four lists again asks for nothing, and refreshing them is one request and four units', async () => {
  const registers = world.registers('officer-waste');
  const four = [registers.contracts, registers.suppliers, registers.contractSuppliers, registers.checklists];
  await Promise.all(four.map((register) => register.all()));
  world.wire.length = 0;
  await Promise.all(four.map((register) => register.all()));
  expect(world.wire).toEqual([]);
  const other = world.registers('officer-property');
  const [first] = good(await other.contracts.all());
  expect((await other.contracts.change(first!, { service: 'Waste' })).kind).toBe('saved');
  world.wire.length = 0;
  const before = world.local.usage();
  const [changed] = await Promise.all([
    registers.contracts.refresh(),
    ...four.slice(1).map((register) => register.refresh()),
  ]);
  expect(world.wire.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1.0/$batch']);
  expect(world.local.usage().units - before.units).toBe(4);
  expect(good(changed).find(({ id }) => id === first!.id)?.values).toMatchObject({ service: 'Waste' });
}, 60_000);

test('forty rows changed at once are two requests for each twenty, three units a row, and no answer is a refusal', async () => {
  const registers = world.registers('procurement', wide);
  const rows = good(await registers.contracts.all()).slice(0, 40);
  world.wire.length = 0;
  const before = world.local.usage();
  const saved = await registers.contracts.many(
    rows.map((base) => ({ kind: 'change', base, changes: { service: 'Parks' } })),
    () => undefined,
  );
  expect(saved.every((one) => one.kind === 'saved' && one.row.values.service === 'Parks')).toBe(true);
  expect(world.wire.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual(
    Array.from({ length: 4 }, () => 'POST /v1.0/$batch 200'),
  );
  expect(world.local.usage().units - before.units).toBe(3 * 40);
  // What was saved is the newest version: it can be changed again at once.
  const again = await registers.contracts.many(
    saved.flatMap((one) =>
      one.kind === 'saved' ? [{ kind: 'change' as const, base: one.row, changes: { service: 'Waste' } }] : [],
    ),
    () => undefined,
  );
  expect(again.every(({ kind }) => kind === 'saved')).toBe(true);
}, 60_000);

test('a deleted row is gone after a refresh, and a change told twice does no harm', async () => {
  const [one, two] = [world.registers('officer-waste'), world.registers('officer-property')];
  const rows = good(await one.contracts.all());
  const victim = good(await two.contracts.all()).find(({ values }) => values.ref === 'C-7')!;
  good(await two.contracts.remove(victim));
  expect(good(await one.contracts.refresh())).toHaveLength(rows.length - 1);
  expect(good(await one.contracts.refresh())).toHaveLength(rows.length - 1);
}, 60_000);

test('a list above 5,000 rows is read in ranges of its bucket, whole and without a row twice', async () => {
  const registers = world.registers('procurement', wide);
  await registers.contracts.many(rowsFrom(5000, 6500), () => undefined);
  world.wire.length = 0;
  const rows = good(await world.registers('officer-waste').contracts.all());
  expect(rows).toHaveLength(6499);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(6499);
  // As many as there are pages: whoever wrote so many rows has noted how long the list is.
  expect(items().filter(({ path }) => path.includes('Bucket'))).toHaveLength(2);
}, 120_000);

test('where the bucket is missing, or a row has none, the pages are read instead', async () => {
  const token = await world.local.token('it-admin@council.example', ['Sites.FullControl.All']);
  const headers = { ...byHand, authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const column = `${world.local.graph}/sites/council.sharepoint.com,51e00000-0000-4000-8000-000000000001,3eb00000-0000-4000-8000-000000000001/lists/Contracts/columns/Bucket`;
  expect((await fetch(column, { method: 'DELETE', headers })).status).toBe(204);
  world.wire.length = 0;
  const rows = good(await world.registers('officer-waste').contracts.all());
  expect(rows).toHaveLength(6499);
  expect(items().filter(({ path, status }) => status === 200 && path.includes('delta?token='))).not.toEqual(
    [],
  );
}, 60_000);

import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderAt } from '../../../src/cli/folder.ts';
import { pence } from '../../../src/domain/words/money.ts';
import { fromBytes } from '../../../src/registers/store/bytes.ts';
import { toBytes } from '../../../src/registers/store/to-bytes.ts';
import { openFileStore } from '../../../src/registers/store/file.ts';
import { good } from '../../kit/good.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
let path: string;
beforeAll(async () => {
  world = await openWorld();
  const registers = world.registers('procurement');
  for (const number of [1, 2, 3])
    await registers.contracts.add({
      title: `Contract ${number}`,
      ref: `C-${number}`,
      stage: 'open',
      value: pence(12_345n),
    });
}, 60_000);
afterAll(() => world.close());
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'good-measure-'));
});
afterEach(() => rmSync(path, { recursive: true }));

const owner = { tenantId: 'T', personId: 'job', site: 'S' };
const storeIn = (folder: string, now = () => new Date()) =>
  openFileStore({ owner, now, folder: folderAt(folder) });

async function fill() {
  const registers = world.registers('officer-waste', { store: storeIn(path) });
  const rows = good(await registers.contracts.all());
  await registers.copied();
  return rows;
}

test('a program that starts again reads what changed, one unit, instead of the whole list', async () => {
  const rows = await fill();
  world.wire.length = 0;
  const again = world.registers('officer-waste', { store: storeIn(path) });
  expect(good(await again.contracts.all())).toEqual(rows);
  const before = world.local.usage().units;
  good(await again.contracts.refresh());
  expect(world.local.usage().units - before).toBe(1);
  expect(world.wire).toHaveLength(1);
  await again.copied();
});

test.each([
  ['lost', () => readdirSync(path).forEach((name) => rmSync(join(path, name)))],
  ['cut off', () => readdirSync(path).forEach((name) => truncateSync(join(path, name), 40))],
  ['overwritten', () => readdirSync(path).forEach((name) => writeFileSync(join(path, name), 'not ours'))],
])('a copy that is %s counts as none: the list is read again', async (_, spoil) => {
  const rows = await fill();
  spoil();
  const again = world.registers('officer-waste', { store: storeIn(path) });
  world.wire.length = 0;
  expect(good(await again.contracts.all())).toEqual(rows);
  expect(world.wire.some(({ path: asked }) => asked.includes('/items/delta?$expand'))).toBe(true);
  await again.copied();
});

test('dropping everything leaves no file of the copy, and other files alone', async () => {
  await fill();
  writeFileSync(join(path, 'notes.txt'), 'mine');
  await storeIn(path).drop();
  expect(readdirSync(path)).toEqual(['notes.txt']);
});

test('a copy of somebody else, or that nobody used for 14 days, counts as none', async () => {
  await fill();
  const other = openFileStore({
    owner: { ...owner, personId: 'x' },
    now: () => new Date(),
    folder: folderAt(path),
  });
  expect(await other.open('contracts')).toBeUndefined();
  expect(await storeIn(path, () => new Date(Date.now() + 15 * 86_400_000)).open('contracts')).toBeUndefined();
  expect(await storeIn(path).open('contracts')).toBeDefined();
});

test('where the folder cannot be written the program works, and the store says why it keeps nothing', async () => {
  const file = join(path, 'a-file');
  writeFileSync(file, '');
  const store = storeIn(file);
  const registers = world.registers('officer-waste', { store });
  expect(good(await registers.contracts.all())).toHaveLength(3);
  await registers.copied();
  expect(registers.freshness.state()).toMatchObject({ storage: 'memory' });
  expect(registers.freshness.state().why).toContain('cannot be written');
  expect(existsSync(join(path, 'contracts.rows'))).toBe(false);
});

test('bytes hold arrays of every kind and every number, and what is none of ours is undefined', () => {
  const value = {
    a: new Uint8Array([1, 255]),
    b: [new Uint16Array([65_535]), new Uint32Array([2 ** 32 - 1])],
    c: { d: new Float64Array([0.1, -0, 1e300]), e: 'Ž€😀', f: null, g: [true, 'x'] },
    h: ['\ud800', -0, Infinity, -Infinity, NaN, ['x', '']],
  };
  expect(fromBytes(toBytes(value))).toEqual(value);
  const inside = new Uint8Array([9, 9, 9, ...toBytes(value)]).subarray(3); // as a program hands a small file over
  expect(fromBytes(inside)).toEqual(value);
  expect(fromBytes(new Uint8Array(3))).toBeUndefined();
  expect(fromBytes(toBytes(value).slice(0, -8))).toBeUndefined();
  expect(fromBytes(toBytes(value).subarray(0, -8))).toBeUndefined();
  expect(fromBytes(toBytes(value).subarray(0, 30))).toBeUndefined();
});

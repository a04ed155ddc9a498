import { openGateway } from '../../../src/registers/graph/gateway.ts';
import { openPlaces } from '../../../src/registers/graph/places.ts';
import { contracts } from '../../../src/registers/lists/contracts.ts';
import { readWhole, type Known } from '../../../src/registers/read.ts';
import { good } from '../../kit/good.ts';
import { openWorld, type World } from '../world.ts';

const count = 11_000;
const pages = Math.ceil(count / 5000);

let world: World;
beforeAll(async () => {
  world = await openWorld({ cachePages: true });
  const registers = world.registers('procurement');
  await registers.contracts.all();
  expect((await registers.contracts.add({ title: 'Contract', ref: 'C', stage: 'open' })).kind).toBe('saved');
  world.local.control({ fill: { site: 'SocialValue', list: 'Contracts', count, running: ['Bucket'] } });
}, 60_000);
afterAll(() => world.close());

/** What one reading cost: units, and the requests that it made. */
async function cost(known: Known) {
  const gateway = openGateway(world.tenant('officer-waste'));
  const list = good(await openPlaces(gateway).list(contracts));
  world.wire.length = 0;
  const before = world.local.usage().units;
  const { table, delta } = good(await readWhole({ gateway, declaration: contracts, list }, known));
  return { rows: table.count, delta, units: world.local.usage().units - before, asked: world.wire.length };
}

test('reading a long list of known length costs two units for each 5,000 rows, and one for the link to what comes later', async () => {
  expect(await cost({ expected: count, once: true })).toEqual({
    rows: count,
    delta: undefined,
    units: 2 * pages,
    asked: pages,
  });
  const linked = await cost({ expected: count });
  expect(linked).toMatchObject({ rows: count, units: 2 * pages + 1, asked: pages + 1 });
  expect(linked.delta).toContain('token=');
});

test('rows that came since the length was noted are in the last range, and cost no unit more while they fit', async () => {
  expect(await cost({ expected: count - 500, once: true })).toMatchObject({ rows: count, units: 2 * pages });
});

test('where nobody knows how long the list is, ranges beyond its end are asked for once', async () => {
  const { rows, units } = await cost({});
  expect(rows).toBe(count);
  // The first page, the link, and as many ranges as are read at once.
  expect(units).toBe(2 + 1 + 2 * 8);
});

test('a list that is longer than was noted is read whole all the same', async () => {
  const { rows } = await cost({ expected: 6000 });
  expect(rows).toBe(count);
});

test('the length of a long list is noted by whoever adds many rows and may, and the next reader asks for no page too many', async () => {
  const lead = world.registers('it-admin', { quota: 1_000_000 });
  const writes = Array.from({ length: 20 }, (_, place) => ({
    kind: 'add' as const,
    values: { title: `New ${place}`, ref: `N-${place}`, stage: 'open' as const },
  }));
  const saved = await lead.contracts.many(writes, () => undefined);
  expect(saved.every(({ kind }) => kind === 'saved')).toBe(true);
  const reader = world.registers('officer-waste');
  await reader.themes.all();
  world.wire.length = 0;
  expect(good(await reader.contracts.all())).toHaveLength(count + 20);
  const ranges = world.wire.filter(({ path }) => path.includes('Bucket'));
  expect(ranges).toHaveLength(pages);
  expect(world.wire).toHaveLength(pages + 1);
});

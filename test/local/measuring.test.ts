import { watched } from '../kit/watched.ts';
import { openTenant, type Tenant } from '../../src/local/tenant.ts';
import { client, it as admin, site } from './with-tenant.ts';

let tenant: Tenant;
beforeEach(async () => {
  tenant = await openTenant(watched({ tier: 'generous', cachePages: true }, 'anybody'));
});
afterEach(() => tenant.close());

async function listOfThree() {
  const ask = client(tenant, await tenant.token(admin, ['Sites.FullControl.All']));
  const made = await ask('POST', `${site}/lists`, {
    displayName: 'Long',
    columns: [
      { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
      { name: 'Place', number: {}, indexed: true },
    ],
  });
  expect(made.status).toBe(201);
  for (const key of ['a', 'b', 'c']) {
    const added = await ask('POST', `${site}/lists/Long/items`, {
      fields: { Title: key, Key: key, Place: 0 },
    });
    expect(added.status).toBe(201);
  }
  return ask;
}

test('a list is filled with copies of its items, unique texts numbered and running numbers counted', async () => {
  const ask = await listOfThree();
  tenant.control({ fill: { site: 'SocialValue', list: 'Long', count: 12, running: ['Place'] } });
  const { body } = await ask('GET', `${site}/lists/Long/items?$expand=fields`);
  expect(body.value).toHaveLength(12);
  expect(new Set(body.value.map((one: { fields: { Key: string } }) => one.fields.Key)).size).toBe(12);
  expect(body.value[11].fields).toMatchObject({ Title: 'c', Key: 'c-11', Place: 11 });
  const ranged = await ask('GET', `${site}/lists/Long/items?$filter=fields/Place ge 6 and fields/Place lt 9`);
  expect(ranged.body.value).toHaveLength(3);
});

test('a list that is longer loses its latest items, and delta tells of each', async () => {
  const ask = await listOfThree();
  const latest = await ask('GET', `${site}/lists/Long/items/delta?token=latest`);
  const fill = { site: 'SocialValue', list: 'Long', running: ['Place'] };
  tenant.control({ fill: { ...fill, count: 1 } });
  const { body } = await ask('GET', `${site}/lists/Long/items?$expand=fields`);
  expect(body.value.map((one: { fields: { Key: string } }) => one.fields.Key)).toEqual(['a']);
  const link = String(latest.body['@odata.deltaLink']);
  const since = await ask('GET', link.slice(link.indexOf('/sites/')));
  expect(since.body.value.map(({ id }: { id: string }) => id).sort()).toEqual(['2', '3']);
  tenant.control({ fill: { ...fill, count: 3 } });
  expect((await ask('GET', `${site}/lists/Long/items`)).body.value).toHaveLength(3);
});

test('a kept page is answered again until something changes', async () => {
  const ask = await listOfThree();
  const read = async () => (await ask('GET', `${site}/lists/Long/items?$expand=fields`)).body.value.length;
  expect([await read(), await read()]).toEqual([3, 3]);
  await ask('POST', `${site}/lists/Long/items`, { fields: { Title: 'd', Key: 'd' } });
  expect(await read()).toBe(4);
  await ask('DELETE', `${site}/lists/Long/items/1`);
  expect(await read()).toBe(3);
});

test('an answer takes longer by each item where that is ordered', async () => {
  const ask = await listOfThree();
  tenant.control({ chaos: { latency: 40, perItem: 20 } });
  const began = performance.now();
  await ask('GET', `${site}/lists/Long/items`);
  expect(performance.now() - began).toBeGreaterThanOrEqual(95);
});

test('a minute of the quota can be made short, and is over when it is over', async () => {
  const ask = await listOfThree();
  const one = (id: number) => ({ id: String(id), method: 'GET', url: `${site}/lists/Long/items/1` });
  const requests = Array.from({ length: 20 }, (_, id) => one(id));
  const spendAMinute = async () => {
    for (let n = 0; n < 65; n += 1) await ask('POST', '/$batch', { requests });
    return (await ask('GET', `${site}/lists/Long/items/1`)).status;
  };
  tenant.control({ tier: 'smallest', minuteLasts: 60_000, resetCounters: true });
  expect(await spendAMinute()).toBe(429);
  tenant.control({ minuteLasts: 100, resetCounters: true });
  await spendAMinute();
  await new Promise((over) => setTimeout(over, 1200)); // calls that come early push the deadline back by a second
  expect((await ask('GET', `${site}/lists/Long/items/1`)).status).toBe(200);
  expect(() => tenant.control({ minuteLasts: 1 })).toThrow('minuteLasts is a number of milliseconds.');
});

import { client, officer, opened, site, withContracts, type Ask } from './with-tenant.ts';
import { dice, readChaos } from '../../src/local/chaos.ts';
import type { Tenant } from '../../src/local/tenant.ts';

let tenant: Tenant;
afterEach(() => tenant.close());

const start = Date.UTC(2026, 0, 5, 9);

async function small() {
  let at = start;
  const all = await opened({ tier: 'smallest', now: () => new Date(at) });
  ({ tenant } = all);
  const { path } = await withContracts(all.asIt);
  tenant.control({ resetCounters: true });
  return { ...all, path, wait: (seconds: number) => (at += seconds * 1000) };
}

async function spend(ask: Ask, path: string, units: number) {
  for (let done = 0; done < units; done += 40) {
    const count = Math.min(20, (units - done) / 2);
    const requests = Array.from({ length: count }, (_, n) => ({
      id: String(n),
      method: 'GET',
      url: `${path}/items?$top=1`,
    }));
    const told = await ask('POST', '/$batch', { requests });
    expect(new Set(told.body.responses.map((each: { status: number }) => each.status))).toEqual(
      new Set([200]),
    );
  }
}

test('§8 the smallest tenant gives a program 1,250 units a minute, tells it from 80 %, and refuses the rest', async () => {
  const { asOfficer, path, wait } = await small();
  await spend(asOfficer, path, 998);
  expect((await asOfficer('GET', `${path}/items?$top=1`)).headers.get('ratelimit-limit')).toBe('1250');
  const told = await asOfficer('GET', `${path}/items?$top=1`);
  expect([told.headers.get('ratelimit-remaining'), told.headers.get('ratelimit-reset')]).toEqual([
    '248',
    '60',
  ]);
  await spend(asOfficer, path, 248);
  wait(10);
  const refused = await asOfficer('GET', `${path}/items?$top=1`);
  expect(refused).toMatchObject({
    status: 429,
    body: { error: { code: 'TooManyRequests', innerError: { message: 'Please retry after' } } },
  });
  expect(refused.headers.get('retry-after')).toBe('50');
});

test('§8 below 80 % no RateLimit header is sent', async () => {
  const { asOfficer, path } = await small();
  const told = await asOfficer('GET', `${path}/items`);
  expect(told.headers.get('ratelimit-limit')).toBeNull();
  expect(tenant.usage()).toEqual({ requests: 1, units: 2, refused: 0 });
});

test('§8 a call before the deadline is refused again and pushes it back; after it, all is well', async () => {
  const { asOfficer, path, wait } = await small();
  await spend(asOfficer, path, 1250);
  const until = async () => Number((await asOfficer('GET', `${path}/items/1`)).headers.get('retry-after'));
  expect(await until()).toBe(60);
  expect(await until()).toBe(61);
  // The minute is over, yet the early calls moved the deadline to later.
  wait(60);
  expect(await until()).toBe(2);
  wait(2);
  expect((await asOfficer('GET', `${path}/items`)).status).toBe(200);
});

test('§6 and §8 the parts of a batch are counted and refused each by itself, in a batch that is 200', async () => {
  const { asOfficer, path } = await small();
  await spend(asOfficer, path, 1240);
  const headers = { 'content-type': 'application/json' };
  const requests = Array.from({ length: 20 }, (_, n) => ({
    id: String(n),
    method: 'POST',
    url: `${path}/items`,
    headers,
    body: { fields: { Title: `row ${n}` } },
  }));
  const told = await asOfficer('POST', '/$batch', { requests });
  expect(told.status).toBe(200);
  const by = (status: number) =>
    told.body.responses.filter((each: { status: number }) => each.status === status);
  expect([by(201).length, by(429).length]).toEqual([5, 15]);
  expect(Number(by(429)[0].headers['Retry-After'])).toBeGreaterThan(0);
  expect(by(429)[0].headers).not.toHaveProperty('Content-Type');
});

test('§8 what each kind of request costs', async () => {
  const { asIt, asOfficer, path } = await small();
  const cost = async (run: () => Promise<unknown>) => {
    const before = tenant.usage().units;
    await run();
    return tenant.usage().units - before;
  };
  await asOfficer('POST', `${path}/items`, { fields: {} });
  expect(await cost(() => asOfficer('GET', `${path}/items/1`))).toBe(1);
  expect(await cost(() => asOfficer('GET', `${path}/items`))).toBe(2);
  expect(await cost(() => asOfficer('PATCH', `${path}/items/1/fields`, { Title: 'x' }))).toBe(2);
  expect(await cost(() => asOfficer('GET', `${path}/items/delta`))).toBe(2);
  expect(await cost(() => asOfficer('GET', `${path}/items/delta?token=latest`))).toBe(1);
  expect(await cost(() => asIt('GET', `${site}/permissions`))).toBe(5);
  expect(await cost(() => asOfficer('GET', '/me'))).toBe(0);
});

test('§3 above 5,000 rows the first indexed condition decides: 429 without Retry-After, whatever follows', async () => {
  const all = await opened();
  ({ tenant } = all);
  const { path } = await withContracts(all.asIt);
  const headers = { 'content-type': 'application/json' };
  for (let n = 0; n < 5010; n += 20) {
    const requests = Array.from({ length: 20 }, (_, k) => ({
      id: String(k),
      method: 'POST',
      url: `${path}/items`,
      headers,
      body: { fields: { Service: 'Waste', Value: n + k } },
    }));
    await all.asOfficer('POST', '/$batch', { requests });
  }
  const ask = (query: string, more = {}) => all.asOfficer('GET', `${path}/items?${query}`, undefined, more);
  const prefer = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };
  for (const told of [
    await ask("$filter=fields/Service eq 'Waste'"),
    await ask("$filter=fields/Service eq 'Waste' and fields/Value eq 3&$top=1"),
    await ask("$filter=fields/Service eq 'Waste'", prefer),
    await ask('$orderby=fields/Value'),
    await ask('$orderby=id desc'),
    await ask('$filter=fields/Plain eq 3', prefer),
  ]) {
    expect(told).toMatchObject({ status: 429, body: { error: { code: 'activityLimitReached' } } });
    expect(told.headers.get('retry-after')).toBeNull();
    expect(told.headers.get('x-local-reason')).toBe('list-view-threshold');
  }
  const good = await ask("$filter=fields/Value lt 10 and fields/Service eq 'Waste'");
  expect(good.body.value).toHaveLength(10);
  const page = await ask('$top=5000');
  expect((await all.asOfficer('GET', page.body['@odata.nextLink'])).body.value).toHaveLength(20);
}, 60_000);

test('§10 at most 12 lookup and person columns are read at once', async () => {
  const all = await opened();
  ({ tenant } = all);
  const columns = Array.from({ length: 11 }, (_, n) => ({ name: `P${n}`, personOrGroup: {} }));
  const made = await all.asIt('POST', `${site}/lists`, { displayName: 'Many people', columns });
  const items = `${site}/lists/${made.body.id}/items`;
  expect((await all.asOfficer('GET', `${items}?expand=fields`)).status).toBe(400);
  expect((await all.asOfficer('GET', `${items}?expand=fields(select=P1,P2)`)).status).toBe(200);
});

test('§10 a list takes 20 indexes', async () => {
  const all = await opened();
  ({ tenant } = all);
  const columns = Array.from({ length: 21 }, (_, n) => ({ name: `I${n}`, text: {}, indexed: true }));
  expect((await all.asIt('POST', `${site}/lists`, { displayName: 'Indexed', columns })).status).toBe(400);
  expect((await all.asIt('GET', `${site}/lists/Indexed`)).status).toBe(404);
  expect(
    (await all.asIt('POST', `${site}/lists`, { displayName: 'Indexed', columns: columns.slice(1) })).status,
  ).toBe(201);
});

describe('faults', () => {
  const withFault = async (chaos: Record<string, unknown>) => {
    const all = await opened();
    ({ tenant } = all);
    const { path } = await withContracts(all.asIt);
    tenant.control({ chaos });
    return { ...all, path };
  };

  test.each([
    ['integer', /^1$/],
    ['decimal', /^0\.249$/],
    ['date', / GMT$/],
    ['absent', /^null$/],
  ])('429 with Retry-After as %s', async (retryAfter, form) => {
    const { asOfficer, path } = await withFault({ throttle: 1, retryAfter, times: 1 });
    const told = await asOfficer('GET', `${path}/items`);
    expect([told.status, String(told.headers.get('retry-after'))]).toEqual([
      429,
      expect.stringMatching(form),
    ]);
    expect((await asOfficer('GET', `${path}/items`)).status).toBe(200);
  });

  test('an answer is lost after the write was done: the row is there', async () => {
    const { asOfficer, path } = await withFault({ lostAnswer: 1, times: 1 });
    await expect(asOfficer('POST', `${path}/items`, { fields: { ClientKey: 'k' } })).rejects.toThrow(
      'fetch failed',
    );
    const again = await asOfficer('POST', `${path}/items`, { fields: { ClientKey: 'k' } });
    expect(again.status).toBe(409);
    expect((await asOfficer('GET', `${path}/items?$filter=fields/ClientKey eq 'k'`)).body.value).toHaveLength(
      1,
    );
  });

  test('a connection is cut before the write was done: the row is not there', async () => {
    const { asOfficer, path } = await withFault({ cut: 1, times: 1 });
    await expect(asOfficer('POST', `${path}/items`, { fields: { ClientKey: 'k' } })).rejects.toThrow(
      'fetch failed',
    );
    expect((await asOfficer('GET', `${path}/items`)).body.value).toEqual([]);
  });

  test('server errors, partial batches, dead delta tokens and latency come when ordered', async () => {
    const { asOfficer, path } = await withFault({ serverError: 1, times: 1, only: '/items' });
    expect((await asOfficer('GET', '/me')).status).toBe(200);
    expect((await asOfficer('GET', `${path}/items`)).status).toBeGreaterThanOrEqual(500);
    const latest = await asOfficer('GET', `${path}/items/delta?token=latest`);
    tenant.control({ chaos: { deltaGone: 1, times: 1 } });
    expect((await asOfficer('GET', latest.body['@odata.deltaLink'])).status).toBe(410);
    tenant.control({ chaos: { partialBatch: 0.5, seed: 4 } });
    const requests = Array.from({ length: 20 }, (_, id) => ({ id: String(id), method: 'GET', url: '/me' }));
    const told = await asOfficer('POST', '/$batch', { requests });
    const good = told.body.responses.filter((each: { status: number }) => each.status === 200).length;
    expect(good).toBeGreaterThan(0);
    expect(good).toBeLessThan(20);
    tenant.control({ chaos: { latency: 60 } });
    const began = performance.now();
    await asOfficer('GET', '/me');
    expect(performance.now() - began).toBeGreaterThanOrEqual(55);
  });

  test('faults are off unless ordered, and an order that cannot be read is told', async () => {
    const all = await opened();
    ({ tenant } = all);
    for (let n = 0; n < 50; n += 1) expect((await all.asOfficer('GET', '/me')).status).toBe(200);
    expect(readChaos('latency=200, throttle=0.1,retryAfter=date')).toEqual({
      latency: 200,
      throttle: 0.1,
      retryAfter: 'date',
    });
    expect(readChaos('throttle=2')).toMatch(/“throttle=2” is no fault/);
    expect(readChaos('sunshine=1')).toMatch(/is no fault/);
    const rolls = [dice(7), dice(7)].map((roll) => [roll(), roll(), roll()]);
    expect(rolls[0]).toEqual(rolls[1]);
  });
});

test('a person may make 3,000 requests in five minutes, over all programs', async () => {
  const all = await opened({ tier: 'smallest' });
  ({ tenant } = all);
  const mine = client(tenant, await tenant.token(officer));
  // What costs no units is counted for the person all the same.
  let refused = 0;
  for (let n = 0; n < 3002; n += 20) {
    const requests = Array.from({ length: 20 }, (_, id) => ({ id: String(id), method: 'GET', url: '/me' }));
    const told = await mine('POST', '/$batch', { requests });
    refused += told.body.responses.filter((each: { status: number }) => each.status === 429).length;
  }
  expect(refused).toBe(20);
}, 120_000);

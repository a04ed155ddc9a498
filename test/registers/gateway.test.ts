import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fine } from '../../src/domain/words/outcome.ts';
import { at, literal, query, sitePath, within } from '../../src/registers/graph/address.ts';
import { openGateway } from '../../src/registers/graph/gateway.ts';
import { openTransport } from '../../src/registers/graph/transport.ts';
import { waitSaid } from '../../src/registers/graph/retry-after.ts';
import type { Tenant } from '../../src/registers/types.ts';

type Heard = { method: string; url: string; authorization: string | undefined; body: string; at: number };
type Say = (heard: Heard, response: ServerResponse) => void;

let server: Server;
let heard: Heard[] = [];
let say: Say = () => undefined;
let graph = '';

beforeAll(async () => {
  server = createServer((request: IncomingMessage, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, authorization: headers.authorization, body, at: Date.now() };
      heard.push(one);
      say(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  graph = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1.0`;
});
beforeEach(() => (heard = []));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};

const waits: number[] = [];
function tenant(more: Partial<Tenant> = {}): Tenant {
  waits.length = 0;
  return {
    graph,
    sites: { open: 'x' },
    token: async () => fine('secret'),
    fetch,
    now: () => new Date(),
    random: (bytes) => randomBytes(bytes),
    wait: async (milliseconds) => void waits.push(milliseconds),
    ...more,
  };
}

test.each([
  ["R & D's #1 + 50%/é", "$filter=fields%2FTitle%20eq%20'R%20%26%20D''s%20%231%20%2B%2050%25%2F%C3%A9'"],
  ["' or 1 eq 1", "$filter=fields%2FTitle%20eq%20'''%20or%201%20eq%201'"],
  ['%27', "$filter=fields%2FTitle%20eq%20'%2527'"],
])('%j stays one value inside a filter', (value, wanted) => {
  expect(query({ $filter: `fields/Title eq ${literal(value)}` })).toBe(`?${wanted}`);
});

test('what stands in a path is encoded, so that no value leads to another path', () => {
  expect(at`/lists/${'../../me?x=1#'}`).toBe('/lists/..%2F..%2Fme%3Fx%3D1%23');
  expect(sitePath('council.sharepoint.com:/sites/Social Value')).toBe(
    '/sites/council.sharepoint.com:/sites/Social%20Value',
  );
  expect(sitePath('host,guid,guid')).toBe('/sites/host,guid,guid');
});

test.each([
  'https://evil.example/v1.0/x',
  'http://127.0.0.1:1/v1.0/x',
  'https://graph.microsoft.com.evil.example/v1.0/x',
  'https://user@graph.microsoft.com/v1.0/x',
  'http://graph.microsoft.com/v1.0/x',
  'https://graph.microsoft.com/beta/x',
  '//evil.example/v1.0/x',
  'javascript:alert(1)',
  '',
])('a link to %j is not followed', (link) => {
  expect(within('https://graph.microsoft.com/v1.0', link)).toBeUndefined();
});

test('a hostile nextLink gets no call and no token', async () => {
  const stolen: (string | undefined)[] = [];
  const thief = createServer((request, response) => {
    stolen.push(request.headers.authorization);
    json(response, 200, { value: [] });
  });
  await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve));
  const port = (thief.address() as AddressInfo).port;
  say = (_, response) =>
    json(response, 200, {
      value: [1],
      '@odata.nextLink': `http://127.0.0.1:${port}/v1.0/items?$skiptoken=x`,
    });
  const pages = await openGateway(tenant()).pages('/items', 'the list');
  expect(pages).toMatchObject({ kind: 'fault', fault: { kind: 'strange', code: 'stray link' } });
  expect(stolen).toEqual([]);
  thief.close();
});

test('a nextLink of the tenant is followed as it is, token and all', async () => {
  say = ({ url }, response) =>
    url.includes('skiptoken')
      ? json(response, 200, { value: [2], '@odata.deltaLink': `${graph}/items/delta?token=abc` })
      : json(response, 200, {
          value: [1],
          '@odata.nextLink': `${graph}/items?$expand=fields($select=A,B)&$skiptoken=UGFnZWQ9%3d`,
        });
  const pages = await openGateway(tenant()).pages('/items', 'the list');
  expect(pages).toEqual({ kind: 'ok', value: { elements: [1, 2], delta: '/items/delta?token=abc' } });
  expect(heard.map(({ url }) => url)).toEqual([
    '/v1.0/items',
    '/v1.0/items?$expand=fields($select=A,B)&$skiptoken=UGFnZWQ9%3d',
  ]);
  expect(heard.every(({ authorization }) => authorization === 'Bearer secret')).toBe(true);
});

test.each<[string, Record<string, string>, number | undefined]>([
  ['whole seconds', { 'retry-after': '7' }, 7000],
  ['decimal seconds', { 'retry-after': '2.128' }, 2128],
  ['none at all', {}, undefined],
  ['zero', { 'retry-after': '0' }, 0],
  ['a day', { 'retry-after': '86400' }, 86_400_000],
  [
    'a date, by the clock of the server',
    { 'retry-after': 'Sun, 22 Nov 2026 14:00:30 GMT', date: 'Sun, 22 Nov 2026 14:00:00 GMT' },
    30_000,
  ],
  ['nonsense', { 'retry-after': 'soon' }, undefined],
  ['the greater of two', { 'retry-after': '5', 'ratelimit-reset': '31' }, 31_000],
])('a wait given as %s is read', (_, headers, wanted) => {
  expect(waitSaid(headers, new Date('2020-01-01'))).toBe(wanted);
});

test('after a 429 nobody asks before the deadline, whoever was refused', async () => {
  let until = 0;
  let early = 0;
  say = ({ at: when }, response) => {
    if (when < until - 2) early += 1;
    if (until === 0) {
      until = Date.now() + 200;
      return json(response, 429, { error: { code: 'TooManyRequests' } }, { 'Retry-After': '0.2' });
    }
    json(response, 200, { value: [] });
  };
  const gateway = openGateway(
    tenant({ wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)) }),
  );
  await gateway.read('/first', 'x');
  until = 0;
  await gateway.read('/again', 'x');
  const all = await Promise.all(Array.from({ length: 20 }, (_, n) => gateway.read(`/${n}`, 'x')));
  expect(all.every(({ kind }) => kind === 'ok')).toBe(true);
  expect(early).toBe(0);
});

test('a 401 asks for a fresh token once, and then says to sign in', async () => {
  let tokens = 0;
  say = ({ authorization }, response) =>
    authorization === 'Bearer 2'
      ? json(response, 200, { value: [] })
      : json(response, 401, { error: { code: 'InvalidAuthenticationToken' } });
  const fresh = tenant({ token: async () => fine(String((tokens += 1))) });
  expect((await openGateway(fresh).read('/me', 'you')).kind).toBe('ok');
  const stale = await openGateway(tenant()).read('/me', 'you');
  expect(stale).toMatchObject({ kind: 'fault', fault: { kind: 'not-signed-in' } });
});

test('a page of a proxy instead of an answer is a passing fault, not a crash', async () => {
  let calls = 0;
  say = (_, response) => {
    calls += 1;
    if (calls === 3) return json(response, 200, { value: [] });
    response.writeHead(502, { 'content-type': 'text/html' });
    response.end('<html>Bad gateway</html>');
  };
  expect((await openGateway(tenant()).read('/x', 'x')).kind).toBe('ok');
  expect(calls).toBe(3);
});

test('no answer at all is tried again, and in the end told as offline', async () => {
  const dead = tenant({ fetch: async () => Promise.reject(new TypeError('fetch failed')) });
  expect(await openGateway(dead).read('/x', 'the list')).toMatchObject({
    kind: 'fault',
    fault: { kind: 'offline', tell: 'No answer came from SharePoint about the list.' },
  });
  expect(waits).toHaveLength(5);
});

test('a filter over the threshold is told from throttling, and stops nobody else', async () => {
  const refusal = { error: { code: 'activityLimitReached' } };
  say = ({ url, body }, response) => {
    if (url.includes('$batch')) {
      const { requests } = JSON.parse(body) as { requests: { id: string }[] };
      return json(response, 200, {
        responses: requests.map(({ id }) => ({ id, status: 429, headers: {}, body: refusal })),
      });
    }
    json(response, url.includes('filter') ? 429 : 200, url.includes('filter') ? refusal : { value: [] });
  };
  const gateway = openGateway(tenant());
  const read = await gateway.read('/items?$filter=fields%2FService%20eq%20%271%27', 'Contracts');
  expect(read).toMatchObject({ kind: 'fault', fault: { kind: 'too-large' } });
  expect(gateway.limiter.cooling()).toBe(false);
  expect((await gateway.read('/items', 'x')).kind).toBe('ok');
});

test('the parts of a batch are matched by id in any order; a missing part is unknown', async () => {
  say = ({ body }, response) => {
    const { requests } = JSON.parse(body) as { requests: { id: string }[] };
    const answers = requests.map(({ id }) => ({
      id,
      status: 200,
      headers: { 'retry-after': 1 },
      body: { id },
    }));
    json(response, 200, { responses: answers.reverse().filter(({ id }) => id !== '2') });
  };
  const parts = [1, 2, 3].map((n) => ({ method: 'GET', path: `/${n}` }) as const);
  const outcome = await openGateway(tenant()).batch(parts);
  if (outcome.kind === 'fault') throw new Error(outcome.fault.tell);
  expect(outcome.value.map(({ status, body }) => [status, body])).toEqual([
    [200, { id: '1' }],
    [0, undefined],
    [200, { id: '3' }],
  ]);
});

test('work in bulk keeps within the quota of the minute', async () => {
  let clock = 0;
  const paced = tenant({
    now: () => new Date(clock),
    wait: async (milliseconds) => void (clock += milliseconds),
  });
  const { limiter } = openGateway(paced, 1000);
  const spent: { at: number; units: number }[] = [];
  for (let batch = 0; batch < 100; batch += 1) {
    await limiter.afford(40);
    spent.push({ at: clock, units: 40 });
  }
  for (const { at: end } of spent) {
    const minute = spent.filter(({ at: when }) => when > end - 60_000 && when <= end);
    expect(minute.reduce((sum, { units }) => sum + units, 0)).toBeLessThanOrEqual(900);
  }
  // 4,000 units at 900 a minute: four full minutes must pass.
  expect(clock).toBeLessThanOrEqual(4 * 60_000 + 100);
});

test('a service that never answers counts as no answer after a while, so that the change is seen to wait', async () => {
  say = () => undefined;
  const answer = await openTransport(tenant(), 50).send({ method: 'GET', path: '/x' }, 'secret');
  expect(answer.status).toBe(0);
});

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { workflows } from '../../../src/reminders/post/address.ts';
import type { Posted } from '../../../src/reminders/post/transport.ts';
import { openWebhook, webhookVariable } from '../../../src/reminders/post/webhook.ts';
import { testCard } from '../../../src/reminders/cards/digest-card.ts';
import { view } from '../cards/samples.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, call: number) => void;

const message = { card: testCard('General', view('webhook')), summary: 'A test' };

/** Posts once to a workflow that answers so; what was posted, how it ended and how long was waited. */
async function posted(
  answer: Answer,
  posts = 1,
): Promise<{ ends: Posted[]; bodies: string[]; waits: number[] }> {
  const bodies: string[] = [];
  const waits: number[] = [];
  let call = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      bodies.push(body);
      answer(request, response, (call += 1));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const webhook = openWebhook({
    addressOf: () => `http://127.0.0.1:${port}/hook?sig=secret`,
    allowed: workflows([`http://127.0.0.1:${port}`]),
    wait: async (milliseconds) => void waits.push(milliseconds),
    limits: { milliseconds: 300, bytes: 64 * 1024 },
  });
  try {
    const ends = await Promise.all(Array.from({ length: posts }, () => webhook.post('General', message)));
    return { ends, bodies, waits };
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const status =
  (code: number, headers: Record<string, string> = {}, body = ''): Answer =>
  (_, response) =>
    void response.writeHead(code, headers).end(body);

test('a post is the message that Workflows expects, and 202 is acceptance', async () => {
  const { ends, bodies } = await posted(status(202));
  expect(ends).toEqual([{ kind: 'accepted' }]);
  expect(JSON.parse(bodies[0] ?? '')).toMatchObject({
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { version: '1.5' } }],
  });
});

test('posts go one a second', async () => {
  const { waits, ends } = await posted(status(202), 3);
  expect(ends).toHaveLength(3);
  expect(waits.filter((wait) => wait === 1_000).length).toBeGreaterThanOrEqual(2);
});

test('a workflow that is busy is asked again when it says', async () => {
  const { ends, waits, bodies } = await posted(
    (_, response, call) => void response.writeHead(call === 1 ? 429 : 202, { 'retry-after': '7' }).end(),
  );
  expect([ends[0]?.kind, bodies.length, waits[0]]).toEqual(['accepted', 2, 7_000]);
});

test('one that asks for an hour is left to the next run', async () => {
  const { ends, bodies } = await posted(status(429, { 'retry-after': '3600' }));
  expect([ends[0]?.kind, bodies.length]).toEqual(['failed', 1]);
});

test.each([
  ['404', status(404), /gone/],
  ['401', status(401), /does not take posts/],
  ['413', status(413), /too large/],
  ['500', status(500), /answered 500/],
  [
    '200 with an error in it',
    status(200, {}, '{"error":{"message":"Request failed"}}'),
    /said that it failed/,
  ],
  ['a redirect', status(307, { location: 'http://127.0.0.1:1/x' }), /not followed/],
])('%s is a failure with a reason, after one post', async (_, answer, reason) => {
  const { ends, bodies } = await posted(answer);
  expect(bodies).toHaveLength(1);
  expect(ends[0]).toMatchObject({ kind: 'failed', tell: expect.stringMatching(reason) });
  expect(JSON.stringify(ends)).not.toMatch(/secret|127\.0\.0\.1/);
});

test.each([
  ['no answer in time', (() => undefined) as Answer],
  ['a connection that breaks', ((request) => void request.socket.destroy()) as Answer],
  [
    'an answer that never ends',
    ((_, response) => void response.writeHead(200).write('x'.repeat(70_000))) as Answer,
  ],
  ['504', status(504)],
])('%s is not certain, and is not posted again', async (_, answer) => {
  const { ends, bodies } = await posted(answer);
  expect([ends[0]?.kind, bodies.length]).toEqual(['unsure', 1]);
});

test('a workflow that cannot be reached was not posted to, and is tried three times', async () => {
  const waits: number[] = [];
  const webhook = openWebhook({
    addressOf: () => 'http://127.0.0.1:1/hook',
    allowed: workflows(['http://127.0.0.1:1']),
    wait: async (milliseconds) => void waits.push(milliseconds),
  });
  expect(await webhook.post('General', message)).toMatchObject({ kind: 'failed' });
  expect(waits.slice(0, 2)).toEqual([2_000, 4_000]);
});

test('a channel without an address says which variable to set', async () => {
  const webhook = openWebhook({
    addressOf: () => undefined,
    allowed: workflows(),
    wait: async () => undefined,
  });
  expect(await webhook.post('Contract managers', message)).toMatchObject({
    kind: 'failed',
    tell: expect.stringContaining('GM_WEBHOOK_CONTRACT_MANAGERS'),
  });
  expect(webhookVariable('Café & parks ')).toBe('GM_WEBHOOK_CAFE_PARKS');
});

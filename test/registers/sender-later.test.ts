import type { Fault, Outcome } from '../../src/domain/words/outcome.ts';
import { memoryJournal, type Entry } from '../../src/registers/journal.ts';
import { senderLater } from '../../src/registers/sender-later.ts';
import { openSender, type Sender } from '../../src/registers/sender.ts';
import type { Tenant } from '../../src/registers/types.ts';

const offline: Fault = { kind: 'offline', tell: 'There is no connection.', mend: 'Check it.', code: 'test' };

const tenant: Tenant = {
  graph: 'http://localhost/v1.0',
  sites: { open: 'council.sharepoint.com:/sites/SocialValue' },
  token: async () => ({ kind: 'ok', value: '' }),
  fetch: () => Promise.reject(new TypeError('nothing is fetched here')),
  now: () => new Date('2026-03-02T09:00:00Z'),
  random: (bytes) => new Uint8Array(bytes),
  wait: () => Promise.resolve(),
};

function entry(key: string, fields: Entry['fields'], kind: Entry['kind'] = 'change'): Entry {
  const blank = { id: '7', etag: '"{a},3"', base: {}, shared: false, tried: false };
  return { key, register: 'answers', item: 'row', kind, fields, at: '2026-03-02T09:00:00Z', ...blank };
}

/** A sender whose code cannot be fetched until `connect` is called; what it sends is kept in order. */
function late() {
  const journal = memoryJournal();
  const sent: Entry['fields'][] = [];
  let connected = false;
  let wake: () => void = () => undefined;
  const line = openSender({
    tenant,
    journal,
    write: async ({ fields }) => {
      sent.push(fields);
      return { kind: 'done' };
    },
    learned: () => undefined,
    acknowledged: () => undefined,
  });
  const load = async (): Promise<Outcome<Sender>> =>
    connected ? { kind: 'ok', value: line } : { kind: 'fault', fault: offline };
  const pause = (_: number, signal: AbortSignal) =>
    new Promise<void>((done) => {
      wake = done;
      signal.addEventListener('abort', () => done());
    });
  const sender = senderLater({ journal, load, pause });
  return {
    sender,
    journal,
    sent,
    connect: () => {
      connected = true;
    },
    wake: () => wake(),
  };
}

const soon = () => new Promise((done) => setImmediate(done));

test('a change made while the code that sends cannot be fetched waits in the journal, and is sent when it can', async () => {
  const { sender, journal, sent, connect, wake } = late();
  const told: string[] = [];
  sender.subscribe(() =>
    told.push(
      sender
        .held()
        .map(({ state }) => state)
        .join(),
    ),
  );
  const first = sender.submit(entry('one', { Text: 'first' }));
  expect(sender.held()).toHaveLength(1);
  await soon();
  const second = sender.submit(entry('two', { Text: 'second', Note: 'new' }));
  await soon();
  expect(sender.held().map(({ state, fault }) => [state, fault])).toEqual([['waiting', offline]]);
  expect((await journal.all()).map(({ key, fields }) => [key, fields])).toEqual([
    ['one', { Text: 'second', Note: 'new' }],
  ]);
  expect(sent).toEqual([]);
  connect();
  wake();
  expect((await Promise.all([first, second])).map(({ settled }) => settled.kind)).toEqual(['done', 'done']);
  expect(sent).toEqual([{ Text: 'second', Note: 'new' }]);
  expect(await journal.all()).toEqual([]);
  expect(sender.held()).toEqual([]);
  expect(told).toContain('waiting');
  expect(told.at(-1)).toBe('');
});

test('"try again" fetches the code at once', async () => {
  const { sender, sent, connect } = late();
  const change = sender.submit(entry('one', { Text: 'first' }));
  await soon();
  await soon();
  connect();
  sender.retry();
  expect((await change).settled.kind).toBe('done');
  expect(sent).toHaveLength(1);
});

test('a change that is discarded before the code came is never sent', async () => {
  const { sender, journal, sent, connect, wake } = late();
  const change = sender.submit(entry('one', { Text: 'first' }));
  await soon();
  sender.discard('one');
  expect((await change).settled).toMatchObject({ kind: 'stopped', fault: { code: 'given up' } });
  connect();
  wake();
  await sender.submit(entry('two', { Text: 'second' }));
  expect(sent).toEqual([{ Text: 'second' }]);
  expect(await journal.all()).toEqual([]);
});

test('a removal after a change is sent after it', async () => {
  const { sender, sent, connect, wake } = late();
  const change = sender.submit(entry('one', { Text: 'first' }));
  const removal = sender.submit(entry('two', {}, 'remove'));
  await soon();
  connect();
  wake();
  expect((await Promise.all([change, removal])).map(({ settled }) => settled.kind)).toEqual(['done', 'done']);
  expect(sent).toEqual([{ Text: 'first' }, {}]);
});

test('what an earlier page left is sent once the code can be fetched', async () => {
  const { sender, journal, sent, connect, wake } = late();
  await journal.put(entry('left', { Text: 'of yesterday' }));
  const resumed = sender.resume();
  await soon();
  expect(sent).toEqual([]);
  connect();
  wake();
  await resumed;
  await soon();
  await soon();
  expect(sent).toEqual([{ Text: 'of yesterday' }]);
  expect(await journal.all()).toEqual([]);
});

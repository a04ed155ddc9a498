import { failed, type Fault } from '../../src/domain/words/outcome.ts';
import { gatewayLater, placesLater } from '../../src/registers/fetch-asking.ts';
import { fetchWriting } from '../../src/registers/fetch-writing.ts';
import { memoryJournal, type Entry } from '../../src/registers/journal.ts';
import { Line } from '../../src/registers/line.ts';
import { Together } from '../../src/registers/sender.ts';
import { sendingLater } from '../../src/registers/sending-later.ts';
import type { Tenant } from '../../src/registers/types.ts';
import { until } from '../kit/until.ts';

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

/** A sender; what it sends is kept in order. */
function open(journal = memoryJournal()) {
  const sent: Entry['fields'][] = [];
  const sender = new Together({
    shared: Promise.resolve({ journal }),
    left: [],
    line: (world) =>
      new Line({
        ...world,
        tenant,
        write: async ({ fields }) => {
          sent.push(fields);
          return { kind: 'done' };
        },
        writeMany: async (entries) => entries.map(() => ({ kind: 'done' })),
      }),
    pause: () => Promise.resolve(),
    ended: () => undefined,
    cool: () => undefined,
  });
  return { sender, journal, sent };
}

/** A page whose code that takes and sends changes cannot be fetched until `connect` is called. */
function late(journal = memoryJournal()) {
  let connected = false;
  let wake: () => void = () => undefined;
  const wait: Tenant['wait'] = (_, signal) =>
    new Promise((done) => {
      wake = done;
      signal?.addEventListener('abort', () => done());
    });
  const gateway = gatewayLater({ ...tenant, wait });
  const sending = sendingLater(
    {
      declarations: [],
      gateway,
      places: placesLater(gateway),
      stores: new Map(),
      protections: { lookUp: true, ifMatch: true },
      journal,
      me: async () => failed(offline),
      known: () => new Promise<never>(() => undefined),
      saved: () => undefined,
      lastSaved: () => undefined,
    },
    async () => undefined,
    async () => (connected ? fetchWriting() : failed(offline)),
  );
  return {
    sending,
    journal,
    connect: () => {
      connected = true;
    },
    wake: () => wake(),
  };
}

const soon = () => new Promise((done) => setImmediate(done));

test('a change made while the code that takes it cannot be fetched waits, says so, and is taken when it can', async () => {
  const { sending, journal, connect, wake } = late();
  const told: string[] = [];
  sending.saving.subscribe(() => told.push(sending.saving.state().kind));
  await soon();
  expect(sending.saving.state()).toEqual({ kind: 'idle' });
  const first = sending.give(({ sender }) => sender.submit(entry('one', { Text: 'first' })));
  const second = sending.give(({ sender }) => sender.submit(entry('two', { Text: 'second' })));
  expect(sending.saving.state()).toEqual({ kind: 'waiting', count: 2, kept: 'memory', why: 'offline' });
  sending.drafts.keep('words', 'being typed');
  expect(await journal.all()).toEqual([]);
  connect();
  wake();
  await until(async () => (await journal.all()).length > 0);
  const held = () => sending.sender.held().map((one) => [one.entry.key, one.state]);
  await until(() => held()[0]?.[1] === 'stopped'); // no register is declared here: it is in the journal, and not sent
  expect(held()).toEqual([['one', 'stopped']]); // the second went into it
  expect(sending.saving.state()).toEqual({ kind: 'needs-you', count: 1 });
  expect(await journal.drafts()).toMatchObject([{ key: 'words', content: 'being typed' }]);
  sending.saving.discard('one');
  expect((await Promise.all([first, second])).map(({ settled }) => settled.kind)).toEqual([
    'stopped',
    'stopped',
  ]);
  expect(told).toContain('waiting');
  expect(told.at(-1)).toBe('idle');
});

test('"try again" fetches the code at once', async () => {
  const { sending, connect } = late();
  void sending.give(({ sender }) => sender.submit(entry('one', { Text: 'first' })));
  await soon();
  connect();
  sending.saving.retry();
  await until(() => sending.now() !== undefined);
});

test('a change that is discarded before it is in the journal is never sent', async () => {
  const { sender, journal, sent } = open();
  const change = sender.submit(entry('one', { Text: 'first' }));
  sender.discard('one');
  expect((await change).settled).toMatchObject({ kind: 'stopped', fault: { code: 'given up' } });
  await sender.submit(entry('two', { Text: 'second' }));
  expect(sent).toEqual([{ Text: 'second' }]);
  expect(await journal.all()).toEqual([]);
});

test('a removal after a change is sent after it', async () => {
  const { sender, sent } = open();
  const change = sender.submit(entry('one', { Text: 'first' }));
  const removal = sender.submit(entry('two', {}, 'remove'));
  expect((await Promise.all([change, removal])).map(({ settled }) => settled.kind)).toEqual(['done', 'done']);
  expect(sent).toEqual([{ Text: 'first' }, {}]);
});

test('what an earlier page left is sent', async () => {
  const journal = memoryJournal();
  await journal.put([entry('left', { Text: 'of yesterday' })]);
  const { sent } = open(journal);
  await until(() => sent.length > 0);
  expect(sent).toEqual([{ Text: 'of yesterday' }]);
  await until(async () => (await journal.all()).length === 0);
});

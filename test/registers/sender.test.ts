import type { Fault } from '../../src/domain/words/outcome.ts';
import { gatewayLater } from '../../src/registers/fetch-asking.ts';
import { memoryJournal, type Entry, type Journal } from '../../src/registers/journal.ts';
import { Line } from '../../src/registers/line.ts';
import { savingOf } from '../../src/registers/saving.ts';
import { Together } from '../../src/registers/sender.ts';
import type { SenderWorld } from '../../src/registers/sending.ts';
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

/** A sender whose code cannot be fetched until `connect` is called; what it sends is kept in order. */
function late(journal = memoryJournal()) {
  const sent: Entry['fields'][] = [];
  let connected = false;
  let wake: () => void = () => undefined;
  const load: SenderWorld['load'] = async () =>
    connected
      ? {
          kind: 'ok',
          value: (world) =>
            new Line({
              ...world,
              tenant,
              write: async ({ fields }) => {
                sent.push(fields);
                return { kind: 'done' };
              },
              writeMany: async (entries) => entries.map(() => ({ kind: 'done' })),
            }),
        }
      : { kind: 'fault', fault: offline };
  const pause = (_: number, signal?: AbortSignal) =>
    new Promise<void>((done) => {
      wake = done;
      signal?.addEventListener('abort', () => done());
    });
  const sender = new Together({
    shared: Promise.resolve({ journal }),
    drawn: async () => undefined,
    load,
    pause,
    ended: () => undefined,
    cool: () => undefined,
  });
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
  expect(sender.held().map(({ tries, fault }) => [tries, fault])).toEqual([
    [1, offline],
    [1, offline],
  ]);
  expect((await journal.all()).map(({ key }) => key)).toEqual(['one', 'two']);
  expect(sent).toEqual([]);
  connect();
  wake();
  expect((await Promise.all([first, second])).map(({ settled }) => settled.kind)).toEqual(['done', 'done']);
  expect(sent).toEqual([{ Text: 'second', Note: 'new' }]);
  expect(await journal.all()).toEqual([]);
  expect(sender.held()).toEqual([]);
  expect(told).toContain('keeping');
  expect(told.at(-1)).toBe('');
});

test('a change that is still on its way to the journal is in no count of what is kept', async () => {
  const kept = memoryJournal();
  let write = (): void => undefined;
  const disk = new Promise<void>((done) => (write = done));
  const slow = ['two'];
  const { sender } = late({
    ...kept,
    async put(entries, gone) {
      if (entries.some(({ key }) => slow.includes(key))) await disk;
      await kept.put(entries, gone);
    },
  });
  const { limiter } = gatewayLater(tenant);
  const saving = savingOf({
    sender,
    limiter,
    lastSaved: () => undefined,
    place: () => 'Answers',
    words: () => '',
    tenant,
  });
  const counts: number[] = [];
  saving.subscribe(() => {
    const state = saving.state();
    if (state.kind === 'waiting') counts.push(state.count);
  });
  void sender.submit(entry('one', { Text: 'first' }));
  await until(() => saving.state().kind === 'waiting');
  void sender.submit({ ...entry('two', { Text: 'second' }), item: 'other' });
  await soon();
  expect(sender.held()).toHaveLength(2);
  expect(saving.state()).toEqual({ kind: 'waiting', count: 1, kept: 'memory', why: 'offline' });
  write();
  await until(() => counts.includes(2));
  expect((await kept.all()).map(({ key }) => key)).toEqual(['one', 'two']);
  sender.discard('one');
  sender.discard('two');
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
  const journal = memoryJournal();
  await journal.put([entry('left', { Text: 'of yesterday' })]);
  const { sender, sent, connect, wake } = late(journal);
  await soon();
  await soon();
  expect(sender.held()).toHaveLength(1);
  expect(sent).toEqual([]);
  connect();
  wake();
  await soon();
  await soon();
  expect(sent).toEqual([{ Text: 'of yesterday' }]);
  expect(await journal.all()).toEqual([]);
});

test('a page whose journal holds nothing has nobody look again', async () => {
  const told = async (journal: Journal) => {
    let times = 0;
    const { sender } = late(journal);
    sender.subscribe(() => (times += 1));
    const held = sender.held();
    await journal.all();
    await soon();
    return { times, same: sender.held() === held };
  };
  // On a device, as the product has it; a journal in memory says so at once.
  const onDevice = () => ({ ...memoryJournal(), kept: () => ({ on: 'device' }) as const });
  expect(await told(onDevice())).toEqual({ times: 0, same: true });
  const left = onDevice();
  await left.put([entry('left', { Text: 'of yesterday' })]);
  expect(await told(left)).toMatchObject({ same: false });
});

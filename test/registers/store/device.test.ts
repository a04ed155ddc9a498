import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { failed } from '../../../src/domain/words/outcome.ts';
import { evaluationDeclarations } from '../../../src/registers/lists/evaluations/index.ts';
import { declarations } from '../../../src/registers/lists/index.ts';
import type { Registers } from '../../../src/registers/registers.ts';
import { databaseName, openDeviceStore } from '../../../src/registers/store/device.ts';
import { mayBeKept, type Owner, type Store } from '../../../src/registers/store/store.ts';
import { good } from '../../kit/good.ts';
import { until } from '../../kit/until.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const registers = world.registers('procurement');
  for (const number of [1, 2, 3]) {
    const saved = await registers.contracts.add({
      title: `Contract ${number}`,
      ref: `C-${number}`,
      stage: 'open',
    });
    expect(saved.kind).toBe('saved');
  }
}, 60_000);
afterAll(() => world.close());
// What is still being copied is waited for, so that nothing happens after a test.
const all: Registers[] = [];
afterEach(() => Promise.all(all.map((registers) => registers.copied())));
const openAs = (...args: Parameters<World['registers']>): Registers => {
  const registers = world.registers(...args);
  all.push(registers);
  return registers;
};

const waste: Owner = { tenantId: 'T', personId: 'waste', site: 'S' };
const day = 86_400_000;

const opened = (factory: IDBFactory | undefined, owner = waste, now = () => new Date()) =>
  openDeviceStore({ owner, now, factory });

async function readAndKeep(factory: IDBFactory, upn = 'officer-waste'): Promise<Registers> {
  const store = await opened(factory);
  const registers = openAs(upn, { store });
  await Promise.all([registers.contracts.all(), registers.suppliers.all(), registers.checklists.all()]);
  await registers.copied();
  return registers;
}

/** Registers whose network gives no answer, and whose person has no token. */
const cutOff = (store: Store | Promise<Store>) => {
  let asked = 0;
  const registers = openAs(
    'officer-waste',
    { store },
    {
      token: async () => {
        asked += 1;
        return failed({ kind: 'not-signed-in', tell: 'No token.', mend: 'Sign in.', code: 'none' });
      },
      fetch: () => Promise.reject(new TypeError('no network')),
    },
  );
  return { registers, asked: () => asked };
};

test('a second opening shows the rows from the device, with no token and no network', async () => {
  const factory = new IDBFactory();
  const first = await readAndKeep(factory);
  const { registers } = cutOff(opened(factory));
  expect(good(await registers.contracts.all())).toEqual(first.contracts.rows());
  expect(registers.freshness.state()).toMatchObject({ storage: 'device' });
  const compared = first.freshness.state().lists.find(({ list }) => list === 'Contracts')?.at ?? '';
  expect(registers.freshness.state().upToDateAt?.slice(0, 10)).toBe(compared.slice(0, 10));
});

test('without a network a change lies on top of the rows from the device, and is not in the copy', async () => {
  const factory = new IDBFactory();
  await readAndKeep(factory);
  const store = await opened(factory);
  const { registers } = cutOff(store);
  const row = good(await registers.contracts.all())[0]!;
  void registers.contracts.change(row, { service: 'Typed on the train' });
  const shown = () => registers.contracts.rows()?.find(({ id }) => id === row.id)?.values.service;
  await until(() => shown() === 'Typed on the train');
  expect(registers.contracts.rows()).toHaveLength(good(await registers.contracts.all()).length);
  await registers.copied();
  expect(JSON.stringify((await store.open('contracts'))?.later.items)).not.toContain('train');
  registers.saving.discard(registers.saving.pending()[0]!.key);
  expect(shown()).toBe(row.values.service);
});

test('three lists from the device are compared with the server in one request of three units, and nothing else is asked', async () => {
  const factory = new IDBFactory();
  await readAndKeep(factory);
  const other = openAs('procurement');
  await other.contracts.add({ title: 'Later', ref: `C-${Date.now()}`, stage: 'open' });
  const registers = openAs('officer-waste', { store: opened(factory) });
  world.wire.length = 0;
  const before = world.local.usage();
  const lists = [registers.contracts, registers.suppliers, registers.checklists];
  await Promise.all(lists.map((register) => register.all()));
  await until(() => registers.freshness.state().lists.every(({ unchecked }) => !unchecked));
  expect(world.wire.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1.0/$batch']);
  expect(world.local.usage().units - before.units).toBe(3);
  expect(registers.contracts.rows()?.map(({ values }) => values.title)).toContain('Later');
  expect(registers.freshness.state()).toMatchObject({ offline: false });
});

test('what changed since is kept beside the copy, and a third opening has it', async () => {
  const factory = new IDBFactory();
  const first = await readAndKeep(factory);
  const row = first.contracts.rows()![0]!;
  const saved = await first.contracts.change(row, { service: `Service ${Date.now()}` });
  expect(saved.kind).toBe('saved');
  const store = await opened(factory);
  await until(async () => ((await store.open('contracts'))?.later.items.length ?? 0) > 0);
  const { registers } = cutOff(store);
  const rows = good(await registers.contracts.all());
  expect(rows.find(({ id }) => id === row.id)).toEqual(saved.kind === 'saved' ? saved.row : undefined);
});

test('the copy of one person is gone when another is named, when nobody used it for 14 days, and stays on the 13th', async () => {
  const factory = new IDBFactory();
  await readAndKeep(factory);
  const in13 = await opened(factory, waste, () => new Date(Date.now() + 13 * day));
  expect(await in13.open('contracts')).toBeDefined();
  const in28 = await opened(factory, waste, () => new Date(Date.now() + 28 * day));
  expect(await in28.open('contracts')).toBeUndefined();
  await readAndKeep(factory);
  for (const other of [{ personId: 'other' }, { tenantId: 'other' }, { site: 'other' }]) {
    const theirs = await opened(factory, { ...waste, ...other });
    expect(await theirs.open('contracts')).toBeUndefined();
    expect(await (await opened(factory)).open('contracts')).toBeUndefined();
    await readAndKeep(factory);
  }
  expect(await (await opened(factory)).open('contracts')).toBeDefined();
});

test.each([
  ['missing', undefined],
  [
    'forbidden',
    Object.assign(new IDBFactory(), {
      open() {
        throw new DOMException('no', 'SecurityError');
      },
    }),
  ],
])('where storage is %s, everything works from memory, and that is said', async (_, factory) => {
  const registers = openAs('officer-waste', { store: opened(factory) });
  expect(good(await registers.contracts.all()).length).toBeGreaterThan(2);
  expect(registers.freshness.state()).toMatchObject({
    storage: 'memory',
    why: 'This program does not let Good Measure keep a copy on this device. Everything works, but the lists are read again at each opening.',
  });
});

test('where the link of the copy is too old, the list is read whole: what was deleted goes, what came is there, what was typed stays', async () => {
  const factory = new IDBFactory();
  const theirs = openAs('procurement');
  const gone = await theirs.contracts.add({ title: 'To go', ref: `G-${Date.now()}`, stage: 'open' });
  const first = await readAndKeep(factory);
  const [kept] = first.contracts.rows()!;
  if (gone.kind !== 'saved') throw new Error(JSON.stringify(gone));
  good(await theirs.contracts.remove(gone.row));
  const came = await theirs.contracts.add({ title: 'Came', ref: `H-${Date.now()}`, stage: 'open' });
  if (came.kind !== 'saved') throw new Error(JSON.stringify(came));

  const store = await opened(factory);
  let expired = 0;
  let on = false;
  const net: typeof fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const body = typeof init?.body === 'string' ? init.body : '';
    // Changes wait, so that the whole list is read beneath them.
    if (!on && body.includes('Typed')) throw new TypeError('fetch failed');
    if (!/\/delta\?.*token=/.test(address) || expired > 0) return fetch(input, init);
    expired += 1;
    const error = { code: 'resyncChangesApplyDifferences', message: 'too old' };
    return Response.json({ error }, { status: 410 });
  };
  const registers = openAs('officer-waste', { store }, { fetch: net });
  const before = good(await registers.contracts.all());
  expect(before.map(({ id }) => id)).toContain(gone.row.id);
  const saving = registers.contracts.change(kept!, { service: 'Typed' });
  await registers.contracts.refresh();
  await until(() => expired === 1 && !registers.contracts.rows()?.some(({ id }) => id === gone.row.id));
  const after = registers.contracts.rows()!;
  const fresh = good(await openAs('officer-property').contracts.all());
  expect(after.map(({ id }) => id).toSorted()).toEqual(fresh.map(({ id }) => id).toSorted());
  expect(after.map(({ id }) => id)).toContain(came.row.id);
  expect(after.find(({ id }) => id === kept!.id)?.values.service).toBe('Typed');
  on = true;
  registers.saving.retry();
  expect((await saving).kind).toBe('saved');
  await registers.copied();
  const { registers: third } = cutOff(opened(factory));
  const again = good(await third.contracts.all());
  expect(again.map(({ id }) => id).toSorted()).toEqual(fresh.map(({ id }) => id).toSorted());
  expect(again.find(({ id }) => id === kept!.id)?.values.service).toBe('Typed');
});

test('a copy that a newer version laid out is left alone, and the page works from memory', async () => {
  const factory = new IDBFactory();
  await new Promise<void>((resolve) => {
    const request = factory.open(databaseName, 99);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
  const store = await opened(factory);
  expect(store.state().storage).toBe('memory');
  expect(store.state().why).toContain('Another version');
});

test.each([
  ['the right to it', 403, 'no-right'],
  ['the site itself', 404, 'not-found'],
])('nothing of the site stays on the device or on screen when %s is gone', async (_, status, kind) => {
  const factory = new IDBFactory();
  await readAndKeep(factory);
  const store = await opened(factory);
  const registers = openAs('officer-waste', { store }, { fetch: refusing(status) });
  good(await registers.contracts.all());
  await until(() => registers.contracts.rows() === undefined);
  await until(
    async () =>
      (await store.open('contracts')) === undefined && (await store.open('suppliers')) === undefined,
  );
  expect(registers.freshness.state().lists[0]?.fault).toMatchObject({ kind });
  // Asked for again, the page hears why.
  expect((await registers.contracts.all()).kind).toBe('fault');
});

const refusing =
  (status: number): typeof fetch =>
  async () =>
    Response.json({ error: { code: 'refused', message: 'Refused' } }, { status });

test('no list of tenders may be kept, on a device or in a file, and every other list may', () => {
  expect(Object.values(evaluationDeclarations).filter(mayBeKept)).toEqual([]);
  expect(Object.values(declarations).every(mayBeKept)).toBe(true);
});

/** The patience of the page, a fiftieth as long. */
const soon = (milliseconds: number) => new Promise<void>((over) => setTimeout(over, milliseconds / 50));

test('storage that never answers is given up, and one that answers after the page was held up is not', async () => {
  const silent = { open: () => ({}) } as unknown as IDBFactory; // a request of which nothing is heard
  const owner = { owner: waste, now: () => new Date(), wait: soon };
  expect((await openDeviceStore({ ...owner, factory: silent })).state().storage).toBe('memory');
  const opening = openDeviceStore({ ...owner, factory: new IDBFactory() });
  const over = performance.now() + 300;
  while (performance.now() < over); // longer than it waits
  expect((await opening).state().storage).toBe('device');
});

test('a copy that another declaration made is read anew', async () => {
  const factory = new IDBFactory();
  await readAndKeep(factory);
  const store = await opened(factory);
  const kept = await store.open('contracts');
  await store.snapshot('contracts', { ...kept!, snapshot: { ...kept!.snapshot, shape: 'older' } });
  world.wire.length = 0;
  const registers = openAs('officer-waste', { store });
  expect(good(await registers.contracts.all()).length).toBeGreaterThan(2);
  expect(world.wire.filter(({ path }) => path.includes('/items/delta'))).toHaveLength(1);
});

test('where the device has no room left, everything works from memory, and that is said', async () => {
  const store = await opened(new IDBFactory());
  const put = jest.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  const registers = openAs('officer-waste', { store });
  expect(good(await registers.contracts.all()).length).toBeGreaterThan(2);
  await registers.copied();
  put.mockRestore();
  expect(registers.freshness.state()).toMatchObject({
    storage: 'memory',
    why: 'This device has no room left for a copy of the lists. Everything works, but they are read again at each opening.',
  });
});

/** What stands on the shelf for the rows of contracts. */
async function shelved(factory: IDBFactory, instead?: unknown): Promise<unknown> {
  const request = factory.open(databaseName);
  const database = await new Promise<IDBDatabase>((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = database.transaction('kept', 'readwrite');
  const kept = transaction.objectStore('kept');
  const found: IDBRequest<unknown> = kept.get('list/contracts');
  if (instead !== undefined) kept.put(instead, 'list/contracts');
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  database.close();
  return found.result;
}

test('the rows of a list are one file on the device, or its bytes where the program keeps no files', async () => {
  const factory = new IDBFactory();
  const first = await readAndKeep(factory);
  expect(await shelved(factory)).toBeInstanceOf(Blob);
  const put = IDBObjectStore.prototype.put;
  const noFiles = jest.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value: unknown,
    key,
  ) {
    if (value instanceof Blob) throw new DOMException('no files here', 'DataCloneError');
    return put.call(this, value, key);
  });
  const other = new IDBFactory();
  await readAndKeep(other);
  noFiles.mockRestore();
  expect(await shelved(other)).toBeInstanceOf(Uint8Array);
  for (const from of [factory, other]) {
    const { registers } = cutOff(opened(from));
    expect(good(await registers.contracts.all())).toEqual(first.contracts.rows());
    expect(registers.freshness.state()).toMatchObject({ storage: 'device' });
  }
});

test.each([
  ['was kept column by column, as an earlier version did,', { stamp: 'x', table: { count: 0, columns: {} } }],
  ['was cut off', new Blob([new Uint8Array(40)])],
  ['is another program’s', 'not ours'],
])('a copy that %s counts as none: the list is read again, and kept', async (_, instead) => {
  const factory = new IDBFactory();
  const first = await readAndKeep(factory);
  await shelved(factory, instead);
  world.wire.length = 0;
  const again = await readAndKeep(factory);
  expect(again.contracts.rows()).toEqual(first.contracts.rows());
  expect(world.wire.filter(({ path }) => path.includes('/items/delta'))).toHaveLength(1);
  const { registers } = cutOff(opened(factory));
  expect(good(await registers.contracts.all())).toEqual(first.contracts.rows());
});

test('a file that the browser lost counts as none, and the device is used all the same', async () => {
  const factory = new IDBFactory();
  await readAndKeep(factory);
  const lost = jest
    .spyOn(Blob.prototype, 'arrayBuffer')
    .mockRejectedValue(new DOMException('', 'NotReadable'));
  const store = await opened(factory);
  expect(await store.open('contracts')).toBeUndefined();
  lost.mockRestore();
  expect(store.state()).toEqual({ storage: 'device' });
});

test('a copy that is dropped while it is being written does not come back', async () => {
  const factory = new IDBFactory();
  await readAndKeep(factory);
  const store = await opened(factory);
  const copy = await store.open('contracts');
  void store.snapshot('contracts', copy!);
  void store.drop('contracts');
  expect(await store.open('contracts')).toBeUndefined();
  expect(await shelved(factory)).toBeUndefined();
});

test('of two tabs the one that did not write the copy adds nothing to it', async () => {
  const factory = new IDBFactory();
  const store = await opened(factory);
  await readAndKeep(factory);
  const { snapshot, later } = (await store.open('contracts'))!;
  const other = { snapshot: { ...snapshot, stamp: 'other' }, later: { ...later, stamp: 'other' } };
  await store.snapshot('contracts', other);
  await store.apply('contracts', { ...later, gone: ['1'] });
  expect((await store.open('contracts'))?.later).toEqual(other.later);
});

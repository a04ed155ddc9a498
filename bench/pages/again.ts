// Rows kept on the device and opened again: ?who=ours|dexie|json
import { Dexie, type EntityTable } from 'dexie';
import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister';
import { QueryClient } from '@tanstack/query-core';
import { persistQueryClientRestore, persistQueryClientSave } from '@tanstack/query-persist-client-core';
import { del, get, set } from 'idb-keyval';
import { contracts } from '../../src/registers/lists/contracts.ts';
import { openRows } from '../../src/registers/rows.ts';
import { openDeviceStore } from '../../src/registers/store/device.ts';
import { shapeOf } from '../../src/registers/store/store.ts';
import { openGathering } from '../../src/registers/store/gather.ts';
import { element } from '../elements.ts';

type Kept = Record<string, unknown>;
type Contestant = { keep(rows: readonly Kept[]): Promise<void>; open(): Promise<number> };

const owner = { tenantId: 'bench', personId: 'bench', site: 'bench' };
const deviceStore = () => openDeviceStore({ owner, now: () => new Date(), factory: indexedDB });

const ours: Contestant = {
  async keep(rows) {
    const gathering = openGathering(contracts);
    gathering.add(rows);
    const { table } = gathering.finish();
    const snapshot = { shape: shapeOf(contracts), stamp: 'bench', table, problems: [] };
    const later = { stamp: 'bench', items: [], gone: [], at: new Date().toISOString() };
    await (await deviceStore()).snapshot(contracts.key, { snapshot, later });
  },
  async open() {
    const copy = await (await deviceStore()).open(contracts.key);
    if (!copy) return 0;
    const register = openRows(contracts);
    register.replace(copy.snapshot.table, register.moment());
    const rows = register.all() ?? [];
    return looked(rows.slice(0, 50).map(({ values }) => values.title)) ? rows.length : 0;
  },
};

/** The fields of an item, as a program keeps them that keeps what it reads. */
const flat = (row: Kept) => ({ ...(row['fields'] as Kept), id: row['id'], eTag: row['eTag'] });

class Kitchen extends Dexie {
  declare contracts: EntityTable<Kept & { id: string }, 'id'>;
  constructor() {
    super('bench-dexie');
    this.version(1).stores({ contracts: 'id' });
  }
}

const dexie: Contestant = {
  async keep(rows) {
    await new Kitchen().contracts.bulkPut(rows.map(flat) as (Kept & { id: string })[]);
  },
  async open() {
    const rows = await new Kitchen().contracts.toArray();
    return looked(rows.slice(0, 50).map((row) => row['Title'])) ? rows.length : 0;
  },
};

const persister = createAsyncStoragePersister({
  storage: {
    getItem: (key) => get(key),
    setItem: (key, value) => set(key, value),
    removeItem: (key) => del(key),
  },
  throttleTime: 0,
});

const json: Contestant = {
  async keep(rows) {
    const queryClient = new QueryClient();
    queryClient.setQueryData(['contracts'], rows.map(flat));
    await persistQueryClientSave({ queryClient, persister });
    await new Promise((later) => setTimeout(later, 500)); // it writes in its own time
  },
  async open() {
    const queryClient = new QueryClient();
    await persistQueryClientRestore({ queryClient, persister });
    const rows = queryClient.getQueryData<Kept[]>(['contracts']) ?? [];
    return looked(rows.slice(0, 50).map((row) => row['Title'])) ? rows.length : 0;
  },
};

/** A screen of rows was read. */
const looked = (titles: readonly unknown[]) => titles.every((title) => typeof title === 'string');

const contestants: Record<string, Contestant> = { ours, dexie, json };
const contestant = contestants[new URLSearchParams(location.search).get('who') ?? ''] ?? ours;

Object.assign(window, {
  keep: (count: number) => contestant.keep(Array.from({ length: count }, (_, n) => element(n))),
  async open() {
    const began = performance.now();
    const rows = await contestant.open();
    return { rows, time: performance.now() - began };
  },
});
document.title = 'ready';

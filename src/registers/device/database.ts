import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { DraftNote, Entry } from '../journal.ts';
import { journalVersion } from './name.ts';

/** What a device keeps for one person and site until the server has it. */
export type Kept = DBSchema & {
  entries: { key: number; value: Entry; indexes: { key: string } };
  drafts: { key: [string, string]; value: DraftNote };
  /** Whose turn it is to send, where the browser has no locks. */
  marks: { key: string; value: { readonly holder: string; readonly beat: number } };
};

export type Database = IDBPDatabase<Kept>;

/** Opens the database; it throws where the browser keeps nothing, or where a newer build has been here. */
export function openDatabase(name: string, closed: () => void): Promise<Database> {
  return openDB<Kept>(name, journalVersion, {
    upgrade(database) {
      database
        .createObjectStore('entries', { autoIncrement: true })
        .createIndex('key', 'key', { unique: true });
      database.createObjectStore('drafts', { keyPath: ['key', 'page'] });
      database.createObjectStore('marks');
    },
    // A newer build wants to open it: it may, and this page goes on in memory.
    blocking(_old, _new, event) {
      if (event.target instanceof IDBDatabase) event.target.close();
      closed();
    },
    terminated: closed,
  });
}

/** Keeps these and forgets those in one transaction, on the disk before it resolves where the browser can. */
export async function writeEntries(
  database: Database,
  entries: readonly Entry[],
  gone: readonly string[],
): Promise<void> {
  const work = database.transaction('entries', 'readwrite', { durability: 'strict' });
  const keys = work.store.index('key');
  const steps = [
    ...entries.map(async (entry) => {
      const at = await keys.getKey(entry.key);
      await (at === undefined ? work.store.add(entry) : work.store.put(entry, at));
    }),
    ...gone.map(async (key) => {
      const at = await keys.getKey(key);
      if (at !== undefined) await work.store.delete(at);
    }),
  ];
  await Promise.all([...steps, work.done]);
}

import { answer, done, openDatabase } from '../indexed-db.ts';
import type { Entry } from '../journal.ts';

// A later version adds stores and never changes what a change in one of them means.
const version = 1;

/** Whose turn it is to send, where the browser has no locks. */
export type Mark = { readonly holder: string; readonly beat: number };

/**
 * Opens what a device keeps for one person and site until the server has it: `entries`, `drafts`, and `marks` of type
 * `Mark`. It rejects where the browser keeps nothing, or where a newer build has been here.
 */
export function openJournal(name: string, closed: () => void): Promise<IDBDatabase> {
  return openDatabase({
    // Where it is forbidden, even naming it is an error.
    factory: indexedDB,
    name,
    version,
    make(database) {
      database
        .createObjectStore('entries', { autoIncrement: true })
        .createIndex('key', 'key', { unique: true });
      database.createObjectStore('drafts', { keyPath: ['key', 'page'] });
      database.createObjectStore('marks');
    },
    closed,
  });
}

/** Keeps these and forgets those in one transaction, on the disk before it resolves where the browser can. */
export async function writeEntries(
  database: IDBDatabase,
  entries: readonly Entry[],
  gone: readonly string[],
): Promise<void> {
  const work = database.transaction('entries', 'readwrite', { durability: 'strict' });
  const over = done(work);
  const store = work.objectStore('entries');
  const keys = store.index('key');
  const steps = [
    ...entries.map(async (entry) => {
      const at = await answer(keys.getKey(entry.key));
      await answer(at === undefined ? store.add(entry) : store.put(entry, at));
    }),
    ...gone.map(async (key) => {
      const at = await answer(keys.getKey(key));
      if (at !== undefined) await answer(store.delete(at));
    }),
  ];
  await Promise.all([...steps, over]);
}

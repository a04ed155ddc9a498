import { fetchAsking } from '../fetch-asking.ts';
import { record, text } from '../graph/members.ts';
import { done, openDatabase } from '../indexed-db.ts';
import { fromBytes } from './bytes.ts';
import {
  memoryStore,
  ownerText,
  unusedFor,
  type Copy,
  type Kept,
  type Later,
  type Owner,
  type Snapshot,
  type Store,
} from './store.ts';

/** The database of the copy; nothing but the copy is in it. */
export const databaseName = 'good-measure-copy';
const version = 1;
const shelf = 'kept';
// After four seconds without an answer the device's storage counts as missing. They are waited for in short pieces: a
// page that was itself held up has then lost one piece, and storage still has its turn.
const patience = { pieces: 20, milliseconds: 200 };

const whys = {
  missing:
    'This program does not let Good Measure keep a copy on this device. Everything works, but the lists are read again at each opening.',
  full: 'This device has no room left for a copy of the lists. Everything works, but they are read again at each opening.',
  newer:
    'Another version of Good Measure keeps its copy on this device. Everything works, but the lists are read again at each opening.',
} as const;

type Opening = {
  readonly owner: Owner;
  readonly now: () => Date;
  /** Undefined where the program has none. */
  readonly factory: IDBFactory | undefined;
  /** How milliseconds pass; a timer where it is not given. */
  readonly wait?: (milliseconds: number) => Promise<void>;
};

/**
 * The copy on this device, in IndexedDB. It is one person's: opened for another, it is emptied first. Where the device
 * keeps nothing, a store in memory that says why.
 */
export async function openDeviceStore(opening: Opening): Promise<Store> {
  try {
    const { factory, wait = timed } = opening;
    const make = (fresh: IDBDatabase) => void fresh.createObjectStore(shelf);
    const opened = openDatabase({ factory, name: databaseName, version, make });
    const database = await within(opened, wait);
    await within(claim(database, opening), wait);
    return deviceStore(database, opening);
  } catch (error) {
    return memoryStore(nameOf(error) === 'VersionError' ? whys.newer : whys.missing);
  }
}

function nameOf(error: unknown): string {
  return text(record(error)['name']);
}

/** Whether the device has no room left. */
export function isFull(error: unknown): boolean {
  return nameOf(error) === 'QuotaExceededError';
}

const timed = (milliseconds: number) => new Promise<void>((over) => setTimeout(over, milliseconds));

async function within<T>(work: Promise<T>, wait: (milliseconds: number) => Promise<void>): Promise<T> {
  let answered = false;
  const tooLate = async () => {
    for (let piece = 0; piece < patience.pieces && !answered; piece += 1) await wait(patience.milliseconds);
    throw new Error('The storage does not answer.');
  };
  return Promise.race([work, tooLate()]).finally(() => (answered = true));
}

type Claimed = { readonly owner: string; readonly used: number };

function claimOf({ owner, now }: Opening): Claimed {
  return { owner: ownerText(owner), used: now().getTime() };
}

/** How long, in milliseconds, the note of the last use may be behind: it is written once a day, for writing costs time. */
const noted = 24 * 60 * 60 * 1000;

/** Empties what belongs to somebody else or was not used for long, and notes who uses it now. */
async function claim(database: IDBDatabase, opening: Opening): Promise<void> {
  const mine = claimOf(opening);
  const look = database.transaction(shelf, 'readonly');
  const seen: IDBRequest<Claimed | undefined> = look.objectStore(shelf).get('owner');
  await done(look);
  const since = mine.used - (seen.result?.used ?? 0);
  if (seen.result?.owner === mine.owner && since >= 0 && since < noted) return;
  const transaction = database.transaction(shelf, 'readwrite');
  const kept = transaction.objectStore(shelf);
  const request: IDBRequest<Claimed | undefined> = kept.get('owner');
  request.onsuccess = () => {
    const known = request.result;
    if (known?.owner !== mine.owner || mine.used - known.used > unusedFor) kept.clear();
    kept.put(mine, 'owner');
  };
  await done(transaction);
}

function deviceStore(database: IDBDatabase, opening: Opening): Store {
  const listeners = new Set<() => void>();
  let state: Kept = { storage: 'device' };

  function failing(error: unknown): undefined {
    state = { storage: 'memory', why: isFull(error) ? whys.full : whys.missing };
    for (const listener of listeners) listener();
    return undefined;
  }

  // One after the other: a copy that is still being made into a file must not come back after it was dropped.
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => (turn = turn.then(work).catch(failing));
  const change = (work: Work) => inTurn(() => written(database, work));

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    open: (list) => turn.then(() => read(database, list)).catch(failing),
    snapshot: (list, copy) =>
      inTurn(async () => {
        const asking = await fetchAsking(); // it is here: what is kept was asked for
        if (asking.kind === 'ok') await asking.value.keep(database, list, copy);
      }),
    apply: (list, later) =>
      change((kept) => {
        // Another tab may have kept a newer snapshot: these changes are not of that one.
        const stamp: IDBRequest<string | undefined> = kept.get(`stamp/${list}`);
        stamp.onsuccess = () => {
          if (stamp.result === later.stamp) kept.put(later, `later/${list}`);
        };
      }),
    drop: (list) =>
      change((kept) => {
        // The owner stays: who opens it next is compared with who had it.
        if (list !== undefined) for (const part of ['list', 'stamp', 'later']) kept.delete(`${part}/${list}`);
        else {
          kept.clear();
          kept.put(claimOf(opening), 'owner');
        }
      }),
  };
}

async function read(database: IDBDatabase, list: string): Promise<Copy | undefined> {
  const transaction = database.transaction(shelf, 'readonly');
  const kept = transaction.objectStore(shelf);
  const rows: IDBRequest<unknown> = kept.get(`list/${list}`);
  const later: IDBRequest<Later | undefined> = kept.get(`later/${list}`);
  await done(transaction);
  const snapshot = later.result && (await unpacked(rows.result));
  if (!snapshot || later.result?.stamp !== snapshot.stamp) return undefined;
  return { snapshot, later: later.result };
}

/** What is done with all that is kept, in one step. */
export type Work = (kept: IDBObjectStore) => void;

/** Does the work, and waits until it is on the device. */
export async function written(database: IDBDatabase, work: Work): Promise<void> {
  const transaction = database.transaction(shelf, 'readwrite');
  work(transaction.objectStore(shelf));
  await done(transaction);
}

/**
 * The rows stand in a file of the browser's, whole: it hands one file over in half the time of many columns. What an
 * earlier version kept in another way, and a file that is gone, count as none.
 */
async function unpacked(kept: unknown): Promise<Snapshot | undefined> {
  const file = kept instanceof Blob ? await kept.arrayBuffer().catch(() => undefined) : undefined;
  const bytes = file ? new Uint8Array(file) : kept;
  // Written by `keep` in keep-snapshot.ts.
  return bytes instanceof Uint8Array ? (fromBytes(bytes) as Snapshot | undefined) : undefined;
}

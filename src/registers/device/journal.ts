import type { DraftNote, Entry, Journal, Keeping } from '../journal.ts';
import { answer, done } from '../indexed-db.ts';
import { openJournal, writeEntries } from './database.ts';

/** Where and for whom a device keeps changes. */
export type DeviceJournal = {
  /** The database's name: one for each person and site, so that nobody sends another person's words. */
  readonly name: string;
  /** This page, among all that are open. */
  readonly page: string;
  /** Which of these pages are still open somewhere. */
  readonly living: (pages: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly end?: AbortSignal | undefined;
  /** Frees room on the device by giving up what can be read again. */
  readonly makeRoom?: () => Promise<void>;
};

// Some browsers never answer when storage is blocked in a frame. The five seconds are waited for in short pieces: a page
// that was itself held up has then lost one piece, and storage still has its turn.
const patience = { pieces: 20, milliseconds: 250 };

/**
 * Changes on the disk of the device. What it cannot keep there it keeps in memory, and says so; what it has seen is
 * written again when the browser has thrown the database away.
 */
export function deviceJournal(device: DeviceJournal): Journal {
  return new OnDevice(device);
}

class OnDevice implements Journal {
  readonly #device: DeviceJournal;
  /** What the disk did not take. */
  readonly #spare = new Map<string, Entry>();
  readonly #drafts = new Map<string, DraftNote>();
  #known: () => readonly Entry[] = () => [];
  #keeping: Keeping = { on: 'device' };
  #opened: Promise<IDBDatabase | undefined> | undefined;
  #reopened = false;

  constructor(device: DeviceJournal) {
    this.#device = device;
  }

  kept(): Keeping {
    return this.#keeping;
  }

  knows(known: () => readonly Entry[]): void {
    this.#known = known;
  }

  async put(entries: readonly Entry[], gone: readonly string[] = []): Promise<void> {
    if (entries.length + gone.length === 0) return;
    for (const entry of entries) this.#spare.set(entry.key, entry);
    for (const key of gone) this.#spare.delete(key);
    const all = [...this.#spare.values()];
    const written = await this.#work((database) => writeEntries(database, all, gone).then(() => true));
    if (!written) return;
    for (const entry of all) if (this.#spare.get(entry.key) === entry) this.#spare.delete(entry.key);
    this.#keeping = { on: 'device' };
  }

  async all(): Promise<readonly Entry[]> {
    const kept = (await this.#work((database) => everyOf<Entry>(database, 'entries'))) ?? [];
    const keys = new Set(kept.map(({ key }) => key));
    return [...kept, ...[...this.#spare.values()].filter(({ key }) => !keys.has(key))];
  }

  async putDraft(draft: DraftNote): Promise<void> {
    this.#drafts.set(draft.key, draft);
    await this.#inDrafts((drafts) => drafts.put(draft));
  }

  async dropDraft(key: string, page: string): Promise<void> {
    if (page === this.#device.page) this.#drafts.delete(key);
    await this.#inDrafts((drafts) => drafts.delete([key, page]));
  }

  async drafts(): Promise<readonly DraftNote[]> {
    const kept = (await this.#work((database) => everyOf<DraftNote>(database, 'drafts'))) ?? [];
    const pages = [...new Set(kept.map(({ page }) => page))].filter((page) => page !== this.#device.page);
    const living = pages.length === 0 ? new Set() : await this.#device.living(pages);
    const left = kept.filter(({ page }) => page !== this.#device.page && !living.has(page));
    return [...left, ...this.#drafts.values()];
  }

  async #inDrafts(work: (drafts: IDBObjectStore) => void): Promise<void> {
    await this.#work((database) => {
      const step = database.transaction('drafts', 'readwrite');
      const over = done(step);
      work(step.objectStore('drafts'));
      return over;
    });
  }

  async #work<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T | undefined> {
    for (const last of [false, true]) {
      if (this.#device.end?.aborted) return undefined;
      const database = await this.#database();
      if (!database) return undefined;
      try {
        return await work(database);
      } catch (error) {
        if (nameOf(error) === 'DataCloneError') throw error; // something that is no plain value was given
        if (isFull(error) && !last) await this.#device.makeRoom?.();
        else if (isClosed(error) && !last) this.#closed();
        else return this.#inMemory(isFull(error) ? 'full' : 'failed');
      }
    }
    return undefined;
  }

  #database(): Promise<IDBDatabase | undefined> {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  #closed(): void {
    this.#opened = undefined;
    this.#reopened = true;
  }

  async #open(): Promise<IDBDatabase | undefined> {
    const { name, wait } = this.#device;
    try {
      const opening = openJournal(name, () => this.#closed());
      const database = await Promise.race([opening, tooLate(wait)]);
      if (!database) return this.#inMemory('failed');
      // The browser may have thrown it away meanwhile: then what this page still has to send is written again.
      if (this.#reopened) await writeEntries(database, this.#known(), []);
      return database;
    } catch (error) {
      return this.#inMemory(reason(error));
    }
  }

  #inMemory(why: Extract<Keeping, { on: 'memory' }>['why']): undefined {
    this.#keeping = { on: 'memory', why };
    return undefined;
  }
}

function everyOf<T>(database: IDBDatabase, store: string): Promise<T[]> {
  const asked: IDBRequest<T[]> = database.transaction(store).objectStore(store).getAll();
  return answer(asked);
}

async function tooLate(wait: DeviceJournal['wait']): Promise<undefined> {
  for (let piece = 0; piece < patience.pieces; piece += 1) await wait(patience.milliseconds);
}

function reason(error: unknown): Extract<Keeping, { on: 'memory' }>['why'] {
  // Without it the name is unknown; where it is forbidden, even naming it is an error.
  if (['SecurityError', 'ReferenceError'].includes(nameOf(error))) return 'not offered';
  if (nameOf(error) === 'VersionError') return 'newer build';
  return isFull(error) ? 'full' : 'failed';
}

function isFull(error: unknown): boolean {
  return nameOf(error) === 'QuotaExceededError';
}

function isClosed(error: unknown): boolean {
  return nameOf(error) === 'InvalidStateError';
}

function nameOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}

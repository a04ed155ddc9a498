import type { Journal } from '../journal.ts';
import { answer, done } from '../indexed-db.ts';
import { openJournal, type Mark } from './database.ts';
import { deviceJournal } from './journal.ts';

/** What a browser gives to pages of one origin that know of each other. Tests give their own. */
export type Browser = {
  /** Absent where pages cannot ask for each other's turn. */
  readonly locks?: Pick<LockManager, 'request' | 'query'>;
  readonly channel: (name: string) => Channel;
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** A name that no other page has. */
  readonly page: string;
  /** The end of the page; a browser that closes one needs no word of it. */
  readonly end?: AbortSignal;
};

/** Words between the open pages of one person. */
export type Channel = {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
};

/** What one person's pages share on one device: the journal, the turn to send, and a line between them. */
export type Device = {
  readonly journal: Journal;
  readonly channel: Channel;
  /** Resolves when it is this page's turn to send; `lost` is called if it is taken away. */
  turn(lost: () => void): Promise<void>;
  readonly page: string;
  readonly end: AbortSignal | undefined;
};

/** Opens the device for one person and site. */
export function openDevice(
  browser: Browser,
  owner: { readonly person: string; readonly site: string },
  makeRoom?: () => Promise<void>,
): Device {
  // Addresses of sites are told with other capitals here and there; it is the same site.
  const name = `good-measure/changes/${owner.site.toLowerCase()}/${owner.person}`;
  const { page, end, wait, locks } = browser;
  const channel = browser.channel(name);
  end?.addEventListener('abort', () => channel.close());
  // Held as long as the page lives: another page that finds it free may take over the words that were typed here.
  if (locks) void held(locks, `${name}/page/${page}`, end);
  const journal = deviceJournal({
    name,
    page,
    wait,
    end,
    living: (pages) => living(locks, name, pages),
    ...(makeRoom ? { makeRoom } : {}),
  });
  const turn = (lost: () => void) =>
    locks ? held(locks, `${name}/sender`, end) : leased({ name, browser, lost });
  return { journal, channel, turn, page, end };
}

/** Waits for a lock and keeps it until the page ends. */
function held(
  locks: Pick<LockManager, 'request'>,
  name: string,
  end: AbortSignal | undefined,
): Promise<void> {
  return new Promise((mine) => {
    const asked = locks.request(name, { mode: 'exclusive', ...(end ? { signal: end } : {}) }, () => {
      mine();
      return new Promise<void>((over) => end?.addEventListener('abort', () => over()));
    });
    asked.catch(() => undefined); // the page ended while it waited
  });
}

async function living(
  locks: Pick<LockManager, 'query'> | undefined,
  name: string,
  pages: readonly string[],
): Promise<ReadonlySet<string>> {
  if (!locks) return new Set(); // words of a living page may then be shown twice, and are lost in none
  const { held: taken = [] } = await locks.query();
  const names = new Set(taken.map((lock) => lock.name));
  return new Set(pages.filter((page) => names.has(`${name}/page/${page}`)));
}

// A page that has not given a sign for so long, in milliseconds, has lost its turn.
const expiry = 15_000;
const beats = 5_000;

type Lease = { readonly name: string; readonly browser: Browser; readonly lost: () => void };

/**
 * A turn for browsers without locks: a row that its holder marks every five seconds. It is free when its mark has not
 * changed for fifteen, so that no clock is compared with another.
 */
async function leased({ name, browser, lost }: Lease): Promise<void> {
  const { page, wait, end } = browser;
  let database: IDBDatabase;
  try {
    database = await openJournal(name, () => undefined);
  } catch {
    return; // nothing is shared where nothing is kept
  }
  let seen: number | undefined;
  while (!end?.aborted) {
    const taken = await mark(database, page, seen);
    if (taken === 'mine') break;
    seen = taken;
    await wait(expiry, end);
  }
  void keepTurn({ database, page, wait, end, lost });
}

type Keeping = Pick<Browser, 'page' | 'wait'> & {
  readonly database: IDBDatabase;
  readonly end: AbortSignal | undefined;
  readonly lost: () => void;
};

async function keepTurn({ database, page, wait, end, lost }: Keeping): Promise<void> {
  while (!end?.aborted) {
    await wait(beats, end);
    const still = await mark(database, page, undefined).catch(() => 'mine' as const);
    if (still !== 'mine') return lost();
  }
}

/** Marks the row as mine when it is free, mine already, or still marked as it was `seen`; else answers its mark. */
async function mark(database: IDBDatabase, page: string, seen: number | undefined): Promise<'mine' | number> {
  const work = database.transaction('marks', 'readwrite');
  const over = done(work);
  const marks = work.objectStore('marks');
  const asked: IDBRequest<Mark | undefined> = marks.get('sender');
  const found = await answer(asked);
  const free = !found || found.holder === page || found.beat === seen;
  const mine: Mark = { holder: page, beat: (found?.beat ?? 0) + 1 };
  if (free) marks.put(mine, 'sender');
  await over;
  return free ? 'mine' : found.beat;
}

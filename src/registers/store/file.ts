import { record, text } from '../graph/members.ts';
import { fromBytes } from './bytes.ts';
import {
  ownerText,
  unusedFor,
  type Copy,
  type Kept,
  type Later,
  type Owner,
  type Snapshot,
  type Store,
} from './store.ts';
import { toBytes } from './to-bytes.ts';

/** Where files are: a folder on a disk, a container of blobs, a folder of a drive. */
export type Folder = {
  /** The names of all files. */
  names(): Promise<readonly string[]>;
  /** Undefined when there is no such file. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Writes the file whole: a reader sees the old bytes or the new ones. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** No trouble when there is no such file. */
  remove(name: string): Promise<void>;
};

type Opening = { readonly owner: Owner; readonly now: () => Date; readonly folder: Folder };

const why =
  'The folder for the copy of the lists cannot be written. Everything works, but the lists are read again each time.';

/**
 * The copy in files, for programs without a browser: two files a list, the rows as they were and what changed since.
 * A file that is missing, cut off, of somebody else or 14 days old counts as none: the list is then read again.
 */
export function openFileStore(opening: Opening): Store {
  const { folder } = opening;
  const parts = openParts(opening);
  const listeners = new Set<() => void>();
  let state: Kept = { storage: 'device' };

  async function keep(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch {
      state = { storage: 'memory', why };
      for (const listener of listeners) listener();
    }
  }

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    async open(list) {
      const [snapshot, later] = await Promise.all([parts.read(rowsFile(list)), parts.read(laterFile(list))]);
      if (!snapshot || !later || stampIn(snapshot.part) !== stampIn(later.part)) return undefined;
      // The rows are written seldom; what changed since, whenever the list was compared with the server.
      if (opening.now().getTime() - later.used > unusedFor) return undefined;
      // Written by `snapshot` and `apply` below, for this owner.
      return { snapshot: snapshot.part as Snapshot, later: later.part as Later };
    },
    snapshot: (list, { snapshot, later }: Copy) =>
      keep(async () => {
        // The rows first: changes of another snapshot count as none, and the list is read again.
        await parts.write(rowsFile(list), snapshot);
        await parts.write(laterFile(list), later);
      }),
    apply: (list, later) =>
      keep(async () => {
        const before = await parts.read(laterFile(list));
        if (stampIn(before?.part) === later.stamp) await parts.write(laterFile(list), later);
      }),
    drop: (list) =>
      keep(async () => {
        const names = list === undefined ? await folder.names() : [rowsFile(list), laterFile(list)];
        for (const name of names.filter(isOurs)) await folder.remove(name);
      }),
  };
}

/** Reads and writes files that say whose they are and when they were last used. */
function openParts({ owner, now, folder }: Opening) {
  const mine = ownerText(owner);
  return {
    async read(name: string): Promise<{ readonly part: unknown; readonly used: number } | undefined> {
      const bytes = await folder.read(name).catch(() => undefined);
      const found = record(bytes && fromBytes(bytes));
      if (found['owner'] !== mine) return undefined;
      return { part: found['part'], used: Number(found['used'] ?? 0) };
    },
    write: (name: string, part: unknown) =>
      folder.write(name, toBytes({ owner: mine, used: now().getTime(), part })),
  };
}

function stampIn(part: unknown): string {
  return text(record(part)['stamp']);
}

const rowsFile = (list: string) => `${list}.rows`;
const laterFile = (list: string) => `${list}.later`;
const isOurs = (name: string) => /\.(rows|later)$/.test(name);

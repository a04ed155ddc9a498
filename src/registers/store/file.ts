import { record, text } from '../graph/faults.ts';
import { fromBytes, toBytes } from './bytes.ts';
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

/** Where files are: a folder on a disk, a container of blobs, a folder of a drive. */
export type Folder = {
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
export function openFileStore({ owner, now, folder }: Opening): Store {
  const listeners = new Set<() => void>();
  const mine = ownerText(owner);
  const known = new Set<string>();
  let state: Kept = { storage: 'device' };

  async function keep(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch {
      state = { storage: 'memory', why };
      for (const listener of listeners) listener();
    }
  }

  async function part(name: string): Promise<unknown> {
    const bytes = await folder.read(name).catch(() => undefined);
    const found = record(bytes && fromBytes(bytes));
    const used = Number(found['used'] ?? 0);
    if (found['owner'] !== mine || now().getTime() - used > unusedFor) return undefined;
    return found['part'];
  }

  const write = (name: string, content: unknown) =>
    folder.write(name, toBytes({ owner: mine, used: now().getTime(), part: content }));

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    async open(list) {
      const [snapshot, later] = await Promise.all([part(rowsFile(list)), part(laterFile(list))]);
      if (snapshot === undefined || text(record(snapshot)['stamp']) !== text(record(later)['stamp']))
        return undefined;
      known.add(list);
      // Written by `snapshot` and `apply` below, for this owner.
      return { snapshot: snapshot as Snapshot, later: later as Later };
    },
    snapshot: (list, { snapshot, later }: Copy) =>
      keep(async () => {
        known.add(list);
        // The rows first: changes of another snapshot count as none, and the list is read again.
        await write(rowsFile(list), snapshot);
        await write(laterFile(list), later);
      }),
    apply: (list, later) =>
      keep(async () => {
        const before = await part(laterFile(list));
        if (text(record(before)['stamp']) === later.stamp) await write(laterFile(list), later);
      }),
    drop: (list) =>
      keep(async () => {
        for (const one of list === undefined ? [...known] : [list]) {
          await folder.remove(rowsFile(one));
          await folder.remove(laterFile(one));
        }
      }),
  };
}

const rowsFile = (list: string) => `${list}.rows`;
const laterFile = (list: string) => `${list}.later`;

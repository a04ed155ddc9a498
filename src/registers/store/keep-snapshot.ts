import { isFull, written } from './device.ts';
import type { Copy } from './store.ts';
import { toBytes } from './to-bytes.ts';

/** Keeps a snapshot of a list, with what changed since. */
export async function keep(database: IDBDatabase, list: string, copy: Copy): Promise<void> {
  const { snapshot, later } = copy;
  const bytes = toBytes(snapshot);
  const put = (rows: Blob | Uint8Array) => (kept: IDBObjectStore) => {
    kept.put(rows, `list/${list}`);
    kept.put(snapshot.stamp, `stamp/${list}`);
    kept.put(later, `later/${list}`);
  };
  try {
    await written(database, put(await fileOf(bytes)));
  } catch (error) {
    // Some programs keep no files in a private window; the same bytes as a value take twice as long to read.
    if (isFull(error)) throw error;
    await written(database, put(bytes));
  }
}

/** The bytes as a file that the browser has whole: in a private window it else takes them from the page as it needs them. */
async function fileOf(bytes: Uint8Array<ArrayBuffer>): Promise<Blob> {
  const file = new Blob([bytes]);
  await file.slice(0, 1).arrayBuffer();
  return file;
}

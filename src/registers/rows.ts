import type { Declaration } from './declare.ts';
import { versionOf } from './items.ts';
import type { Row } from './types.ts';

/** The rows of one register as the server last told them. */
export type Rows<D extends Declaration> = {
  /** Undefined before the first read. */
  all(): ReadonlyMap<string, Row<D>> | undefined;
  byKey(clientKey: string): Row<D> | undefined;
  /** Keeps the row unless a later version is known: what a person saw never goes backwards. */
  put(row: Row<D>): void;
  drop(id: string): void;
  /** What a full read gave; rows that it did not name are gone. */
  replace(rows: readonly Row<D>[]): void;
  subscribe(changed: () => void): () => void;
  /** Tells the subscribers. */
  tell(): void;
};

export function openRows<D extends Declaration>(): Rows<D> {
  const byKey = new Map<string, Row<D>>();
  const keyOfId = new Map<string, string>();
  const listeners = new Set<() => void>();
  let read = false;

  function put(row: Row<D>): void {
    const known = byKey.get(row.clientKey);
    if (known && known.id === row.id && versionOf(known.etag) > versionOf(row.etag)) return;
    const oldKey = keyOfId.get(row.id);
    if (oldKey !== undefined && oldKey !== row.clientKey) byKey.delete(oldKey);
    byKey.set(row.clientKey, row);
    keyOfId.set(row.id, row.clientKey);
  }

  function drop(id: string): void {
    const key = keyOfId.get(id);
    if (key === undefined) return;
    keyOfId.delete(id);
    byKey.delete(key);
  }

  return {
    all: () => (read ? byKey : undefined),
    byKey: (key) => byKey.get(key),
    put,
    drop,
    replace(rows) {
      const named = new Set(rows.map(({ id }) => id));
      for (const id of [...keyOfId.keys()].filter((one) => !named.has(one))) drop(id);
      for (const row of rows) put(row);
      read = true;
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    tell: () => {
      for (const listener of listeners) listener();
    },
  };
}

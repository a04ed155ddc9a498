import type { Fault } from '../domain/words/outcome.ts';
import type { WireFields } from './codec.ts';

/** One change of one row, as it is kept until the server has it. Plain values only, so that any store can hold it. */
export type Entry = {
  readonly key: string;
  /** The key of the declaration: "answers". */
  readonly register: string;
  /** The client key of the row. */
  readonly item: string;
  readonly kind: 'add' | 'change' | 'remove';
  /** The item's id in SharePoint; empty while the create has not been answered. */
  readonly id: string;
  /** The version that the person saw. */
  readonly etag: string;
  /** The changed columns as the person saw them. */
  readonly base: WireFields;
  /** The columns as the person wants them. */
  readonly fields: WireFields;
  /** An add under a key that others may use too: what is there already is compared, not taken as ours. */
  readonly shared: boolean;
  /** An earlier attempt may have arrived although its answer did not. */
  readonly tried: boolean;
  readonly at: string;
};

/** Where changes are kept until the server has acknowledged them: written before anything is sent or said. */
export type Journal = {
  /** Whether what is kept outlives the page. */
  readonly kept: 'device' | 'memory';
  put(entry: Entry): Promise<void>;
  remove(key: string): Promise<void>;
  /** What an earlier page left, the oldest first. */
  all(): Promise<readonly Entry[]>;
};

/** A journal that lives as long as the page. */
export function memoryJournal(): Journal {
  const entries = new Map<string, Entry>();
  return {
    kept: 'memory',
    put: async (entry) => void entries.set(entry.key, entry),
    remove: async (key) => void entries.delete(key),
    all: async () => [...entries.values()],
  };
}

/** Whether two changes are of one row. */
export function sameRow(left: Entry, right: Entry): boolean {
  return left.register === right.register && left.item === right.item;
}

/** How a change ends that the person discards. */
export const givenUp: Fault = {
  kind: 'refused',
  tell: 'You gave this change up.',
  mend: 'Enter it again if you want it.',
  code: 'given up',
};

import type { Fault } from '../domain/words/outcome.ts';
import type { WireFields } from './codec.ts';
import type { Declaration } from './declare.ts';
import type { Row } from './types.ts';

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
  /** A change by hand: the whole row as the person saw it, should somebody delete it meanwhile. */
  readonly was?: WireFields;
  /** An add instead of a row that somebody deleted: the id that it had. */
  readonly anew?: string;
  /** An add under a key that others may use too: what is there already is compared, not taken as ours. */
  readonly shared: boolean;
  /** An earlier attempt may have arrived although its answer did not. */
  readonly tried: boolean;
  readonly at: string;
  /** Part of work in bulk: sent twenty at a time, within the quota of the minute. */
  readonly bulk?: true;
  /** The keys of later changes that went into this one. */
  readonly also?: readonly string[];
  /** Why it is not being sent; absent while it is on its way. */
  readonly halt?: Halt;
};

/** What a change waits for that only a person can give. */
export type Halt =
  | { readonly kind: 'stopped'; readonly fault: Fault }
  /** Two people changed the same columns: `theirs` is what the server has. */
  | { readonly kind: 'conflict'; readonly theirs: Row<Declaration> };

/** Words that are being typed and are not a change yet. */
export type DraftNote = {
  /** What the words belong to: "answers K-0007/need/". */
  readonly key: string;
  /** The page that holds them; its words are nobody else's while it lives. */
  readonly page: string;
  /** When, by this device's clock, in milliseconds; compared only with others of this device. */
  readonly at: number;
  /** What the page needs to go on; plain values only. */
  readonly content: unknown;
};

/** Where changes are kept until the server has acknowledged them: written before anything is sent or said. */
export type Journal = {
  /** Whether what is kept outlives the page. */
  kept(): Keeping;
  /** Keeps these, and forgets those, in one step. */
  put(entries: readonly Entry[], gone?: readonly string[]): Promise<void>;
  /** Names what is still to be sent, so that it can be written again when the browser has thrown the store away. */
  knows(known: () => readonly Entry[]): void;
  /** What is kept, the oldest first. */
  all(): Promise<readonly Entry[]>;
  putDraft(draft: DraftNote): Promise<void>;
  dropDraft(key: string, page: string): Promise<void>;
  /** Words of this page, and of pages that are gone. */
  drafts(): Promise<readonly DraftNote[]>;
};

/** Where changes are kept; and if not on the device, why. */
export type Keeping =
  | { readonly on: 'device' }
  | { readonly on: 'memory'; readonly why: 'by choice' | 'not offered' | 'full' | 'newer build' | 'failed' };

/** A journal that lives as long as the page. */
export function memoryJournal(): Journal {
  const entries = new Map<string, Entry>();
  const drafts = new Map<string, DraftNote>();
  return {
    kept: () => ({ on: 'memory', why: 'by choice' }),
    async put(given, gone = []) {
      for (const entry of given) entries.set(entry.key, entry);
      for (const key of gone) entries.delete(key);
    },
    knows: () => undefined,
    all: async () => [...entries.values()],
    putDraft: async (draft) => void drafts.set(draft.key, draft),
    dropDraft: async (key) => void drafts.delete(key),
    drafts: async () => [...drafts.values()],
  };
}

/** The row that a change is of, as one text. */
export function rowOfEntry({ register, item }: Entry): string {
  return `${register}/${item}`;
}

/** How a change ends that the person discards. */
export const givenUp: Fault = {
  kind: 'refused',
  tell: 'You gave this change up.',
  mend: 'Enter it again if you want it.',
  code: 'given up',
};

/** The code of the fault that stops a change whose row somebody deleted: that row can be made anew. */
export const goneCode = 'no such row';

import type { Fault, Outcome } from '../domain/words/outcome.ts';
import type { Person } from '../domain/words/person.ts';
import type { Problem } from '../domain/words/problem.ts';
import type { Declaration, Values } from './declare.ts';
import type { Keeping } from './journal.ts';

/** Who wrote a row and when, as the server says it; never a column of ours. */
export type Stamp = {
  readonly by: Person;
  /** An ISO 8601 instant in UTC. */
  readonly at: string;
};

/** One row of a register. */
export type Row<D extends Declaration> = {
  /** The item's id in SharePoint. Empty while the create has not been answered. */
  readonly id: string;
  readonly clientKey: string;
  /** The version that a change must cite. */
  readonly etag: string;
  readonly values: Values<D>;
  readonly created: Stamp;
  readonly changed: Stamp;
  /** In a document library: the file that the row describes. */
  readonly file?: FileFacts;
};

/** What a library says of a file. */
export type FileFacts = {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Where SharePoint opens it. */
  readonly webUrl: string;
};

/** An earlier state of a row. */
export type Version<D extends Declaration> = {
  readonly id: string;
  readonly values: Partial<Values<D>>;
  readonly changed: Stamp;
};

/** How a write ended. `waiting` = kept, and still being sent. */
export type Saved<D extends Declaration> =
  | { readonly kind: 'saved'; readonly row: Row<D> }
  | { readonly kind: 'conflict'; readonly conflict: Conflict<D> }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'stopped'; readonly fault: Fault };

/** Two people changed the same columns: both are kept until a person chooses. */
export type Conflict<D extends Declaration> = {
  /** To keep theirs: `saving.discard(key)`. To keep mine, or a text made of both: `change(theirs, …)`. */
  readonly key: string;
  readonly theirs: Row<D>;
  /** What this person wanted to write. */
  readonly mine: Changes<D>;
  /** The columns in which the two differ. */
  readonly columns: readonly string[];
};

/** The rows of one register as this person sees them: what the server has, with what is still being saved on top. */
export type Register<D extends Declaration> = {
  readonly declaration: D;
  /** Reads all rows, from the store when they are there already, and keeps them fresh by delta. */
  all(): Promise<Outcome<readonly Row<D>[]>>;
  /** The rows as they are known now; undefined before the first read. The array changes when a row does. */
  rows(): readonly Row<D>[] | undefined;
  /** Calls back after every change of `rows()`; returns how to stop. */
  subscribe(changed: () => void): () => void;
  /** Asks the server what has changed since (one unit). */
  refresh(): Promise<Outcome<readonly Row<D>[]>>;
  add(values: Values<D>, clientKey?: string): Promise<Saved<D>>;
  /** Writes only the columns given; `undefined` empties a column. `base` is the row that the person saw. */
  change(base: Row<D>, changes: Changes<D>): Promise<Saved<D>>;
  /**
   * Writes the last word on a row without reading it back: two units, where `change` costs three. For programs: it is not
   * kept when the connection is lost, and `rows()` says it after the next `refresh`.
   */
  settle(base: Row<D>, changes: Changes<D>): Promise<Outcome<void>>;
  remove(base: Row<D>): Promise<Outcome<void>>;
  /** Adds and changes many rows, twenty a request, paced to the quota. `signal` cancels what was not sent. */
  many(
    writes: readonly Write<D>[],
    progress: (done: number) => void,
    signal?: AbortSignal,
  ): Promise<readonly Saved<D>[]>;
  /** Where two people changed the same columns and this person has not chosen yet; `saving` tells of changes. */
  conflicts(): readonly Conflict<D>[];
  /** What stands in the list and cannot be read: typed by hand, or a choice that was removed. */
  unreadable(): readonly Problem[];
  /** Earlier states, the newest first. */
  versions(row: Row<D>): Promise<Outcome<readonly Version<D>[]>>;
};

export type Changes<D extends Declaration> = { readonly [K in keyof Values<D>]?: Values<D>[K] | undefined };

export type Write<D extends Declaration> =
  | { readonly kind: 'add'; readonly values: Values<D>; readonly clientKey?: string }
  | { readonly kind: 'change'; readonly base: Row<D>; readonly changes: Changes<D> };

/** Where a person's changes stand, for the save state in the corner. */
export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving'; readonly count: number }
  | { readonly kind: 'saved'; readonly at: string } // the server's time of the last answer, ISO 8601
  | {
      readonly kind: 'waiting';
      readonly count: number;
      readonly kept: 'device' | 'memory';
      /** Nothing answers, or SharePoint asks for patience. */
      readonly why: 'offline' | 'busy';
    }
  | { readonly kind: 'needs-you'; readonly count: number };

/** What registers need from the world. */
export type Tenant = {
  /** "https://graph.microsoft.com/v1.0", or the local tenant's. */
  readonly graph: string;
  /** The site's address as `hostname:/sites/Name`, or its id. */
  readonly sites: { readonly open: string; readonly evaluations?: string };
  /** Resource units a minute that the council's licences give the program (GM_QUOTA); absent: the smallest tenant's. */
  readonly unitsAMinute?: number;
  readonly token: () => Promise<Outcome<string>>;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  /** Random bytes, for keys and jitter. */
  readonly random: (bytes: number) => Uint8Array;
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
};

/** A change that waits, or that needs a person; rows of one work in bulk together. */
export type Pending = {
  readonly key: string;
  /** Register and row in words: "Answers, Lift maintenance". */
  readonly place: string;
  /** What was typed, to copy out. */
  readonly text: string;
  /** Absent while it is simply on its way. */
  readonly fault?: Fault;
  /** Somebody deleted its row, and `saving.restore` can make it anew. */
  readonly restorable?: true;
  /** How many rows it is about; more than one only for work in bulk. */
  readonly rows: number;
};

/** The state of all writes of this person on this device. */
export type Saving = {
  state(): SaveState;
  subscribe(changed: () => void): () => void;
  pending(): readonly Pending[];
  /** Tries everything that waits, now, and what stopped. */
  retry(): void;
  /** Where changes are kept, and if not on the device, why. */
  kept(): Keeping;
  /** Makes the row of a change anew that somebody deleted, with what the person saw and typed. */
  restore(key: string): void;
  /** Gives one change up; the caller has asked the person first. */
  discard(key: string): void;
};

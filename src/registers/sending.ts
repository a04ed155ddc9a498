import type { Outcome } from '../domain/words/outcome.ts';
import type { Channel } from './device/device.ts';
import type { Held } from './held.ts';
import type { Entry, Journal, Keeping } from './journal.ts';
import type { Line, LineWorld } from './line.ts';
import type { Ended, Settled } from './write.ts';

/** Takes a person's changes: keeps each in the journal first, and has it sent by the one page whose turn it is. */
export type Sender = {
  /** Keeps the change and says how it ended; a change that waits has not ended. */
  submit(entry: Entry): Promise<{ readonly settled: Settled; readonly entry: Entry }>;
  /** The same for work in bulk; `each` is told of every one, and the signal gives up what was not sent. */
  submitAll(entries: readonly Entry[], bulk: Bulk): Promise<void>;
  /** What the server does not have yet. The same array while nothing came or went. */
  held(): readonly Held[];
  /** Those of them that a person made one by one: work in bulk is not among them. */
  typed(): readonly Held[];
  /** Tries everything now; what stopped, too. */
  retry(): void;
  /** The page is shown again, or the network is back: what only waits need not wait longer. */
  wake(): void;
  discard(key: string): void;
  subscribe(changed: () => void): () => void;
  kept(): Keeping;
};

export type Bulk = {
  readonly each: (index: number, settled: Settled, entry: Entry) => void;
  readonly signal: AbortSignal | undefined;
};

/** What the pages of one person say to each other. */
export type Word =
  | { readonly kind: 'hello' }
  | { readonly kind: 'here' }
  | { readonly kind: 'retry' }
  | { readonly kind: 'wake' }
  | { readonly kind: 'new'; readonly entries: readonly Entry[] }
  | { readonly kind: 'line'; readonly held: readonly Held[] }
  | { readonly kind: 'ended'; readonly ended: Ended }
  | { readonly kind: 'discard'; readonly keys: readonly string[] }
  | { readonly kind: 'cooling'; readonly milliseconds: number };

/** What pages share: the journal, a line between them, and whose turn it is. A page alone needs no more than a journal. */
export type Shared = {
  readonly journal: Journal;
  readonly channel?: Channel;
  readonly turn?: (lost: () => void) => Promise<void>;
  readonly end?: AbortSignal | undefined;
};

/** What a sender needs. */
export type SenderWorld = {
  readonly shared: Promise<Shared>;
  /** When the first rows are on the page: what an earlier one left is sent after them. */
  readonly drawn: () => Promise<void>;
  /** Fetches the code that sends: most visits change nothing. */
  readonly load: () => Promise<Outcome<(world: Pick<LineWorld, 'journal' | 'changed' | 'ended'>) => Line>>;
  /** Waits before the next try, or before other pages are told more. */
  readonly pause: (tries: number, signal?: AbortSignal) => Promise<void>;
  readonly ended: (ended: Ended) => void;
  /** Another page was told to wait. */
  readonly cool: (milliseconds: number) => void;
};

import { claimSet, claimsIn, type Claim } from '../domain/reminder/claims.ts';
import { leaseMinutes } from '../domain/reminder/channel.ts';
import { doneKeyOf, itemKey, type Item, type Ledger } from '../domain/reminder/digest.ts';
import type { Day } from '../domain/words/day.ts';
import type { Declarations } from '../registers/lists/index.ts';
import type { Row } from '../registers/types.ts';
import { shownIn } from './shown.ts';

export type SentRow = Row<Declarations['sent']>;
export type PressedRow = Row<Declarations['cardActions']>;

/** The rows of the Sent register, and what was pressed. */
export type Books = {
  readonly byKey: ReadonlyMap<string, SentRow>;
  /** The digests of each channel, in the order of their numbers. */
  readonly digests: ReadonlyMap<string, readonly SentRow[]>;
  /** Further claims, by the key of their digest. */
  readonly more: ReadonlyMap<string, readonly SentRow[]>;
  readonly pressed: readonly PressedRow[];
  /** The server's time, near enough: what leases are measured by. */
  readonly clock: Date;
};

export function booksOf(sent: readonly SentRow[], pressed: readonly PressedRow[], clock: Date): Books {
  const digests = new Map<string, SentRow[]>();
  const more = new Map<string, SentRow[]>();
  const put = (into: Map<string, SentRow[]>, key: string, row: SentRow): void => {
    const rows = into.get(key);
    if (rows) rows.push(row);
    else into.set(key, [row]);
  };
  for (const row of sent) {
    const { kind, channel, key } = row.values;
    if (kind === 'digest') put(digests, channel, row);
    if (kind === 'more') put(more, moreOf(key), row);
  }
  for (const rows of digests.values()) rows.sort((one, other) => numberOf(one) - numberOf(other));
  return { byKey: new Map(sent.map((row) => [row.values.key, row])), digests, more, pressed, clock };
}

/** The key under which a run keeps further claims of its digest. */
export function moreKey(digest: string, runner: string, part: number): string {
  return `${digest}|${runner}|${part}`;
}

const moreOf = (key: string): string => key.split('|').slice(0, 3).join('|');

/** Which of its channel's digests a row is; 0 for one that does not say. */
export function numberOf({ values }: SentRow): number {
  return values.number ?? 0;
}

/** The newest digest of a channel. All before it are settled: a number is claimed only when the one before it is. */
export function lastDigest(books: Books, channel: string): SentRow | undefined {
  return books.digests.get(channel)?.at(-1);
}

/** Whether a run that claimed a digest has been silent for longer than its lease. */
export function isStale({ changed }: SentRow, { clock }: Pick<Books, 'clock'>): boolean {
  return clock.getTime() - new Date(changed.at).getTime() > leaseMinutes * 60_000;
}

/** What a digest came to. `abandoned`: nobody has seen it. `unsure`: posting began and nothing was heard of it again. */
export type Outcome = 'accepted' | 'failed' | 'under way' | 'abandoned' | 'unsure';

/** How a digest stands by its row. */
export function outcomeOf(digest: SentRow, books: Pick<Books, 'clock'>): Outcome {
  const { state, by } = digest.values;
  if (state === 'accepted' || state === 'failed') return state;
  if (!isStale(digest, books)) return 'under way';
  // A message of the bot is written over, however often: that it may have been written already does no harm.
  return state === 'claimed' || by === 'bot' ? 'abandoned' : 'unsure';
}

/** Whether a digest was never posted, so that the next run takes its row over. */
export function isFree(digest: SentRow, books: Pick<Books, 'clock'>): boolean {
  const outcome = outcomeOf(digest, books);
  return outcome === 'failed' || outcome === 'abandoned';
}

/** What must not be sent to a channel again. Reminders of a digest that was not posted are free for the next one. */
export function ledgerOf(books: Books, channel: string): Ledger {
  const settled = (books.digests.get(channel) ?? []).filter((row) => !isFree(row, books));
  return { sent: claimSet(settled.map((row) => claimsOf(row, books))), ...pressedOf(books) };
}

function claimsOf(row: SentRow, books: Books): readonly Claim[] {
  const { key, runner } = row.values;
  const more = (books.more.get(key) ?? []).filter(({ values }) => values.runner === runner);
  return more.length === 0 ? readClaims(row) : [row, ...more].flatMap(readClaims);
}

const read = new WeakMap<SentRow, readonly Claim[]>();

/** The claims of a row, read once for as long as the row stays as it is. */
function readClaims(row: SentRow): readonly Claim[] {
  const known = read.get(row);
  if (known !== undefined) return known;
  const claims = claimsIn(row.values.claims);
  read.set(row, claims);
  return claims;
}

function pressedOf({ pressed }: Books): Pick<Ledger, 'snoozed' | 'done'> {
  const snoozed = new Map<string, Day>();
  const done = new Set<string>();
  for (const { values } of pressed) {
    const { reminder } = values;
    if (reminder === undefined) continue;
    if (values.verb === 'snooze' && values.until !== undefined) snoozed.set(reminder, values.until);
    if (values.verb === 'done') done.add(doneKeyOf(reminder));
  }
  return { snoozed, done };
}

/** The reminders of a digest: first the rows of its card as they were posted, then the others by their keys alone. */
export function itemsOf(row: SentRow, books: Books): readonly Item[] {
  const shown = shownIn(row);
  const known = new Set(shown.map(({ key }) => key));
  const { channel } = row.values;
  const rest = claimsOf(row, books).flatMap((claim): readonly Item[] => {
    const key = itemKey(claim, channel);
    if (known.has(key)) return [];
    const standing = { kind: 'said', tone: 'wait', words: '' } as const;
    return [{ ...claim, key, title: '', audience: 'owner', standing, place: '/' }];
  });
  return [...shown, ...rest];
}

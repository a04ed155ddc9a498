import { doneKey, type Item, type Ledger } from '../domain/reminder/digest.ts';
import type { Day } from '../domain/words/day.ts';
import type { Declarations } from '../registers/lists/index.ts';
import type { Row } from '../registers/types.ts';

export type SentRow = Row<Declarations['sent']>;
export type PressedRow = Row<Declarations['cardActions']>;

/** A run that says nothing for so long is taken to have ended. */
const leaseMinutes = 15;

/** The rows of the Sent register by their key, and what they come to. */
export type Books = {
  readonly byKey: ReadonlyMap<string, SentRow>;
  readonly pressed: readonly PressedRow[];
  /** The server's time, near enough: what leases are measured by. */
  readonly clock: Date;
};

export function booksOf(sent: readonly SentRow[], pressed: readonly PressedRow[], clock: Date): Books {
  return { byKey: new Map(sent.map((row) => [row.values.key, row])), pressed, clock };
}

/** Whether a run that claimed a digest has been silent for longer than its lease. */
export function isStale({ changed }: SentRow, { clock }: Pick<Books, 'clock'>): boolean {
  return clock.getTime() - new Date(changed.at).getTime() > leaseMinutes * 60_000;
}

/** What a digest came to. `unsure`: posting began and nothing was heard of it again. */
export type Outcome = 'accepted' | 'failed' | 'under way' | 'abandoned' | 'unsure';

/** How a digest stands by its row. One that was never posted is abandoned, one that may have been is unsure. */
export function outcomeOf(digest: SentRow, books: Pick<Books, 'clock'>): Outcome {
  const { state, activity } = digest.values;
  if (state === 'accepted' || state === 'done') return 'accepted';
  if (state === 'failed') return 'failed';
  if (!isStale(digest, books)) return 'under way';
  if (state === 'claimed') return 'abandoned';
  // The bot's message is written over, however often: that it may have been written already does no harm.
  return activity === undefined && digest.values.connector === undefined ? 'unsure' : 'abandoned';
}

/**
 * What must not be sent again. Reminders of a digest that was not posted are free for the next one. A message of the
 * bot that was left half-way may show them already: its reminders are free only for that very message (`current`),
 * until it is written over.
 */
export function ledgerOf(books: Books, current?: string): Ledger {
  const free = new Set<string>();
  for (const [key, row] of books.byKey) {
    if (row.values.kind !== 'digest') continue;
    const outcome = outcomeOf(row, books);
    const halfWay = row.values.state === 'posting' && row.values.activity !== undefined;
    if (outcome === 'failed' || (outcome === 'abandoned' && (!halfWay || key === current))) free.add(key);
  }
  const sent = new Set<string>();
  for (const [key, row] of books.byKey) {
    if (!free.has(row.values.digest ?? '')) sent.add(key);
  }
  return { sent, ...pressedOf(books) };
}

function pressedOf({ byKey, pressed }: Books): Pick<Ledger, 'snoozed' | 'done'> {
  const snoozed = new Map<string, Day>();
  const done = new Set<string>();
  for (const { values } of pressed) {
    const row = byKey.get(values.reminder ?? '');
    if (row === undefined) continue;
    if (values.verb === 'snooze' && values.until !== undefined) snoozed.set(row.values.key, values.until);
    if (values.verb === 'done') done.add(doneKey(dueOf(row)));
  }
  return { snoozed, done };
}

function dueOf({ values }: SentRow): { kind: string; subject: string; period: string } {
  return { kind: values.kind, subject: values.subject ?? '', period: values.period ?? '' };
}

/** A reminder as it was when it was posted, for a card that is written anew. */
export function itemOf(row: SentRow): Item {
  const { values } = row;
  return {
    ...dueOf(row),
    key: values.key,
    stage: values.stage ?? '',
    title: values.title,
    service: values.service,
    owner: values.owner,
    audience: 'owner',
    standing: { kind: 'said', tone: values.tone ?? 'wait', words: values.words ?? '' },
    due: values.due,
    place: values.place ?? '/',
  };
}

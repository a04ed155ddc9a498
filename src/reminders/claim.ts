import { claimNotes } from '../domain/reminder/claims.ts';
import type { Channel, Digest } from '../domain/reminder/digest.ts';
import type { Day } from '../domain/words/day.ts';
import type { Declarations } from '../registers/lists/index.ts';
import type { Register, Saved } from '../registers/types.ts';
import { isFree, lastDigest, moreKey, numberOf, type Books, type SentRow } from './ledger.ts';
import { shownText } from './shown.ts';

type Sent = Declarations['sent'];

/** Who claims, and where. */
export type Claimer = {
  readonly sent: Register<Sent>;
  /** The run's own name: a claim is won when the row says it. */
  readonly runner: string;
  readonly books: Books;
  readonly today: Day;
};

/** A claim: the row that is won; undefined when another run has it; or why it could not be written. */
export type Claimed = SentRow | undefined | { readonly tell: string };

/** The number of the digest that may be claimed next: that of one that was never posted, else the one after the last. */
export function nextNumber(books: Books, channel: string): number {
  const last = lastDigest(books, channel);
  if (last === undefined) return 1;
  return isFree(last, books) ? numberOf(last) : numberOf(last) + 1;
}

/**
 * Claims the next digest of a channel and with it, in the same write, its day and all its reminders. It costs two units;
 * only a digest of thousands of reminders needs further rows, which are there before it is posted.
 */
export async function claimDigest(claimer: Claimer, digest: Digest, by: Channel['by']): Promise<Claimed> {
  const [first = '', ...more] = claimNotes(digest.items);
  const last = claimer.books.byKey.get(digest.key);
  const values = {
    title: `Digest, ${digest.channel}`.slice(0, 255),
    key: digest.key,
    channel: digest.channel,
    number: nextNumber(claimer.books, digest.channel),
    day: digest.day,
    kind: 'digest',
    // That posting begins is written before it does; with one write, where there is nothing else to write before.
    state: more.length === 0 ? 'posting' : 'claimed',
    by,
    count: digest.items.length,
    claims: first,
    shown: shownText(digest.items, claimer.today),
    runner: claimer.runner,
    tries: (last?.values.tries ?? 0) + 1,
  } as const;
  const saved = await (last === undefined
    ? claimer.sent.add(values, digest.key)
    : claimer.sent.change(last, { ...values, ...forgotten(last, digest) }));
  const won = claimed(saved, claimer);
  return won === undefined || 'tell' in won || more.length === 0 ? won : claimMore(claimer, won, more);
}

/** What a row that is taken over no longer says; the message of another day is not written again. */
function forgotten(last: SentRow, digest: Digest) {
  const again = { tell: undefined, dealt: undefined } as const;
  if (last.values.day === digest.day) return again;
  return { ...again, conversation: undefined, activity: undefined, connector: undefined };
}

async function claimMore(claimer: Claimer, row: SentRow, notes: readonly string[]): Promise<Claimed> {
  const { channel, day, key } = row.values;
  const { runner, sent } = claimer;
  const writes = notes.map((claims, part) => ({
    kind: 'add' as const,
    values: {
      title: `Further claims, ${channel}`.slice(0, 255),
      key: moreKey(key, runner, part + 1),
      channel,
      day,
      kind: 'more' as const,
      state: 'claimed' as const,
      claims,
      runner,
    },
  }));
  const saved = await sent.many(writes, () => undefined);
  if (saved.some(({ kind }) => kind !== 'saved'))
    return { tell: 'Not all of its reminders could be claimed. The next run tries again.' };
  return claimed(await sent.change(row, { state: 'posting' }), claimer);
}

function claimed(saved: Saved<Sent>, { runner }: Claimer): Claimed {
  if (saved.kind === 'stopped') return { tell: `${saved.fault.tell} ${saved.fault.mend}` };
  return saved.kind === 'saved' && saved.row.values.runner === runner ? saved.row : undefined;
}

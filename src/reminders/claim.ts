import { digestKey, type Digest, type Item } from '../domain/reminder/digest.ts';
import { standingWords, toneOf } from '../domain/reminder/kind.ts';
import type { Day } from '../domain/words/day.ts';
import type { Declarations } from '../registers/lists/index.ts';
import type { Register, Saved, Write } from '../registers/types.ts';
import { outcomeOf, type Books, type SentRow } from './ledger.ts';

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

/** Claims a channel for a day; undefined when somebody else has it, or when that day's digest is posted or not certain. */
export async function claimDigest(claimer: Claimer, digest: Digest): Promise<Claimed> {
  const key = digestKey(digest.channel, digest.day);
  const known = claimer.books.byKey.get(key);
  if (known !== undefined) return takeOver(claimer, known);
  const saved = await claimer.sent.add(
    {
      title: `Digest, ${digest.channel}`,
      key,
      channel: digest.channel,
      day: digest.day,
      kind: 'digest',
      state: 'claimed',
      count: digest.items.length,
      runner: claimer.runner,
      tries: 1,
    },
    key,
  );
  return claimed(saved, claimer);
}

async function takeOver(claimer: Claimer, known: SentRow): Promise<Claimed> {
  const outcome = outcomeOf(known, claimer.books);
  if (outcome !== 'abandoned' && outcome !== 'failed') return undefined;
  const tries = (known.values.tries ?? 0) + 1;
  const changes = { state: 'claimed', runner: claimer.runner, tries, tell: undefined } as const;
  return claimed(await claimer.sent.change(known, changes), claimer);
}

/** Claims the reminders of a digest; those that are won, in their order. What another digest has is left to it. */
export async function claimItems(claimer: Claimer, digest: Digest): Promise<readonly Item[]> {
  const key = digestKey(digest.channel, digest.day);
  const writes = digest.items.map((item) => claimOf(claimer, item, { key, digest }));
  const saved = await claimer.sent.many(writes, () => undefined);
  return digest.items.filter((_, at) => {
    const one = saved[at];
    return one !== undefined && mine(one, claimer) !== undefined;
  });
}

function claimOf(claimer: Claimer, item: Item, into: { key: string; digest: Digest }): Write<Sent> {
  const { digest, key } = into;
  const claim = { day: digest.day, digest: key, state: 'claimed', runner: claimer.runner } as const;
  const known = claimer.books.byKey.get(item.key);
  if (known !== undefined) return { kind: 'change', base: known, changes: claim };
  const { kind, subject, stage, period, place, owner, service } = item;
  const values = {
    ...claim,
    title: item.title === '' ? subject : item.title.slice(0, 255),
    key: item.key,
    channel: digest.channel,
    kind,
    subject,
    stage,
    period,
    place,
    words: standingWords(item.standing, claimer.today),
    tone: toneOf(item.standing, claimer.today),
    ...(item.due !== undefined && { due: item.due }),
    ...(owner !== undefined && owner !== '' && { owner }),
    ...(service !== undefined && service !== '' && { service }),
  };
  return { kind: 'add', values, clientKey: item.key };
}

function claimed(saved: Saved<Sent>, claimer: Claimer): Claimed {
  if (saved.kind === 'stopped') return { tell: `${saved.fault.tell} ${saved.fault.mend}` };
  return mine(saved, claimer);
}

function mine(saved: Saved<Sent>, { runner }: Claimer): SentRow | undefined {
  return saved.kind === 'saved' && saved.row.values.runner === runner ? saved.row : undefined;
}

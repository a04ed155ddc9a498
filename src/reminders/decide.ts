import { channelFrom } from '../domain/reminder/channel.ts';
import { digestFor, type Channel, type Digest } from '../domain/reminder/digest.ts';
import { allDue } from '../domain/reminder/index.ts';
import type { Facts } from '../domain/reminder/facts.ts';
import type { Due } from '../domain/reminder/kind.ts';
import { slotAt } from '../domain/reminder/schedule.ts';
import { dayOf, type Day } from '../domain/words/day.ts';
import { fine, type Outcome } from '../domain/words/outcome.ts';
import type { WorkingCalendar } from '../domain/words/working-day.ts';
import type { Registers } from '../registers/registers.ts';
import { nextNumber } from './claim.ts';
import { readFacts, rowsOf, together } from './facts.ts';
import { booksOf, isFree, ledgerOf, outcomeOf, type Books } from './ledger.ts';

/** What the registers say, as far as reminders are decided from it. */
export type State = {
  readonly facts: Facts;
  readonly channels: readonly Channel[];
  readonly books: Books;
};

/** Everything that a run is decided from: one unit a list, once the lists are known. `clock` is what leases are measured by. */
export async function readState(registers: Registers, clock: () => Date): Promise<Outcome<State>> {
  const read = await together({
    facts: readFacts(registers),
    channels: rowsOf(registers.reminderChannels),
    sent: rowsOf(registers.sent),
    pressed: rowsOf(registers.cardActions),
  });
  if (read.kind === 'fault') return read;
  const { facts, channels, sent, pressed } = read.value;
  return fine({
    facts,
    channels: channels.map(({ values }) => channelFrom(values)),
    books: booksOf(sent, pressed, clock()),
  });
}

/** What is to become of a channel. `quiet`: not the time; `elsewhere`: another run has it, or its digest is posted already. */
export type Decision =
  | { readonly kind: 'paused' | 'quiet' | 'nothing due' | 'elsewhere'; readonly channel: Channel }
  | { readonly kind: 'post'; readonly channel: Channel; readonly digest: Digest };

/** The instant that is decided for, and which days are working days. */
export type At = { readonly now: Date; readonly calendar: WorkingCalendar };

/** Decides for every channel what it is told, without asking anybody; and what is due at all. */
export function decide(
  state: State,
  { now, calendar }: At,
): { due: readonly Due[]; decisions: readonly Decision[] } {
  const today = dayOf(now);
  const due = allDue(state.facts, { today, calendar });
  const decisions = state.channels.map((channel): Decision => {
    if (channel.paused) return { kind: 'paused', channel };
    const slot = slotAt(channel.rhythm, now, calendar);
    if (slot === undefined) return { kind: 'quiet', channel };
    const digest = digestOn(state, channel, due, { today, slot });
    if (digest === undefined) return { kind: 'nothing due', channel };
    return isTaken(state.books, channel.name, slot)
      ? { kind: 'elsewhere', channel }
      : { kind: 'post', channel, digest };
  });
  return { due, decisions };
}

/** Whether another run is at work for a channel, or the digest of the day is posted or not certain. */
export function isTaken(books: Books, channel: string, slot: Day): boolean {
  const digests = books.digests.get(channel) ?? [];
  const last = digests.at(-1);
  if (last !== undefined && outcomeOf(last, books) === 'under way') return true;
  return digests.some((row) => row.values.day === slot && !isFree(row, books));
}

/** What a channel is to be told, from what is due and what it was told before. */
export function digestOn(
  { channels, books }: Pick<State, 'channels' | 'books'>,
  channel: Channel,
  due: readonly Due[],
  on: { readonly today: Day; readonly slot: Day },
): Digest | undefined {
  const directors = channels.some(({ audience, paused }) => audience === 'directors' && !paused);
  const number = nextNumber(books, channel.name);
  return digestFor(channel, due, ledgerOf(books, channel.name), { ...on, number, directors });
}

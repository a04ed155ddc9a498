import { channelFrom } from '../domain/reminder/channel.ts';
import { digestFor, type Channel, type Digest } from '../domain/reminder/digest.ts';
import { allDue } from '../domain/reminder/index.ts';
import type { Facts } from '../domain/reminder/facts.ts';
import type { Due } from '../domain/reminder/kind.ts';
import { nextRun, slotAt } from '../domain/reminder/schedule.ts';
import { dayOf, type Day } from '../domain/words/day.ts';
import type { TeamsApp } from '../domain/words/link.ts';
import { fine, type Outcome } from '../domain/words/outcome.ts';
import type { WorkingCalendar } from '../domain/words/working-day.ts';
import type { Registers } from '../registers/registers.ts';
import type { AdaptiveCard } from './cards/adaptive.ts';
import { cardFaults } from './cards/check-card.ts';
import { digestCard, sentenceOf, type DigestView } from './cards/digest-card.ts';
import type { View } from './cards/kind-card.ts';
import { claimDigest, nextNumber, type Claimer } from './claim.ts';
import { deliver, moveOn, type Delivered } from './deliver.ts';
import { refreshCards } from './again.ts';
import { readFacts, rowsOf, together } from './facts.ts';
import { booksOf, isFree, lastDigest, ledgerOf, outcomeOf, type Books } from './ledger.ts';
import { postTests } from './test-cards.ts';
import type { Message, Transports } from './post/transport.ts';

/** What a run is given: the day it is for, and everything from outside. */
export type Run = {
  readonly registers: Registers;
  /** The instant that is decided for; another than the clock's when a person tries a day. */
  readonly now: Date;
  /** The time that leases are measured by. */
  readonly clock: () => Date;
  readonly calendar: WorkingCalendar;
  readonly app: TeamsApp;
  /** A name that no other run has. */
  readonly runner: string;
  readonly transports: Transports;
};

/** What became of one channel in a run. */
export type ChannelReport = {
  readonly channel: string;
  /** `quiet`: not the time; `elsewhere`: another run has it, or today's digest is posted already. */
  readonly result: 'paused' | 'quiet' | 'nothing due' | 'elsewhere' | Delivered['kind'];
  /** How many reminders the digest has. */
  readonly count: number;
  readonly tell?: string;
};

/** What would be posted: one entry a reminder, each with the card of its digest. */
export type Planned = {
  readonly channel: string;
  readonly kind: string;
  readonly subject: string;
  readonly stage: string;
  readonly period: string;
  readonly card: AdaptiveCard;
};

type State = {
  readonly facts: Facts;
  readonly channels: readonly Channel[];
  readonly books: Books;
};

/** Everything that a run is decided from. */
export async function readState({
  registers,
  clock,
}: Pick<Run, 'registers' | 'clock'>): Promise<Outcome<State>> {
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

/** Posts to each channel what is due and was not sent: claim first, so that five runs at once post each digest once. */
export async function runReminders(run: Run): Promise<Outcome<readonly ChannelReport[]>> {
  const state = await readState(run);
  if (state.kind === 'fault') return state;
  const today = dayOf(run.now);
  const due = allDue(state.value.facts, { today, calendar: run.calendar });
  const { bot } = run.transports;
  const { books, channels } = state.value;
  if (bot) {
    await refreshCards(
      { registers: run.registers, bot, books, due, view: viewOf(run, state.value) },
      channels,
    );
  }
  await postTests(run, { books, channels, view: viewOf(run, state.value) });
  const reports: ChannelReport[] = [];
  for (const channel of channels) reports.push(await runChannel(run, state.value, channel, due));
  return fine(reports);
}

async function runChannel(
  run: Run,
  state: State,
  channel: Channel,
  due: readonly Due[],
): Promise<ChannelReport> {
  const of = (result: ChannelReport['result'], count = 0, tell?: string): ChannelReport => ({
    channel: channel.name,
    result,
    count,
    ...(tell !== undefined && { tell }),
  });
  if (channel.paused) return of('paused');
  const slot = slotAt(channel.rhythm, run.now, run.calendar);
  if (slot === undefined) return of('quiet');
  const { books } = state;
  const last = lastDigest(books, channel.name);
  const digest = digestOn(state, channel, due, { today: dayOf(run.now), slot });
  if (digest === undefined) return of('nothing due');
  if (isTaken(books, channel.name, slot)) return of('elsewhere');
  const message = messageOf(digest, { ...viewOf(run, state), by: channel.by });
  if (last && isFree(last, books) && last.values.day !== slot && run.transports.bot) {
    const tell = await moveOn(run.transports.bot, last);
    if (tell !== undefined) return of('failed', digest.items.length, tell);
  }
  const { sent } = run.registers;
  const claimer: Claimer = { sent, runner: run.runner, books, today: dayOf(run.now) };
  const row = await claimDigest(claimer, digest, channel.by);
  if (row === undefined) return of('elsewhere');
  const count = digest.items.length;
  if ('tell' in row) return of('failed', count, row.tell);
  const delivered = await deliver(run, { digest, row, message });
  return of(delivered.kind, count, delivered.kind === 'accepted' ? undefined : delivered.tell);
}

/** Whether another run is at work for a channel, or the digest of the day is posted or not certain. */
function isTaken(books: Books, channel: string, slot: Day): boolean {
  const digests = books.digests.get(channel) ?? [];
  const last = digests.at(-1);
  if (last !== undefined && outcomeOf(last, books) === 'under way') return true;
  return digests.some((row) => row.values.day === slot && !isFree(row, books));
}

function messageOf(digest: Digest, view: DigestView): Message {
  const message = { card: digestCard(digest, view), summary: sentenceOf(digest.items) };
  const faults = cardFaults(message.card, view.by);
  if (faults.length > 0) throw new Error(`A card that may not be posted: ${faults.join(' ')}`);
  return message;
}

/** What a channel is to be told today, from what is due and what it was told before. */
function digestOn(
  { channels, books }: Pick<State, 'channels' | 'books'>,
  channel: Channel,
  due: readonly Due[],
  on: { today: Day; slot: Day },
): Digest | undefined {
  const directors = channels.some(({ audience, paused }) => audience === 'directors' && !paused);
  const number = nextNumber(books, channel.name);
  return digestFor(channel, due, ledgerOf(books, channel.name), { ...on, number, directors });
}

/** What the cards of a run are made for. */
export function viewOf(run: Pick<Run, 'now' | 'app'>, { facts }: Pick<State, 'facts'>): View {
  return { today: dayOf(run.now), roles: facts.roles, app: run.app };
}

/** What would be posted now, or at each channel's next time when it is quiet. Nothing is claimed, written or posted. */
export async function planReminders(
  run: Omit<Run, 'transports' | 'runner'>,
): Promise<Outcome<readonly Planned[]>> {
  const state = await readState(run);
  if (state.kind === 'fault') return state;
  return fine(state.value.channels.flatMap((channel) => planChannel(run, state.value, channel)));
}

function planChannel(
  run: Omit<Run, 'transports' | 'runner'>,
  state: State,
  channel: Channel,
): readonly Planned[] {
  if (channel.paused) return [];
  const open = slotAt(channel.rhythm, run.now, run.calendar);
  const taken = open !== undefined && isTaken(state.books, channel.name, open);
  const on = open !== undefined && !taken ? open : dayOf(nextRun(channel.rhythm, run.now, run.calendar));
  const today = open !== undefined && !taken ? dayOf(run.now) : on;
  const due = allDue(state.facts, { today, calendar: run.calendar });
  const digest = digestOn(state, channel, due, { today, slot: on });
  if (digest === undefined) return [];
  const card = digestCard(digest, { today, roles: state.facts.roles, app: run.app, by: channel.by });
  return digest.items.map(({ kind, subject, stage, period }) => ({
    channel: channel.name,
    kind,
    subject,
    stage,
    period,
    card,
  }));
}

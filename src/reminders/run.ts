import type { Digest } from '../domain/reminder/digest.ts';
import { dayOf } from '../domain/words/day.ts';
import type { TeamsApp } from '../domain/words/link.ts';
import { fine, type Outcome } from '../domain/words/outcome.ts';
import type { WorkingCalendar } from '../domain/words/working-day.ts';
import type { Registers } from '../registers/registers.ts';
import { refreshCards } from './again.ts';
import { cardFaults } from './cards/check-card.ts';
import { digestCard, sentenceOf, type DigestView } from './cards/digest-card.ts';
import type { View } from './cards/kind-card.ts';
import { claimDigest, type Claimer } from './claim.ts';
import { decide, readState, type Decision } from './decide.ts';
import { deliver, moveOn, type Delivered } from './deliver.ts';
import { isFree, lastDigest, type Books } from './ledger.ts';
import type { Message, Transports } from './post/transport.ts';
import { noteRun } from './run-note.ts';
import { postTests } from './test-cards.ts';

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
  readonly result: Exclude<Decision['kind'], 'post'> | Delivered['kind'];
  /** How many reminders the digest has. */
  readonly count: number;
  readonly tell?: string;
};

/** Posts to each channel what is due and was not sent: claim first, so that five runs at once post each digest once. */
export async function runReminders(run: Run): Promise<Outcome<readonly ChannelReport[]>> {
  const state = await readState(run.registers, run.clock);
  if (state.kind === 'fault') return state;
  const { due, decisions } = decide(state.value, run);
  const { bot } = run.transports;
  const { books, channels } = state.value;
  const view = { today: dayOf(run.now), roles: state.value.facts.roles, app: run.app };
  if (bot) await refreshCards({ registers: run.registers, bot, books, due, view }, channels);
  await postTests(run, { books, channels, view });
  const reports: ChannelReport[] = [];
  for (const decision of decisions) reports.push(await carryOut(run, books, decision, view));
  await noteRun(run.registers, books, run.runner);
  return fine(reports);
}

async function carryOut(run: Run, books: Books, decision: Decision, view: View): Promise<ChannelReport> {
  const { channel } = decision;
  const of = (result: ChannelReport['result'], count = 0, tell?: string): ChannelReport => ({
    channel: channel.name,
    result,
    count,
    ...(tell !== undefined && { tell }),
  });
  if (decision.kind !== 'post') return of(decision.kind);
  const { digest } = decision;
  const count = digest.items.length;
  const message = messageOf(digest, { ...view, by: channel.by });
  const last = lastDigest(books, channel.name);
  if (last && isFree(last, books) && last.values.day !== digest.day && run.transports.bot) {
    const tell = await moveOn(run.transports.bot, last);
    if (tell !== undefined) return of('failed', count, tell);
  }
  const claimer: Claimer = { sent: run.registers.sent, runner: run.runner, books, today: view.today };
  const row = await claimDigest(claimer, digest, channel.by);
  if (row === undefined) return of('elsewhere');
  if ('tell' in row) return of('failed', count, row.tell);
  const delivered = await deliver(run, { digest, row, message });
  return of(delivered.kind, count, delivered.kind === 'accepted' ? undefined : delivered.tell);
}

function messageOf(digest: Digest, view: DigestView): Message {
  const message = { card: digestCard(digest, view), summary: sentenceOf(digest.items) };
  const faults = cardFaults(message.card, view.by);
  if (faults.length > 0) throw new Error(`A card that may not be posted: ${faults.join(' ')}`);
  return message;
}

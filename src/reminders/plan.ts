import type { Channel } from '../domain/reminder/digest.ts';
import { allDue } from '../domain/reminder/index.ts';
import { nextRun, slotAt } from '../domain/reminder/schedule.ts';
import { dayOf } from '../domain/words/day.ts';
import { fine, type Outcome } from '../domain/words/outcome.ts';
import type { AdaptiveCard } from './cards/adaptive.ts';
import { digestCard } from './cards/digest-card.ts';
import { digestOn, isTaken, readState, type State } from './decide.ts';
import type { Run } from './run.ts';

/** What would be posted: one entry a reminder, each with the card of its digest. */
export type Planned = {
  readonly channel: string;
  readonly kind: string;
  readonly subject: string;
  readonly stage: string;
  readonly period: string;
  readonly card: AdaptiveCard;
};

/** What a plan is made from: a run without anything that posts. */
export type Planning = Omit<Run, 'transports' | 'runner'>;

/** What would be posted now, or at each channel's next time when it is quiet. Nothing is claimed, written or posted. */
export async function planReminders(run: Planning): Promise<Outcome<readonly Planned[]>> {
  const state = await readState(run.registers, run.clock);
  if (state.kind === 'fault') return state;
  return fine(state.value.channels.flatMap((channel) => planChannel(run, state.value, channel)));
}

function planChannel(run: Planning, state: State, channel: Channel): readonly Planned[] {
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

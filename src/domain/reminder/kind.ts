import type { Day } from '../words/day.ts';
import { daysBetween, longDay } from '../words/day.ts';
import type { Facts, Moment } from './facts.ts';

/** Who a reminder is for: the owner in the service's channel, or somebody further up. */
export type Audience = 'owner' | 'head of service' | 'director';

/** What can be pressed on a card that a bot has posted. */
export type Button = 'done' | 'snooze' | 'take on';

/** How it stands; in words on the card, never in colour alone. */
export type Standing =
  | { readonly kind: 'due'; readonly on: Day }
  | { readonly kind: 'late'; readonly since: Day }
  | { readonly kind: 'said'; readonly tone: 'soon' | 'late' | 'wait'; readonly words: string };

/** One thing that somebody is to be reminded of. */
export type Due = {
  /** The key of its kind. */
  readonly kind: string;
  /** The reference of the row it is about. */
  readonly subject: string;
  /** Which of the kind's reminders this is: "-14", "+7". Each is sent once. */
  readonly stage: string;
  /** What the stages count from: the due day, the month. When it moves, the reminders begin anew. */
  readonly period: string;
  /** What it is, with text from lists in it: "Checklist, Lift maintenance". Not safe for a card as it is. */
  readonly title: string;
  readonly service?: string | undefined;
  /** Who is to do it: a user principal name. */
  readonly owner?: string | undefined;
  readonly audience: Audience;
  readonly standing: Standing;
  /** The day by which it is to be done, where there is one. */
  readonly due?: Day | undefined;
  /** The page that shows it. */
  readonly place: string;
};

/** A kind of reminder: who is due, and what can be pressed. */
export type Kind = {
  readonly key: string;
  /** Its name in settings. */
  readonly label: string;
  /** When it comes, in one sentence. */
  readonly about: string;
  readonly buttons: readonly Button[];
  /** What is due on the day, each with the last stage that has been reached; what was sent already is not known here. */
  readonly due: (facts: Facts, at: Moment) => readonly Due[];
};

/** How something stands, in words: "21 days late". */
export function standingWords(standing: Standing, today: Day): string {
  if (standing.kind === 'said') return standing.words;
  if (standing.kind === 'due') {
    if (standing.on < today) return lateWords(daysBetween(standing.on, today));
    return standing.on === today ? 'Due today' : `Due ${shortDay(standing.on, today)}`;
  }
  return lateWords(daysBetween(standing.since, today));
}

function lateWords(days: number): string {
  return days === 1 ? '1 day late' : `${days} days late`;
}

/** The day without its year when it is in the year of the other: "4 December". */
export function shortDay(value: Day, today: Day): string {
  const words = longDay(value);
  return value.slice(0, 4) === today.slice(0, 4) ? words.slice(0, -5) : words;
}

/** How urgent something is: late, soon, or only waiting. */
export function toneOf(standing: Standing, today: Day): 'late' | 'soon' | 'wait' {
  return (['late', 'soon', 'wait'] as const)[urgency(standing, today)] ?? 'wait';
}

/** 0 for late, 1 for soon, 2 for waiting: the order in which rows stand. */
export function urgency(standing: Standing, today: Day): number {
  if (standing.kind === 'late') return 0;
  if (standing.kind === 'due') return standing.on < today ? 0 : 1;
  return standing.tone === 'late' ? 0 : standing.tone === 'soon' ? 1 : 2;
}

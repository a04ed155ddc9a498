import { capital } from '../words/capital.ts';
import { claimSet, keyPart, type Claim, type ClaimSet } from './claims.ts';
import type { RoleFact, Moment } from './facts.ts';
import { urgency, type Due } from './kind.ts';
import type { Rhythm } from './schedule.ts';
import type { Day } from '../words/day.ts';

/** A channel of Teams that is reminded, as its row in the settings says. */
export type Channel = {
  /** Its name, by which the reminder service knows where to post. */
  readonly name: string;
  readonly by: 'webhook' | 'bot';
  /** The keys of the kinds that it is told of. */
  readonly kinds: readonly string[];
  /** The services that it is told of; none named: every service. */
  readonly services: readonly string[];
  /** Directors' channels get what goes to the directors, and only that. */
  readonly audience: 'managers' | 'directors';
  readonly rhythm: Rhythm;
  readonly paused: boolean;
};

/** A reminder that is to go to a channel, with the key under which it is claimed. */
export type Item = Due & { readonly key: string };

/** What goes to one channel on one day: one post, however many things there are. */
export type Digest = {
  readonly channel: string;
  /** The key under which it is claimed: its channel, and which of the channel's digests it is. */
  readonly key: string;
  /** The day it was expected. */
  readonly day: Day;
  /** All of them, the five most urgent first: the card shows those, and says how many there are. */
  readonly items: readonly Item[];
};

/** What is known of what went before. */
export type Ledger = {
  /** What is claimed or sent. */
  readonly sent: ClaimSet;
  /** Until when something is put off, by its key. */
  readonly snoozed: ReadonlyMap<string, Day>;
  /** What somebody has called done: kind, subject and period, as `doneKey` writes them. */
  readonly done: ReadonlySet<string>;
};

/** A ledger with nothing in it. */
export const emptyLedger: Ledger = { sent: claimSet([]), snoozed: new Map(), done: new Set() };

/** The key of a reminder: rule, subject, stage, period and channel. */
export function itemKey(due: Claim, channel: string): string {
  return [due.kind, due.subject, due.stage, due.period, channel].map(keyPart).join('|');
}

/**
 * The key of the first, second, … digest of a channel. A run decides from the digests up to one number and can claim only
 * the next one, so that whoever decided from older books loses: no reminder gets into two digests.
 */
export function digestKey(channel: string, number: number): string {
  return ['digest', channel, String(number)].map(keyPart).join('|');
}

/** What "done" is about: every stage of it, in every channel. */
export function doneKey(due: Pick<Due, 'kind' | 'subject' | 'period'>): string {
  return [due.kind, due.subject, due.period].map(keyPart).join('|');
}

/** What "done" is about, from the key of a reminder. */
export function doneKeyOf(itemKey: string): string {
  const [kind, subject, , period] = itemKey.split('|');
  return [kind, subject, period].join('|');
}

/** The digest of a channel; undefined when there is nothing new to say. */
export function digestFor(
  channel: Channel,
  due: readonly Due[],
  ledger: Ledger,
  { today, slot, number, directors }: { today: Day; slot: Day; number: number; directors: boolean },
): Digest | undefined {
  const items: Item[] = [];
  for (const one of due) {
    if (!concerns(channel, one, directors)) continue;
    const item = openItem(one, channel.name, ledger, today);
    if (item !== undefined) items.push(item);
  }
  if (items.length === 0) return undefined;
  const key = digestKey(channel.name, number);
  return { channel: channel.name, key, day: slot, items: inUrgency(items, today) };
}

function concerns(channel: Channel, due: Due, directors: boolean): boolean {
  if (channel.paused || !channel.kinds.includes(due.kind)) return false;
  // Without a channel of the directors, what is for them goes to the managers, who can pass it on.
  const forDirectors = due.audience === 'director' && directors;
  if ((channel.audience === 'directors') !== forDirectors) return false;
  if (channel.services.length === 0 || due.service === undefined) return true;
  return channel.services.includes(due.service);
}

/** The reminder with its key, unless it was sent, put off or done. What was put off comes back once, under a key of its own. */
function openItem(due: Due, channel: string, ledger: Ledger, today: Day): Item | undefined {
  if (ledger.done.size > 0 && ledger.done.has(doneKey(due))) return undefined;
  let one = due;
  while (ledger.snoozed.size > 0) {
    const until = ledger.snoozed.get(itemKey(one, channel));
    if (until === undefined) break;
    if (today < until) return undefined;
    one = { ...one, stage: `${due.stage}~${until}` };
  }
  return ledger.sent.has(one) ? undefined : { ...one, key: itemKey(one, channel) };
}

/** The most rows that a card shows. */
export const mostRows = 5;

/**
 * The five most urgent first, by urgency and then by day, as a card shows them; the others as they were found. After an
 * import there can be tens of thousands, and nobody sees their order.
 */
export function inUrgency(items: readonly Item[], today: Day): readonly Item[] {
  const compare = byUrgency(today);
  const first: Item[] = [];
  const rest: Item[] = [];
  for (const item of items) {
    const last = first.at(-1);
    if (last !== undefined && first.length === mostRows && compare(item, last) >= 0) {
      rest.push(item);
      continue;
    }
    first.splice(placeIn(first, item, compare), 0, item);
    if (first.length > mostRows) rest.push(...first.splice(mostRows));
  }
  return [...first, ...rest];
}

function placeIn(sorted: readonly Item[], item: Item, compare: (one: Item, other: Item) => number): number {
  const place = sorted.findIndex((other) => compare(item, other) < 0);
  return place === -1 ? sorted.length : place;
}

function byUrgency(today: Day): (one: Item, other: Item) => number {
  return (one, other) =>
    urgency(one.standing, today) - urgency(other.standing, today) ||
    inOrder(one.due ?? '9', other.due ?? '9') ||
    inOrder(one.key, other.key);
}

function inOrder(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Whose it is, as a role and a service: "Contract manager, Waste services"; the address when no role is known. */
export function ownerWords(
  due: Pick<Due, 'owner' | 'service' | 'audience'>,
  roles: readonly RoleFact[],
  { today }: Pick<Moment, 'today'>,
): string {
  const service = due.service === undefined || due.service === '' ? '' : `, ${due.service}`;
  if (due.audience !== 'owner')
    return `${capital(due.audience)}${due.audience === 'director' ? '' : service}`;
  const { owner } = due;
  if (owner === undefined || owner === '')
    return due.service === undefined ? 'No owner yet' : `No owner yet${service}`;
  const held = roles.find(
    (row) =>
      row.person.toLowerCase() === owner.toLowerCase() &&
      (row.from === undefined || row.from <= today) &&
      (row.to === undefined || row.to >= today),
  );
  if (held === undefined) return owner;
  const of = held.service === undefined || held.service === '' ? '' : `, ${held.service}`;
  return `${capital(held.role)}${of}`;
}

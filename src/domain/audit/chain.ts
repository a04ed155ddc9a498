import { grouped } from '../words/grouped.ts';
import { canonicalJson, type Json } from '../words/json.ts';
import type { Sha256 } from '../words/sha256.ts';

/** Something that was done, as it goes into the audit: who, what, when, before and after, and why. */
export type Happening = {
  /** An instant, ISO 8601 in UTC. */
  readonly at: string;
  /** The user principal name. */
  readonly actor: string;
  readonly action: string;
  /** The list and the row that it was done to. */
  readonly list: string;
  readonly ref: string;
  /** What was there before and after, as JSON text; empty when there was nothing. */
  readonly before: string;
  readonly after: string;
  readonly reason: string;
};

/** A happening in its place in the chain. */
export type AuditEvent = Happening & {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  /** The hash of the event before; that of the empty chain for the first. */
  readonly previousHash: string;
  readonly hash: string;
};

/** The head of a chain as it was noted elsewhere, in a result or an assessment summary. */
export type Anchor = { readonly seq: number; readonly hash: string; readonly notedIn: string };

/** What the first event names as the hash before it. */
export const chainStart = '0'.repeat(64);

/** What an event's hash is taken over: everything but the hash itself, as canonical JSON. */
export function eventText(event: Omit<AuditEvent, 'hash'>): string {
  const { seq, previousHash, at, actor, action, list, ref, before, after, reason } = event;
  return canonicalJson({
    seq,
    previousHash,
    at,
    actor,
    action,
    list,
    ref,
    before,
    after,
    reason,
  } satisfies Json);
}

/** The event that puts a happening at the end of a chain. Whoever loses the race for its number makes it again. */
export async function nextEvent(
  head: Pick<AuditEvent, 'seq' | 'hash'> | undefined,
  happening: Happening,
  sha256: Sha256,
): Promise<AuditEvent> {
  const event = { ...happening, seq: (head?.seq ?? 0) + 1, previousHash: head?.hash ?? chainStart };
  return { ...event, hash: await sha256(eventText(event)) };
}

/** Where a chain is not what it was, and what seems to have been done to it. */
export type Tampering = {
  readonly kind: 'edited' | 'deleted' | 'inserted' | 'reordered' | 'rewritten' | 'truncated';
  /** The event, or the first of several, where it shows. */
  readonly seq: number;
  readonly tell: string;
};

/**
 * Everything wrong with a chain, in the order of its numbers. Whoever can write every later event anew, or cut them
 * off, leaves a chain that agrees with itself: then only an anchor noted elsewhere tells, and nothing tells about
 * events after the last anchor.
 */
export async function verifyChain(
  events: readonly AuditEvent[],
  anchors: readonly Anchor[],
  sha256: Sha256,
): Promise<readonly Tampering[]> {
  const bySeq = grouped(events, (event) => event.seq);
  const edited: Tampering[] = [];
  for (const event of events)
    if ((await sha256(eventText(event))) !== event.hash)
      edited.push(tampering('edited', event.seq, `Event ${event.seq} was changed after it was written.`));
  const found = [
    ...edited,
    ...misplaced(events, bySeq),
    ...missing(bySeq),
    ...loose(bySeq),
    ...againstAnchors(bySeq, anchors),
  ];
  return found.toSorted((a, b) => a.seq - b.seq);
}

type BySeq = ReadonlyMap<number, readonly AuditEvent[]>;

function tampering(kind: Tampering['kind'], seq: number, tell: string): Tampering {
  return { kind, seq, tell };
}

/** Events with a number that another has too, and events that stand after a later one. */
function misplaced(events: readonly AuditEvent[], bySeq: BySeq): readonly Tampering[] {
  const twice = [...bySeq].filter(([, same]) => same.length > 1);
  let highest = 0;
  const late = events.filter(({ seq }) => {
    const isLate = seq < highest && bySeq.get(seq)?.length === 1;
    highest = Math.max(highest, seq);
    return isLate;
  });
  return [
    ...twice.map(([seq, same]) =>
      tampering('inserted', seq, `There are ${same.length} events with number ${seq}.`),
    ),
    ...late.map(({ seq }) => tampering('reordered', seq, `Event ${seq} stands after a later one.`)),
  ];
}

/** Numbers that no event has, below the highest. */
function missing(bySeq: BySeq): readonly Tampering[] {
  const numbers = [...bySeq.keys()].toSorted((a, b) => a - b);
  return numbers.flatMap((seq, i): readonly Tampering[] => {
    const expected = (numbers[i - 1] ?? 0) + 1;
    if (seq <= expected) return [];
    const gone = seq - 1 === expected ? `Event ${expected} is` : `Events ${expected} to ${seq - 1} are`;
    return [tampering('deleted', expected, `${gone} missing before event ${seq}.`)];
  });
}

/** Events that do not name the hash of the event before them. */
function loose(bySeq: BySeq): readonly Tampering[] {
  return [...bySeq.values()].flat().flatMap((event): readonly Tampering[] => {
    const before = bySeq.get(event.seq - 1);
    const hashes = event.seq === 1 ? [chainStart] : before?.map((each) => each.hash);
    if (!hashes || hashes.includes(event.previousHash)) return [];
    const tell = `Event ${event.seq} does not follow from event ${event.seq - 1}: one of the two was written anew.`;
    return [tampering('rewritten', event.seq, tell)];
  });
}

function againstAnchors(bySeq: BySeq, anchors: readonly Anchor[]): readonly Tampering[] {
  const last = Math.max(0, ...bySeq.keys());
  const sorted = anchors.toSorted((a, b) => a.seq - b.seq);
  const holds = (anchor: Anchor) =>
    bySeq.get(anchor.seq)?.some((event) => event.hash === anchor.hash) ?? false;
  const broken = sorted.find((anchor) => !holds(anchor) && (bySeq.has(anchor.seq) || anchor.seq > last));
  if (!broken) return [];
  const from = (sorted.findLast((anchor) => anchor.seq < broken.seq && holds(anchor))?.seq ?? 0) + 1;
  if (broken.seq > last) {
    const tell = `The chain ends at event ${last}, but ${broken.notedIn} notes event ${broken.seq}: the end was cut off.`;
    return [tampering('truncated', last + 1, tell)];
  }
  const tell = `Event ${broken.seq} is not the one that ${broken.notedIn} notes: something from event ${from} on was written anew.`;
  return [tampering('rewritten', from, tell)];
}

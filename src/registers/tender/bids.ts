import { nextBidStates, type BidState } from '../../domain/tender/bid-states.ts';
import { compare, decimal, exactText, isDecimal } from '../../domain/tender/ratio.ts';
import type { Day } from '../../domain/words/day.ts';
import { problem, type Problem } from '../../domain/words/problem.ts';
import type { OfferedLine } from '../../domain/tender/return-file.ts';
import { record } from './audit.ts';
import type { Desk } from './desk.ts';
import { done, fromMany, fromSaved, type Done } from './done.ts';
import { measuresOf } from './method.ts';
import { openOwn } from './set-up.ts';
import { bringTo } from './sync.ts';
import { openTender, type RowOf, type Work } from './work.ts';

/** Who sent a bid, and when. */
export type BidDraft = {
  /** The letter or number under which the tender knows the bid. */
  readonly bid: string;
  readonly supplier: string;
  readonly postalAddress: string;
  readonly email: string;
  readonly identifier: string;
  readonly receivedOn: Day;
  readonly fileName?: string;
  readonly fileHash?: string;
};

/** Takes a bid in with its lines, as its return file has them. Taking the same file in again changes nothing. */
export async function importBid(
  desk: Desk,
  ref: string,
  draft: BidDraft,
  lines: readonly OfferedLine[],
): Promise<Done<RowOf<'bids'>>> {
  const opened = await openOwn(desk, ref);
  if (opened.kind !== 'done') return opened;
  const work = opened.value;
  const wrong = wrongWith(work, draft);
  if (wrong.length > 0) return { kind: 'problems', problems: wrong };
  const { bids, bidLines } = desk.registers;
  const known = work.bids.find(({ values }) => values.bid === draft.bid);
  const values = { title: `${ref}, bid ${draft.bid}`, tender: ref, ...draft };
  const saved = known
    ? await bids.change(known, values)
    : await bids.add({ ...values, status: 'received' }, `${ref}/bid/${draft.bid}`);
  const row = fromSaved(saved, bids.declaration, desk.saving);
  if (row.kind !== 'done') return row;
  const published = new Map(measuresOf(work).map((one) => [one.values.measure, one.values]));
  const before = work.bidLines.filter((one) => one.values.bid === draft.bid);
  const wanted = lines.map((line, i) => {
    const measure = published.get(line.measure);
    const clientKey = `${ref}/${draft.bid}/line/${line.measure}`;
    const same = before.find((one) => one.clientKey === clientKey && one.values.offered === line.offered);
    return {
      clientKey,
      values: {
        title: measure?.title ?? line.measure,
        tender: ref,
        bid: draft.bid,
        measure: line.measure,
        order: i + 1,
        unit: measure?.unit ?? '',
        offered: line.offered,
        accepted: same?.values.accepted ?? line.offered,
        decision: same?.values.decision ?? ('not checked' as const),
        reason: same?.values.reason ?? '',
        note: line.note,
        ...(line.by !== undefined && { by: line.by }),
      },
    };
  });
  const brought = await bringTo({ register: bidLines, saving: desk.saving }, before, wanted);
  if (brought.kind !== 'done') return brought;
  const { fileHash = '' } = draft;
  const after = JSON.stringify({ lines: lines.length, fileHash });
  const event = await record(desk, ref, { action: 'bid taken in', list: 'Bids', ref: draft.bid, after });
  return event.kind === 'fault' ? event : row;
}

const open: readonly string[] = ['published', 'bids open', 'scoring'];

function wrongWith(work: Work, { bid, supplier }: BidDraft): readonly Problem[] {
  const found: Problem[] = [];
  const { stage } = work.tender.values;
  if (!open.includes(stage))
    found.push({
      place: 'Stage',
      tell: `Bids are taken in before scores are locked. The tender is in “${stage}”.`,
    });
  if (work.scoreCommitments.some(({ values }) => values.round === work.tender.values.round))
    found.push({
      place: 'Bids',
      tell: 'Somebody has locked scores already. No bid can be taken in or changed now.',
    });
  if (!/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,39}$/u.test(bid))
    found.push({ place: 'Bid', tell: 'Name the bid by a letter or a number, for example A.' });
  if (supplier.trim() === '') found.push({ place: 'Supplier', tell: 'Enter the name of the bidder.' });
  return found;
}

/** Where a bid goes next: found compliant, not compliant, disqualified or withdrawn, with the reason where it leaves. */
export async function moveBid(
  desk: Desk,
  ref: string,
  { bid, status, reason = '' }: { readonly bid: string; readonly status: BidState; readonly reason?: string },
): Promise<Done<RowOf<'bids'>>> {
  const opened = await openOwn(desk, ref);
  if (opened.kind !== 'done') return opened;
  const row = opened.value.bids.find(({ values }) => values.bid === bid);
  if (!row) return problem(`Bid ${bid}`, 'There is no such bid.');
  const before = row.values.status;
  if (before === status) return done(row);
  const next: readonly BidState[] = nextBidStates[before];
  if (!next.includes(status))
    return problem(`Bid ${bid}`, `After “${before}” comes: ${next.join(', ') || 'nothing'}.`);
  const leaves = status === 'not compliant' || status === 'disqualified' || status === 'withdrawn';
  if (leaves && reason.trim() === '') return problem(`Bid ${bid}`, 'Give the reason.');
  const changes = { status, ...(reason !== '' && { statusReason: reason }) };
  const saved = fromSaved(
    await desk.registers.bids.change(row, changes),
    desk.registers.bids.declaration,
    desk.saving,
  );
  if (saved.kind !== 'done') return saved;
  const told = { action: `bid: ${status}`, list: 'Bids', ref: bid, before, after: status, reason };
  const event = await record(desk, ref, told);
  return event.kind === 'fault' ? event : saved;
}

/** Writes why the contract does not go to a bidder, beyond the marks; the summary tells it. */
export async function explainBid(
  desk: Desk,
  ref: string,
  { bid, whyNot }: { readonly bid: string; readonly whyNot: string },
): Promise<Done<RowOf<'bids'>>> {
  const opened = await openOwn(desk, ref);
  if (opened.kind !== 'done') return opened;
  const row = opened.value.bids.find(({ values }) => values.bid === bid);
  if (!row) return problem(`Bid ${bid}`, 'There is no such bid.');
  const saved = await desk.registers.bids.change(row, { whyNot });
  return fromSaved(saved, desk.registers.bids.declaration, desk.saving);
}

/** What is decided about one line. */
export type LineDecision = {
  readonly bid: string;
  readonly measure: string;
  readonly decision: 'accepted' | 'reduced' | 'excluded';
  /** Units accepted, where the line is reduced. */
  readonly accepted?: string;
  /** Needed for anything but accepted. */
  readonly reason?: string;
};

/** Decides about lines of bids: accepted whole, reduced to fewer units, or excluded, the last two with a reason. */
export async function decideLines(
  desk: Desk,
  ref: string,
  decisions: readonly LineDecision[],
): Promise<Done<number>> {
  const opened = await openTender(desk, ref);
  if (opened.kind === 'fault') return opened;
  const work = opened.value;
  const { stage, ownerId } = work.tender.values;
  const isOnPanel = work.tenderPanel.some(({ values }) => values.personId === desk.me.id);
  if (!isOnPanel && desk.me.id !== ownerId && desk.me.id !== work.tender.values.chairId)
    return problem('Lines', 'Only people of this tender decide about its lines.');
  if (stage !== 'scoring' && stage !== 'scoring reopened' && stage !== 'moderation')
    return problem('Stage', `Lines are decided in scoring or moderation. The tender is in “${stage}”.`);
  const found = decisions.map((one) => decided(work, one));
  const problems = found.flatMap((one) => (one.kind === 'problems' ? one.problems : []));
  if (problems.length > 0) return { kind: 'problems', problems };
  const writes = found.flatMap((one) => (one.kind === 'done' ? [one.value] : []));
  const { bidLines } = desk.registers;
  const saved = fromMany(await bidLines.many(writes, () => undefined), bidLines.declaration, desk.saving);
  if (saved.kind !== 'done') return saved;
  // One event for many lines, and never more text than a cell of the list keeps.
  for (let from = 0; from < writes.length; from += linesAnEvent) {
    const some = writes.slice(from, from + linesAnEvent);
    const event = await record(desk, ref, {
      action: 'lines decided',
      list: 'BidLines',
      ref: [...new Set(some.map(({ base }) => base.values.bid))].join(' ').slice(0, 255),
      before: JSON.stringify(some.map(({ base }) => lineTold(base, base.values))),
      after: JSON.stringify(some.map(({ base, changes }) => lineTold(base, changes))),
    });
    if (event.kind === 'fault') return event;
  }
  return done(writes.length);
}

const linesAnEvent = 50;

/** A decision as the audit keeps it; a long reason stands whole in the line's own row. */
function lineTold(
  { values: { bid, measure } }: RowOf<'bidLines'>,
  {
    decision,
    accepted,
    reason = '',
  }: { readonly decision: string; readonly accepted: string; readonly reason?: string },
) {
  return { bid, measure, decision, accepted, reason: reason.slice(0, 500) };
}

type LineWrite = {
  readonly kind: 'change';
  readonly base: RowOf<'bidLines'>;
  readonly changes: {
    readonly decision: LineDecision['decision'];
    readonly accepted: string;
    readonly reason: string;
  };
};

function decided(
  work: Work,
  { bid, measure, decision, accepted, reason = '' }: LineDecision,
): Done<LineWrite> {
  const place = `Bid ${bid}, ${measure}`;
  const base = work.bidLines.find(({ values }) => values.bid === bid && values.measure === measure);
  if (!base) return problem(place, 'The bid has no such line.');
  const { offered } = base.values;
  const write = (units: string): Done<LineWrite> =>
    done({ kind: 'change', base, changes: { decision, accepted: units, reason: reason.trim() } });
  if (decision === 'accepted') return write(offered);
  if (reason.trim() === '') return problem(place, `Give the reason why the line is ${decision}.`);
  if (decision === 'excluded') return write('0');
  const units = accepted ?? '';
  if (!isDecimal(units) || !/^\d{1,11}(\.\d{1,4})?$/.test(units))
    return problem(place, `“${units}” is not a number of units. Write digits with at most 4 decimals.`);
  if (compare(decimal(units), decimal(offered)) >= 0)
    return problem(
      place,
      `Fewer than the ${exactText(decimal(offered))} offered can be accepted. Accept the line to take all of it.`,
    );
  return write(units);
}

import { nextBidStates, type BidState } from '../../domain/tender/bid-states.ts';
import type { Day } from '../../domain/words/day.ts';
import { problem, type Problem } from '../../domain/words/problem.ts';
import type { OfferedLine } from '../../domain/tender/return-file.ts';
import { linesHash } from './against-audit.ts';
import { record } from './audit.ts';
import type { Desk } from './desk.ts';
import { done, fromSaved, type Done } from './done.ts';
import { measuresOf } from './method.ts';
import { openOwn } from './set-up.ts';
import type { EvaluationDeclarations } from '../lists/evaluations/index.ts';
import { bringTo, type Wanted } from './sync.ts';
import type { RowOf, Work } from './work.ts';

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
  const before = work.bidLines.filter((one) => one.values.bid === draft.bid);
  const wanted = linesWanted(work, draft.bid, lines);
  const brought = await bringTo({ register: bidLines, saving: desk.saving }, before, wanted);
  if (brought.kind !== 'done') return brought;
  const { fileHash = '' } = draft;
  const hash = await linesHash(
    wanted.map((one) => one.values),
    desk.sha256,
  );
  const after = JSON.stringify({ lines: lines.length, fileHash, hash });
  const event = await record(desk, ref, { action: 'bid taken in', list: 'Bids', ref: draft.bid, after });
  return event.kind === 'fault' ? event : row;
}

/** The rows of a bid's lines; what was decided about a line stands where its offer is the same. */
function linesWanted(
  work: Work,
  bid: string,
  lines: readonly OfferedLine[],
): readonly Wanted<EvaluationDeclarations['bidLines']>[] {
  const { ref } = work.tender.values;
  const published = new Map(measuresOf(work).map((one) => [one.values.measure, one.values]));
  const before = work.bidLines.filter((one) => one.values.bid === bid);
  return lines.map((line, i) => {
    const measure = published.get(line.measure);
    const clientKey = `${ref}/${bid}/line/${line.measure}`;
    const same = before.find((one) => one.clientKey === clientKey && one.values.offered === line.offered);
    return {
      clientKey,
      values: {
        title: measure?.title ?? line.measure,
        tender: ref,
        bid,
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

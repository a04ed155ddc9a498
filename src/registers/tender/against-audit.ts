import { canonicalJson } from '../../domain/words/json.ts';
import { fine, type Outcome } from '../../domain/words/outcome.ts';
import type { Problem } from '../../domain/words/problem.ts';
import type { Sha256 } from '../../domain/words/sha256.ts';
import { firstChair } from './chairs.ts';
import type { Desk } from './desk.ts';
import { chairText } from './set-up.ts';
import { fresh, type RowOf, type Work } from './work.ts';

/** A line of a bid as far as it counts. */
export type LineState = Pick<RowOf<'bidLines'>['values'], 'measure' | 'offered' | 'accepted' | 'decision'>;

/** SHA-256 over the lines of a bid, whatever order they are read in. */
export async function linesHash(lines: readonly LineState[], sha256: Sha256): Promise<string> {
  const parts = lines.map(({ measure, offered, accepted, decision }) =>
    canonicalJson([measure, offered, accepted, decision]),
  );
  return sha256(`[${parts.toSorted().join(',')}]`);
}

type Event = RowOf<'tenderAudit'>['values'];

const ownersOwn: readonly string[] = ['Tenders', 'TenderPanel', 'Bids'];

/**
 * Whether chair, panel, bids and lines are what the audit says was done to them. These lists can be edited in SharePoint by
 * every member of the site; what was changed there, past the program, is told here by place.
 */
export async function againstAudit(
  desk: Pick<Desk, 'registers' | 'sha256'>,
  work: Pick<Work, 'tender' | 'tenderApprovals' | 'tenderPanel' | 'bids' | 'bidLines'>,
): Promise<Outcome<readonly Problem[]>> {
  const read = await fresh(desk.registers.tenderAudit);
  if (read.kind === 'fault') return read;
  const { ownerId } = work.tender.values;
  const events = read.value
    // Who leads, who evaluates and which bids there are is the owner's to say: an event by anybody else proves nothing.
    .filter(({ values, created }) => !ownersOwn.includes(values.changedList) || created.by.id === ownerId)
    .map(({ values }) => values)
    .filter(({ tender }) => tender === work.tender.values.ref)
    .toSorted((a, b) => a.seq - b.seq);
  const found = [
    ...chairProblems(work, events),
    ...panelProblems(work, events),
    ...bidProblems(work, events),
  ];
  for (const { values } of work.bids)
    found.push(...(await lineProblems(desk.sha256, work, events, values.bid)));
  return fine(found);
}

/** Whether the chair before any approved change is the one that the owner named in the audit. */
export function chairProblems(
  work: Pick<Work, 'tender' | 'tenderApprovals'>,
  events: readonly Event[],
): readonly Problem[] {
  const named = ['set up', 'chair changed'];
  const said = events.findLast(
    ({ action, changedList }) => changedList === 'Tenders' && named.includes(action),
  )?.after;
  // Set up before the audit kept it.
  if (said === undefined || said === '' || said === chairText(firstChair(work))) return [];
  const tell =
    'The chair was changed past the program. Restore the row of the tender from its version history, then name another chair if one is needed.';
  return [{ place: 'Chair', tell }];
}

/** Whether the panel is the one that was last named in the audit. */
export function panelProblems(
  { tenderPanel }: Pick<Work, 'tenderPanel'>,
  events: readonly Event[],
): readonly Problem[] {
  const said = events.findLast(({ changedList }) => changedList === 'TenderPanel')?.after ?? '[]';
  const now = JSON.stringify(tenderPanel.map(({ values }) => values.personId).toSorted());
  if (now === said) return [];
  return [
    {
      place: 'Evaluators',
      tell: 'The list of evaluators was changed past the program. The owner has to name the evaluators again.',
    },
  ];
}

function bidProblems({ bids }: Pick<Work, 'bids'>, events: readonly Event[]): readonly Problem[] {
  const taken = new Set(
    events.filter(({ action }) => action === 'bid taken in').map(({ changedRef }) => changedRef),
  );
  const gone = [...taken].filter((bid) => !bids.some(({ values }) => values.bid === bid));
  return [
    ...gone.map((bid) => ({
      place: `Bid ${bid}`,
      tell: 'This bid was deleted past the program. Restore it from the recycle bin.',
    })),
    ...bids.flatMap(({ values: { bid, status }, changed }): readonly Problem[] => {
      const moved = events.findLast(
        ({ action, changedRef }) => action.startsWith('bid: ') && changedRef === bid,
      );
      const said = moved?.action.slice('bid: '.length) ?? 'received';
      if (taken.has(bid) && status === said) return [];
      const tell = `This bid stands as “${status}”; the audit says “${taken.has(bid) ? said : 'never taken in'}”. It was last changed by ${changed.by.name}.`;
      return [{ place: `Bid ${bid}`, tell }];
    }),
  ];
}

type Decided = { readonly bid: string } & Pick<LineState, 'measure' | 'accepted' | 'decision'>;

/** Lines are as they were taken in, but for what was decided since, and that is as it was decided. */
async function lineProblems(
  sha256: Sha256,
  { bidLines }: Pick<Work, 'bidLines'>,
  events: readonly Event[],
  bid: string,
): Promise<readonly Problem[]> {
  const place = events.findLastIndex((event) => event.action === 'bid taken in' && event.changedRef === bid);
  const since = events.slice(place + 1).filter(({ action }) => action === 'lines decided');
  const first = new Map<string, Decided>();
  const last = new Map<string, Decided>();
  for (const { before, after } of since) {
    for (const one of decisions(before, bid)) if (!first.has(one.measure)) first.set(one.measure, one);
    for (const one of decisions(after, bid)) last.set(one.measure, one);
  }
  const rows = bidLines.filter(({ values }) => values.bid === bid);
  const odd = rows.filter(({ values: { measure, accepted, decision } }) => {
    const said = last.get(measure);
    return said !== undefined && (said.accepted !== accepted || said.decision !== decision);
  });
  if (odd.length > 0)
    return odd.map(({ values, changed }) => ({
      place: `Bid ${bid}, ${values.measure}`,
      tell: `This line is not as it was decided: ${changed.by.name} changed it past the program. Decide it again.`,
    }));
  const then = rows.map(({ values }) => ({ ...values, ...first.get(values.measure) }));
  if (events[place] && hashIn(events[place]) === (await linesHash(then, sha256))) return [];
  return [
    {
      place: `Bid ${bid}`,
      tell: 'Its lines are not those that were taken in. Take the return file in again.',
    },
  ];
}

function hashIn({ after }: Event): string {
  const read = parsed(after ?? '');
  return typeof read === 'object' && read !== null && 'hash' in read ? String(read.hash) : '';
}

function decisions(text: string | undefined, bid: string): readonly Decided[] {
  const read = parsed(text ?? '');
  // Written by decideLines; a chain that was tampered with is told by its hashes.
  return Array.isArray(read) ? (read as readonly Decided[]).filter((one) => one.bid === bid) : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

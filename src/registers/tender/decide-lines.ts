import { compare, decimal, exactText, isDecimal } from '../../domain/tender/ratio.ts';
import { problem } from '../../domain/words/problem.ts';
import { record } from './audit.ts';
import { chairNow } from './chairs.ts';
import type { Desk } from './desk.ts';
import { done, fromMany, type Done } from './done.ts';
import { openTender, type RowOf, type Work } from './work.ts';

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
  if (!isOnPanel && desk.me.id !== ownerId && desk.me.id !== chairNow(work))
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
  const units = decision === 'excluded' ? '0' : (accepted ?? '');
  const tells = [
    decision === 'reduced' ? wrongUnits(units, offered) : '',
    reason.trim() === '' ? `Give the reason why the line is ${decision}.` : '',
  ].filter((tell) => tell !== '');
  if (tells.length > 0) return { kind: 'problems', problems: tells.map((tell) => ({ place, tell })) };
  return write(units);
}

/** What is wrong with a reduced number of units; nothing is ''. */
function wrongUnits(units: string, offered: string): string {
  if (units === '') return 'Enter how many units are accepted.';
  if (!isDecimal(units) || !/^\d{1,11}(\.\d{1,4})?$/.test(units))
    return `“${units}” is not a number of units. Write digits with at most 4 decimals.`;
  if (compare(decimal(units), decimal(offered)) < 0) return '';
  return `Fewer than the ${exactText(decimal(offered))} offered can be accepted. Accept the line to take all of it.`;
}

import { zero } from '../../domain/tender/ratio.ts';
import type { Bid, BidLine, Tender } from '../../domain/tender/tender.ts';
import { ok, type Checked } from '../../domain/words/problem.ts';
import { scoredBids } from './locks.ts';
import { methodNow, questionsOf, ratioOf } from './method.ts';
import { consensusOf } from './moderate.ts';
import type { RowOf, Work } from './work.ts';

/**
 * The tender as far as it is known: method, lines and what is agreed so far, for sheets that are made before the
 * result. Every price is 0, whether or not prices are open.
 */
export function tenderNow(work: Work): Checked<Tender> {
  const method = methodNow(work);
  if (method.kind === 'problems') return method;
  return ok({ ...method.value, bids: scoredBids(work).map(({ values }) => bidNow(work, values.bid)) });
}

function bidNow(work: Work, id: string): Bid {
  const scores = questionsOf(work).flatMap(({ values: { key: criterion } }) => {
    const consensus = consensusOf(work, { bid: id, criterion });
    return consensus ? [[criterion, ratioOf(consensus.values.consensus)] as const] : [];
  });
  return { id, price: zero, socialValue: linesNow(work, id), scores: new Map(scores) };
}

function linesNow(work: Work, bid: string): readonly BidLine[] {
  const published = new Map(work.tenderMeasures.map(({ values }) => [values.measure, values]));
  return work.bidLines
    .filter(({ values }) => values.bid === bid)
    .toSorted((a, b) => a.values.order - b.values.order)
    .map(({ values }) => lineNow(values, published.get(values.measure)));
}

/** A line of a bid as the engine reads it, with what was published about its measure. */
export function lineNow(
  { measure, offered, accepted }: Pick<RowOf<'bidLines'>['values'], 'measure' | 'offered' | 'accepted'>,
  published: RowOf<'tenderMeasures'>['values'] | undefined,
): BidLine {
  const { proxy, deadweight = '0', attribution = '1', cap } = published ?? {};
  return {
    measure,
    offered: ratioOf(offered),
    accepted: ratioOf(accepted),
    ...(proxy !== undefined && { proxy: ratioOf(proxy) }),
    deadweight: ratioOf(deadweight),
    attribution: ratioOf(attribution),
    ...(cap !== undefined && { cap: ratioOf(cap) }),
  };
}

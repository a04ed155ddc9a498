import type { RowOf, Work } from '../../../registers/tender/index.ts';
import { questionsOf, scoredBids, type DraftScore } from '../../../registers/tender/index.ts';

/** One thing to score: a question of a bid. */
export type ScorePlace = { readonly bid: string; readonly question: RowOf<'tenderCriteria'> };

/** Everything to score: one question in all bids, then the next, so that answers are read beside each other. */
export function scorePlaces(work: Work): readonly ScorePlace[] {
  const bids = scoredBids(work).map(({ values }) => values.bid);
  return questionsOf(work).flatMap((question) => bids.map((bid) => ({ bid, question })));
}

/** A place as one key. */
export function keyOf({ bid, criterion }: Pick<DraftScore, 'bid' | 'criterion'>): string {
  return JSON.stringify([bid, criterion]);
}

/** The key of something to score. */
export function keyOfPlace({ bid, question }: ScorePlace): string {
  return keyOf({ bid, criterion: question.values.key });
}

/** Whether a place has its score and its reason. */
export function isGiven(score: DraftScore | undefined): boolean {
  return score !== undefined && score.score !== '' && score.rationale.trim() !== '';
}

/** The next place without score or reason after `from`, going round; undefined when all are given. */
export function nextOpen(
  places: readonly ScorePlace[],
  scores: ReadonlyMap<string, DraftScore>,
  from: number,
): number | undefined {
  for (let step = 1; step <= places.length; step += 1) {
    const index = (from + step) % places.length;
    const place = places[index];
    if (place && !isGiven(scores.get(keyOfPlace(place)))) return index;
  }
  return undefined;
}

import type { Work } from './work.ts';

/** Where a score stands: a bid and a question. */
export type Place = { readonly bid: string; readonly criterion: string };

/** Bid and question as one key. */
export function placeOf({ bid, criterion }: Place): string {
  return JSON.stringify([bid, criterion]);
}

/** Bid and question in words. */
export function placeWords(work: Pick<Work, 'tenderCriteria'>, { bid, criterion }: Place): string {
  const question = work.tenderCriteria.find(({ values }) => values.key === criterion);
  return `Bid ${bid}, ${question?.values.title ?? criterion}`;
}

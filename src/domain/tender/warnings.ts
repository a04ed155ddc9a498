import { abnormallyHigh } from './understanding/abnormally-high.ts';
import { irrelevantAlternatives } from './understanding/without-each.ts';
import { nearTies } from './understanding/near-tie.ts';
import type { Judged } from './score.ts';
import type { Tender } from './tender.ts';

/** Something about a result that people must look at before they rely on it. It changes no mark. */
export type Warning = {
  readonly code: 'irrelevant-alternative' | 'abnormally-high' | 'near-tie';
  readonly bid: string;
  readonly text: string;
};

/** All warnings about a result: by code, then in the order of the bids. */
export function warningsOf(tender: Tender, judged: readonly Judged[]): readonly Warning[] {
  return [...irrelevantAlternatives(tender, judged), ...abnormallyHigh(tender, judged), ...nearTies(judged)];
}

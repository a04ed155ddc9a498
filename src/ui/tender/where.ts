import { hasReached, type TenderStage } from '../../domain/tender/stages.ts';
import {
  closedSet,
  consensusOpen,
  countedLocks,
  interestOf,
  mayScore,
  questionsOf,
  scoredBids,
  type Work,
} from '../../registers/tender/index.ts';
import type { Tone } from '../parts/Status.tsx';

/** Where a step stands: in words, how much it needs somebody, and whether it can be worked on now. */
export type Where = { readonly words: string; readonly tone: Tone; readonly open: boolean };

/** Whether the tender has come to a stage, or past it; while scoring is opened again it stands in scoring. */
export function reached({ tender }: Pick<Work, 'tender'>, stage: TenderStage): boolean {
  return hasReached(tender.values.stage, stage);
}

const done = (words: string): Where => ({ words, tone: 'done', open: true });
const later = (words: string): Where => ({ words, tone: 'none', open: false });
const now = (words: string): Where => ({ words, tone: 'progress', open: true });

function counted(of: number, all: number, fresh: string): Where {
  if (all > 0 && of >= all) return done(`${of} of ${all}`);
  return of === 0 ? { words: fresh, tone: 'none', open: true } : now(`${of} of ${all}`);
}

/** How far the set-up of the tender is. */
export function whereSetUp(work: Work): Where {
  if (reached(work, 'published')) return done('Done');
  return now(reached(work, 'method approved') ? 'To publish' : 'To set up');
}

/** How many of the panel have declared. */
export function whereInterests(work: Work): Where {
  const panel = work.tenderPanel;
  const declared = panel.filter(({ values }) => interestOf(work, values.personId) !== undefined).length;
  return panel.length === 0
    ? later('after the panel is named')
    : counted(declared, panel.length, 'Not started');
}

/** How many bids are in. */
export function whereBids(work: Work): Where {
  const { length } = work.bids;
  if (!reached(work, 'published')) return later('after publication');
  if (length === 0) return { words: 'No bid yet', tone: 'none', open: true };
  const words = `${length} ${length === 1 ? 'bid' : 'bids'}`;
  return work.bids.some(({ values }) => values.status === 'received') ? now(words) : done(words);
}

/** How many lines of bids are decided. */
export function whereLines(work: Work): Where {
  if (!reached(work, 'scoring')) return later('when scoring is open');
  const bids = new Set(scoredBids(work).map(({ values }) => values.bid));
  const lines = work.bidLines.filter(({ values }) => bids.has(values.bid));
  if (lines.length === 0) return done('No lines');
  const decided = lines.filter(({ values }) => values.decision !== 'not checked').length;
  return counted(decided, lines.length, 'Not started');
}

/** Whether the person is to score, and has. */
export function whereScore(work: Work, me: string): Where {
  if (!isEvaluator(work, me)) return later('by the evaluators');
  if (!reached(work, 'scoring')) return later('when scoring is open');
  if (ownLocks(work, me) > 0) return done('Locked');
  return now('Yours to give');
}

/** How many of the evaluators have locked. */
export function whereLock(work: Work): Where {
  if (!reached(work, 'scoring')) return later('after the scores');
  const { length } = work.tenderPanel;
  const locked = work.tenderPanel.filter(({ values }) => ownLocks(work, values.personId) > 0).length;
  if (closedSet(work)) return done('Closed');
  return counted(locked, length, 'Nobody yet');
}

/** How many consensus scores are locked. */
export function whereModerate(work: Work): Where {
  if (!closedSet(work)) return later(`after all ${work.tenderPanel.length} lock`);
  const all = scoredBids(work).length * questionsOf(work).length;
  return counted(all - consensusOpen(work).length, all, 'Not started');
}

/** Whether marks may be calculated. */
export function whereCalculate(work: Work): Where {
  if (reached(work, 'calculated') || work.prices.length > 0) return done('Done');
  return isAgreed(work) ? now('Ready') : later('after consensus');
}

/** Whether there is something to understand. */
export function whereUnderstand(work: Work): Where {
  if (reached(work, 'calculated')) return done('Open');
  return work.prices.length > 0 ? { words: 'Open', tone: 'none', open: true } : later('after calculation');
}

/** Whether the result is in the register. */
export function whereSave(work: Work): Where {
  const last = work.results.at(-1);
  if (last && reached(work, 'calculated')) return done(`Result ${last.values.version}`);
  return isAgreed(work) && work.prices.length > 0 ? now('To save') : later('after calculation');
}

/** How many assessment summaries are out. */
export function whereSummaries(work: Work): Where {
  const version = work.results.at(-1)?.values.version;
  if (version === undefined || !reached(work, 'recommended')) return later('last');
  const out = work.summaries.filter(({ values }) => values.version === version).length;
  return counted(out, scoredBids(work).length, 'To issue');
}

/** The same, but closed to an evaluator who has not declared, or whose interest nothing was done about: nothing of a bid is for them. */
export function whenDeclared(where: (work: Work, me: string) => Where): (work: Work, me: string) => Where {
  return (work, me) =>
    isEvaluator(work, me) && !mayScore(work, me) ? later('after you declare') : where(work, me);
}

/** A place that is always open. */
export function whereAlways(): Where {
  return { words: '', tone: 'none', open: true };
}

/** Whether the person is on the tender's panel. */
export function isEvaluator({ tenderPanel }: Pick<Work, 'tenderPanel'>, me: string): boolean {
  return tenderPanel.some(({ values }) => values.personId === me);
}

function ownLocks(work: Work, me: string): number {
  return countedLocks(work).filter(({ values }) => values.evaluator === me).length;
}

function isAgreed(work: Work): boolean {
  return reached(work, 'moderation') && scoredBids(work).length > 0 && consensusOpen(work).length === 0;
}

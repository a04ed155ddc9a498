import type { TenderDates } from '../reminder/facts.ts';
import type { Day } from '../words/day.ts';
import { standstillEnds } from '../words/working-day.ts';
import type { TenderStage } from './stages.ts';
import { mayEvaluate, type Declaration } from './states.ts';

/** What the tender owner's client knows when it writes the dates of a tender into the open site. */
export type Waiting = {
  readonly ref: string;
  readonly service?: string | undefined;
  readonly owner?: string | undefined;
  readonly stage: TenderStage;
  /** The first day on which the tender waited for what it waits for now. */
  readonly since: Day;
  readonly evaluators: readonly string[];
  readonly declarations: readonly Declaration[];
  /** Evaluators with a score that is not locked, or not revealed. */
  readonly scoresOpenWith: readonly string[];
  /** People who still have to agree on a consensus. */
  readonly consensusOpenWith: readonly string[];
  readonly noticeDay?: Day | undefined;
};

/** What reminders may know of a tender: its reference, what it waits for, how many people, and dates. */
export function tenderDates(tender: Waiting): TenderDates {
  const { ref, service, owner, since, noticeDay } = tender;
  const [waitsFor, people] = waiting(tender);
  const ends =
    noticeDay !== undefined && noticeGiven.includes(tender.stage) ? standstillEnds(noticeDay) : undefined;
  return { ref, service, owner, since, waitsFor, people, standstillEnds: ends };
}

const noticeGiven: readonly TenderStage[] = ['award notice', 'standstill'];

const bidsAwaited: readonly TenderStage[] = ['published', 'bids open'];
const beingScored: readonly TenderStage[] = ['scoring', 'scoring reopened'];

function waiting(tender: Waiting): readonly [TenderDates['waitsFor'], number] {
  if (bidsAwaited.includes(tender.stage)) return of('declarations', undeclared(tender));
  if (beingScored.includes(tender.stage)) return of('scores', tender.scoresOpenWith);
  if (tender.stage === 'moderation') return of('moderation', tender.consensusOpenWith);
  return ['nothing', 0];
}

function undeclared({ evaluators, declarations }: Waiting): readonly string[] {
  return evaluators.filter((person) => !mayEvaluate(declarations.find((each) => each.person === person)));
}

function of(
  what: TenderDates['waitsFor'],
  people: readonly string[],
): readonly [TenderDates['waitsFor'], number] {
  const count = new Set(people).size;
  return count > 0 ? [what, count] : ['nothing', 0];
}

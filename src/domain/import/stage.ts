import type { Stage } from '../contract/contract.ts';
import { tidyLine } from '../words/read-text.ts';

const words: Readonly<Record<Stage, readonly string[]>> = {
  pipeline: ['pipeline', 'planned', 'future', 'forecast', 'future opportunity', 'planning', 'proposed'],
  'pre-procurement': [
    'pre-procurement', 'preprocurement', 'pre procurement', 'early engagement', 'market engagement',
    'preliminary market engagement', 'pre-tender', 'before procurement',
  ],
  open: [
    'open', 'opportunity', 'tender', 'out to tender', 'tendering', 'advertised', 'published', 'evaluation',
    'in procurement', 'procurement', 'live opportunity',
  ],
  'closed without award': [
    'closed without award', 'not awarded', 'no award', 'unsuccessful', 'abandoned', 'discontinued', 'closed',
  ],
  awarded: [
    'awarded', 'award', 'active', 'live', 'current', 'in contract', 'contract', 'signed', 'let', 'in delivery',
    'expired', 'ended', 'complete', 'completed', 'terminated', 'extended', 'in extension', 'yes',
  ],
  withdrawn: ['withdrawn', 'cancelled', 'canceled'],
}; // prettier-ignore

const stageOf = new Map(
  Object.entries(words).flatMap(([stage, all]) => all.map((word) => [word, stage as Stage] as const)), // keys are stages
);

/** What a register says of where a contract stands. */
export type StageWords = {
  readonly status: string;
  readonly noticeType: string;
  /** Whether the row names a supplier or a day of award. */
  readonly hasAward: boolean;
};

/**
 * The stage that the words of a register mean; undefined when they mean none that is known. A notice that closed
 * has no award unless the row says who won. A register without a status column is one of contracts.
 */
export function readStage({ status, noticeType, hasAward }: StageWords): Stage | undefined {
  const word = tidyLine(status).toLowerCase();
  const kind = stageOf.get(tidyLine(noticeType).toLowerCase());
  const early = kind === 'pipeline' || kind === 'pre-procurement' ? kind : undefined;
  if (word === '') return early ?? 'awarded';
  const stage = stageOf.get(word);
  if (stage === 'closed without award' && hasAward) return 'awarded';
  return stage === 'open' ? (early ?? 'open') : stage;
}

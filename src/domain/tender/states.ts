import { longDay, type Day } from '../words/day.ts';
import { ok, type Checked, type Problem } from '../words/problem.ts';
import { standstillEnds } from '../words/working-day.ts';
import { tenderStages, type TenderStage } from './stages.ts';

/** The stages that can follow a stage. */
export const nextStages: Readonly<Record<TenderStage, readonly TenderStage[]>> = {
  draft: ['method approved', 'cancelled'],
  'method approved': ['published', 'draft', 'cancelled'],
  published: ['bids open', 'cancelled'],
  'bids open': ['scoring', 'cancelled'],
  scoring: ['moderation', 'cancelled'],
  moderation: ['calculated', 'scoring reopened', 'cancelled'],
  calculated: ['recommended', 'scoring reopened', 'cancelled'],
  recommended: ['summaries issued', 'scoring reopened', 'cancelled'],
  'summaries issued': ['award notice', 'scoring reopened', 'cancelled'],
  'award notice': ['standstill', 'scoring reopened', 'cancelled'],
  standstill: ['awarded', 'scoring reopened', 'cancelled'],
  awarded: ['closed'],
  closed: [],
  'scoring reopened': ['moderation', 'cancelled'],
  cancelled: [],
};

/** A declaration of interest in one tender. */
export type Declaration = {
  readonly person: string;
  readonly interest: 'none' | 'actual' | 'potential' | 'perceived';
  /** What was done about the interest; empty when nothing. */
  readonly mitigation: string;
  /** Confirmed again before moderation. */
  readonly confirmedAgain: boolean;
};

/** What the guards look at. Counts are of things still open. */
export type TenderFacts = {
  readonly today: Day;
  /** An instant, ISO 8601 in UTC. */
  readonly now: string;
  /** What is wrong with the method: weights that are not 100, formulas without target … */
  readonly methodProblems: readonly Problem[];
  readonly methodApprover: string;
  /** Departures from the council's template that nobody has approved with a reason. */
  readonly unapprovedDeviations: number;
  /** Whether the method in the register is the one that was frozen. */
  readonly methodIsFrozen: boolean;
  readonly conflictsAssessed: boolean;
  readonly checklistComplete: boolean;
  readonly deadline: string;
  readonly bids: number;
  readonly evaluators: readonly string[];
  readonly declarations: readonly Declaration[];
  /** Individual scores that are neither locked and revealed nor excused with approval. */
  readonly scoresOpen: number;
  readonly consensusOpen: number;
  readonly recommendationApprover: string;
  readonly summariesOpen: number;
  /** Undefined until the contract award notice is published. */
  readonly noticeDay: Day | undefined;
};

/** What is said with a step that needs words. */
export type Said = { readonly reason: string; readonly approver: string };

/** The stage after a step, or everything that stands in its way. */
export function step(
  from: TenderStage,
  to: TenderStage,
  facts: TenderFacts,
  said: Said = { reason: '', approver: '' },
): Checked<TenderStage> {
  if (!nextStages[from].includes(to)) {
    const after = nextStages[from].join(', ') || 'nothing';
    return { kind: 'problems', problems: [{ place: 'Stage', tell: `After “${from}” comes: ${after}.` }] };
  }
  const problems = guards[to](facts, said);
  return problems.length > 0 ? { kind: 'problems', problems } : ok(to);
}

type Guard = (facts: TenderFacts, said: Said) => readonly Problem[];

/** A problem where a condition does not hold. */
function unless(holds: boolean, place: string, tell: string): readonly Problem[] {
  return holds ? [] : [{ place, tell }];
}

const needsReason: Guard = (_, said) => unless(said.reason.trim() !== '', 'Reason', 'Give the reason.');

const methodStands: Guard = (facts) => [
  ...facts.methodProblems,
  ...unless(facts.methodApprover !== '', 'Approver', 'Name who approves the method.'),
  ...unless(
    facts.unapprovedDeviations === 0,
    'Method',
    'The method departs from the council’s template. Change it, or have each departure approved with a reason.',
  ),
];

const published: Guard = (facts, said) => [
  ...methodStands(facts, said),
  ...unless(facts.methodIsFrozen, 'Method', 'Freeze the method first: bidders must get exactly this one.'),
  ...unless(
    facts.conflictsAssessed,
    'Conflicts',
    'Finish the conflicts assessment first (Procurement Act 2023, Part 5).',
  ),
  ...unless(facts.checklistComplete, 'Checklist', 'Complete the pre-procurement checklist first.'),
];

const scoring: Guard = (facts) => [
  ...unless(
    facts.deadline !== '' && facts.now >= facts.deadline,
    'Deadline',
    'The deadline for bids has not passed.',
  ),
  ...unless(facts.bids > 0, 'Bids', 'There is no bid to score.'),
  ...unless(facts.evaluators.length > 0, 'Evaluators', 'Name at least one evaluator.'),
  ...undeclared(facts),
];

/** Evaluators without a declaration, or with an interest that nothing was done about. */
function undeclared(facts: TenderFacts): readonly Problem[] {
  return facts.evaluators
    .filter((person) => !mayEvaluate(facts.declarations.find((each) => each.person === person)))
    .map((person) => ({
      place: 'Declarations',
      tell: `${person} has not declared interests, or has one without mitigation. Until then this person sees nothing of the bids.`,
    }));
}

/** Whether a declaration lets somebody see bids: made, and without an interest that nothing was done about. */
export function mayEvaluate(declaration: Declaration | undefined): boolean {
  return (
    declaration !== undefined && (declaration.interest === 'none' || declaration.mitigation.trim() !== '')
  );
}

const moderation: Guard = (facts) => [
  ...unless(
    facts.scoresOpen === 0,
    'Scores',
    `${facts.scoresOpen} individual scores are not locked and revealed.`,
  ),
  ...facts.evaluators
    .filter((person) => !facts.declarations.some((each) => each.person === person && each.confirmedAgain))
    .map((person) => ({ place: 'Declarations', tell: `${person} has not confirmed the declaration again.` })),
];

const calculated: Guard = (facts) => [
  ...unless(
    facts.consensusOpen === 0,
    'Consensus',
    `${facts.consensusOpen} consensus scores are not locked.`,
  ),
  ...unless(
    facts.methodIsFrozen,
    'Method',
    'The method is not the one that was frozen. Restore it, or record a new version.',
  ),
];

const standstillOver: Guard = ({ noticeDay, today }) => {
  if (!noticeDay)
    return [{ place: 'Award notice', tell: 'Enter the day on which the notice was published.' }];
  const ends = standstillEnds(noticeDay);
  return unless(
    today > ends,
    'Standstill',
    `The standstill lasts to the end of ${longDay(ends)}. Award on a later day.`,
  );
};

const guards: Readonly<Record<TenderStage, Guard>> = {
  draft: () => [],
  'method approved': methodStands,
  published,
  'bids open': (facts) => unless(facts.deadline !== '', 'Deadline', 'Enter the deadline for bids.'),
  scoring,
  moderation,
  calculated,
  recommended: (facts) =>
    unless(facts.recommendationApprover !== '', 'Approver', 'Name who approves the recommendation.'),
  'summaries issued': (facts) =>
    unless(
      facts.summariesOpen === 0,
      'Summaries',
      `${facts.summariesOpen} assessment summaries are not issued.`,
    ),
  'award notice': (facts) =>
    unless(facts.noticeDay !== undefined, 'Award notice', 'Enter the day on which the notice was published.'),
  standstill: (facts) =>
    unless(
      facts.noticeDay !== undefined && facts.today >= facts.noticeDay,
      'Award notice',
      'The standstill begins with the day of the notice.',
    ),
  awarded: standstillOver,
  closed: () => [],
  'scoring reopened': (facts, said) => [
    ...needsReason(facts, said),
    ...unless(said.approver.trim() !== '', 'Approver', 'Name who approves scoring again.'),
  ],
  cancelled: needsReason,
};

const unsealed: readonly TenderStage[] = tenderStages.slice(tenderStages.indexOf('calculated'), -2);

/** Whether prices are still sealed: nobody may see one until the consensus is locked and marks are calculated. */
export function priceIsSealed(stage: TenderStage): boolean {
  return !unsealed.includes(stage);
}

/** Whether anything of the tender may be carried into the open registers: only after the standstill. */
export function mayLeaveTheSite(stage: TenderStage): boolean {
  return stage === 'awarded' || stage === 'closed';
}

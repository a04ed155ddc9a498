import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Work } from '../../registers/tender/index.ts';
import type { StepProps } from './step.ts';
import { turnsOf } from './turns.ts';
import {
  whenDeclared,
  whereAlways,
  whereBids,
  whereCalculate,
  whereInterests,
  whereLines,
  whereLock,
  whereModerate,
  whereSave,
  whereScore,
  whereSetUp,
  whereSummaries,
  whereUnderstand,
  type Where,
} from './where.ts';

/** One step of a tender: its address, its words, where it stands for a person (an Entra id), and its page. */
export type Step = {
  readonly slug: string;
  readonly title: string;
  readonly where: (work: Work, me: string) => Where;
  readonly page: LazyExoticComponent<ComponentType<StepProps>>;
};

function step(
  slug: string,
  title: string,
  where: Step['where'],
  load: () => Promise<ComponentType<StepProps>>,
): Step {
  return { slug, title, where, page: lazy(async () => ({ default: await load() })) };
}

/** The way of a tender, in order: a file and a line each. */
export const steps: readonly Step[] = [
  step('set-up', 'Set up the tender', whereSetUp, () =>
    import('./setup/SetUpStep.tsx').then((m) => m.SetUpStep),
  ),
  step('interests', 'Declare interests', whereInterests, () =>
    import('./interests/InterestsStep.tsx').then((m) => m.InterestsStep),
  ),
  step('bids', 'Import bids', whenDeclared(whereBids), () =>
    import('./bids/BidsStep.tsx').then((m) => m.BidsStep),
  ),
  step('lines', 'Check lines', whenDeclared(whereLines), () =>
    import('./lines/LinesStep.tsx').then((m) => m.LinesStep),
  ),
  step('score', 'Score', whereScore, () => import('./score/ScoreStep.tsx').then((m) => m.ScoreStep)),
  step('lock', 'Lock scores', whereLock, () => import('./score/LockStep.tsx').then((m) => m.LockStep)),
  step('moderate', 'Moderate', whenDeclared(whereModerate), () =>
    import('./moderate/ModerateStep.tsx').then((m) => m.ModerateStep),
  ),
  step('calculate', 'Calculate', whenDeclared(whereCalculate), () =>
    import('./result/CalculateStep.tsx').then((m) => m.CalculateStep),
  ),
  step('understand', 'Understand', whenDeclared(whereUnderstand), () =>
    import('./result/UnderstandStep.tsx').then((m) => m.UnderstandStep),
  ),
  step('save', 'Save to the register', whenDeclared(whereSave), () =>
    import('./result/SaveStep.tsx').then((m) => m.SaveStep),
  ),
  step('summaries', 'Assessment summaries', whenDeclared(whereSummaries), () =>
    import('./result/SummariesStep.tsx').then((m) => m.SummariesStep),
  ),
];

/** What stands beside the way and is open at any time. */
export const besides: readonly Step[] = [
  step('stage', 'Stage', whereAlways, () => import('./stage/StageStep.tsx').then((m) => m.StageStep)),
  step('laboratory', 'Try weights and targets', whereAlways, () =>
    import('./laboratory/LaboratoryStep.tsx').then((m) => m.LaboratoryStep),
  ),
  step('returns', 'Returns for bidders', whereAlways, () =>
    import('./returns/ReturnsStep.tsx').then((m) => m.ReturnsStep),
  ),
  step('clarifications', 'Clarifications', whenDeclared(whereAlways), () =>
    import('./clarify/ClarifyStep.tsx').then((m) => m.ClarifyStep),
  ),
  step('sheets', 'Sheets', whenDeclared(whereAlways), () =>
    import('./book/SheetsStep.tsx').then((m) => m.SheetsStep),
  ),
  step('audit', 'Audit', whenDeclared(whereAlways), () =>
    import('./audit/AuditStep.tsx').then((m) => m.AuditStep),
  ),
];

/** The step at an address. */
export function stepAt(slug: string): Step | undefined {
  return [...steps, ...besides].find((one) => one.slug === slug);
}

/** The step where the tender waits for this person; undefined while it waits for others. */
export function nextStep(work: Work, me: string): Step | undefined {
  const own = turnsOf(work).find(({ id }) => id === me);
  return own && stepAt(own.slug);
}

import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Work } from '../../registers/tender/index.ts';
import type { StepProps } from './step.ts';
import type { Where } from './where.ts';

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
export const steps: readonly Step[] = [];

/** What stands beside the way and is open at any time. */
export const besides: readonly Step[] = [];

/** The step at an address. */
export function stepAt(slug: string): Step | undefined {
  return [...steps, ...besides].find((one) => one.slug === slug);
}

/** The first step that needs something now. */
export function nextStep(work: Work, me: string): Step | undefined {
  return steps.find((one) => {
    const { open, tone } = one.where(work, me);
    return open && tone !== 'done';
  });
}


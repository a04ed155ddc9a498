import type { Category, Stage } from '../contract/contract.ts';
import { type Tier, tiers } from '../contract/tier.ts';
import type { Day } from '../words/day.ts';
import type { Pence } from '../words/money.ts';

/** What the rules of a checklist need to know about the contract. */
export type Facts = {
  readonly stage: Stage;
  /** Absent while the value is unknown. */
  readonly tier?: Tier | undefined;
  readonly category?: Category | undefined;
  readonly value?: Pence | undefined;
  readonly service?: string | undefined;
  /** The day of the first notice, when there was one. */
  readonly published?: Day | undefined;
};

/** A measure as the questions need it. */
export type MeasureFacts = {
  readonly code: string;
  readonly theme: string;
  readonly wording: string;
  readonly unitKind: string;
  readonly unitLabel: string;
};

/** Whether the contract is so large, or larger; one of unknown value is asked what a large one is asked. */
export function atLeast(facts: Facts, tier: Tier): boolean {
  return tiers.indexOf(facts.tier ?? 'high') >= tiers.indexOf(tier);
}

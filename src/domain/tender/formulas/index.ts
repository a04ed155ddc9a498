import type { PriceFormula, SocialValueFormula } from './formula.ts';
import { linearToDouble } from './linear-to-double.ts';
import { relativeToHighestRate } from './relative-to-highest-rate.ts';
import { relativeToHighestValue } from './relative-to-highest-value.ts';
import { relativeToLowest } from './relative-to-lowest.ts';
import { relativeToTarget } from './relative-to-target.ts';

/** Ways to mark price, by the name a tender file gives them. A new one is one line here. */
export const priceFormulas = {
  'relative-to-lowest': relativeToLowest,
  'linear-to-double': linearToDouble,
} as const satisfies Record<string, PriceFormula>;

/** Ways to mark social value, the recommended one first. A new one is one line here. */
export const socialValueFormulas = {
  'relative-to-target': relativeToTarget,
  'relative-to-highest-value': relativeToHighestValue,
  'relative-to-highest-rate': relativeToHighestRate,
} as const satisfies Record<string, SocialValueFormula>;

/** The name of a way to mark price. */
export type PriceFormulaKey = keyof typeof priceFormulas;
/** The name of a way to mark social value. */
export type SocialValueFormulaKey = keyof typeof socialValueFormulas;

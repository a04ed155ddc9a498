import { column, isAllOnes, sumOfProducts } from '../column.ts';
import { least, minus, one, zero, type Ratio } from '../ratio.ts';
import type { BidLine } from '../tender.ts';

/** How the lines of a bid become one amount of money. */
export const cappedMeasures = {
  code: 'S5',
  name: 'Sum of measures, each up to its cap',
  formula: 'Σ min(accepted, cap) × proxy × (1 − deadweight) × attribution',
  source:
    'Good practice: caps published with the tender; the factors are those of social return on investment',
  gaming: 'A bidder pours everything into the one measure with the best proxy value.',
  guard: 'A cap for each measure, and a flag where one measure makes up more than 60 % of a bid.',
} as const;

/** What the lines are worth in pounds, exactly, ready to be added up again and again. */
export function lineColumns(lines: readonly BidLine[]): Parameters<typeof sumOfProducts> {
  const factors = [
    column(lines.map((line) => line.proxy ?? zero)),
    column(lines.map((line) => minus(one, line.deadweight))),
    column(lines.map((line) => line.attribution)),
  ];
  return [
    column(lines.map((line) => (line.cap ? least(line.accepted, line.cap) : line.accepted))),
    // Most councils publish no deadweight and no attribution: nothing is multiplied by one.
    ...factors.filter((factor) => !isAllOnes(factor)),
  ];
}

/** What the lines are worth together in pounds. */
export function worth(lines: readonly BidLine[]): Ratio {
  return sumOfProducts(...lineColumns(lines));
}

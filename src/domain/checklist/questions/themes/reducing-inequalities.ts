import { theme } from './theme.ts';

/** Fair pay and open recruitment. */
export const reducingInequalities = theme({
  number: 7,
  objective: 'economy',
  title: 'Will you ask for fair pay and open recruitment?',
  guidance: {
    middle: ['Ask whether everyone on the work earns the real Living Wage.'],
    high: [
      'The gap between the legal minimum and the real Living Wage can be counted in pounds a year.',
      'Open recruitment is described in words: ask what will change.',
    ],
  },
});

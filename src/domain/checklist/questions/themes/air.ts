import { theme } from './theme.ts';

/** Cleaner air. */
export const air = theme({
  number: 13,
  objective: 'climate',
  title: 'Will you ask for cleaner air?',
  guidance: {
    middle: ['Ask that vehicles do not idle, and that deliveries are joined.'],
    high: [
      'Ask for the share of miles with vehicles that emit nothing, or for diesel miles removed.',
      'Count miles driven for this contract only.',
    ],
  },
});

import { theme } from './theme.ts';

/** The health of the people who do the work. */
export const staffWellbeing = theme({
  number: 6,
  objective: 'communities',
  title: 'Will you ask how the supplier looks after its staff?',
  guidance: {
    middle: ['Ask for one thing the supplier does for the health of its staff.'],
    high: [
      'Ask how many of the people on this contract can use the programme.',
      'Night work, lone work and driving are where it counts most.',
    ],
  },
});

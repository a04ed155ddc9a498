import { theme } from './theme.ts';

/** Training and apprenticeships. */
export const improvingSkills = theme({
  number: 3,
  objective: 'economy',
  title: 'Will you ask for training or apprenticeships?',
  guidance: {
    middle: ['A week of training for the people on the work is a fair request.'],
    high: [
      'An apprenticeship takes a year or more. Ask for weeks that fit inside the contract.',
      'Count weeks, not people: one apprentice for two years is 104 weeks.',
    ],
  },
});

import { theme } from './theme.ts';

/** Checks of the supply chain. */
export const ethicalProcurement = theme({
  number: 8,
  objective: 'economy',
  title: 'Will you ask for checks of the supply chain?',
  guidance: {
    middle: ['Ask where goods are made, if they are of a kind with known risks.'],
    high: [
      'Clothing, electronics, food, cleaning and building work carry a risk of modern slavery.',
      'Ask which tiers are checked, and what happens when something is found.',
    ],
  },
});

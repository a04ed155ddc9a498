import { theme } from './theme.ts';

/** Work for micro and small businesses. */
export const smallBusinesses = theme({
  number: 5,
  objective: 'economy',
  title: 'Will you ask for a share of the work for micro and small businesses?',
  guidance: {
    middle: ['Ask the supplier which parts it buys in, and from whom.'],
    high: [
      'Ask for the amount that will be spent, in pounds, not for a share of an unknown sum.',
      'A meet-the-buyer event before the award gives small firms the time to join.',
    ],
  },
});

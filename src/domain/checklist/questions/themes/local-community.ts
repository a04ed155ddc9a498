import { theme } from './theme.ts';

/** Help for community groups. */
export const localCommunity = theme({
  number: 11,
  objective: 'communities',
  title: 'Will you ask for help for local community groups?',
  guidance: {
    middle: ['An hour of somebody’s time or the loan of a room is a fair request.'],
    high: [
      'Ask what groups need before you ask suppliers what they give.',
      'Time is counted in hours, gifts in pounds. What is offered to the community is listed for schools, colleges and charities.',
    ],
  },
});

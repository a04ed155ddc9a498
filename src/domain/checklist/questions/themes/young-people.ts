import { theme } from './theme.ts';

/** Help for young people to find work. */
export const youngPeople = theme({
  number: 4,
  objective: 'economy',
  title: 'Will you ask for help for young people to find work?',
  guidance: {
    middle: ['One talk in a school or one work placement suits a small contract.'],
    high: [
      'Ask for paid placements of six weeks or longer, or for sessions in schools and colleges.',
      'Sessions are counted as hours times the people who attend.',
    ],
  },
});

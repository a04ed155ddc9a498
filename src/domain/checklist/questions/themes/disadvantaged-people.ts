import { theme } from './theme.ts';

/** Work for people who find it hard to get a job. */
export const disadvantagedPeople = theme({
  number: 2,
  objective: 'economy',
  title: 'Will you ask for work for people who find it hard to get a job?',
  guidance: {
    middle: ['Ask for one placement with support, if the work lasts longer than three months.'],
    high: [
      'Ask for numbers only: how many people, for how many weeks. Never ask for names or reasons.',
      'Agree who sends candidates: the job centre, the leaving care team, a charity.',
      'A post may count here and as a local job only where the measures say so.',
    ],
  },
});

import { theme } from './theme.ts';

/** Retired; kept so that earlier answers can be read. */
export const covid = theme({
  number: 17,
  objective: 'communities',
  title: 'Will you ask for help for communities that recover from Covid-19?',
  guidance: {
    middle: ['This theme is retired.'],
    high: ['This theme is retired. Answers that were given stay in the record.'],
  },
});

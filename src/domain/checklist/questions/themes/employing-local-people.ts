import { theme } from './theme.ts';

/** Jobs for people of the area. */
export const employingLocalPeople = theme({
  number: 1,
  objective: 'economy',
  title: 'Will you ask for local jobs in this contract?',
  guidance: {
    middle: ['Ask for the share of the work that people from the area can do. A sentence is enough.'],
    high: [
      'Ask for a quantity that the work can bear. Two engineers on site for three years can support one local job.',
      'You may ask where the benefit is felt. You may not score where the supplier is based.',
    ],
  },
});

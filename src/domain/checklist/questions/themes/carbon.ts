import { theme } from './theme.ts';

/** Lower carbon emissions. */
export const carbon = theme({
  number: 12,
  objective: 'climate',
  title: 'Will you ask for lower carbon emissions?',
  guidance: {
    middle: ['Ask for fewer or cleaner journeys.'],
    high: [
      'Ask for tonnes avoided against a baseline that both sides agree before the start.',
      'State which emissions are meant: fuel, electricity, materials, journeys.',
    ],
  },
});

import { theme } from './theme.ts';

/** Less waste and more reuse. */
export const resources = theme({
  number: 15,
  objective: 'climate',
  title: 'Will you ask for less waste and more reuse?',
  guidance: {
    middle: ['Ask what happens to the packaging and to the old goods.'],
    high: [
      'Ask for tonnes reused. Recycling that the law asks for anyway does not count.',
      'Say who may have what is reused: other services, schools, charities.',
    ],
  },
});

import { theme } from './theme.ts';

/** Protection of nature. */
export const environment = theme({
  number: 14,
  objective: 'climate',
  title: 'Will you ask for protection of nature?',
  guidance: {
    middle: ['Ask how harm to trees, verges and water is avoided.'],
    high: [
      'Hectares of habitat created or improved can be measured; who looks after them for how long must be said.',
      'What planning law asks for anyway does not count.',
    ],
  },
});

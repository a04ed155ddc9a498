import { theme } from './theme.ts';

/** Sustainable buying by the supplier. */
export const sustainableProcurement = theme({
  number: 16,
  objective: 'climate',
  title: 'Will you ask the supplier to buy sustainably?',
  guidance: {
    middle: ['Ask for products with a label that both sides know.'],
    high: [
      'Ask for the share of sub-contracts with a sustainability term.',
      'Buying together with other councils can make the better product the cheaper one.',
    ],
  },
});

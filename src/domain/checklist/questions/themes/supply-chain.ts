import { theme } from './theme.ts';

/** Social value from the supply chain. */
export const supplyChain = theme({
  number: 10,
  objective: 'economy',
  title: 'Will you ask for social value from the supply chain?',
  guidance: {
    middle: ['Ask whether sub-contractors come from the area.'],
    high: [
      'Ask for pounds spent with suppliers of the area, or with social enterprises.',
      'Spend with a small local firm may count under one theme only.',
    ],
  },
});

import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** Whether a supplier from the area was asked for a price. */
export const localPrice = question({
  key: 'local-price',
  section: sections.purchase,
  name: 'A price from the area',
  title: 'Have you asked a supplier from the area for a price?',
  who: 'The officer who buys',
  answerType: 'yesNo',
  choices: [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No', words: true },
    { value: 'none', label: 'No supplier in the area sells this' },
  ],
  words: {
    label: 'Why not?',
    hint: 'Needed only if the answer is no.',
    missing: 'Say why no supplier from the area was asked.',
  },
  guidance: {
    low: [
      'One local price among those you ask for is enough.',
      'For a purchase of this size you may choose whom you ask. Above the legal threshold you may not.',
    ],
  },
  source: [cite.policy],
});

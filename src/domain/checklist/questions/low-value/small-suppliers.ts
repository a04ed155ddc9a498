import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** Whether small businesses, charities and social enterprises can supply it. */
export const smallSuppliers = question({
  key: 'small-suppliers',
  section: sections.purchase,
  name: 'Small businesses and charities',
  title: 'Can a small business, a charity or a social enterprise supply this?',
  who: 'The officer who buys',
  answerType: 'choice',
  choices: [
    { value: 'asked', label: 'Yes, and at least one is asked' },
    { value: 'could', label: 'Yes, but none is asked', words: true },
    { value: 'no', label: 'No, none can supply it' },
  ],
  words: {
    label: 'Why is none asked?',
    hint: 'Needed only if none is asked.',
    missing: 'Say why no small supplier is asked.',
  },
  guidance: {
    low: [
      'Ask for no more insurance, turnover or references than the purchase needs.',
      'Small suppliers gain most from being paid on time: agree the invoice address with the order.',
    ],
  },
  source: [cite.procurementAct('86'), cite.policy],
});

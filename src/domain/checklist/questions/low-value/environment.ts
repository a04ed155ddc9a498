import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** What was done to keep waste, energy and journeys low. */
export const environment = question({
  key: 'environment',
  section: sections.purchase,
  name: 'Waste, energy and journeys',
  title: 'What have you done to keep waste, energy and journeys low?',
  who: 'The officer who buys',
  answerType: 'choice',
  choices: [
    { value: 'changed', label: 'Changed what or how much is bought', words: true },
    { value: 'asked', label: 'Asked the supplier for a better way', words: true },
    { value: 'nothing', label: 'Nothing can be changed in this purchase' },
  ],
  words: {
    label: 'What was changed or asked?',
    hint: 'One sentence.',
    missing: 'Say in one sentence what was changed or asked.',
  },
  guidance: {
    low: [
      'Fewer deliveries, refills instead of packs, repaired instead of new: one of them fits most purchases.',
      'Agree who takes the packaging back.',
    ],
  },
  source: [cite.policy],
});

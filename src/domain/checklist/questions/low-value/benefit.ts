import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** What good the purchase can do beside its purpose. */
export const benefit = question({
  key: 'benefit',
  section: sections.purchase,
  name: 'Good for the area',
  title: 'What good can this purchase do beside its purpose?',
  who: 'The officer who buys',
  answerType: 'choice',
  choices: [
    { value: 'something', label: 'Something, described below', words: true },
    { value: 'nothing', label: 'Nothing that is proportionate for this purchase' },
  ],
  words: {
    label: 'What is it?',
    hint: 'One sentence, for example: the caterer takes two college placements for the event.',
    missing: 'Say in one sentence what good it does.',
  },
  guidance: {
    low: [
      'No measure and no number is needed at this value.',
      'Asking is free: many suppliers offer a visit, a placement or a donation when they are asked.',
    ],
  },
  source: [cite.policy],
});

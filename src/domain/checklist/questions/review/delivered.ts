import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** What has been delivered, and what proves it. */
export const delivered = question({
  key: 'delivered',
  section: sections.contract,
  name: 'What was delivered',
  title: 'What has been delivered, and what proves it?',
  who: 'The contract manager',
  answerType: 'choice',
  choices: [
    { value: 'proved', label: 'Delivered, with evidence', words: true },
    { value: 'unproved', label: 'Delivered, as far as the supplier says', words: true },
    { value: 'behind', label: 'Behind what was promised', words: true },
    { value: 'nothing', label: 'Nothing was promised' },
  ],
  words: {
    label: 'What was delivered',
    hint: 'Numbers and their unit. Add the files below.',
    missing: 'Say what was delivered, in numbers.',
  },
  guidance: {
    low: ['An e-mail from the supplier is enough at this value.'],
    high: [
      'Lists must hold counts and post districts, never names.',
      'Look at one promise in depth rather than at all of them in passing.',
    ],
  },
  source: [cite.policy],
});

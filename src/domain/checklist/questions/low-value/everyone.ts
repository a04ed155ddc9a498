import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** Whether somebody could find it hard to use what is bought. */
export const everyone = question({
  key: 'everyone',
  section: sections.purchase,
  name: 'Usable by everyone',
  title: 'Could anyone find it hard to use what you buy?',
  who: 'The officer who buys',
  answerType: 'yesNo',
  choices: [
    { value: 'yes', label: 'Yes', words: true },
    { value: 'no', label: 'No' },
  ],
  words: {
    label: 'What will you do about it?',
    hint: 'Needed only if the answer is yes. Describe groups, never a person.',
    missing: 'Say what you will do about it.',
  },
  guidance: {
    low: [
      'Think of age, disability, language, religion, pregnancy and people without a smartphone.',
      'Write about groups of people, never about one person.',
    ],
  },
  source: [cite.equality],
});

import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** What is bought, and whether it must be bought at all. */
export const need = question({
  key: 'need',
  section: sections.purchase,
  name: 'What you are buying',
  title: 'What are you buying, and who needs it?',
  who: 'The officer who buys',
  answerType: 'text',
  words: {
    label: 'Your answer',
    hint: 'One or two sentences. This goes into the printed record.',
    needed: true,
    missing: 'Say what you are buying and who needs it.',
  },
  guidance: {
    low: [
      'Write what a colleague would need to understand the purchase in a year’s time.',
      'Ask first whether another service has one to lend, or whether the old one can be repaired.',
    ],
  },
  source: [cite.policy],
});

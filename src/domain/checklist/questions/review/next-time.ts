import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** What is to be asked for in the next procurement, and when to begin. */
export const nextTime = question({
  key: 'next-time',
  section: sections.next,
  name: 'Ask for next time',
  title: 'What should the next procurement ask for?',
  who: 'The contract manager',
  answerType: 'text',
  words: {
    label: 'Your answer',
    hint: 'The themes that fit, and one measure for each.',
    needed: true,
    missing: 'Say what the next procurement should ask for.',
  },
  day: {
    label: 'Begin on',
    hint: 'The day on which the next procurement should begin.',
    needed: true,
    missing: 'Enter the day on which the next procurement should begin.',
  },
  guidance: {
    low: ['Begin a month before the contract ends.'],
    middle: ['Begin six months before the contract ends.'],
    high: ['Begin a year before the contract ends. Consulting the market takes three months of it.'],
  },
  source: [cite.policy],
});

import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** Whether what was promised is on record. */
export const recorded = question({
  key: 'recorded',
  section: sections.contract,
  name: 'What was promised',
  title: 'Is everything that the supplier promised on record?',
  who: 'The contract manager',
  answerType: 'choice',
  choices: [
    { value: 'all', label: 'Yes, all of it' },
    { value: 'some', label: 'Some of it', words: true },
    { value: 'nothing', label: 'Nothing was promised', words: true },
  ],
  words: {
    label: 'What is missing, or why nothing was promised',
    hint: 'Name the part of the tender or the meeting where it was promised.',
    missing: 'Say what is missing, or why nothing was promised.',
  },
  guidance: {
    low: ['Look at the order and the offer.'],
    high: ['Read the tender that won, the contract schedule, and the notes of the first contract meeting.'],
  },
  source: [cite.policy],
});

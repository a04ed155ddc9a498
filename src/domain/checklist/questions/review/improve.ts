import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** What is to be improved while the contract runs. */
export const improve = question({
  key: 'improve',
  section: sections.next,
  name: 'Improve now',
  title: 'What should be improved while this contract runs?',
  who: 'The contract manager',
  answerType: 'choice',
  choices: [
    { value: 'something', label: 'Something, described below', words: true, day: true },
    { value: 'nothing', label: 'Nothing', words: true },
  ],
  words: {
    label: 'What, and who does it; or why nothing',
    hint: 'One action a line.',
    needed: true,
    missing: 'Say what should be improved and who does it, or why nothing should be.',
  },
  day: { label: 'By when', missing: 'Enter the day by which it is done.' },
  guidance: {
    low: ['A better invoice rhythm or one joined delivery is an improvement.'],
    high: [
      'Suppliers often do more than was asked when they are asked at a contract meeting.',
      'A change of the contract itself needs the procurement lead.',
    ],
  },
  source: [cite.policy],
});

import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** Where the people and sub-contractors of the contract come from. */
export const people = question({
  key: 'people',
  section: sections.contract,
  name: 'People and sub-contractors',
  title: 'How much of the work is done by people and firms of the area?',
  who: 'The contract manager',
  answerType: 'choice',
  choices: [
    { value: 'most', label: 'Most of it' },
    { value: 'some', label: 'Some of it' },
    { value: 'none', label: 'None of it', words: true },
    { value: 'unknown', label: 'It is not known', words: true },
  ],
  words: {
    label: 'What the supplier says',
    hint: 'Counts only.',
    missing: 'Say what keeps it from being more, or how it will be found out.',
  },
  guidance: {
    low: ['Ask the supplier. An estimate is enough.'],
    high: ['Ask for post districts of the workforce and of sub-contractors, as counts.'],
  },
  source: [cite.policy],
});

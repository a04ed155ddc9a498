import { pounds } from '../../../words/money.ts';
import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** The yearly assessment of key performance indicators above £5 million. */
export const performance = question({
  key: 'performance',
  section: sections.contract,
  name: 'Key performance indicators',
  title: 'Were the key performance indicators assessed and published in the last 12 months?',
  who: 'The contract manager',
  answerType: 'yesNo',
  choices: [
    { value: 'yes', label: 'Yes', day: true },
    { value: 'no', label: 'No', words: true },
    { value: 'exempt', label: 'None had to be set', words: true },
  ],
  words: {
    label: 'Why not?',
    hint: 'Needed unless the answer is yes.',
    missing: 'Say why they were not assessed, or why none had to be set.',
  },
  day: { label: 'Published on', missing: 'Enter the day on which the notice was published.' },
  guidance: {
    high: [
      'Above £5 million at least three indicators are set and published, and assessed once a year and at the end.',
      'Frameworks, concessions and light-touch contracts are excepted.',
    ],
  },
  source: [cite.procurementAct('52 and 71')],
  applies: (facts) => facts.value !== undefined && facts.value > pounds('5000000'),
});

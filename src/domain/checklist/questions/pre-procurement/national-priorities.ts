import { atLeast } from '../../facts.ts';
import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** Regard to the national procurement policy statement. */
export const nationalPriorities = question({
  key: 'national-priorities',
  section: sections.market,
  name: 'National priorities',
  title: 'How does this procurement take the national priorities into account?',
  who: 'The procurement lead',
  answerType: 'choice',
  choices: [
    { value: 'regard', label: 'It serves at least one of them', words: true },
    { value: 'departs', label: 'It departs from them, for a reason', words: true },
  ],
  words: {
    label: 'Which, and how',
    hint: 'Name the priority, or the reason for departing.',
    needed: true,
    missing: 'Say which priority it serves, or why it departs from them.',
  },
  guidance: {
    high: [
      'The statement asks for spending with small firms and social enterprises, for good jobs and skills, and for local growth plans.',
      'Keep the reason if you depart from it. An auditor will ask for it.',
    ],
  },
  source: [cite.statement, cite.procurementAct('13')],
  applies: (facts) => atLeast(facts, 'high'),
});

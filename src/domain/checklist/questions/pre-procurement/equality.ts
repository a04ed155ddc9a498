import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** The public sector equality duty. */
export const equality = question({
  key: 'equality',
  section: sections.market,
  name: 'Equality',
  title: 'Have you looked at what this contract means for equality?',
  who: 'The officer of the service',
  answerType: 'choice',
  choices: [
    { value: 'assessed', label: 'Yes, an equality impact assessment is done', words: true },
    { value: 'none', label: 'Yes, no effect on any group was found', words: true },
    { value: 'planned', label: 'It will be done before the notice', words: true, day: true },
  ],
  words: {
    label: 'What was found',
    hint: 'Write about groups of people, never about one person.',
    needed: true,
    missing: 'Say what was found, or how it will be looked at.',
  },
  day: { label: 'By when', missing: 'Enter the day by which it is done.' },
  guidance: {
    middle: ['A paragraph is enough where nobody is affected. Keep it with the file.'],
    high: [
      'Ask who uses the service, who cannot, and who works on it.',
      'Terms may ask suppliers for accessible information, translation and training of their staff.',
    ],
  },
  source: [cite.equality],
});

import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** The second duty: how the procurement secures that improvement. */
export const securing = question({
  key: 'securing',
  section: sections.duties,
  name: 'How the procurement secures it',
  title: 'How will the procurement secure that improvement?',
  who: 'The procurement lead',
  answerType: 'choice',
  choices: [
    { value: 'criterion', label: 'With an award criterion', words: true },
    { value: 'specification', label: 'In the specification or the contract terms', words: true },
    { value: 'both', label: 'Both', words: true },
    { value: 'no', label: 'It will not be secured in this procurement', words: true },
  ],
  words: {
    label: 'How?',
    hint: 'The weight of the criterion, or the term that binds the supplier.',
    needed: true,
    missing: 'Say how it is secured, or why it is not.',
  },
  guidance: {
    middle: ['A sentence in the specification that asks for one measure is enough.'],
    high: [
      'A criterion needs a weight, a target and words that say how offers are scored.',
      'A promise counts only when the contract repeats it: name the schedule that will.',
    ],
    legal: [
      'Award criteria must relate to what is bought, be clear and measurable, and be proportionate.',
      'State the weight now. It cannot be changed after the notice.',
    ],
  },
  source: [cite.socialValueAct('1(3)(b)'), cite.procurementAct('23')],
});

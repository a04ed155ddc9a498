import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** The third duty: whether to consult. */
export const consultation = question({
  key: 'consultation',
  section: sections.duties,
  name: 'Consultation',
  title: 'Will you consult the people who use the service, or the market?',
  who: 'The officer of the service',
  answerType: 'yesNo',
  choices: [
    { value: 'yes', label: 'Yes', words: true, day: true },
    { value: 'no', label: 'No', words: true },
  ],
  words: {
    label: 'Who is consulted and how, or why nobody is',
    hint: 'Name groups and organisations, never a person who uses the service.',
    needed: true,
    missing: 'Say who is consulted and how, or why nobody is.',
  },
  day: {
    label: 'By when',
    hint: 'For example 31 March 2027.',
    missing: 'Enter the day by which it is done.',
  },
  guidance: {
    middle: ['A call to two suppliers and one to the people who use it is a consultation.'],
    high: [
      'The duty is to consider whether to consult. A reasoned “no” is an answer.',
      'Ask what would make a difference to users, and what suppliers could offer at no extra cost.',
    ],
    legal: [
      'The duty is to consider whether to consult. A reasoned “no” is an answer.',
      'If you engage the market, publish a preliminary market engagement notice before the tender notice.',
    ],
  },
  source: [cite.socialValueAct('1(7)'), cite.procurementAct('16 and 17')],
});

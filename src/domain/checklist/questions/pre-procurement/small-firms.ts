import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** Barriers for small and medium-sized firms. */
export const smallFirms = question({
  key: 'small-firms',
  section: sections.market,
  name: 'Barriers for small firms',
  title: 'What keeps small firms from bidding, and what will you remove?',
  who: 'The procurement lead',
  answerType: 'choice',
  choices: [
    { value: 'removed', label: 'Barriers were found and are removed or lowered', words: true },
    { value: 'kept', label: 'Barriers were found and cannot be removed', words: true },
    { value: 'none', label: 'None was found', words: true },
  ],
  words: {
    label: 'Which barriers, and what is done',
    hint: 'Lots, insurance, turnover, length of the tender, payment, time to bid.',
    needed: true,
    missing: 'Say which barriers were looked for, and what is done about them.',
  },
  guidance: {
    middle: ['Ask for a short answer instead of a long tender. Give three weeks rather than one.'],
    high: [
      'Divide into lots where parts can stand alone, or give the reason why they cannot.',
      'Ask for insurance at the award, not with the bid. Pay within 30 days down the chain.',
    ],
    legal: [
      'Divide into lots where parts can stand alone; the Act asks for the reason when you do not.',
      'Ask for insurance at the award, not with the bid. Pay within 30 days down the chain.',
    ],
  },
  source: [cite.procurementAct('12(4) and 18'), cite.procurementAct('86, below the legal threshold')],
});

import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** What the contract does to the climate and the environment. */
export const climate = question({
  key: 'climate',
  section: sections.contract,
  name: 'Climate and environment',
  title: 'Does this contract have an effect on carbon, air, nature or waste that can be lowered?',
  who: 'The contract manager',
  answerType: 'yesNo',
  choices: [
    { value: 'yes', label: 'Yes', words: true },
    { value: 'no', label: 'No' },
  ],
  words: {
    label: 'Which, and what can be done',
    hint: 'Vehicles, heating, materials, journeys, packaging.',
    missing: 'Say which effect, and what can be done.',
  },
  guidance: {
    low: ['Think of vehicles, heating and packaging.'],
    high: ['Ask for the fuel and the miles of the last year: they are on the supplier’s invoices.'],
  },
  source: [cite.policy],
});

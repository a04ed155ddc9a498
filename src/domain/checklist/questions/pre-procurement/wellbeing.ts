import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** The first duty: how the contract might improve the area. */
export const wellbeing = question({
  key: 'wellbeing',
  section: sections.duties,
  name: 'Well-being of the area',
  title: 'How could this contract improve the well-being of the area?',
  who: 'The officer of the service',
  answerType: 'text',
  words: {
    label: 'Economic, social and environmental well-being',
    hint: 'One sentence for each of the three, or why one does not fit.',
    needed: true,
    missing: 'Say how the contract could improve economic, social and environmental well-being.',
  },
  guidance: {
    middle: ['Name one improvement that the work itself makes possible.'],
    high: [
      'Economic: work, skills, spending in the area. Social: health, safety, fairness. Environmental: energy, air, waste, nature.',
      'Look only at what this contract buys. What the supplier does elsewhere does not count.',
    ],
    legal: [
      'The Act asks for this before the procurement starts. The day of sign-off shows that it was done in time.',
      'Economic: work, skills, spending in the area. Social: health, safety, fairness. Environmental: energy, air, waste, nature.',
    ],
  },
  source: [cite.socialValueAct('1(3)(a)')],
});

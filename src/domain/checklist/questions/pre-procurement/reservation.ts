import { type Choice, question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** The ways in which a competition below the legal threshold may be kept for some suppliers. */
export const reservationChoices: readonly Choice[] = [
  { value: 'none', label: 'No, it is open to all', words: true },
  { value: 'area', label: 'Yes, to suppliers of the local area', words: true },
  { value: 'uk', label: 'Yes, to suppliers of the United Kingdom', words: true },
  { value: 'small', label: 'Yes, to small and medium-sized firms or social enterprises', words: true },
  { value: 'area-small', label: 'Yes, to small firms or social enterprises of the local area', words: true },
];

/** Whether a competition below the legal threshold is reserved. */
export const reservation = question({
  key: 'reservation',
  section: sections.market,
  name: 'Local reservation',
  title: 'Will you reserve this competition?',
  who: 'The procurement lead',
  answerType: 'choice',
  choices: reservationChoices,
  words: {
    label: 'Why?',
    hint: 'If it is reserved: how many suppliers remain, and which area is meant.',
    needed: true,
    missing: 'Say why the competition is reserved, or why it is open to all.',
  },
  guidance: {
    middle: [
      'Since 4 February 2026 a council may reserve a competition below the legal threshold.',
      'The notice must say that it is reserved, and for whom.',
    ],
    high: [
      'Since 4 February 2026 a council may reserve a competition below the legal threshold: to its own area, or the counties or boroughs around it as well, to the United Kingdom, and to small firms and social enterprises.',
      'Compare the value including VAT with the threshold before you rely on this.',
      'The notice must say that it is reserved, and for whom.',
    ],
  },
  source: [cite.reservation],
  applies: (facts) => facts.tier !== 'legal',
});

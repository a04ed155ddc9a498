import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';
import { reservationChoices } from '../pre-procurement/reservation.ts';

/** Whether a low-value purchase is kept for local or small suppliers. */
export const lowValueReservation = question({
  key: 'reservation',
  section: sections.purchase,
  name: 'Kept for local or small suppliers',
  title: 'Will only local, UK or small suppliers be asked?',
  who: 'The officer who buys',
  answerType: 'choice',
  choices: reservationChoices.map((choice) =>
    choice.value === 'none' ? { value: 'none', label: choice.label } : choice,
  ),
  words: {
    label: 'Why?',
    hint: 'Needed only if you keep the purchase for some suppliers.',
    missing: 'Say why the purchase is kept for these suppliers.',
  },
  guidance: {
    low: [
      'Below the legal threshold a council may ask only suppliers of its area, of the United Kingdom, or small ones.',
      'Do it where enough suppliers remain for a fair price.',
    ],
  },
  source: [cite.reservation],
});

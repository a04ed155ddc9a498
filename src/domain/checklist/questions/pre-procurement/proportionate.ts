import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** The limit of the duties: only what is relevant and proportionate. */
export const proportionate = question({
  key: 'proportionate',
  section: sections.duties,
  name: 'Relevant and proportionate',
  title: 'Is what you consider relevant to this contract, and proportionate to its size?',
  who: 'The procurement lead',
  answerType: 'yesNo',
  choices: [
    { value: 'yes', label: 'Yes', words: true },
    { value: 'no', label: 'No, some of it is left out', words: true },
  ],
  words: {
    label: 'Why?',
    hint: 'Two or three sentences.',
    needed: true,
    missing: 'Say why it is relevant and proportionate, or what is left out.',
  },
  guidance: {
    middle: [
      'Compare what you ask with what the work costs. One measure is proportionate for most contracts.',
    ],
    high: [
      'Relevant: it belongs to what is bought. Proportionate: a supplier of the usual size can do it.',
      'Too much narrows the market and raises the price. Say how many suppliers can meet it.',
    ],
  },
  source: [cite.socialValueAct('1(6)')],
});

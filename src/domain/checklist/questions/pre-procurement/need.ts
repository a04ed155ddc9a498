import { question } from '../../question.ts';
import { cite, sections } from '../sections.ts';

/** What is bought, for whom, and what changes for them. */
export const whatAndForWhom = question({
  key: 'need',
  section: sections.duties,
  name: 'What you are buying, and for whom',
  title: 'What are you buying, and for whom?',
  who: 'The officer of the service',
  answerType: 'text',
  words: {
    label: 'Your answer',
    hint: 'What is bought, for how long, and who uses it. This goes into the printed record.',
    needed: true,
    missing: 'Say what you are buying and who it is for.',
  },
  guidance: {
    middle: [
      'Two or three sentences are enough. Name the service, the place and the length of the contract.',
    ],
    high: [
      'Describe the need, not a product. A need leaves room for offers that do more good.',
      'Say how many sites, people or visits are meant. Later answers about quantity rest on this one.',
    ],
    legal: [
      'Describe the need, not a product. A need leaves room for offers that do more good.',
      'Say what was learnt from the market and from the contract that ends.',
    ],
  },
  source: [cite.policy],
});

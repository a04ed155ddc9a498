import { register } from '../../declare.ts';
import { tender, title } from './columns.ts';

/** Questions put to bidders or by them, the answers, and what came of it. */
export const clarifications = register({
  key: 'clarifications',
  list: 'Clarifications',
  about: 'Questions put to bidders or by them, the answers, and what came of it.',
  site: 'evaluations',
  columns: {
    title,
    tender,
    bid: {
      kind: 'text',
      label: 'Bid',
      about: 'Empty when it is about the tender.',
      longest: 40,
      indexed: true,
    },
    question: { kind: 'note', label: 'Question', about: 'As it was asked.', required: true },
    askedOn: { kind: 'day', label: 'Asked', about: 'The day of the question.', required: true },
    answer: { kind: 'note', label: 'Answer', about: 'As it was given.' },
    answeredOn: { kind: 'day', label: 'Answered', about: 'The day of the answer.' },
    effect: { kind: 'note', label: 'Effect', about: 'What was changed because of it, if anything.' },
  },
});

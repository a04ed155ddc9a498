import { register } from '../../declare.ts';
import { buyer, tenderRef, tenderStage } from '../columns.ts';

const person = (label: string, about: string) => ({ kind: 'person', label, about, required: true }) as const;
const id = (label: string) =>
  ({ kind: 'text', label, about: 'The object id in the directory.', required: true, longest: 40 }) as const;

/** Tenders in evaluation: who runs them, where they stand, and the dates that count. */
export const tenders = register({
  key: 'tenders',
  list: 'Tenders',
  about: 'Tenders in evaluation: who runs them, where they stand, and the dates that count.',
  site: 'evaluations',
  prefix: 'T',
  columns: {
    title: { kind: 'text', label: 'Title', about: 'The name of the tender.', required: true },
    ref: tenderRef,
    service: buyer,
    authority: {
      kind: 'text',
      label: 'Authority',
      about: 'The council, as summaries name it.',
      required: true,
    },
    owner: person('Owner', 'Who runs the tender and takes in the prices; never an evaluator.'),
    ownerId: id('Owner’s id'),
    chair: person('Chair', 'Who closes the set of scores and leads moderation.'),
    chairId: id('Chair’s id'),
    stage: tenderStage,
    since: { kind: 'day', label: 'Since', about: 'The day on which this stage began.', required: true },
    round: { kind: 'count', label: 'Round', about: 'How often scoring was opened.', required: true },
    estimate: {
      kind: 'money',
      label: 'Estimated value',
      about: 'The published estimated contract value in pounds.',
      required: true,
    },
    template: {
      kind: 'ref',
      to: 'scoringTemplates',
      label: 'Template',
      about: 'The scoring level it follows.',
    },
    tieBreak: {
      kind: 'text',
      label: 'Tie-break',
      about: 'Ids of the criteria that decide between equal totals, in order, separated by spaces.',
    },
    includeFailed: {
      kind: 'yesNo',
      label: 'Failed bids count',
      about: 'Whether a bid that failed still counts as lowest price or highest value.',
    },
    deadline: {
      kind: 'text',
      label: 'Deadline',
      about: 'For bids: an instant, ISO 8601 in UTC.',
      longest: 40,
    },
    publishedOn: { kind: 'day', label: 'Published', about: 'The day of the tender notice.' },
    declarationsDue: { kind: 'day', label: 'Declarations due', about: 'For declaring interests.' },
    scoresDue: { kind: 'day', label: 'Scores due', about: 'For locking scores.' },
    moderationDue: { kind: 'day', label: 'Moderation due', about: 'For consensus.' },
    conflictsAssessed: {
      kind: 'yesNo',
      label: 'Conflicts assessed',
      about: 'Whether the conflicts assessment is done (Procurement Act 2023, Part 5).',
    },
    checklistComplete: {
      kind: 'yesNo',
      label: 'Checklist complete',
      about: 'Whether the pre-procurement checklist is signed off.',
    },
    namesMasked: {
      kind: 'yesNo',
      label: 'Names masked',
      about: 'Whether evaluators see bids by letter only, until the result.',
    },
    criteriaAt: {
      kind: 'text',
      label: 'Full criteria at',
      about: 'Where the full award criteria and methodology can be read.',
    },
    noticeDay: { kind: 'day', label: 'Award notice', about: 'The day of the contract award notice.' },
  },
});

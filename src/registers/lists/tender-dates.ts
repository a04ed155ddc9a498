import { register } from '../declare.ts';
import { buyer, tenderRef, tenderStage } from './columns.ts';

/** What the open site may know of a tender: enough to remind people, and nothing of a bid. */
export const tenderDates = register({
  key: 'tenderDates',
  list: 'TenderDates',
  about:
    'Reference, stage, counts and dates of each tender, kept by the tender owner’s program for reminders; nothing of a bid.',
  site: 'open',
  columns: {
    title: { kind: 'text', label: 'Tender', about: 'The reference again, for readers.', required: true },
    ref: tenderRef,
    service: buyer,
    owner: { kind: 'person', label: 'Owner', about: 'Who runs the tender.', indexed: true },
    stage: tenderStage,
    waitsFor: {
      kind: 'choice',
      label: 'Waits for',
      about: 'What has to happen before it goes on.',
      required: true,
      indexed: true,
      choices: ['declarations', 'scores', 'moderation', 'nothing'],
    },
    people: {
      kind: 'count',
      label: 'People',
      about: 'How many people it waits for; never who they are.',
      required: true,
    },
    since: {
      kind: 'day',
      label: 'Since',
      about: 'The first day on which it waited for that.',
      required: true,
    },
    declarationsDue: {
      kind: 'day',
      label: 'Declarations due',
      about: 'The day by which interests are declared.',
    },
    scoresDue: { kind: 'day', label: 'Scores due', about: 'The day by which all scores are locked.' },
    moderationDue: { kind: 'day', label: 'Moderation due', about: 'The day by which consensus is reached.' },
    standstillEnds: {
      kind: 'day',
      label: 'Standstill ends',
      about: 'The last day of the standstill, once the award notice is published.',
      indexed: true,
    },
  },
});

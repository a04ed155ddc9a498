import { register } from '../declare.ts';
import { ownRef } from './columns.ts';

/** The kinds of checklist, as published to this council. */
export const checklistTemplates = register({
  key: 'checklistTemplates',
  list: 'ChecklistTemplates',
  about: 'The kinds of checklist and their versions.',
  site: 'open',
  columns: {
    title: { kind: 'text', label: 'Checklist', about: 'The name that people read.', required: true },
    ref: {
      kind: 'text',
      label: 'Reference',
      about: 'Kind and version: low-value-purchase@1.',
      required: true,
      unique: true,
      indexed: true,
    },
    kind: { kind: 'text', label: 'Kind', about: 'The kind of checklist.', required: true },
    version: {
      kind: 'count',
      label: 'Version',
      about: 'Rises with every change of a question.',
      required: true,
    },
    about: { kind: 'note', label: 'About', about: 'When this checklist applies.' },
  },
});

/** The questions of each checklist in their published words, so that a record can be read years later. */
export const questions = register({
  key: 'questions',
  list: 'Questions',
  about: 'Each question of each checklist, in the words that officers saw.',
  site: 'open',
  columns: {
    title: { kind: 'text', label: 'Question', about: 'The question as asked.', required: true },
    ref: {
      kind: 'text',
      label: 'Reference',
      about: 'Template and question: low-value-purchase@1/benefit.',
      required: true,
      unique: true,
      indexed: true,
    },
    template: {
      kind: 'ref',
      to: 'checklistTemplates',
      label: 'Checklist',
      about: 'The checklist it belongs to.',
      required: true,
      indexed: true,
    },
    question: { kind: 'text', label: 'Key', about: 'The key that answers cite.', required: true },
    order: { kind: 'count', label: 'Order', about: 'Its place in the checklist.', required: true },
    section: { kind: 'text', label: 'Section', about: 'The section it stands in.' },
    source: { kind: 'text', label: 'Source', about: 'The law or policy it comes from.' },
  },
});

/** One filled-in checklist for one contract. */
export const checklists = register({
  key: 'checklists',
  list: 'Checklists',
  about: 'Checklists that were started, one row each.',
  site: 'open',
  prefix: 'K',
  columns: {
    title: { kind: 'text', label: 'Checklist', about: 'Contract and kind, for readers.', required: true },
    ref: ownRef,
    contract: {
      kind: 'ref',
      to: 'contracts',
      label: 'Contract',
      about: 'The contract it is about.',
      required: true,
      indexed: true,
    },
    template: {
      kind: 'ref',
      to: 'checklistTemplates',
      label: 'Template',
      about: 'Kind and version of the questions.',
      required: true,
    },
    service: {
      kind: 'text',
      label: 'Service',
      about: 'The service of the contract when it was started.',
      indexed: true,
    },
    officer: { kind: 'person', label: 'Officer', about: 'Who fills it in.', required: true, indexed: true },
    approver: { kind: 'person', label: 'Approver', about: 'Who is asked to sign it off.', indexed: true },
    due: { kind: 'day', label: 'Due', about: 'The day by which it should be submitted.', indexed: true },
    status: {
      kind: 'choice',
      label: 'Status',
      about: 'A reading aid; the decisions list is what counts.',
      required: true,
      indexed: true,
      choices: ['not started', 'in progress', 'submitted', 'returned', 'signed off', 'reopened'],
    },
  },
});

/** One answer to one question: one row. */
export const answers = register({
  key: 'answers',
  list: 'Answers',
  about: 'Answers, one row each; a theme that asks for several measures has one row a measure.',
  site: 'open',
  columns: {
    title: { kind: 'text', label: 'Question', about: 'The question as asked, for readers.', required: true },
    checklist: {
      kind: 'ref',
      to: 'checklists',
      label: 'Checklist',
      about: 'The checklist it belongs to.',
      required: true,
      indexed: true,
    },
    question: { kind: 'text', label: 'Key', about: "The question's key.", required: true, indexed: true },
    part: {
      kind: 'text',
      label: 'Part',
      about: 'The code of the measure asked for; empty for the answer itself.',
    },
    choice: { kind: 'text', label: 'Choice', about: 'What was chosen.' },
    words: { kind: 'note', label: 'Words', about: 'What was written.' },
    quantity: {
      kind: 'quantity',
      places: 4,
      label: 'Quantity',
      about: 'How much is asked for, in the unit of the measure.',
    },
    day: { kind: 'day', label: 'Day', about: 'The day that was given.' },
  },
});

/** Submissions, sign-offs, returns and reopenings: rows of their own, made by the person who decides. */
export const decisions = register({
  key: 'decisions',
  list: 'Decisions',
  about:
    'What was decided about a checklist. Who and when is what SharePoint says in Created by and Created.',
  site: 'open',
  appendOnly: true,
  columns: {
    title: { kind: 'text', label: 'Decision', about: 'Checklist and decision, for readers.', required: true },
    checklist: {
      kind: 'ref',
      to: 'checklists',
      label: 'Checklist',
      about: 'What it is about.',
      required: true,
      indexed: true,
    },
    decision: {
      kind: 'choice',
      label: 'Decision',
      about: 'What was decided.',
      required: true,
      choices: ['submitted', 'taken back', 'signed off', 'returned', 'reopened'],
    },
    reason: { kind: 'note', label: 'Reason', about: 'Why; needed for a return and a reopening.' },
    approver: { kind: 'person', label: 'Approver', about: 'At submission: who is asked to sign off.' },
  },
});

import { roles as roleNames } from '../../domain/roles/roles.ts';
import { register } from '../declare.ts';
import { ownRef, person } from './columns.ts';

/** Thresholds and rules of the council, each dated. */
export const policy = register({
  key: 'policy',
  list: 'Policy',
  about: 'Thresholds, tiers and rules, each with the day from which it holds.',
  site: 'open',
  columns: {
    title: { kind: 'text', label: 'Rule', about: 'The rule in words.', required: true },
    rule: {
      kind: 'text',
      label: 'Key',
      about: 'The key by which the rule is found: legal-threshold, social-value-threshold.',
      required: true,
      indexed: true,
    },
    category: {
      kind: 'choice',
      label: 'Category',
      about: 'Empty: every category.',
      choices: ['goods', 'services', 'works', 'light touch'],
    },
    from: { kind: 'day', label: 'From', about: 'The first day on which it holds.', required: true },
    amount: { kind: 'money', label: 'Amount', about: 'The threshold in pounds.' },
    includesVat: {
      kind: 'yesNo',
      label: 'Includes VAT',
      about: 'Whether the amount is compared with the value including VAT.',
    },
    number: { kind: 'count', label: 'Number', about: 'A number of days or another count.' },
    source: { kind: 'text', label: 'Source', about: 'The law or the decision it comes from.' },
  },
});

/** Who holds which role for which service, and when. */
export const roles = register({
  key: 'roles',
  list: 'Roles',
  about:
    'Who holds which role for which service, from day to day. Only IT and the social value lead may edit this list.',
  site: 'open',
  columns: {
    title: { kind: 'text', label: 'Title', about: 'Person and role, for readers.', required: true },
    person,
    personId: {
      kind: 'text',
      label: 'Entra id',
      about: 'The object id, which sign-offs are checked against.',
      required: true,
      indexed: true,
    },
    role: {
      kind: 'choice',
      label: 'Role',
      about: 'The role.',
      required: true,
      choices: roleNames,
    },
    service: { kind: 'text', label: 'Service', about: 'Empty: every service.', longest: 100 },
    from: { kind: 'day', label: 'From', about: 'The first day.', required: true },
    to: { kind: 'day', label: 'To', about: 'The last day; empty while it lasts.' },
  },
});

/** Something to do, with an owner and a day. */
export const actions = register({
  key: 'actions',
  list: 'Actions',
  about: 'Things to do that came out of a checklist, a review or a reminder.',
  site: 'open',
  prefix: 'A',
  columns: {
    title: { kind: 'text', label: 'Action', about: 'What is to be done.', required: true },
    ref: ownRef,
    contract: {
      kind: 'ref',
      to: 'contracts',
      label: 'Contract',
      about: 'The contract it is about.',
      indexed: true,
    },
    checklist: { kind: 'ref', to: 'checklists', label: 'Checklist', about: 'The checklist it came from.' },
    owner: { kind: 'person', label: 'Owner', about: 'Who does it.', required: true, indexed: true },
    due: { kind: 'day', label: 'Due', about: 'The day by which it is done.', indexed: true },
    status: {
      kind: 'choice',
      label: 'Status',
      about: 'Where it stands.',
      required: true,
      indexed: true,
      choices: ['open', 'done', 'dropped'],
    },
    closedNote: { kind: 'note', label: 'Closing note', about: 'What was done, or why it was dropped.' },
  },
});

/** What happened that counts: submissions, sign-offs, policy changes and imports. */
export const audit = register({
  key: 'audit',
  list: 'Audit',
  about: 'Submissions, sign-offs, policy changes and imports; rows are added, never changed.',
  site: 'open',
  appendOnly: true,
  columns: {
    title: { kind: 'text', label: 'What happened', about: 'One sentence.', required: true },
    event: { kind: 'text', label: 'Event', about: 'The kind of event.', required: true, indexed: true },
    subject: { kind: 'text', label: 'About', about: 'The reference of the row it is about.', indexed: true },
    detail: { kind: 'note', label: 'Detail', about: 'Counts and reasons, in words.' },
  },
});

/** The files that prove something: a document library. */
export const evidence = register({
  key: 'evidence',
  list: 'Evidence',
  about: 'Files that prove what was answered or delivered.',
  site: 'open',
  documentLibrary: true,
  columns: {
    contract: {
      kind: 'ref',
      to: 'contracts',
      label: 'Contract',
      about: 'The contract it belongs to.',
      indexed: true,
    },
    checklist: {
      kind: 'ref',
      to: 'checklists',
      label: 'Checklist',
      about: 'The checklist it belongs to.',
      indexed: true,
    },
    question: { kind: 'text', label: 'Question', about: 'The question it proves.' },
    review: {
      kind: 'choice',
      label: 'Review',
      about: 'What the reviewer found.',
      indexed: true,
      choices: ['waiting', 'accepted', 'refused', 'needs redaction'],
    },
    retainUntil: {
      kind: 'day',
      label: 'Keep until',
      about: 'After this day the file is to be disposed of.',
      indexed: true,
    },
    sha256: {
      kind: 'text',
      label: 'SHA-256',
      about: 'The fingerprint of the file as uploaded.',
      longest: 64,
    },
  },
});

/** Settings of the installation: the schema version that provisioning last wrote. */
export const settings = register({
  key: 'settings',
  list: 'Settings',
  about: 'The schema version and other settings of this installation.',
  site: 'open',
  columns: {
    title: {
      kind: 'text',
      label: 'Setting',
      about: 'Its name.',
      required: true,
      unique: true,
      indexed: true,
    },
    value: { kind: 'note', label: 'Value', about: 'Its value.' },
  },
});

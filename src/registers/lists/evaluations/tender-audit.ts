import { register } from '../../declare.ts';
import { tender, title } from './columns.ts';

const hash = (label: string, about: string) =>
  ({ kind: 'text', label, about, required: true, longest: 64 }) as const;

/** Everything that was done in a tender, as a chain of hashes. */
export const tenderAudit = register({
  key: 'tenderAudit',
  list: 'TenderAudit',
  about: 'Everything that was done in a tender, in order, each event naming the hash of the one before.',
  site: 'evaluations',
  appendOnly: true,
  columns: {
    title,
    tender,
    seq: {
      kind: 'count',
      label: 'Number',
      about: '1, 2, 3 … without gaps in each tender.',
      required: true,
      indexed: true,
    },
    place: {
      kind: 'text',
      label: 'Place',
      about: 'Tender and number: no two events can have the same.',
      required: true,
      unique: true,
      indexed: true,
      longest: 80,
    },
    at: { kind: 'text', label: 'At', about: 'An instant, ISO 8601 in UTC.', required: true, longest: 40 },
    actor: { kind: 'person', label: 'Who', about: 'The user principal name.', required: true },
    action: { kind: 'text', label: 'Action', about: 'What was done.', required: true },
    changedList: { kind: 'text', label: 'List', about: 'The list that it was done to.', required: true },
    changedRef: { kind: 'text', label: 'Row', about: 'The row that it was done to.' },
    before: { kind: 'note', label: 'Before', about: 'JSON; empty when there was nothing.' },
    after: { kind: 'note', label: 'After', about: 'JSON; empty when there is nothing.' },
    reason: { kind: 'note', label: 'Reason', about: 'Why, where a reason was asked for.' },
    previousHash: hash('Hash before', 'Of the event before; zeros for the first.'),
    hash: hash('Hash', 'Of this event.'),
  },
});

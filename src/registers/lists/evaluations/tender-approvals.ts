import { register } from '../../declare.ts';
import { round, tender, title } from './columns.ts';

/** What a second person approved, with the reason. Who approved is who made the row. */
export const tenderApprovals = register({
  key: 'tenderApprovals',
  list: 'TenderApprovals',
  about: 'What a second person approved, with the reason. Who approved is who made the row.',
  site: 'evaluations',
  appendOnly: true,
  columns: {
    title,
    tender,
    round,
    kind: {
      kind: 'choice',
      label: 'Kind',
      about: 'What was approved.',
      required: true,
      choices: [
        'method',
        'deviation',
        'absence',
        'new lock',
        'new price',
        'reopening',
        'recommendation',
        'chair',
      ],
    },
    subject: {
      kind: 'text',
      label: 'About',
      about:
        'The place of a deviation, the id of an evaluator or of a bid; for a chair who was, who shall be and their address; empty where there is only one.',
    },
    reason: { kind: 'note', label: 'Reason', about: 'Why it was approved.', required: true },
  },
});

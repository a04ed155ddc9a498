import { register } from '../../declare.ts';
import { round, tender, title } from './columns.ts';

/** The row by which the chair closes a set of locked scores, before anything is revealed. */
export const commitmentSets = register({
  key: 'commitmentSets',
  list: 'CommitmentSets',
  about: 'The one row by which the chair closes the set of locked scores, before anything is revealed.',
  site: 'evaluations',
  appendOnly: true,
  columns: {
    title,
    tender,
    round,
    hash: {
      kind: 'text',
      label: 'SHA-256',
      about: 'Of all locked scores of the round; every reveal cites it.',
      required: true,
      longest: 64,
    },
    commitments: { kind: 'count', label: 'Locked scores', about: 'How many there are.', required: true },
  },
});

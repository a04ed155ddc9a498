import { register } from '../../declare.ts';
import { bid, criterion, evaluator, round, tender, title } from './columns.ts';

/** Locked scores, as hashes: nobody can read one, and no evaluator can change one unnoticed. */
export const scoreCommitments = register({
  key: 'scoreCommitments',
  list: 'ScoreCommitments',
  about: 'Locked scores as hashes: nobody can read one, and nobody can change one unnoticed.',
  site: 'evaluations',
  appendOnly: true,
  columns: {
    title,
    tender,
    round,
    bid,
    criterion,
    evaluator,
    attempt: {
      kind: 'count',
      label: 'Attempt',
      about: '1; a new lock needs a second person’s approval, and both stay.',
      required: true,
    },
    hash: {
      kind: 'text',
      label: 'SHA-256',
      about: 'Of tender, method, bid, criterion, evaluator, score, reason and a secret.',
      required: true,
      longest: 64,
    },
  },
});

import { register } from '../../declare.ts';
import { bid, criterion, evaluator, round, tender, title } from './columns.ts';

/** Individual scores after the reveal, with what proves that they are the ones that were locked. */
export const individualScores = register({
  key: 'individualScores',
  list: 'IndividualScores',
  about:
    'Individual scores after the reveal, each with the secret that proves it is the one that was locked.',
  site: 'evaluations',
  appendOnly: true,
  columns: {
    title,
    tender,
    round,
    bid,
    criterion,
    evaluator,
    methodHash: {
      kind: 'text',
      label: 'Method',
      about: 'The method under which it was given.',
      required: true,
      longest: 64,
    },
    score: { kind: 'quantity', places: 4, label: 'Score', about: 'On the published scale.', required: true },
    rationale: { kind: 'note', label: 'Reason', about: 'By reference to the bid.', required: true },
    nonce: { kind: 'text', label: 'Secret', about: '32 bytes in hex.', required: true, longest: 64 },
    cites: {
      kind: 'text',
      label: 'Cites',
      about: 'The hash of the closed set.',
      required: true,
      longest: 64,
    },
  },
});

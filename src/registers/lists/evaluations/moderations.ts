import { register } from '../../declare.ts';
import { bid, criterion, round, tender, title } from './columns.ts';

/** The consensus on each question of each bid, locked by the chair. */
export const moderations = register({
  key: 'moderations',
  list: 'Moderations',
  about: 'The consensus on each question of each bid, with its own reason, locked by the chair.',
  site: 'evaluations',
  appendOnly: true,
  columns: {
    title,
    tender,
    round,
    bid,
    criterion,
    attempt: { kind: 'count', label: 'Attempt', about: 'The last one counts; all stay.', required: true },
    consensus: {
      kind: 'quantity',
      places: 4,
      label: 'Consensus',
      about: 'The agreed score.',
      required: true,
    },
    rationale: { kind: 'note', label: 'Reason', about: 'Why the panel agreed on it.', required: true },
    discussion: { kind: 'note', label: 'Discussion', about: 'What was said, where scores lay apart.' },
    range: {
      kind: 'quantity',
      places: 4,
      label: 'Range',
      about: 'Highest less lowest score.',
      required: true,
    },
    correction: { kind: 'note', label: 'Why changed', about: 'Empty for the first.' },
  },
});

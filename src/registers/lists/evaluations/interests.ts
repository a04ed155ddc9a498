import { register } from '../../declare.ts';
import { tender, title } from './columns.ts';

/** Declarations of interest: each evaluator's own, what was done about one, and the confirmation before moderation. */
export const interests = register({
  key: 'interests',
  list: 'InterestDeclarations',
  about:
    'Declarations of interest: each evaluator’s own, what was done about it, and the confirmation before moderation.',
  site: 'evaluations',
  appendOnly: true,
  columns: {
    title,
    tender,
    personId: {
      kind: 'text',
      label: 'Entra id',
      about: 'Whose interests these are.',
      required: true,
      indexed: true,
      longest: 40,
    },
    step: {
      kind: 'choice',
      label: 'Step',
      about: 'Declared and confirmed by the person; mitigated by somebody else.',
      required: true,
      choices: ['declared', 'mitigated', 'confirmed again'],
    },
    interest: {
      kind: 'choice',
      label: 'Interest',
      about: 'What was declared.',
      choices: ['none', 'actual', 'potential', 'perceived'],
    },
    detail: { kind: 'note', label: 'Detail', about: 'What the interest is.' },
    mitigation: { kind: 'note', label: 'Mitigation', about: 'What was done about it.' },
  },
});

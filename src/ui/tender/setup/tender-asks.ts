import { readDeadline } from '../../../domain/tender/deadline.ts';
import { ok, type Checked } from '../../../domain/words/problem.ts';
import type { RowOf } from '../../../registers/tender/index.ts';

/** What the owner enters about a tender, in the order of the form. */
export const tenderKeys: readonly string[] = [
  'authority',
  'service',
  'estimate',
  'template',
  'deadline',
  'publishedOn',
  'declarationsDue',
  'scoresDue',
  'moderationDue',
  'conflictsAssessed',
  'checklistComplete',
  'namesMasked',
  'tieBreak',
  'includeFailed',
  'criteriaAt',
];

/** How some of it is asked for. */
export function tenderAsks(templates: readonly RowOf<'scoringTemplates'>[]) {
  const approved = templates.filter(({ values }) => values.status === 'approved');
  return {
    template: {
      choices: Object.fromEntries(approved.map(({ values }) => [values.ref, values.title])),
      none: 'None of the council’s levels',
      hint: 'The council’s approved scoring level. Whatever departs from it needs an approval with a reason.',
    },
    deadline: { hint: 'For bids: 4 December 2026, 12:00.' },
    tieBreak: {
      hint: 'Keys of the criteria that decide between equal totals, in order, separated by spaces.',
    },
  };
}

/** The values of the form with the deadline as an instant. */
export function withDeadline(
  values: Readonly<Record<string, unknown>>,
): Checked<Readonly<Record<string, unknown>>> {
  const { deadline } = values;
  if (typeof deadline !== 'string' || deadline === '') return ok(values);
  const read = readDeadline(deadline);
  return read.kind === 'ok' ? ok({ ...values, deadline: read.value }) : read;
}

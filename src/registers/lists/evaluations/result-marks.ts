import { register } from '../../declare.ts';
import { bid, tender, title } from './columns.ts';

/** What each bid earned in a result, exactly. */
export const resultMarks = register({
  key: 'resultMarks',
  list: 'ResultMarks',
  about: 'What each bid earned in a result: exact values as text, and rounded ones for readers.',
  site: 'evaluations',
  appendOnly: true,
  columns: {
    title,
    tender,
    bid,
    version: { kind: 'count', label: 'Version', about: 'Of the result.', required: true },
    rank: { kind: 'count', label: 'Rank', about: 'Empty when the bid failed a minimum.' },
    total: { kind: 'quantity', places: 2, label: 'Total', about: 'Two places, for reading.', required: true },
    exactTotal: { kind: 'note', label: 'Exact total', about: 'A decimal or a fraction.', required: true },
    marks: {
      kind: 'note',
      label: 'Marks',
      about: 'A line for each criterion: id, mark of two places.',
      required: true,
    },
    exactMarks: {
      kind: 'note',
      label: 'Exact marks',
      about: 'A line for each criterion: id, exact mark.',
      required: true,
    },
    price: { kind: 'quantity', places: 2, label: 'Price', about: 'Pounds.', required: true },
    socialValue: {
      kind: 'quantity',
      places: 2,
      label: 'Social value',
      about: 'Pounds accepted, rounded.',
      required: true,
    },
    rate: { kind: 'note', label: 'Rate', about: 'Exact; empty without a social value criterion.' },
    failed: { kind: 'note', label: 'Failed', about: 'Ids of the minimums that it stayed under.' },
  },
});

import { register } from '../../declare.ts';
import { bid, tender, title } from './columns.ts';

/** What each bid offers for each measure, and what of it is accepted. */
export const bidLines = register({
  key: 'bidLines',
  list: 'BidLines',
  about: 'What each bid offers for each measure, and what of it is accepted, with the reason.',
  site: 'evaluations',
  columns: {
    title,
    tender,
    bid,
    measure: {
      kind: 'ref',
      to: 'measures',
      label: 'Measure',
      about: 'The code of the measure.',
      required: true,
    },
    order: { kind: 'count', label: 'Order', about: 'The place in the return file.', required: true },
    unit: { kind: 'text', label: 'Unit', about: 'The unit as published.', required: true },
    offered: { kind: 'quantity', places: 4, label: 'Offered', about: 'Units offered.', required: true },
    accepted: { kind: 'quantity', places: 4, label: 'Accepted', about: 'Units accepted.', required: true },
    decision: {
      kind: 'choice',
      label: 'Decision',
      about: 'What was decided about the line.',
      required: true,
      choices: ['not checked', 'accepted', 'reduced', 'excluded'],
    },
    reason: { kind: 'note', label: 'Reason', about: 'Why it was reduced or excluded.' },
    note: {
      kind: 'note',
      label: 'Bidder’s note',
      about: 'How the bidder will do it, in the bidder’s words.',
    },
    by: { kind: 'day', label: 'By', about: 'The day by which the bidder will do it.' },
  },
});

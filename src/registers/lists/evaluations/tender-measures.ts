import { unitKinds } from '../../../domain/framework/measure.ts';
import { register } from '../../declare.ts';
import { tender, title } from './columns.ts';

/** The measures that bidders may offer, with the proxy values that were published with the tender. */
export const tenderMeasures = register({
  key: 'tenderMeasures',
  list: 'TenderMeasures',
  about: 'The measures that bidders may offer, with the proxy values that were published with the tender.',
  site: 'evaluations',
  columns: {
    title,
    tender,
    measure: {
      kind: 'ref',
      to: 'measures',
      label: 'Measure',
      about: 'The code that bids cite.',
      required: true,
    },
    order: { kind: 'count', label: 'Order', about: 'The place in the bidder’s workbook.', required: true },
    unitKind: { kind: 'choice', label: 'Kind of unit', about: 'How it is counted.', choices: unitKinds },
    unit: { kind: 'text', label: 'Unit', about: 'The unit as bidders read it.', required: true },
    definition: { kind: 'note', label: 'Definition', about: 'What counts, as published.' },
    proxy: {
      kind: 'quantity',
      places: 4,
      label: 'Proxy value',
      about: 'Pounds a unit; empty for a measure that is only recorded.',
    },
    deadweight: { kind: 'quantity', places: 4, label: 'Deadweight', about: 'The share from 0 to 1.' },
    attribution: { kind: 'quantity', places: 4, label: 'Attribution', about: 'The share from 0 to 1.' },
    cap: { kind: 'quantity', places: 4, label: 'Cap', about: 'The most units that count.' },
  },
});

import { register } from '../../declare.ts';
import { bid, tender, title } from './columns.ts';

/** Bids received; no price stands here. */
export const bids = register({
  key: 'bids',
  list: 'Bids',
  about: 'Bids received and where each stands; prices are sealed elsewhere until the consensus is locked.',
  site: 'evaluations',
  columns: {
    title,
    tender,
    bid,
    supplier: { kind: 'text', label: 'Supplier', about: 'The name that the bidder gave.', required: true },
    supplierRef: {
      kind: 'ref',
      to: 'suppliers',
      label: 'Supplier reference',
      about: 'In the Suppliers register.',
    },
    postalAddress: { kind: 'note', label: 'Postal address', about: 'As the summary must name it.' },
    email: { kind: 'text', label: 'Email address', about: 'As the summary must name it.' },
    identifier: {
      kind: 'text',
      label: 'Identifier',
      about: 'On the central digital platform, or the company number.',
    },
    receivedOn: { kind: 'day', label: 'Received', about: 'The day on which it came in.', required: true },
    status: {
      kind: 'choice',
      label: 'Status',
      about: 'Where the bid stands.',
      required: true,
      indexed: true,
      choices: [
        'received',
        'compliant',
        'not compliant',
        'disqualified',
        'scored',
        'successful',
        'unsuccessful',
        'withdrawn',
      ],
    },
    statusReason: {
      kind: 'note',
      label: 'Reason',
      about: 'Why it is not compliant, disqualified or withdrawn.',
    },
    whyNot: { kind: 'note', label: 'Why not awarded', about: 'What the bidder is told beyond the marks.' },
    fileName: { kind: 'text', label: 'File', about: 'The return file’s name.' },
    fileHash: { kind: 'text', label: 'SHA-256', about: 'Of the return file as it came in.', longest: 64 },
  },
});

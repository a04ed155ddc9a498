import { register } from '../../declare.ts';
import { bid, tender, title } from './columns.ts';

/** Prices laid open after the consensus was locked. */
export const prices = register({
  key: 'prices',
  list: 'Prices',
  about: 'Prices laid open after the consensus was locked, each with the secret that proves it.',
  site: 'evaluations',
  appendOnly: true,
  columns: {
    title,
    tender,
    bid,
    price: { kind: 'quantity', places: 2, label: 'Price', about: 'Pounds.', required: true },
    nonce: { kind: 'text', label: 'Secret', about: '32 bytes in hex.', required: true, longest: 64 },
    cites: {
      kind: 'text',
      label: 'Cites',
      about: 'The hash of the seal that it opens.',
      required: true,
      longest: 64,
    },
  },
});

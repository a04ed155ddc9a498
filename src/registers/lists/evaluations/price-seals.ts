import { register } from '../../declare.ts';
import { bid, tender, title } from './columns.ts';

/** Prices as they were sealed by the tender owner: only their hash. */
export const priceSeals = register({
  key: 'priceSeals',
  list: 'PriceSeals',
  about: 'Prices as the tender owner sealed them: only a hash stands here.',
  site: 'evaluations',
  appendOnly: true,
  columns: {
    title,
    tender,
    bid,
    attempt: { kind: 'count', label: 'Attempt', about: '1, and more with an approval each.', required: true },
    hash: { kind: 'text', label: 'SHA-256', about: 'Of price and secret.', required: true, longest: 64 },
  },
});

import { priceIsSealed } from '../../domain/tender/states.ts';
import type { Work } from './work.ts';

/**
 * What a bid is called for the people who score it: its letter while the tender masks names and is not yet calculated,
 * otherwise letter and supplier.
 */
export function bidName({ tender, bids }: Pick<Work, 'tender' | 'bids'>, bid: string): string {
  const { namesMasked = false, stage } = tender.values;
  const supplier = bids.find(({ values }) => values.bid === bid)?.values.supplier ?? '';
  if (supplier === '' || (namesMasked && priceIsSealed(stage))) return `Bid ${bid}`;
  return `Bid ${bid}, ${supplier}`;
}

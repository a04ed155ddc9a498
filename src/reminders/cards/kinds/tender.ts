import type { Item } from '../../../domain/reminder/digest.ts';
import { counted, usualRow, type KindCard, type Row, type View } from '../kind-card.ts';

/** A tender that waits for people: its reference, what it waits for and how many. */
export const tenderWaitingCard: KindCard = {
  sentence: counted('tender waits for somebody', 'tenders wait for somebody'),
  row: referenceRow,
};

/** A standstill that ends: reference and date. */
export const standstillEndingCard: KindCard = {
  sentence: counted('standstill ends', 'standstills end'),
  row: referenceRow,
};

/** What is said of a tender is made anew from its reference, so that no title or name can come along. */
function referenceRow(item: Item, view: View): Row {
  const { state, tone, due } = usualRow(item, view);
  const { owner } = usualRow({ ...item, owner: undefined }, view);
  return {
    what: `Tender ${item.subject}`,
    owner: owner.replace(/^No owner yet(, )?/, '') || 'Procurement',
    state,
    tone,
    ...(due !== undefined && { due }),
  };
}

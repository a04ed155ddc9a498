import { counted, usualRow, type KindCard } from '../kind-card.ts';

/** A contract that needs a checklist. */
export const contractWithoutChecklistCard: KindCard = {
  sentence: counted('contract needs a checklist', 'contracts need a checklist'),
  row: usualRow,
};

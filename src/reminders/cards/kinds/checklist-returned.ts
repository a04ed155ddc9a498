import { counted, usualRow, type KindCard } from '../kind-card.ts';

/** A checklist that came back. */
export const checklistReturnedCard: KindCard = {
  sentence: counted('checklist was returned', 'checklists were returned'),
  row: usualRow,
};

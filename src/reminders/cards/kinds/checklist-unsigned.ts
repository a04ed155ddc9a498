import { counted, usualRow, type KindCard } from '../kind-card.ts';

/** A checklist that waits for sign-off. */
export const checklistUnsignedCard: KindCard = {
  sentence: counted('checklist waits for sign-off', 'checklists wait for sign-off'),
  row: usualRow,
};

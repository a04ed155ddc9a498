import { counted, usualRow, type KindCard } from '../kind-card.ts';

/** A checklist that is due or late. */
export const checklistDueCard: KindCard = {
  sentence: counted('checklist is due', 'checklists are due'),
  row: usualRow,
};

import { counted, usualRow, type KindCard } from '../kind-card.ts';

/** An action that is late. */
export const actionOverdueCard: KindCard = {
  sentence: counted('action is late', 'actions are late'),
  row: usualRow,
};

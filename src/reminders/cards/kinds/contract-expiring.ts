import { counted, usualRow, type KindCard } from '../kind-card.ts';

/** A contract that ends. */
export const contractExpiringCard: KindCard = {
  sentence: counted('contract ends within a year', 'contracts end within a year'),
  row: usualRow,
};

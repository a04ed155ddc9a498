import { counted, usualRow, type KindCard } from '../kind-card.ts';

/** A file that waits for review; its name is not said. */
export const evidenceWaitingCard: KindCard = {
  sentence: counted('file waits for review', 'files wait for review'),
  row: usualRow,
};

import { counted, usualRow, type KindCard } from '../kind-card.ts';

/** Proxy values to look at again. */
export const proxyOldCard: KindCard = {
  sentence: counted('framework has old proxy values', 'frameworks have old proxy values'),
  row: usualRow,
};

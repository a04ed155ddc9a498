import { usualRow, type KindCard } from '../kind-card.ts';

/** The month in three figures. */
export const directorsSummaryCard: KindCard = {
  sentence: () => 'Social value this month',
  row: (item, view) => ({ ...usualRow(item, view), owner: 'All services' }),
};

import { rounded } from '../../../domain/tender/ratio.ts';
import { markOf } from '../../../domain/tender/rank.ts';
import type { Judged } from '../../../domain/tender/score.ts';
import type { Tender } from '../../../domain/tender/tender.ts';
import type { FoundCell, FoundTable } from '../../workbook/port.ts';

/** A cell of the Result sheet that says something else than the calculation. */
export type Disagreement = {
  /** "Result!L7" */
  readonly address: string;
  readonly bid: string;
  /** The column's key, to show the cell. */
  readonly column: string;
  readonly sheet: string;
  readonly calculated: string;
};

/** Every cell of the Result sheet that disagrees with the calculation, to the penny. A row or column that is missing disagrees. */
export function disagreements(
  found: FoundTable,
  tender: Tender,
  judged: readonly Judged[],
): readonly Disagreement[] {
  return judged.flatMap((bid) => {
    const row = found.rows.find(({ key }) => key === bid.bid.id);
    return expectedOf(tender, bid).flatMap(([column, calculated]): readonly Disagreement[] => {
      const cell = row?.cells[column];
      const sheet = cell === undefined ? 'missing' : shownIn(cell, column === 'rank' ? 0 : 2);
      if (sheet === calculated) return [];
      return [{ address: cell?.address ?? found.sheet, bid: bid.bid.id, column, sheet, calculated }];
    });
  });
}

function expectedOf(tender: Tender, bid: Judged): readonly (readonly [column: string, text: string])[] {
  return [
    ['rank', bid.rank === null ? '' : String(bid.rank)],
    ['price', rounded(bid.price, 2)],
    ['socialValue', rounded(bid.value, 2)],
    ...tender.criteria.map(({ id }) => [`mark_${id}`, rounded(markOf(bid, id), 2)] as const),
    ['total', rounded(bid.total, 2)],
  ];
}

/** A number to so many places; anything else is told as it stands. */
function shownIn({ value }: FoundCell, places: number): string {
  return typeof value === 'number' ? value.toFixed(places) : String(value);
}

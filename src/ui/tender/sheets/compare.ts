import { rounded } from '../../../domain/tender/ratio.ts';
import { markOf } from '../../../domain/tender/rank.ts';
import type { Judged } from '../../../domain/tender/score.ts';
import type { Tender } from '../../../domain/tender/tender.ts';
import type { FoundCell, FoundRow, FoundTable, SheetCell, SheetTable } from '../../workbook/port.ts';

/** A cell of a sheet that says something else than the calculation or the register. */
export type Disagreement = {
  /** "Result!L7" */
  readonly address: string;
  /** The key of its row: on the Result sheet the bid. */
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

/**
 * Every cell that somebody typed over: a value that the register has otherwise, or a formula that is gone. Whether names
 * are masked does not count, nor what people added.
 */
export function typedOver(found: FoundTable, wanted: SheetTable): readonly Disagreement[] {
  const keyIndex = wanted.columns.findIndex(({ key }) => key === wanted.keyColumn);
  return wanted.rows.flatMap((row) => {
    const key = String(row[keyIndex] ?? '');
    const there = found.rows.find((one) => one.key === key);
    return there ? cellsTypedOver(there, wanted, row) : [missingRow(found, key, wanted)];
  });
}

function missingRow(found: FoundTable, key: string, { keyColumn }: SheetTable): Disagreement {
  return { address: found.sheet, bid: key, column: keyColumn, sheet: 'missing', calculated: key };
}

function cellsTypedOver(
  there: FoundRow,
  { columns, keyColumn }: SheetTable,
  row: readonly SheetCell[],
): readonly Disagreement[] {
  return columns.flatMap(({ key, formula }, i): readonly Disagreement[] => {
    const cell = there.cells[key];
    if (!cell || key === keyColumn || key === 'bidder') return [];
    const wanted = formula ?? row[i] ?? '';
    const same = formula === undefined ? isSame(cell, wanted) : cell.formula !== undefined;
    if (same) return [];
    return [
      {
        address: cell.address,
        bid: there.key,
        column: key,
        sheet: String(cell.value),
        calculated: formula === undefined ? String(wanted) : 'a formula',
      },
    ];
  });
}

/** A number that stands there as text is still that number. */
function isSame({ value }: FoundCell, wanted: SheetCell): boolean {
  if (value === wanted) return true;
  return typeof wanted === 'number' && value !== '' && Number(value) === wanted;
}

/** Whether the sheet shows letters in place of bidders' names. */
export function isMasked(found: FoundTable): boolean {
  return found.rows.some(({ cells }) => /^Bidder [A-Z]+$/.test(String(cells['bidder']?.value ?? '')));
}

import { worth } from '../../../domain/tender/formulas/capped-measures.ts';
import {
  compare,
  decimal,
  exactText,
  isDecimal,
  rounded,
  zero,
  type Ratio,
} from '../../../domain/tender/ratio.ts';
import { timesTheMiddle } from '../../../domain/tender/understanding/above-middle.ts';
import { thousands } from '../../../domain/words/thousands.ts';
import {
  bidName,
  lineNow,
  measuresOf,
  scoredBids,
  type RowOf,
  type Work,
} from '../../../registers/tender/index.ts';

/** One line of a bid as somebody checks it. */
export type CheckedLine = {
  readonly row: RowOf<'bidLines'>;
  readonly name: string;
  readonly measure: RowOf<'tenderMeasures'>['values'] | undefined;
  /** How many times the middle offer of all bids for the measure; undefined where it is not far above. */
  readonly timesMiddle: string | undefined;
  readonly overCap: boolean;
};

/** The lines of every bid that is scored: by measure, then by bid, so that like stands beside like. */
export function linesOf(work: Work): readonly CheckedLine[] {
  const bids = scoredBids(work).map(({ values }) => values.bid);
  const measures = measuresOf(work).map(({ values }) => values);
  const order = new Map(measures.map(({ measure }, i) => [measure, i]));
  return work.bidLines
    .filter(({ values }) => bids.includes(values.bid))
    .toSorted(
      (a, b) =>
        (order.get(a.values.measure) ?? 0) - (order.get(b.values.measure) ?? 0) ||
        bids.indexOf(a.values.bid) - bids.indexOf(b.values.bid),
    )
    .map((row) => {
      const measure = measures.find((each) => each.measure === row.values.measure);
      const offered = quantity(row.values.offered);
      const all = bids.map((bid) =>
        quantity(
          work.bidLines.find(({ values }) => values.bid === bid && values.measure === row.values.measure)
            ?.values.offered ?? '0',
        ),
      );
      const above = timesTheMiddle(offered, all);
      return {
        row,
        name: bidName(work, row.values.bid),
        measure,
        timesMiddle: above && rounded(above, 1).replace(/\.0$/, ''),
        overCap: measure?.cap !== undefined && compare(offered, quantity(measure.cap)) > 0,
      };
    });
}

/** What so many units of the line are worth in pounds; undefined where the measure is only recorded. */
export function worthOf({ measure }: CheckedLine, units: string): Ratio | undefined {
  if (measure?.proxy === undefined || !isDecimal(units)) return undefined;
  return worth([lineNow({ measure: measure.measure, offered: units, accepted: units }, measure)]);
}

/** A quantity with thousands apart: "1,200". */
export function inUnits(text: string): string {
  return thousands(exactText(quantity(text)));
}

/** A quantity with its unit as people write it: "2.5 FTE", "£27,060", "£31,200 per year". */
export function withUnit(amount: string, unit: string): string {
  return unit === '£' || unit.startsWith('£ ') ? `£${amount}${unit.slice(1)}` : `${amount} ${unit}`.trimEnd();
}

function quantity(text: string): Ratio {
  return isDecimal(text) ? decimal(text) : zero;
}

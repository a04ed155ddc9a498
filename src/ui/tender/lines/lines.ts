import { worth } from '../../../domain/tender/formulas/capped-measures.ts';
import {
  compare,
  decimal,
  exactText,
  isDecimal,
  median,
  one,
  over,
  ratio,
  rounded,
  times,
  zero,
  type Ratio,
} from '../../../domain/tender/ratio.ts';
import { bidName, measuresOf, scoredBids, type RowOf, type Work } from '../../../registers/tender/index.ts';

/** One line of a bid as somebody checks it. */
export type CheckedLine = {
  readonly row: RowOf<'bidLines'>;
  readonly name: string;
  readonly measure: RowOf<'tenderMeasures'>['values'] | undefined;
  /** How many times the middle offer of all bids for the measure; undefined where it is not far above. */
  readonly timesMiddle: string | undefined;
  readonly overCap: boolean;
};

const far = ratio(3);

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
      return {
        row,
        name: bidName(work, row.values.bid),
        measure,
        timesMiddle: timesMiddle(offered, all),
        overCap: measure?.cap !== undefined && compare(offered, quantity(measure.cap)) > 0,
      };
    });
}

/** "3" where an offer is three times the middle one or more; three bids are needed to have a middle. */
function timesMiddle(offered: Ratio, all: readonly Ratio[]): string | undefined {
  if (all.length < 3) return undefined;
  const middle = median(all);
  if (compare(middle, zero) === 0 || compare(offered, times(far, middle)) < 0) return undefined;
  return rounded(over(offered, middle), 1).replace(/\.0$/, '');
}

/** What so many units of the line are worth in pounds; undefined where the measure is only recorded. */
export function worthOf({ measure }: CheckedLine, units: string): Ratio | undefined {
  if (measure?.proxy === undefined || !isDecimal(units)) return undefined;
  return worth([
    {
      measure: measure.measure,
      offered: decimal(units),
      accepted: decimal(units),
      proxy: decimal(measure.proxy),
      deadweight: decimal(measure.deadweight ?? '0'),
      attribution: measure.attribution === undefined ? one : decimal(measure.attribution),
      ...(measure.cap === undefined ? {} : { cap: decimal(measure.cap) }),
    },
  ]);
}

/** A quantity with thousands apart: "1,200". */
export function inUnits(text: string): string {
  const [whole = '', part] = exactText(quantity(text)).split('.');
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}${part === undefined ? '' : `.${part}`}`;
}

function quantity(text: string): Ratio {
  return isDecimal(text) ? decimal(text) : zero;
}

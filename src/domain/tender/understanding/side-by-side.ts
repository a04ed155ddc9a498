import { grouped } from '../../words/grouped.ts';
import { least, minus, over, sum, zero, type Ratio } from '../ratio.ts';
import { markOf } from '../rank.ts';
import { type Appraised, type Judged } from '../score.ts';
import type { BidLine, Tender } from '../tender.ts';

/** One measure in two bids, in its own unit. */
export type MeasureDifference = {
  readonly measure: string;
  /** Accepted units, up to the cap: the bid's less the other's. */
  readonly extraUnits: Ratio;
  /** Pounds of extra price for each extra unit; undefined where nothing extra is offered. */
  readonly poundsPerUnit: Ratio | undefined;
  /** Extra units for each extra pound of price; undefined where the price is not higher. */
  readonly unitsPerPound: Ratio | undefined;
};

/** What one bid costs and brings beside another. */
export type SideBySide = {
  readonly bid: string;
  readonly beside: string;
  /** Pounds. */
  readonly extraPrice: Ratio;
  /** Pounds of accepted social value. */
  readonly extraValue: Ratio;
  /** Pounds of extra price for each extra pound of social value; undefined where there is none extra. */
  readonly poundsPerPound: Ratio | undefined;
  readonly measures: readonly MeasureDifference[];
};

/** What a bid costs and brings beside another, in money and in physical units. */
export function sideBySide(bid: Appraised, beside: Appraised): SideBySide {
  const extraPrice = minus(bid.price, beside.price);
  const extraValue = minus(bid.value, beside.value);
  const [here, there] = [units(bid), units(beside)];
  const measures = [...new Set([...here.keys(), ...there.keys()])].map((measure): MeasureDifference => {
    const extraUnits = minus(here.get(measure) ?? zero, there.get(measure) ?? zero);
    return {
      measure,
      extraUnits,
      poundsPerUnit: extraUnits.n > 0n ? over(extraPrice, extraUnits) : undefined,
      unitsPerPound: extraPrice.n > 0n ? over(extraUnits, extraPrice) : undefined,
    };
  });
  const poundsPerPound = extraValue.n > 0n ? over(extraPrice, extraValue) : undefined;
  return { bid: bid.bid.id, beside: beside.bid.id, extraPrice, extraValue, poundsPerPound, measures };
}

/** The accepted units of each measure of a bid, up to the cap of each line; empty where it gave only a total. */
export function units(bid: Appraised): ReadonlyMap<string, Ratio> {
  const { socialValue } = bid.bid;
  const lines: readonly BidLine[] = 'n' in socialValue ? [] : socialValue;
  const counted = (line: BidLine) => (line.cap ? least(line.accepted, line.cap) : line.accepted);
  return new Map(
    [...grouped(lines, (line) => line.measure)].map(([measure, of]) => [measure, sum(of.map(counted))]),
  );
}

/** Pounds for each mark that is not for price: a what-if figure, not a way to award. Undefined without such marks. */
export function pricePerPoint(tender: Tender, bid: Judged): Ratio | undefined {
  const points = tender.criteria
    .filter((criterion) => criterion.kind !== 'price')
    .map((criterion) => markOf(bid, criterion.id));
  const total = sum(points);
  return total.n === 0n ? undefined : over(bid.price, total);
}

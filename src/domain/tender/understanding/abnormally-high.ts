import { worth } from '../formulas/capped-measures.ts';
import {
  compare,
  exactText,
  median,
  over,
  plus,
  ratio,
  rounded,
  sum,
  times,
  zero,
  type Ratio,
} from '../ratio.ts';
import type { Appraised } from '../score.ts';
import type { BidLine, Tender } from '../tender.ts';
import { grouped } from '../../words/grouped.ts';
import { money, pounds } from '../../words/money.ts';
import type { Warning } from '../warnings.ts';

/** What the council knows besides the bids; each part is left out where it is not known. */
export type CouncilKnowledge = {
  /** The rate (social value ÷ contract value) that 95 % of past bids for such contracts stayed under. */
  readonly historicRate95?: Ratio;
  /** Measures counted in full-time equivalents, and what one costs a year in pounds. */
  readonly fte?: { readonly measures: ReadonlySet<string>; readonly yearlyCost: Ratio };
  /** Measures counted in weeks of apprenticeship, the years of the contract, and the people on it. */
  readonly apprenticeships?: {
    readonly measures: ReadonlySet<string>;
    readonly contractYears: Ratio;
    readonly headcount: Ratio;
  };
};

const [three, sixtyPercent, weeksOfYear] = [ratio(3), ratio(60, 100), ratio(52)];
/** A quantity that is this near to ten or a hundred times the others' looks like a slipped decimal point. */
const slips = [10, 100].map((factor) => ({ factor, low: ratio(factor * 4, 5), high: ratio(factor * 5, 4) }));

/**
 * Bids whose commitments look too good: each is a question to the bidder, never an automatic change.
 * Without the council's knowledge only the bids themselves are compared.
 */
export function abnormallyHigh(
  tender: Tender,
  bids: readonly Appraised[],
  knowledge: CouncilKnowledge = {},
): readonly Warning[] {
  const middle = median(bids.map((bid) => bid.value));
  const usual = usualQuantities(bids);
  return bids.flatMap((bid): readonly Warning[] => {
    const reasons = [
      ...farAbove(tender, bid, middle, knowledge),
      ...oneMeasure(bid),
      ...beyondPrice(bid, knowledge),
      ...tooManyWeeks(bid, knowledge),
      ...slippedPoints(bid, usual),
    ];
    if (reasons.length === 0) return [];
    const text = `${reasons.join(' ')} Ask ${bid.bid.id} to explain, and log the answer.`;
    return [{ code: 'abnormally-high', bid: bid.bid.id, text }];
  });
}

function inPounds(value: Ratio): string {
  return money(pounds(rounded(value, 2)));
}

function farAbove(tender: Tender, bid: Appraised, middle: Ratio, known: CouncilKnowledge): readonly string[] {
  const found: string[] = [];
  if (compare(bid.value, times(three, middle)) > 0)
    found.push(
      `Social value of ${inPounds(bid.value)} is more than 3 times the median of the bids (${inPounds(middle)}).`,
    );
  const rate = over(bid.value, tender.estimate);
  if (known.historicRate95 && compare(rate, known.historicRate95) > 0)
    found.push(
      `${rounded(times(rate, ratio(100)), 2)}p in the pound is above what 95 % of past bids offered (${rounded(times(known.historicRate95, ratio(100)), 2)}p).`,
    );
  return found;
}

function linesOf(bid: Appraised): readonly BidLine[] {
  const { socialValue } = bid.bid;
  return 'n' in socialValue ? [] : socialValue;
}

/** The accepted quantity of each measure of a bid. */
function quantities(bid: Appraised): ReadonlyMap<string, Ratio> {
  const found = new Map<string, Ratio>();
  for (const { measure, accepted } of linesOf(bid))
    found.set(measure, plus(found.get(measure) ?? zero, accepted));
  return found;
}

function quantityOf(bid: Appraised, measures: ReadonlySet<string>): Ratio {
  return sum(
    [...quantities(bid)].filter(([measure]) => measures.has(measure)).map(([, quantity]) => quantity),
  );
}

/** A bid with one valued measure is all one measure by nature, which says nothing. */
function oneMeasure(bid: Appraised): readonly string[] {
  const byMeasure = grouped(
    linesOf(bid).filter((line) => line.proxy),
    (line) => line.measure,
  );
  if (byMeasure.size < 2) return [];
  const limit = times(sixtyPercent, bid.value);
  return [...byMeasure]
    .filter(([, lines]) => compare(worth(lines), limit) > 0)
    .map(([measure]) => `More than 60 % of its social value comes from one measure, ${measure}.`);
}

function beyondPrice(bid: Appraised, { fte }: CouncilKnowledge): readonly string[] {
  if (!fte) return [];
  const cost = times(quantityOf(bid, fte.measures), fte.yearlyCost);
  if (compare(cost, bid.price) <= 0) return [];
  return [
    `The jobs offered would cost about ${inPounds(cost)}, more than the price of ${inPounds(bid.price)}.`,
  ];
}

function tooManyWeeks(bid: Appraised, { apprenticeships }: CouncilKnowledge): readonly string[] {
  if (!apprenticeships) return [];
  const { contractYears, headcount, measures } = apprenticeships;
  const possible = times(times(weeksOfYear, contractYears), headcount);
  const weeks = quantityOf(bid, measures);
  if (compare(weeks, possible) <= 0) return [];
  return [
    `${exactText(weeks)} weeks of apprenticeship are more than the ${exactText(possible)} that the contract has room for.`,
  ];
}

type Usual = (measure: string, except: Appraised) => Ratio;

/** The median quantity of a measure among the other bids that offer it; 0 where no other does. */
function usualQuantities(bids: readonly Appraised[]): Usual {
  const offers = grouped(
    bids.flatMap((bid) => [...quantities(bid)].map(([measure, quantity]) => ({ bid, measure, quantity }))),
    (offer) => offer.measure,
  );
  return (measure, except) =>
    median(
      (offers.get(measure) ?? [])
        .filter((offer) => offer.bid !== except && offer.quantity.n > 0n)
        .map((offer) => offer.quantity),
    );
}

function slippedPoints(bid: Appraised, usualOf: Usual): readonly string[] {
  return [...quantities(bid)].flatMap(([measure, quantity]) => {
    const usual = usualOf(measure, bid);
    if (usual.n === 0n) return [];
    const factor = over(quantity, usual);
    return slips
      .filter(({ low, high }) => compare(factor, low) >= 0 && compare(factor, high) <= 0)
      .map(
        (slip) =>
          `${measure}: ${exactText(quantity)} is about ${slip.factor} times what others offer. Has a decimal point slipped?`,
      );
  });
}

import { money, pounds } from '../words/money.ts';
import { priceFormulas, socialValueFormulas } from './formulas/index.ts';
import { compare, exactText, ratio, rounded, times, zero, type Ratio } from './ratio.ts';
import { markOf } from './rank.ts';
import { type Judged } from './score.ts';
import type { Criterion, SocialValueCriterion, Tender } from './tender.ts';

function inPounds(value: Ratio): string {
  return money(pounds(rounded(value, 2)));
}

function percent(value: Ratio): string {
  return `${rounded(times(value, ratio(100)), 2)} %`;
}

/** How a mark was worked out, by reference to what the bid says; nothing of another bid is told. */
export function calculatedExplanation(tender: Tender, criterion: Criterion, bid: Judged): string {
  const earned = `${rounded(markOf(bid, criterion.id), 2)} of ${exactText(criterion.weight)} marks`;
  switch (criterion.kind) {
    case 'price':
      return `The price of ${inPounds(bid.price)} earns ${earned} (${priceFormulas[criterion.formula].formula}).`;
    case 'social-value':
      return `${rateTold(tender, criterion, bid)} That earns ${earned} (${socialValueFormulas[criterion.formula].formula}).`;
    case 'qualitative': {
      const parts = criterion.questions.map(
        ({ id, weight, scaleMax }) =>
          `${exactText(bid.bid.scores.get(id) ?? zero)} of ${exactText(scaleMax)} at ${exactText(weight)} %`,
      );
      return `Scores of ${parts.join(', ')} earn ${earned}.`;
    }
  }
}

function rateTold(tender: Tender, criterion: SocialValueCriterion, bid: Judged): string {
  const bottom = criterion.denominator === 'price' ? bid.price : tender.estimate;
  const of = criterion.denominator === 'price' ? 'the price' : 'the estimated value';
  return `Accepted social value of ${inPounds(bid.value)} is ${percent(bid.rate ?? zero)} of ${of} of ${inPounds(bottom)}.`;
}

/** Which published minimum a bid stayed under; empty when it passed. */
export function failureExplanation(tender: Tender, bid: Judged, titleOf: (id: string) => string): string {
  const told = tender.criteria.flatMap((criterion): readonly string[] => {
    if (criterion.kind === 'qualitative')
      return criterion.questions
        .filter(({ id }) => bid.failed.includes(id))
        .map(
          ({ id, minimum }) =>
            `The score of ${exactText(bid.bid.scores.get(id) ?? zero)} for “${titleOf(id)}” is under the published minimum of ${exactText(minimum ?? zero)}.`,
        );
    if (criterion.kind === 'price' || !bid.failed.includes(criterion.id)) return [];
    return [underRate(criterion, bid)];
  });
  return told.join(' ');
}

/** Exact where two places would show a rate as equal to the minimum that it is under. */
function underRate({ minimumRate = zero }: SocialValueCriterion, bid: Judged): string {
  const rate = bid.rate ?? zero;
  const looksEqual = percent(rate) === percent(minimumRate) && compare(rate, minimumRate) < 0;
  const shown = looksEqual ? `${exactText(times(rate, ratio(100)))} %` : percent(rate);
  return `Social value at a rate of ${shown} is under the published minimum of ${percent(minimumRate)}.`;
}

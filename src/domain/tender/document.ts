import type { Json } from '../words/json.ts';
import { tenderFormat } from './file.ts';
import { exactText, type Ratio } from './ratio.ts';
import type { Bid, BidLine, Criterion, Question, Tender } from './tender.ts';

type Members = { readonly [member: string]: Json };

/**
 * The tender as a tender file, so that what a pane or a register calculated can be calculated again anywhere. Reading
 * it back gives the same tender. Throws on a number that no decimal can write, which no tender file can hold.
 */
export function tenderDocument(tender: Tender): Members {
  return {
    format: tenderFormat,
    reference: tender.reference,
    estimate: written(tender.estimate),
    criteria: tender.criteria.map(criterionDocument),
    tieBreak: tender.tieBreak,
    includeFailed: tender.includeFailed,
    bids: tender.bids.map((bid) => bidDocument(bid, tender.criteria)),
  };
}

function written(value: Ratio): string {
  const text = exactText(value);
  if (text.includes('/') || text.startsWith('-')) throw new Error(`No decimal is ${text}`);
  return text;
}

/** The member where there is a value, and none where there is not. */
function optional(name: string, value: Ratio | undefined): Members {
  return value ? { [name]: written(value) } : {};
}

function criterionDocument(criterion: Criterion): Members {
  const { id, kind } = criterion;
  const head = { id, kind, weight: written(criterion.weight) };
  switch (criterion.kind) {
    case 'price':
      return { ...head, formula: criterion.formula };
    case 'social-value':
      return {
        ...head,
        formula: criterion.formula,
        ...optional('targetRate', criterion.targetRate),
        denominator: criterion.denominator,
        ...optional('minimumRate', criterion.minimumRate),
      };
    case 'qualitative':
      return { ...head, questions: criterion.questions.map(questionDocument) };
  }
}

function questionDocument({ id, weight, scaleMax, minimum }: Question): Members {
  return { id, weight: written(weight), scaleMax: written(scaleMax), ...optional('minimum', minimum) };
}

function bidDocument(bid: Bid, criteria: readonly Criterion[]): Members {
  const { id, price, socialValue, scores } = bid;
  const questions = criteria.flatMap((each) => (each.kind === 'qualitative' ? each.questions : []));
  const value: Members =
    'n' in socialValue ? { socialValue: written(socialValue) } : { lines: socialValue.map(lineDocument) };
  const given = questions.flatMap((question) => {
    const score = scores.get(question.id);
    return score ? [[question.id, written(score)] as const] : [];
  });
  return { id, price: written(price), ...value, scores: Object.fromEntries(given) };
}

function lineDocument(line: BidLine): Members {
  return {
    measure: line.measure,
    offered: written(line.offered),
    accepted: written(line.accepted),
    ...optional('proxy', line.proxy),
    deadweight: written(line.deadweight),
    attribution: written(line.attribution),
    ...optional('cap', line.cap),
  };
}

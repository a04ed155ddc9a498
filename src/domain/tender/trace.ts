import { cappedMeasures, worth } from './formulas/capped-measures.ts';
import { priceFormulas, socialValueFormulas } from './formulas/index.ts';
import { pointWorth, qualitative } from './formulas/qualitative.ts';
import { engineVersion } from './result-file.ts';
import { exactText, times, zero } from './ratio.ts';
import { markOf } from './rank.ts';
import { fieldOf, type Judged } from './score.ts';
import type { Bid, Criterion, QualitativeCriterion, Tender } from './tender.ts';

/** One step of a calculation: what was put in by name, by which formula, and what came out. All values are exact. */
export type TraceStep = {
  /** The id of the criterion, or "social value" for the sum of the lines. */
  readonly of: string;
  /** The formula's code, and how people write it. */
  readonly code: string;
  readonly formula: string;
  readonly inputs: readonly { readonly name: string; readonly value: string }[];
  readonly result: string;
};

/** How the marks of one bid came about, step by step, for an auditor to follow with pencil and paper. */
export type Trace = { readonly bid: string; readonly engine: string; readonly steps: readonly TraceStep[] };

/** The trace of every bid, in the order of the bids. */
export function traceOf(tender: Tender, judged: readonly Judged[]): readonly Trace[] {
  const field = fieldOf(tender, judged);
  const shared = [
    { name: 'lowest price', value: exactText(field.lowestPrice) },
    { name: 'highest social value', value: exactText(field.highestValue) },
    { name: 'highest rate', value: exactText(field.highestRate) },
    { name: 'target rate', value: exactText(field.targetRate) },
  ];
  return judged.map((bid) => ({
    bid: bid.bid.id,
    engine: engineVersion,
    steps: [
      ...linesStep(bid.bid),
      ...tender.criteria.map((criterion) => criterionStep(criterion, bid, shared)),
    ],
  }));
}

function linesStep({ socialValue }: Bid): readonly TraceStep[] {
  if ('n' in socialValue) return [];
  const inputs = socialValue.map((line, i) => ({
    name: `line ${i + 1}, ${line.measure}`,
    value: exactText(worth([line])),
  }));
  const { code, formula } = cappedMeasures;
  return [{ of: 'social value', code, formula, inputs, result: exactText(worth(socialValue)) }];
}

function criterionStep(criterion: Criterion, bid: Judged, shared: TraceStep['inputs']): TraceStep {
  const weight = { name: 'W', value: exactText(criterion.weight) };
  const result = exactText(markOf(bid, criterion.id));
  switch (criterion.kind) {
    case 'price': {
      const { code, formula } = priceFormulas[criterion.formula];
      const inputs = [weight, { name: 'price', value: exactText(bid.price) }, ...named(shared, formula)];
      return { of: criterion.id, code, formula, inputs, result };
    }
    case 'social-value': {
      const { code, formula } = socialValueFormulas[criterion.formula];
      const own = [
        { name: 'social value', value: exactText(bid.value) },
        { name: 'rate', value: exactText(bid.rate ?? zero) },
      ];
      return { of: criterion.id, code, formula, inputs: [weight, ...own, ...named(shared, formula)], result };
    }
    case 'qualitative':
      return {
        of: criterion.id,
        code: qualitative.code,
        formula: qualitative.formula,
        inputs: [weight, ...questionInputs(criterion, bid)],
        result,
      };
  }
}

/** The values of the field that a formula speaks of. */
function named(shared: TraceStep['inputs'], formula: string): TraceStep['inputs'] {
  return shared.filter(({ name }) => formula.includes(name));
}

function questionInputs({ questions }: QualitativeCriterion, { bid }: Judged): TraceStep['inputs'] {
  return questions.flatMap((question) => {
    const score = bid.scores.get(question.id) ?? zero;
    return [
      { name: `${question.id}, score of ${exactText(question.scaleMax)}`, value: exactText(score) },
      { name: `${question.id}, share of W`, value: exactText(times(pointWorth(question), score)) },
    ];
  });
}

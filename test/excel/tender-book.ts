import fc from 'fast-check';
import type { Json } from '../../src/domain/words/json.ts';
import { checkTender } from '../../src/domain/tender/file.ts';
import { scoreTender } from '../../src/domain/tender/score.ts';
import type { Tender } from '../../src/domain/tender/tender.ts';
import type { TenderBook } from '../../src/ui/tender/sheets/book.ts';

/** A tender as the sheets need it, with every bid scored. */
export function bookOf(tender: Tender, more: Partial<TenderBook> = {}): TenderBook {
  const questions = tender.criteria.flatMap((one) => ('questions' in one ? one.questions : []));
  return {
    tender,
    judged: scoreTender(tender),
    bidders: new Map(tender.bids.map(({ id }) => [id, `${id} Limited`])),
    masked: false,
    // Two criteria of one title, and one that is called as a column of the sheet is.
    titles: new Map([
      ...questions.map(({ id }) => [id, `Question ${id}`] as const),
      ['price', 'Social value'],
      ['quality', 'Price'],
      ['sv', 'Social value'],
    ]),
    scores: tender.bids.flatMap(({ id }) =>
      questions.map((one) => ({
        bid: id,
        question: one.id,
        evaluator: 'a@council.example',
        score: '3',
        rationale: '=cmd()',
      })),
    ),
    agreed: [],
    audit: [
      { sequence: 1, at: '2026-11-20T09:00:00Z', by: 'a@council.example', what: 'Prices were unsealed.' },
    ],
    ...more,
  };
}

const digits = (least: number, most: number, places: number) =>
  fc
    .integer({ min: least * 10 ** places, max: most * 10 ** places })
    .map((n) => (n / 10 ** places).toFixed(places));

/** Tenders of every formula, with lines or sums, gates, caps and shares. */
export const documents = fc
  .record({
    priceFormula: fc.constantFrom('relative-to-lowest', 'linear-to-double'),
    formula: fc.constantFrom('relative-to-target', 'relative-to-highest-value', 'relative-to-highest-rate'),
    denominator: fc.constantFrom('estimate', 'price'),
    gate: fc.boolean(),
    bids: fc.array(
      fc.record({
        price: digits(1000, 900_000, 2),
        sum: fc.option(digits(0, 500_000, 2)),
        lines: fc.array(
          fc.record({
            offered: digits(1, 400, 1),
            proxy: fc.option(digits(0, 900, 2)),
            deadweight: digits(0, 1, 2),
            cap: fc.option(digits(0, 300, 0)),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        scores: fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ priceFormula, formula, denominator, gate, bids }): Json => ({
    format: 'good-measure/tender@1',
    reference: 'T-2026-014',
    estimate: '750000.00',
    criteria: [
      { id: 'price', kind: 'price', weight: '37.5', formula: priceFormula },
      {
        id: 'quality',
        kind: 'qualitative',
        weight: '42.5',
        questions: [
          { id: 'q1', weight: '65', scaleMax: '5', ...(gate ? { minimum: '2' } : {}) },
          { id: 'q2', weight: '35', scaleMax: '5' },
        ],
      },
      {
        id: 'sv',
        kind: 'social-value',
        weight: '20',
        formula,
        denominator,
        ...(formula === 'relative-to-target' ? { targetRate: '0.47' } : {}),
      },
    ],
    bids: bids.map(({ price, sum, lines, scores }, i) => ({
      id: `B${i + 1}`,
      price,
      scores: { q1: String(scores[0]), q2: String(scores[1]) },
      ...(sum === null
        ? {
            lines: lines.map(({ proxy, cap, ...line }, n) => ({
              measure: `M${n}`,
              ...line,
              ...(proxy === null ? {} : { proxy }),
              ...(cap === null ? {} : { cap }),
            })),
          }
        : { socialValue: sum }),
    })),
  }));

/** The tender of a document. */
export function tenderOf(document: Json): Tender {
  const checked = checkTender(document);
  if (checked.kind === 'problems') throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

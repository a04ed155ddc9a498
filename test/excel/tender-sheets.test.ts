import fc from 'fast-check';
import type { Json } from '../../src/domain/words/json.ts';
import { checkTender } from '../../src/domain/tender/file.ts';
import { scoreTender } from '../../src/domain/tender/score.ts';
import type { Tender } from '../../src/domain/tender/tender.ts';
import type { TenderBook } from '../../src/ui/tender/sheets/book.ts';
import { disagreements } from '../../src/ui/tender/sheets/compare.ts';
import { tenderSheets } from '../../src/ui/tender/sheets/sheets.ts';
import { write } from '../../src/local/excel/edit.ts';
import { areaAt } from '../../src/local/excel/place.ts';
import { openWorkbook, stamp, value } from './workbook.ts';

const rounds = process.env['SOAK'] ? 1000 : 100;

function bookOf(tender: Tender, more: Partial<TenderBook> = {}): TenderBook {
  const questions = tender.criteria.flatMap((one) => ('questions' in one ? one.questions : []));
  return {
    tender,
    judged: scoreTender(tender),
    bidders: new Map(tender.bids.map(({ id }) => [id, `${id} Limited`])),
    masked: false,
    titles: new Map(questions.map(({ id }) => [id, `Question ${id}`])),
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
const documents = fc
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

function tenderOf(document: Json): Tender {
  const checked = checkTender(document);
  if (checked.kind === 'problems') throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

test(`sheet and engine agree to the penny on ${rounds} random tenders, with the sheet's own formulas`, async () => {
  const { workbook, host } = openWorkbook();
  const blank = host.book.snapshot();
  await fc.assert(
    fc.asyncProperty(documents, async (document) => {
      const tender = tenderOf(document);
      host.book.restore(blank);
      const book = bookOf(tender);
      value(await workbook.put(tenderSheets(book, stamp)));
      const found = value(await workbook.read('result'));
      expect(disagreements(found!, tender, book.judged!)).toEqual([]);
    }),
    { numRuns: rounds, seed: 20_261_122 },
  );
}, 3_600_000);

const [sample] = fc.sample(documents, { numRuns: 1, seed: 7 });
const tender = tenderOf(sample!);

test('a cell that a person changed is found and named, and so is a wrong mark', async () => {
  const { workbook, host } = openWorkbook();
  const book = bookOf(tender);
  value(await workbook.put(tenderSheets(book, stamp)));
  const sheet = host.book.sheetNamed('Result')!;
  host.change((local) => write(local, sheet, areaAt(4, 5), [[1]])); // the first bid's price
  const found = value(await workbook.read('result'));
  const told = disagreements(found!, tender, book.judged!);
  expect(told[0]).toMatchObject({ address: 'Result!F5', column: 'price', sheet: '1.00' });
});

test('names are masked everywhere, bid text never becomes a formula, and no price is there before prices are unsealed', async () => {
  const { workbook, host } = openWorkbook();
  const { judged: _, ...sealed } = bookOf(tender, { masked: true });
  value(await workbook.put(tenderSheets(sealed, stamp)));
  const everything = host.book.content.sheets.flatMap(({ cells }) => [...cells.values()]);
  expect(everything.some(({ value: held }) => typeof held === 'string' && held.includes('Limited'))).toBe(
    false,
  );
  expect(everything.some(({ formula }) => formula === '=cmd()')).toBe(false);
  expect(host.book.sheetNamed('Result')).toBeUndefined();
  const prices = tender.bids.map(({ price }) => Number(price.n) / Number(price.d));
  expect(everything.filter(({ value: held }) => typeof held === 'number' && prices.includes(held))).toEqual(
    [],
  );
});

test('40 bids of 60 measures are built in at most 6 round trips', async () => {
  const bids = Array.from({ length: 40 }, (_b, b) => ({
    id: `B${b + 1}`,
    price: String(100_000 + b * 1000),
    scores: { q1: '3', q2: '4' },
    lines: Array.from({ length: 60 }, (_l, l) => ({
      measure: `M${l}`,
      offered: String(l + b),
      proxy: '27.45',
    })),
  }));
  const large = tenderOf({ ...(sample as { [name: string]: Json }), bids });
  const { workbook, host } = openWorkbook();
  const before = host.counts.batches;
  value(await workbook.put(tenderSheets(bookOf(large), stamp)));
  expect(host.counts.batches - before).toBeLessThanOrEqual(6);
  const found = value(await workbook.read('result'));
  expect(disagreements(found!, large, scoreTender(large))).toEqual([]);
});

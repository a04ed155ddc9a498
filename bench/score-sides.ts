import { HyperFormula } from 'hyperformula';
import { decimal, zero } from '../src/domain/tender/ratio.ts';
import { openEvaluation, withScore } from '../src/domain/tender/rescore.ts';
import { appraise, judge, prepareBid, prepareMethod } from '../src/domain/tender/score.ts';
import {
  aLargeTender,
  bids,
  criteria,
  priceAt,
  questions,
  scoreAt,
} from '../test/domain/tender/a-large-tender.ts';

/** One who evaluates the large tender. */
export type Side = {
  open(): void;
  /** Opens it with all that later changes need. */
  openWhole(): void;
  /** Changes so many scores, one after the other. */
  change(times: number): void;
  totals(): readonly number[];
};

const scoresABid = criteria * questions;

/**
 * The same evaluation as an open workbook holds it: a row for each score and each line, with the formula that a reader
 * follows beside it, and a result sheet that adds them up.
 */
function sheets(): Record<string, (string | number)[][]> {
  const scored = (b: number, c: number) => {
    const first = b * scoresABid + c * questions + 1;
    return `=SUM(Scores!$B$${first}:$B$${first + questions - 1})`;
  };
  const lines = (b: number) => `Lines!$F$${b * questions + 1}:$F$${(b + 1) * questions}`;
  const all = (column: string) => `$${column}$1:$${column}$${bids}`;
  return {
    Scores: Array.from({ length: bids * scoresABid }, (_, i) => [scoreAt(i), `=A${i + 1}/5*0.5/100*10`]),
    Lines: Array.from({ length: bids * questions }, (_, i) => {
      const offered = Math.floor(i / questions) + (i % questions);
      return [offered, offered, 17.25, 0, 1, `=B${i + 1}*C${i + 1}*(1-D${i + 1})*E${i + 1}`];
    }),
    Prices: Array.from({ length: bids }, (_, b) => [priceAt(b)]),
    Result: Array.from({ length: bids }, (_, b) => [
      `=30*MIN(Prices!${all('A')})/Prices!$A$${b + 1}`,
      `=10*MIN(1,SUM(${lines(b)})/Prices!$A$${b + 1})`,
      ...Array.from({ length: criteria }, (__, c) => scored(b, c)),
      `=SUM(A${b + 1}:H${b + 1})`,
      `=COUNTIF(${all('I')},">"&I${b + 1})+1`,
    ]),
  };
}

const openSheet = () =>
  HyperFormula.buildFromSheets(sheets(), { licenseKey: 'gpl-v3', maxRows: bids * scoresABid });

/** Bid, place of the score among those of the bid, and half points: the same for every side. */
function* changes(): Generator<readonly [number, number, number], never> {
  for (let step = 1; ; step += 1) yield [step % bids, (step * 13) % scoresABid, step % 11];
}

function ours(): Side {
  const tender = aLargeTender();
  const method = prepareMethod(tender);
  const columns = tender.bids.map((bid) => prepareBid(tender, bid));
  const names = Array.from(
    { length: scoresABid },
    (_, i) => `c${Math.floor(i / questions)}q${i % questions}`,
  );
  const ids = tender.bids.map(({ id }) => id);
  const exact = Array.from({ length: 11 }, (_, half) => decimal(String(half / 2)));
  const coming = changes();
  let evaluation = openEvaluation(tender);
  return {
    // The pane keeps the tender as columns of whole numbers; a sheet engine keeps its cells and their graph.
    open: () =>
      void judge(
        tender,
        columns.map((bid) => appraise(method, bid)),
      ),
    openWhole: () => void openEvaluation(tender),
    change(times) {
      for (let n = 0; n < times; n += 1) {
        const [b, i, half] = coming.next().value;
        evaluation = withScore(evaluation, ids[b] ?? '', names[i] ?? '', exact[half] ?? zero);
      }
    },
    totals: () => evaluation.judged.map(({ total }) => Number(total.n) / Number(total.d)),
  };
}

function hyperFormula(): Side {
  const sheet = openSheet();
  const id = sheet.getSheetId('Scores') ?? 0;
  const result = sheet.getSheetId('Result') ?? 0;
  const coming = changes();
  return {
    open: () => void openSheet(),
    openWhole: () => void openSheet(),
    change(times) {
      for (let n = 0; n < times; n += 1) {
        const [b, i, half] = coming.next().value;
        sheet.setCellContents({ sheet: id, row: b * scoresABid + i, col: 0 }, half / 2);
      }
    },
    totals: () =>
      Array.from({ length: bids }, (_, b) =>
        Number(sheet.getCellValue({ sheet: result, row: b, col: criteria + 2 })),
      ),
  };
}

export const sides = { ours, hyperFormula } as const;

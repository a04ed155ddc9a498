import { HyperFormula } from 'hyperformula';
import { decimal, zero } from '../../src/domain/tender/ratio.ts';
import { openEvaluation, withScore } from '../../src/domain/tender/rescore.ts';
import { appraise, judge, prepareBid, prepareMethod } from '../../src/domain/tender/score.ts';
import {
  aLargeTender,
  bids,
  criteria,
  priceAt,
  questions,
  scoreAt,
} from '../../test/domain/tender/a-large-tender.ts';
import { atLeast, inTurn, ms, type Result, type Row } from '../row.ts';

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

async function run(): Promise<Result> {
  const tender = aLargeTender();
  const sheet = openSheet();
  let evaluation = openEvaluation(tender);
  const method = prepareMethod(tender);
  const columns = tender.bids.map((bid) => prepareBid(tender, bid));
  agree(
    sheet,
    evaluation.judged.map(({ total }) => Number(total.n) / Number(total.d)),
  );
  let step = 0;
  const changes = 1000;
  const next = () => [(step += 1) % bids, (step * 13) % scoresABid, step % 11] as const;
  const names = Array.from(
    { length: scoresABid },
    (_, i) => `c${Math.floor(i / questions)}q${i % questions}`,
  );
  const exact = Array.from({ length: 11 }, (_, half) => decimal(String(half / 2)));
  const opened = await inTurn(
    {
      // The pane keeps the tender as columns of whole numbers; a sheet engine keeps its cells and their graph.
      'Good Measure': async () =>
        void judge(
          tender,
          columns.map((bid) => appraise(method, bid)),
        ),
      'Good Measure, columns made too': async () => void openEvaluation(tender),
      HyperFormula: async () => void openSheet(),
    },
    5,
  );
  const changing = {
    'Good Measure': async () => {
      for (let n = 0; n < changes; n += 1) {
        const [b, i, half] = next();
        evaluation = withScore(evaluation, `B${b}`, names[i] ?? '', exact[half] ?? zero);
      }
    },
    HyperFormula: async () => {
      const id = sheet.getSheetId('Scores') ?? 0;
      for (let n = 0; n < changes; n += 1) {
        const [b, i, half] = next();
        sheet.setCellContents({ sheet: id, row: b * scoresABid + i, col: 0 }, half / 2);
      }
    },
  };
  // Somebody has worked with both for a while: each has made two thousand changes before it is timed.
  await inTurn(changing, 2);
  const changed = await inTurn(changing, 5);
  const figures = (who: string) => ({
    'open, ms': ms(opened[who] ?? Number.NaN),
    'one score, ms': who in changed ? Math.round(((changed[who] ?? 0) / changes) * 1e4) / 1e4 : '',
  });
  const ratio = (times: Record<string, number>) =>
    (times['HyperFormula'] ?? 0) / (times['Good Measure'] ?? Number.NaN);
  return {
    lines: Object.keys(opened).map((who) => ({ who, figures: figures(who) })),
    bars: [
      atLeast('one score faster than HyperFormula', ratio(changed), 100),
      atLeast('open faster than HyperFormula', ratio(opened), 1000),
    ],
  };
}

/** Both must come to the same totals, or the race is about nothing. */
function agree(sheet: HyperFormula, totals: readonly number[]): void {
  const id = sheet.getSheetId('Result') ?? 0;
  totals.forEach((total, b) => {
    const theirs = Number(sheet.getCellValue({ sheet: id, row: b, col: criteria + 2 }));
    if (!(Math.abs(theirs - total) < 1e-9))
      throw new Error(`Bid ${b}: the sheet says ${theirs}, the engine ${total}.`);
  });
}

/** An evaluation of 50 bids with 60,000 scores, exact, beside a spreadsheet engine. */
export const score: Row = { name: 'score', title: 'Score 50 bids, 200 measures, 6 criteria', run };

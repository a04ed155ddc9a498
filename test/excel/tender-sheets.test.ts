import fc from 'fast-check';
import type { Json } from '../../src/domain/words/json.ts';
import type { Bid } from '../../src/domain/tender/tender.ts';
import { scoreTender } from '../../src/domain/tender/score.ts';
import { disagreements } from '../../src/ui/tender/sheets/compare.ts';
import { showLine } from '../../src/ui/tender/lines/ShowLine.tsx';
import { tenderSheets } from '../../src/ui/tender/sheets/sheets.ts';
import { conditionalLook } from '../../src/local/excel/conditions.ts';
import { sortTable } from '../../src/local/excel/order.ts';
import { write } from '../../src/local/excel/edit.ts';
import { areaAt } from '../../src/local/excel/place.ts';
import { bookOf, documents, tenderOf } from './tender-book.ts';
import { openWorkbook, stamp, value } from './workbook.ts';

const rounds = process.env['SOAK'] ? 1000 : 100;

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

test('the bid that ranks first stands out in its own row, and a line of which less is accepted in its', async () => {
  const { workbook, host } = openWorkbook();
  value(await workbook.put(tenderSheets(bookOf(tender), stamp)));
  const { book } = host;
  const marked = (sheet: string, column: number) => {
    const on = book.sheetNamed(sheet)!;
    const found = book.content.tables.find((one) => one.sheet === on.id)!;
    const rows = Array.from({ length: found.area.bottom - found.area.top }, (_, i) => found.area.top + 1 + i);
    return rows.filter((row) => conditionalLook(book, on, row, column).fill !== undefined);
  };
  const result = book.sheetNamed('Result')!;
  const first = marked('Result', 2);
  expect(first.map((row) => book.value(result.id, row, 2))).toEqual(first.map(() => 1));
  expect(first.length).toBeGreaterThan(0);
  expect(marked('Bids', 5)).toEqual([]);
  const bids = book.sheetNamed('Bids')!;
  host.change((local) => write(local, bids, areaAt(4, 5), [[0.01]])); // the first line's accepted quantity
  expect(marked('Bids', 5)).toEqual([4]);
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

test('a line is shown on its sheet wherever sorting and renaming put it, and one that is not there is told', async () => {
  const { workbook, host } = openWorkbook();
  value(await workbook.put(tenderSheets(bookOf(lined), stamp)));
  const { book } = host;
  const table = book.content.tables.find(({ name }) => name === 'Bids')!;
  const sheetBids = book.sheetNamed('Bids')!;
  host.change((local) => {
    sheetBids.protection = undefined; // as a person does who sorts it
    sortTable(local, table, { fields: [{ key: 4, ascending: false }], matchCase: false });
    write(local, sheetBids, areaAt(table.area.top, 5), [['What we accept']]);
  });
  const column = (row: number, at: number) => book.value(table.sheet, row, at);
  for (const bid of lined.bids)
    for (const { measure } of linesIn(bid)) {
      const line = { row: { values: { bid: bid.id, measure } } };
      value(await showLine(workbook, line));
      const { sheet, area } = book.selection;
      expect(sheet).toBe(table.sheet);
      expect(area.left).toBe(5);
      expect([column(area.top, 1), column(area.top, 3)]).toEqual([bid.id, measure]);
    }
  const before = book.selection;
  const gone = await showLine(workbook, { row: { values: { bid: 'B1', measure: 'M99' } } });
  expect(gone).toMatchObject({ fault: { tell: 'This line is not on sheet Bids.' } });
  const row = await workbook.show('bids', 'nothing', 'accepted');
  expect(row).toMatchObject({ fault: { tell: 'That row is not on sheet Bids any more.' } });
  expect(book.selection).toEqual(before);
});

const linesIn = ({ socialValue }: Bid) => ('n' in socialValue ? [] : socialValue);
const lined = tenderOf(
  fc
    .sample(documents, { numRuns: 40, seed: 7 })
    .find((one) => tenderOf(one).bids.filter((bid) => linesIn(bid).length > 1).length > 1)!,
);

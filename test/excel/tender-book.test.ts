// The tender's own workbook, from the register over HTTP and through the real office.js.
import {
  openTender,
  saveResult,
  unsealPrices,
  type Desk,
  type RowEnd,
} from '../../src/registers/tender/index.ts';
import { compareSheets } from '../../src/ui/tender/book/compare-sheets.ts';
import { decisionTable } from '../../src/ui/tender/sheets/decision-table.ts';
import { gatherBook } from '../../src/ui/tender/sheets/gather.ts';
import { tenderSheets, tenderTables } from '../../src/ui/tender/sheets/sheets.ts';
import { conditionalLook } from '../../src/local/excel/conditions.ts';
import { write } from '../../src/local/excel/edit.ts';
import { areaAt } from '../../src/local/excel/place.ts';
import { good } from '../kit/good.ts';
import {
  bidPrices,
  evaluators,
  inScoring,
  lockedBy,
  moderated,
  ref,
  revealed,
  type TenderWorld,
  withTenderWorld,
} from '../registers/tender/world.ts';
import { openWorkbook, stamp, value } from './workbook.ts';

jest.setTimeout(120_000);

let world: TenderWorld;
withTenderWorld((opened) => {
  world = opened;
});

async function bookOf(desk: Desk, masked = false) {
  return good(await gatherBook(desk, good(await openTender(desk, ref)), masked));
}

test('sheets made while scores and prices are sealed hold neither, and prices stay closed before the consensus', async () => {
  await inScoring(world);
  await lockedBy(world, evaluators);
  const owner = await world.desk('procurement');
  const { workbook, host } = openWorkbook();
  value(await workbook.put(tenderSheets(await bookOf(owner, true), stamp)));
  const cells = host.book.content.sheets.flatMap((sheet) => [...sheet.cells.values()]);
  const texts = cells.map(({ value: held }) =>
    typeof held === 'number' || typeof held === 'string' ? `${held}` : '',
  );
  expect(host.book.sheetNamed('Result')).toBeUndefined();
  expect(texts.filter((text) => /zebra|Supplier/.test(text))).toEqual([]);
  // The third price is also the published estimate.
  expect(texts.filter((text) => [bidPrices['A'], bidPrices['B']].includes(text))).toEqual([]);
  expect(texts).toContain('Bidder A');
  expect(await unsealPrices(owner, ref)).toMatchObject({ kind: 'problems' });
  await revealed(world);
  expect(await unsealPrices(owner, ref)).toMatchObject({
    problems: [{ place: 'Consensus', tell: '9 consensus scores are not locked.' }],
  });
});

test('opened prices are worked out without a saved result; the refreshed sheets agree, and whoever types over a cell is told where', async () => {
  await moderated(world);
  const owner = await world.desk('procurement');
  const { workbook, host } = openWorkbook();
  value(await workbook.put(tenderSheets(await bookOf(owner, true), stamp)));
  const work = good(await unsealPrices(owner, ref));
  expect([work.tender.values.stage, work.results]).toEqual(['moderation', []]);
  const book = await bookOf(owner);
  const compare = async () => value(await compareSheets(workbook, tenderTables(book), book));
  expect(await compare()).toMatchObject({ marks: [], typed: [], missing: ['Result'], masked: true });
  value(await workbook.put(tenderSheets(book, stamp)));
  expect(await compare()).toMatchObject({ marks: [], typed: [], missing: [], masked: false });
  const sheet = host.book.sheetNamed('Bids');
  if (!sheet) throw new Error('no Bids');
  host.change((local) => write(local, sheet, areaAt(4, 5), [[1]])); // Accepted of the first line
  const wrong = await compare();
  expect(wrong?.typed).toMatchObject([
    { address: 'Bids!F5', header: 'Accepted', sheet: '1', calculated: '3' },
  ]);
  expect(wrong?.marks.map(({ bid, column }) => [bid, column])).toEqual(
    expect.arrayContaining([
      ['A', 'socialValue'],
      ['A', 'total'],
    ]),
  );
  value(await workbook.put(tenderSheets(book, stamp)));
  expect(await compare()).toMatchObject({ marks: [], typed: [] });
});

test('saving tells of every row, and the saved result is what the sheets say', async () => {
  const owner = await world.desk('procurement');
  const told: (readonly RowEnd[])[] = [];
  const saved = good(await saveResult(owner, ref, (ends) => told.push(ends)));
  expect(told.map((ends) => ends.map(({ bid, end }) => `${bid} ${end}`))).toEqual([
    ['A waiting', 'B waiting', 'C waiting'],
    ['A saved', 'B saved', 'C saved'],
  ]);
  const { workbook, host } = openWorkbook();
  const book = await bookOf(owner);
  value(await workbook.put(tenderSheets(book, stamp)));
  const decision = decisionTable(ref, [['Bid', 'Bid A, Supplier A']]);
  value(await workbook.put({ tables: [decision], stamp }));
  expect(value(await workbook.read('decision'))?.rows[0]?.cells['figure']?.value).toBe('Bid A, Supplier A');
  const sheet = host.book.sheetNamed('Result');
  if (!sheet) throw new Error('no Result');
  const tinted = (column: number) =>
    book.judged?.map((_, i) => conditionalLook(host.book, sheet, 4 + i, column).fill !== undefined);
  // Rank stands out for the bid that is first, Failed for nobody.
  expect(tinted(2)).toEqual(book.judged?.map(({ rank }) => rank === 1));
  expect(tinted(3)).toEqual([false, false, false]);
  const found = value(await workbook.read('result'));
  expect(found?.rows.map(({ key, cells }) => [key, Number(cells['total']?.value).toFixed(2)])).toEqual(
    saved.marks.map(({ values }) => [values.bid, values.total]),
  );
});

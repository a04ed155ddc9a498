import fc from 'fast-check';
import type { Book } from '../../src/local/excel/book.ts';
import { told } from '../../src/local/excel/cell.ts';
import { clear, copyCells, write } from '../../src/local/excel/edit.ts';
import { filterTable, sortTable } from '../../src/local/excel/order.ts';
import { areaAt, columnOf, contains, rowOf } from '../../src/local/excel/place.ts';
import { deleteCells, insertCells } from '../../src/local/excel/shift.ts';
import { addColumn, bodyOf, deleteRows, renameTable } from '../../src/local/excel/tables.ts';
import { contracts, openWorkbook, stamp, value } from './workbook.ts';

const edits = process.env['SOAK'] ? 1000 : 100;
const rows = Array.from({ length: 12 }, (_, i) => [
  `C-${String(i + 1).padStart(4, '0')}`,
  `Contract ${i}`,
  i * 100,
  'Planned',
  '',
]);

/** What a person may do to the sheets; each takes two random numbers. */
const doings: Readonly<Record<string, (book: Book, a: number, b: number) => void>> = {
  sort: (book, a, b) =>
    sortTable(book, tableOf(book), { fields: [{ key: a % 5, ascending: b % 2 === 0 }], matchCase: false }),
  'delete a row': (book, a) => deleteRows(book, tableOf(book), a % rowCount(book)),
  'insert a sheet row above': (book) =>
    insertCells(book, sheetOf(book), { top: 0, bottom: 0, left: 0, right: 16_383 }, 'Down'),
  'insert a sheet column': (book) =>
    insertCells(book, sheetOf(book), { top: 0, bottom: 1_048_575, left: 0, right: 0 }, 'Right'),
  'rename a header': (book, a, b) => {
    const { area } = tableOf(book);
    write(book, sheetOf(book), areaAt(area.top, area.left + 1 + (a % 4)), [[`Renamed ${b}`]]);
  },
  'rename the table': (book, a) => renameTable(book, tableOf(book), `Mine_${a}`),
  'add a column': (book, a) =>
    void addColumn(book, tableOf(book), a % 3 === 0 ? 1 : null, { name: `Own ${a}` }),
  'copy a row over another': (book, a, b) => {
    const body = bodyOf(tableOf(book));
    const [from, to] = [body.top + (a % rowCount(book)), body.top + (b % rowCount(book))];
    copyCells(
      book,
      { sheet: sheetOf(book).id, area: { ...body, top: from, bottom: from } },
      { sheet: sheetOf(book).id, row: to, column: body.left },
    );
  },
  'type into a cell': (book, a, b) => {
    const body = bodyOf(tableOf(book));
    write(book, sheetOf(book), areaAt(body.top + (a % rowCount(book)), body.left + (b % 5)), [
      [b % 3 === 0 ? '12,50' : b],
    ]);
  },
  'empty a cell': (book, a, b) => {
    const body = bodyOf(tableOf(book));
    clear(book, sheetOf(book), areaAt(body.top + (a % rowCount(book)), body.left + (b % 5)), 'Contents');
  },
  filter: (book, a) =>
    filterTable(
      book,
      tableOf(book),
      tableOf(book).columns[0]?.id ?? 1,
      a % 2 === 0 ? new Set(['C-0001']) : undefined,
    ),
  'type beside the table': (book, a, b) =>
    write(book, sheetOf(book), areaAt(60 + (a % 9), 20 + (b % 9)), [[`note ${a}`]]),
  'take an own column away': (book) => {
    const table = tableOf(book);
    const index = table.columns.findIndex(({ name }) => name.startsWith('Own'));
    if (index >= 0)
      deleteCells(
        book,
        sheetOf(book),
        { ...table.area, left: table.area.left + index, right: table.area.left + index },
        'Left',
      );
  },
};

function tableOf(book: Book) {
  const [table] = book.content.tables;
  if (!table) throw new Error('The table is gone');
  return table;
}
function sheetOf(book: Book) {
  return book.sheet(tableOf(book).sheet);
}
function rowCount(book: Book): number {
  const { top, bottom } = bodyOf(tableOf(book));
  return bottom - top + 1;
}

/** Everything that was put in, by sheet and place; what formulas give is left out. */
function inputs(book: Book): Map<string, unknown> {
  return new Map(
    book.content.sheets.flatMap(({ id, cells }) =>
      [...cells].map(([key, cell]) => [`${id} ${key}`, cell.formula ?? told(cell.value)] as const),
    ),
  );
}

/** Places whose input differs. */
function differing(before: Map<string, unknown>, after: Map<string, unknown>): readonly number[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((place) => (before.get(place) ?? '') !== (after.get(place) ?? ''))
    .map((place) => Number(place.split(' ')[1]));
}

const step = fc.record({
  doing: fc.constantFrom(...Object.keys(doings)),
  a: fc.nat(40),
  b: fc.nat(40),
  target: fc.integer({ min: 1, max: 12 }),
  amount: fc.integer({ min: 1, max: 99_999 }),
});

test(`after ${edits} random edits no write ever lands in another row or outside the table`, async () => {
  const { host, workbook } = openWorkbook();
  const blank = host.book.snapshot();
  const perRun = 10;
  let landed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: perRun, maxLength: perRun }), async (steps) => {
      host.book.restore(blank);
      value(await workbook.put({ tables: [{ ...contracts, rows }], stamp }));
      for (const { doing, a, b, target, amount } of steps) {
        host.change((book) => doings[doing]?.(book, a, b));
        const key = `C-${String(target).padStart(4, '0')}`;
        const before = inputs(host.book);
        const written = await workbook.write('contracts', [{ row: key, column: 'value', value: amount }]);
        const changed = differing(before, inputs(host.book));
        const found = value(await workbook.read('contracts'));
        const row = found?.rows.find((one) => one.key === key);
        if (row) {
          expect(written).toMatchObject({ kind: 'ok', value: { cells: 1 } });
          expect(row.cells['value']?.value).toBe(amount);
          expect(changed.map((place) => rowOf(place) + 1).filter((place) => place !== row.row)).toEqual([]);
          landed += 1;
        } else expect(changed).toEqual([]);
        expect(
          changed.filter((place) => !contains(tableOf(host.book).area, rowOf(place), columnOf(place))),
        ).toEqual([]);
      }
      const own = inputs(host.book);
      value(await workbook.put({ tables: [{ ...contracts, rows }], stamp }));
      const outside = differing(own, inputs(host.book)).filter(
        (place) => rowOf(place) > 40 || columnOf(place) > 18,
      );
      expect(outside).toEqual([]);
    }),
    { numRuns: edits / perRun, seed: 20_261_122 },
  );
  expect(landed).toBeGreaterThan(edits / 2);
}, 3_600_000);

import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import readFile from 'read-excel-file/node';
import writeFile from 'write-excel-file/node';
import { Book } from '../../src/local/excel/book.ts';
import { type Cell, told } from '../../src/local/excel/cell.ts';
import { openOffice } from '../../src/local/excel/library.ts';
import { keyOf } from '../../src/local/excel/place.ts';
import { ExcelHost } from '../../src/local/excel/wire/host.ts';
import { readXlsx } from '../../src/local/excel/xlsx/read.ts';
import { writeXlsx } from '../../src/local/excel/xlsx/write.ts';
import { officeWorkbook } from '../../src/excel/workbook/office.ts';
import { tenderSheets } from '../../src/ui/tender/sheets/sheets.ts';
import { bookOf, documents, tenderOf } from './tender-book.ts';
import { address, contracts, openWorkbook, stamp, value } from './workbook.ts';

const rounds = process.env['SOAK'] ? 100 : 3;

/** Sheets by name with everything that their cells hold. */
function valuesOf(book: Book): Record<string, (string | number | boolean)[]> {
  return Object.fromEntries(
    book.content.sheets.map(({ name, cells }) => [
      name,
      [...cells]
        .toSorted(([a], [b]) => a - b)
        .flatMap(([, { value: held }]) => (held === undefined ? [] : told(held))),
    ]),
  );
}

/** The workbook without what formulas gave, worked out anew from the formulas alone. */
function recalculated(book: Book): Book {
  for (const sheet of book.content.sheets)
    for (const [key, { value: _, ...cell }] of sheet.cells)
      if (cell.formula !== undefined) book.put(sheet, key, cell);
  new ExcelHost(book).change(() => undefined);
  return book;
}

test(`a tender's workbook is read by another library as it was written, and its formulas give the same again (${rounds} tenders)`, async () => {
  const { workbook, host } = openWorkbook();
  const blank = host.book.snapshot();
  await fc.assert(
    fc.asyncProperty(documents, async (document) => {
      host.book.restore(blank);
      value(await workbook.put(tenderSheets(bookOf(tenderOf(document)), stamp)));
      const bytes = writeXlsx(host.book);
      const others = await readFile(Buffer.from(bytes));
      expect(others.map(({ sheet }) => sheet)).toEqual(host.book.content.sheets.map(({ name }) => name));
      const differing = others.flatMap(({ sheet: name, data }) =>
        data.flatMap((row, y) =>
          row.flatMap((seen, x) => {
            const ours = told(host.book.sheetNamed(name)?.cells.get(keyOf(y, x))?.value);
            return plain(seen) === plain(ours) ? [] : [{ name, y, x, seen, ours }];
          }),
        ),
      );
      expect(differing).toEqual([]);
      expect(others.flatMap(({ data }) => data.flat()).length).toBeGreaterThan(100);
      const again = readXlsx(bytes, 'Tender.xlsx');
      expect(again.left).toEqual([]);
      expect(valuesOf(recalculated(again.book))).toEqual(valuesOf(host.book));
    }),
    { numRuns: rounds, seed: 20_261_122, endOnFailure: true },
  );
}, 3_600_000);

/** The other library trims texts and gives nothing for empty ones. */
function plain(cell: unknown): unknown {
  if (cell === null || cell === '') return '';
  return typeof cell === 'string' ? cell.trim() : cell;
}

/** A cell that is open on an open sheet says nothing by saying so. */
function withoutLock([key, cell]: [number, Cell], open: boolean): [number, Cell][] {
  const { unlocked, ...look } = cell.look ?? {};
  const { look: _, ...rest } = cell;
  const whole = (unlocked ?? open) === open ? look : { ...look, unlocked: unlocked ?? open };
  if (Object.keys(whole).length === 0) return Object.keys(rest).length === 0 ? [] : [[key, rest]];
  return [[key, { ...rest, look: whole }]];
}

test('looks, rules, names, protection, filters, stamp and settings are there when the file is opened again', async () => {
  const { workbook, host, excel } = openWorkbook();
  value(await workbook.put({ tables: [{ ...contracts, protect: true, lead: ['Contracts'] }], stamp }));
  await excel.run(async (context) => {
    context.workbook.settings.add('seen', { step: 3 });
    const sheet = context.workbook.worksheets.getItem('Contracts');
    sheet.tabColor = '#0B5E4A';
    context.workbook.worksheets.getItem('Sheet1').visibility = 'Hidden';
    context.workbook.tables
      .getItem('Contracts')
      .columns.getItem('Stage')
      .filter.applyValuesFilter(['Planned']);
    await context.sync();
  });
  const { book } = readXlsx(writeXlsx(host.book), 'Tender.xlsx');
  const bare = ({ content }: Book) => ({
    ...content,
    active: content.sheets.findIndex(({ id }) => id === content.active),
    tables: content.tables.map((table) => ({ ...table, id: 0, sheet: 0 })),
    sheets: content.sheets.map(({ cells, widths, ...rest }) => ({
      ...rest,
      id: 0,
      shared: false,
      cells: [...cells].flatMap((one) => withoutLock(one, rest.open)).toSorted(([a], [b]) => a - b),
      widths: [...widths]
        .map(([column, width]) => [column, Math.round(width)])
        .toSorted((a, b) => a[0]! - b[0]!),
      conditions: rest.conditions.map((condition) => ({ ...condition, id: '' })),
    })),
  });
  expect(bare(book)).toEqual(bare(host.book));
  // And the product's adapter finds its table there.
  const opened = new ExcelHost(book);
  const again = officeWorkbook({ excel: openOffice(opened).Excel, address: () => address });
  expect(value(await again.facts()).stamp).toEqual(stamp);
  expect(value(await again.read('contracts'))?.rows.map(({ key }) => key)).toEqual([
    'C-0001',
    'C-0002',
    'C-0003',
  ]);
});

test('texts with quotes, letters beyond ASCII, line ends, escapes and control letters come back as they were', () => {
  const book = new Book();
  const texts = [
    '<&>"\'',
    ' two  spaces ',
    'a\nb',
    'a\r\nb',
    '_x000D_',
    'tab\there',
    'naïve – 🚀 Łódź',
    '\u0001',
    '=1+1',
    '007',
  ];
  const [sheet] = book.content.sheets;
  texts.forEach((text, row) => book.put(sheet!, keyOf(row, 0), { value: text, quoted: true }));
  expect(Object.values(valuesOf(readXlsx(writeXlsx(book), 'a.xlsx').book))).toEqual([texts]);
});

test('a file of another program is opened, and what the local workbook does not have is named', async () => {
  const foreign = await writeFile(
    [
      [{ value: 'Measure', fontWeight: 'bold' }, { value: 'Amount' }, { value: 'Day' }],
      [
        { value: 'Weeks of training', type: String },
        { value: 12.5, type: Number, format: '#,##0.00' },
        { value: new Date(Date.UTC(2026, 10, 22)), type: Date, format: 'dd/mm/yyyy' },
      ],
    ],
    { sheet: 'Offer' },
  ).toBuffer();
  const { book, left } = readXlsx(new Uint8Array(foreign), 'Return.xlsx');
  expect(valuesOf(book)).toEqual({ Offer: ['Measure', 'Amount', 'Day', 'Weeks of training', 12.5, 46_348] });
  expect(book.content.sheets[0]?.cells.get(0)?.look?.bold).toBe(true);
  expect(left).toEqual([]);
  // As Excel itself writes: shared formulas, texts in pieces, prefixes, merged cells, a chart.
  const parts = unzipSync(new Uint8Array(foreign));
  const path = Object.keys(parts).find((name) => /worksheets\/sheet\d*\.xml$/.test(name))!;
  const sheet = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>
    <x:row r="1"><x:c r="A1"><x:v>2</x:v></x:c><x:c r="B1"><x:f t="shared" ref="B1:B2" si="0">A1*$A$1</x:f><x:v>4</x:v></x:c></x:row>
    <x:row r="2"><x:c r="A2"><x:v>3</x:v></x:c><x:c r="B2"><x:f t="shared" si="0"/><x:v>6</x:v></x:c>
    <x:c r="C2" t="inlineStr"><x:is><x:r><x:t>two </x:t></x:r><x:r><x:t>pieces</x:t></x:r></x:is></x:c>
    <x:c r="D2"><x:f>_xlfn.IFNA(A2,0)</x:f></x:c></x:row>
    </x:sheetData><x:mergeCells count="1"><x:mergeCell ref="A4:B4"/></x:mergeCells></x:worksheet>`;
  const changed = zipSync({ ...parts, [path]: strToU8(sheet), 'xl/charts/chart1.xml': strToU8('<c/>') });
  const opened = readXlsx(changed, 'Return.xlsx');
  expect(opened.book.content.sheets[0]?.cells.get(keyOf(1, 1))?.formula).toBe('=A2*$A$1');
  expect(Object.values(valuesOf(recalculated(opened.book)))).toEqual([[2, 4, 3, 6, 'two pieces', 3]]);
  expect(opened.left).toEqual(['charts', 'merged cells']);
});

test('what is no workbook is told so', () => {
  const tell = 'This is not an .xlsx file. Save it as Excel Workbook (.xlsx) and open that.';
  expect(() => readXlsx(strToU8('Reference,Title'), 'a.csv')).toThrow(tell);
  expect(() => readXlsx(zipSync({ 'word/document.xml': strToU8('<a/>') }), 'a.docx')).toThrow(tell);
});

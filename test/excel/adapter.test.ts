import { sortTable } from '../../src/local/excel/order.ts';
import { convertToRange, deleteColumn } from '../../src/local/excel/tables.ts';
import { write } from '../../src/local/excel/edit.ts';
import { areaAt } from '../../src/local/excel/place.ts';
import { contracts, openWorkbook, stamp, value } from './workbook.ts';

type World = ReturnType<typeof openWorkbook>;

async function withContracts(more: Partial<typeof contracts> = {}): Promise<World> {
  const world = openWorkbook();
  value(await world.workbook.put({ tables: [{ ...contracts, ...more }], stamp }));
  return world;
}

function tableOf({ host }: World) {
  const found = host.book.content.tables[0];
  if (!found) throw new Error('There is no table');
  return found;
}

async function cells(world: World, column: string) {
  const found = value(await world.workbook.read('contracts'));
  return Object.fromEntries(found?.rows.map((row) => [row.key, row.cells[column]?.value]) ?? []);
}

test('a table is put with values, texts that stay texts, live formulas and a stamp, in two round trips', async () => {
  const world = openWorkbook();
  const before = world.host.counts.batches;
  value(await world.workbook.put({ tables: [contracts], stamp }));
  expect(world.host.counts.batches - before).toBe(2);
  expect(await cells(world, 'title')).toEqual({
    'C-0001': 'Highways maintenance',
    'C-0002': '=HYPERLINK("https://example.org")',
    'C-0003': '007',
  });
  expect(await cells(world, 'double')).toEqual({ 'C-0001': 2001, 'C-0002': 500, 'C-0003': 0 });
  const { host } = world;
  const sheet = host.book.sheetNamed('Contracts')!;
  expect(host.book.cell(sheet.id, 2, 1)?.formula).toBeUndefined();
  expect(value(await world.workbook.facts()).stamp).toEqual(stamp);
});

test('rows are found by key and columns by identity after sorting, renaming, moving and adding', async () => {
  const world = await withContracts();
  const { host, workbook } = world;
  const sheet = host.book.sheetNamed('Contracts')!;
  host.change((book) => {
    sortTable(book, tableOf(world), { fields: [{ key: 2, ascending: true }], matchCase: false });
    write(book, sheet, areaAt(0, 1), [['What it is']]);
    write(book, sheet, areaAt(9, 9), [['mine']]);
  });
  const done = value(await workbook.write('contracts', [{ row: 'C-0002', column: 'title', value: 'Waste' }]));
  expect(done.cells).toBe(1);
  expect(await cells(world, 'title')).toMatchObject({ 'C-0002': 'Waste', 'C-0001': 'Highways maintenance' });
  expect(value(await workbook.read('contracts'))?.renamed).toEqual([
    { key: 'title', from: 'Title', to: 'What it is' },
  ]);
  expect(host.book.value(sheet.id, 9, 9)).toBe('mine');
  expect(value(await done.undo())).toBe(1);
  expect(await cells(world, 'title')).toMatchObject({ 'C-0002': '=HYPERLINK("https://example.org")' });
});

test('a refresh keeps people’s own columns and order, adds and removes rows, and is undone', async () => {
  const world = await withContracts();
  const { host, workbook, excel } = world;
  await excel.run(async (context) => {
    const table = context.workbook.tables.getItem('Contracts');
    table.columns.add(undefined, [['Note'], ['a'], ['b'], ['c']]);
    table.sort.apply([{ key: 0, ascending: false }]);
    await context.sync();
  });
  const rows = [
    ['C-0001', 'Highways', 2000, 'Running', ''],
    ['C-0003', '007', 5, 'Planned', ''],
    ['C-0009', 'New one', 7, 'Planned', ''],
  ];
  const done = value(await workbook.put({ tables: [{ ...contracts, rows }], stamp }));
  const sheet = host.book.sheetNamed('Contracts')!;
  const shown = (row: number) => [0, 1, 2, 4, 5].map((column) => host.book.value(sheet.id, row, column));
  expect([1, 2, 3].map(shown)).toEqual([
    ['C-0003', '007', 5, 10, 'c'],
    ['C-0001', 'Highways', 2000, 4000, 'a'],
    ['C-0009', 'New one', 7, 14, undefined],
  ]);
  expect(value(await done.undo())).toBe(3);
  expect(await cells(world, 'value')).toMatchObject({ 'C-0001': 1000.5, 'C-0003': 0 });
});

test('what people do to a table is told with its place and its mend', async () => {
  const copied = await withContracts();
  const sheet = copied.host.book.sheetNamed('Contracts')!;
  copied.host.change((book) => write(book, sheet, areaAt(3, 0), [['C-0001']]));
  expect(value(await copied.workbook.read('contracts'))?.problems).toEqual([
    { place: 'Contracts, rows 2 and 4', tell: '2 rows are C-0001. None of them is used. Delete the copies.' },
  ]);
  expect(
    value(await copied.workbook.write('contracts', [{ row: 'C-0001', column: 'value', value: 1 }])).cells,
  ).toBe(0);

  const plain = await withContracts();
  plain.host.change((book) => convertToRange(book, tableOf(plain)));
  expect(await plain.workbook.read('contracts')).toMatchObject({
    kind: 'fault',
    fault: { tell: 'The table on sheet Contracts was converted to a range.' },
  });

  const keyless = await withContracts();
  keyless.host.change((book) => deleteColumn(book, tableOf(keyless), 0));
  expect(await keyless.workbook.read('contracts')).toMatchObject({
    kind: 'fault',
    fault: { tell: expect.stringContaining('has lost its column Reference') as string },
  });

  const typing = await withContracts();
  typing.host.edit(true);
  expect(await typing.workbook.read('contracts')).toMatchObject({
    kind: 'fault',
    fault: { mend: 'Finish editing the cell in Excel, then try again.' },
  });
});

test('only formula columns are protected, and the adapter writes around the protection', async () => {
  const world = await withContracts({ protect: true });
  const { host, workbook } = world;
  const sheet = host.book.sheetNamed('Contracts')!;
  expect(() => host.change((book) => write(book, sheet, areaAt(1, 4), [[1]]))).toThrow('protected');
  host.change((book) => write(book, sheet, areaAt(1, 2), [[3]]));
  host.change((book) => write(book, sheet, areaAt(20, 8), [['mine']]));
  value(await workbook.put({ tables: [{ ...contracts, protect: true }], stamp }));
  expect(await cells(world, 'value')).toMatchObject({ 'C-0001': 1000.5 });
  expect(sheet.protection).toBeDefined();
});

test('what is not in the local workbook is answered with its name', async () => {
  const { excel } = openWorkbook();
  const asked = excel.run(async (context) => {
    context.workbook.worksheets.getItem('Sheet1').charts.load('items/name');
    await context.sync();
  });
  await expect(asked).rejects.toMatchObject({
    code: 'NotImplemented',
    message: 'Worksheet.charts is not in the local workbook.',
  });
});

test('20,000 rows of 12 columns go in as many round trips as their bytes need, and one', async () => {
  const { workbook, host } = openWorkbook();
  const columns = Array.from({ length: 12 }, (_, i) => ({ key: `c${i}`, header: `Column ${i}` }));
  const rows = Array.from({ length: 20_000 }, (_, row) =>
    columns.map((_c, i) => (i % 2 ? row * i : `text ${row} ${i}`)),
  );
  const table = { key: 'big', sheet: 'Big', name: 'Big', columns, keyColumn: 'c0', rows };
  value(await workbook.put({ tables: [table], stamp }));
  const bytes = JSON.stringify(rows).length;
  expect(host.counts.batches).toBeLessThanOrEqual(Math.ceil(bytes / 4_500_000) + 1);
  expect(host.counts.largest).toBeLessThan(5_000_000);
  const found = value(await workbook.read('big'));
  expect(found?.rows).toHaveLength(20_000);
  expect(found?.rows.at(-1)?.cells['c11']?.value).toBe(19_999 * 11);
});

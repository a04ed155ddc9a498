import { write } from '../../src/local/excel/edit.ts';
import { areaAt } from '../../src/local/excel/place.ts';
import { reportOf } from '../../src/ui/workbook/report.ts';
import type { Trial } from '../../src/ui/workbook/port.ts';
import { openWorkbook, stamp, value } from './workbook.ts';

const failing = (trials: readonly Trial[]) => trials.filter(({ expected, seen }) => expected !== seen);

test('the local Excel does all that the self-test asks of Excel, and is empty again afterwards', async () => {
  const { workbook, host } = openWorkbook();
  const told: number[] = [];
  const { trials } = value(await workbook.tryOut((so) => told.push(so.length)));
  expect(failing(trials)).toEqual([]);
  expect(reportOf({ facts: [['Platform', 'Mac']], trials })).toContain('13 of 13 as expected');
  expect(told).toEqual(trials.map((_, i) => i + 1));
  const { sheets, names, tables, xmlParts } = host.book.content;
  expect(sheets.map(({ name }) => name)).toEqual(['Sheet1']);
  expect([names, tables, xmlParts]).toEqual([[], [], []]);
});

test('an Excel that does something else is found out, by what it did', async () => {
  const { workbook, host } = openWorkbook();
  host.calculation.run = () => undefined; // one that works nothing out
  const { trials } = value(await workbook.tryOut(() => undefined));
  expect(failing(trials)[0]).toMatchObject({
    name: expect.stringContaining('formulas of a column calculate') as string,
    seen: '[["C-1","=1+1",10.25,""],["C-2","007",0.1,""],["C-3","3-4",3,""]]',
  });
});

test('a workbook that holds something is left alone', async () => {
  const used = openWorkbook();
  used.host.change((book) => write(book, book.content.sheets[0]!, areaAt(4, 4), [['mine']]));
  const stamped = openWorkbook();
  value(await stamped.workbook.stamp(stamp));
  for (const { workbook } of [used, stamped])
    expect(await workbook.tryOut(() => undefined)).toMatchObject({
      kind: 'fault',
      fault: { code: 'WorkbookNotEmpty' },
    });
});

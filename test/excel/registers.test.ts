import { day } from '../../src/domain/words/day.ts';
import { pounds } from '../../src/domain/words/money.ts';
import { differenceOf, registerSheet, writeBack } from '../../src/ui/workbook/registers/register-sheet.ts';
import { sortTable } from '../../src/local/excel/order.ts';
import { write } from '../../src/local/excel/edit.ts';
import { areaAt } from '../../src/local/excel/place.ts';
import type { Registers } from '../../src/registers/registers.ts';
import { type World, openWorld } from '../registers/world.ts';
import { openWorkbook, stamp, value } from './workbook.ts';

let world: World;
let registers: Registers;
beforeAll(async () => {
  world = await openWorld();
  registers = world.registers('sv-lead');
}, 60_000);
afterAll(() => world.close());

/** The contracts of the register in a workbook. */
async function inWorkbook() {
  const rows = value(await registers.contracts.all());
  const opened = openWorkbook();
  value(await opened.workbook.put({ tables: [registerSheet(registers.contracts.declaration, rows)], stamp }));
  const table = () => opened.host.book.content.tables[0]!;
  /** Types into the cell of a row and a column by their names. */
  const type = (ref: string, header: string, text: string | number) =>
    opened.host.change((book) => {
      const { area, columns, sheet } = table();
      const column = (name: string) => area.left + columns.findIndex((one) => one.name === name);
      const rowsDown = Array.from({ length: area.bottom - area.top }, (_, i) => area.top + 1 + i);
      const row = rowsDown.find((each) => book.value(sheet, each, column('Reference')) === ref)!;
      write(book, book.sheet(sheet), areaAt(row, column(header)), [[text]]);
    });
  const difference = async () => {
    const found = value(await opened.workbook.read('contracts'));
    return differenceOf(registers.contracts.declaration, registers.contracts.rows() ?? [], found!);
  };
  return { ...opened, table, type, difference };
}

async function add(ref: string, title: string) {
  const saved = await registers.contracts.add({
    ref,
    title,
    stage: 'awarded',
    value: pounds('1000.50'),
    start: day('2026-04-01'),
  });
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
  return saved.row;
}

test('a register goes into the workbook and comes back unchanged, then edits are told, written with their version, and refused when somebody was faster', async () => {
  await add('C-9001', 'Lift maintenance');
  await add('C-9002', '=1+1');
  const sheet = await inWorkbook();
  expect(await sheet.difference()).toEqual({ changed: [], problems: [] });
  sheet.host.change((book) =>
    sortTable(book, sheet.table(), { fields: [{ key: 0, ascending: false }], matchCase: false }),
  );
  sheet.type('C-9001', 'Contract', 'Lifts and hoists');
  const { changed, problems } = await sheet.difference();
  expect(problems).toEqual([]);
  expect(changed.map(({ cells }) => cells)).toMatchObject([
    [{ label: 'Contract', from: 'Lift maintenance', to: 'Lifts and hoists' }],
  ]);
  const written = await writeBack(registers.contracts, changed, () => undefined);
  expect(written.ends.map(({ saved }) => saved.kind)).toEqual(['saved']);
  value(await sheet.workbook.write('contracts', written.versions));
  expect(await sheet.difference()).toEqual({ changed: [], problems: [] });

  const row = registers.contracts.rows()!.find((one) => one.values.ref === 'C-9001')!;
  await registers.contracts.change(row, { title: 'Changed by somebody else' });
  sheet.type('C-9001', 'Contract', 'Mine');
  const late = await sheet.difference();
  expect(late.changed).toEqual([]);
  expect(late.problems).toMatchObject([
    { tell: expect.stringContaining('Somebody changed this row') as string },
  ]);
});

test('what cannot be read is told by its cell, and text that is the same number changes nothing', async () => {
  await add('C-9101', 'Roofs');
  const sheet = await inWorkbook();
  sheet.type('C-9101', 'Value', "'1,000.50");
  expect((await sheet.difference()).changed).toEqual([]);
  sheet.type('C-9101', 'Value', "'1000,50");
  sheet.type('C-9101', 'Stage', 'planned');
  sheet.type('C-9101', 'Contract', '');
  const { changed, problems } = await sheet.difference();
  expect(changed).toEqual([]);
  const told = problems.map(({ place, tell }) => `${place.replace(/\d+$/, '#')}: ${tell}`);
  expect(told).toHaveLength(3);
  expect(told.join()).toContain('Contracts!A#: Contract is needed. Write it, or undo the change.');
  expect(told.join()).toContain('“planned” is not one of the choices.');
  expect(told.join()).toContain('1000,50');
});

import { day } from '../../src/domain/words/day.ts';
import { pounds } from '../../src/domain/words/money.ts';
import { catchUp } from '../../src/ui/workbook/registers/catch-up.ts';
import { clashOutrun, clashWith, settleClash } from '../../src/ui/workbook/registers/clash.ts';
import {
  type RowChange,
  differenceOf,
  registerSheet,
  writeBack,
} from '../../src/ui/workbook/registers/register-sheet.ts';
import { sheetRegisters } from '../../src/ui/workbook/registers/rules.ts';
import type { FoundRow } from '../../src/ui/workbook/port.ts';
import { sortTable } from '../../src/local/excel/order.ts';
import { write } from '../../src/local/excel/edit.ts';
import { areaAt } from '../../src/local/excel/place.ts';
import type { Declaration } from '../../src/registers/declare.ts';
import type { Conflict, Register, Saved } from '../../src/registers/types.ts';
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
async function inWorkbook(keep = false) {
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
  // With `keep` the page is still open that filled the table.
  const difference = async () => {
    const found = value(await opened.workbook.read('contracts'));
    const { declaration } = registers.contracts;
    return differenceOf(declaration, registers.contracts.rows() ?? [], found!, {
      ...sheetRegisters[0],
      earlier: (version) => (keep ? rows.find((row) => row.etag === version) : undefined),
    });
  };
  /** Lets the sheet say what the register says of a row, as the page does after writing or deciding. */
  const bring = async (change: RowChange<Declaration>, saved: Saved<Declaration>) => {
    if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
    const caught = [{ row: saved.row, held: heldBy(change.found) }];
    value(await catchUp(opened.workbook, contracts().declaration, caught));
  };
  return { ...opened, table, type, difference, bring };
}

// The page knows the registers by no more than their declarations.
const contracts = () => registers.contracts as unknown as Register<Declaration>;
type Contracts = Registers['contracts']['declaration'];
const asRow = (change: RowChange<Contracts>) => change as unknown as RowChange<Declaration>;
const asConflict = (conflict: Conflict<Contracts>) => conflict as unknown as Conflict<Declaration>;

const heldBy = (found: FoundRow) => (column: string) => found.cells[column]?.value;

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
  expect(await sheet.difference()).toEqual({ changed: [], outrun: [], problems: [] });
  sheet.host.change((book) =>
    sortTable(book, sheet.table(), { fields: [{ key: 0, ascending: false }], matchCase: false }),
  );
  sheet.type('C-9001', 'Contract', 'Lifts and hoists');
  const { changed, problems } = await sheet.difference();
  expect(problems).toEqual([]);
  expect(changed.map(({ cells }) => cells)).toMatchObject([
    [{ label: 'Contract', from: 'Lift maintenance', to: 'Lifts and hoists' }],
  ]);
  const ends = await writeBack(registers.contracts, changed, () => undefined);
  expect(ends.map(({ saved }) => saved.kind)).toEqual(['saved']);
  value(
    await catchUp(
      sheet.workbook,
      registers.contracts.declaration,
      ends.flatMap(({ change, saved }) =>
        saved.kind === 'saved' ? [{ row: saved.row, held: heldBy(change.found) }] : [],
      ),
    ),
  );
  expect(await sheet.difference()).toEqual({ changed: [], outrun: [], problems: [] });

  const row = registers.contracts.rows()!.find((one) => one.values.ref === 'C-9001')!;
  await registers.contracts.change(row, { title: 'Changed by somebody else' });
  sheet.type('C-9001', 'Contract', 'Mine');
  const late = await sheet.difference();
  expect(late).toMatchObject({ changed: [], problems: [], outrun: [{ changes: { title: 'Mine' } }] });

  const clash = clashOutrun(registers.contracts.declaration, asRow(late.outrun[0]!));
  expect(clash.open).toEqual([{ key: 'title', mine: 'Mine', theirs: 'Changed by somebody else' }]);
  const { saved, changes } = await settleClash(contracts(), sheetRegisters[0]!, {
    ...clash,
    draft: { title: 'Mine' },
  });
  expect([saved.kind, Object.keys(changes)]).toEqual(['saved', ['title', 'toComplete']]);
  await sheet.bring(clash.change, saved);
  expect(await sheet.difference()).toEqual({ changed: [], outrun: [], problems: [] });
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

test('two people change one row: other columns are merged and shown on the sheet, the same column is a conflict', async () => {
  const row = await add('C-9201', 'Boilers');
  const sheet = await inWorkbook(true);
  await registers.contracts.change(row, { title: 'Boilers and pumps' });
  sheet.type('C-9201', 'Value', 2000);
  const { changed, problems } = await sheet.difference();
  expect(problems).toEqual([]);
  const [end] = await writeBack(registers.contracts, changed, () => undefined);
  if (end?.saved.kind !== 'saved') throw new Error(JSON.stringify(end?.saved));
  const caught = { row: end.saved.row, held: heldBy(end.change.found) };
  value(await catchUp(sheet.workbook, registers.contracts.declaration, [caught]));
  const found = value(await sheet.workbook.read('contracts'))!;
  const onSheet = found.rows.find(({ key }) => key === row.id)!.cells;
  expect([onSheet['title']?.value, onSheet['value']?.value]).toEqual(['Boilers and pumps', 2000]);

  const again = await inWorkbook(true);
  await registers.contracts.change(end.saved.row, { value: pounds('3000') });
  again.type('C-9201', 'Value', 4000);
  const [late] = await writeBack(registers.contracts, (await again.difference()).changed, () => undefined);
  expect(late?.saved).toMatchObject({ kind: 'conflict', conflict: { columns: ['value'] } });
  if (late?.saved.kind !== 'conflict') return;
  registers.saving.discard(late.saved.conflict.key);
  const { theirs } = late.saved.conflict;
  const clash = clashWith(contracts().declaration, asRow(late.change), asConflict(late.saved.conflict));
  expect(clash.open).toEqual([{ key: 'value', mine: '4000', theirs: '3000' }]);

  // Theirs: nothing is sent, and the sheet takes it.
  world.wire.length = 0;
  const left = await settleClash(contracts(), sheetRegisters[0]!, { ...clash, draft: { value: '3000' } });
  expect(left).toMatchObject({ saved: { kind: 'saved', row: { etag: theirs.etag } }, changes: {} });
  expect(world.wire).toEqual([]);
  await again.bring(clash.change, left.saved);
  expect(await again.difference()).toEqual({ changed: [], outrun: [], problems: [] });

  // Mine, against the version that was decided on: a third person between is told again, never overwritten.
  await registers.contracts.change(theirs, { value: pounds('3500') });
  const third = await settleClash(contracts(), sheetRegisters[0]!, { ...clash, draft: { value: '4000' } });
  if (third.saved.kind !== 'conflict') throw new Error(third.saved.kind);
  registers.saving.discard(third.saved.conflict.key);
  const anew = clashWith(contracts().declaration, clash.change, third.saved.conflict);
  const mine = await settleClash(contracts(), sheetRegisters[0]!, { ...anew, draft: { value: '4000' } });
  expect(mine.saved).toMatchObject({ kind: 'saved', row: { values: { value: pounds('4000') } } });
});

test('a decision that contradicts the rest of the row is refused with the reason', async () => {
  const row = await add('C-9401', 'Fences');
  const sheet = await inWorkbook(true);
  await registers.contracts.change(row, { end: day('2031-01-01') });
  sheet.type('C-9401', 'Ends', "'1 January 2030");
  const [late] = await writeBack(registers.contracts, (await sheet.difference()).changed, () => undefined);
  if (late?.saved.kind !== 'conflict') throw new Error(JSON.stringify(late?.saved));
  registers.saving.discard(late.saved.conflict.key);
  const clash = clashWith(contracts().declaration, asRow(late.change), asConflict(late.saved.conflict));
  const refused = await settleClash(contracts(), sheetRegisters[0]!, {
    ...clash,
    draft: { end: '1 May 2020' },
  });
  expect(refused.saved).toMatchObject({
    kind: 'refused',
    problems: [{ tell: 'The end is before the start. Correct one of the two dates.' }],
  });
});

test('what follows from other columns follows, what others name a row by stays, and contradictions are not written', async () => {
  await add('C-9301', 'Gutters');
  const sheet = await inWorkbook();
  sheet.type('C-9301', 'Ends', "'1 January 2020");
  expect((await sheet.difference()).problems).toMatchObject([
    { tell: 'The end is before the start. Correct one of the two dates.' },
  ]);
  sheet.type('C-9301', 'Ends', "'1 January 2030");
  sheet.type('C-9301', 'Reference', 'C-0000');
  const { changed, problems } = await sheet.difference();
  expect(problems.map(({ tell }) => tell)).toEqual([
    'Reference is not changed here. Other rows name this one by it. Undo the change.',
  ]);
  expect(changed.map(({ changes }) => changes)).toEqual([{ end: '2030-01-01', toComplete: 'service' }]);
});

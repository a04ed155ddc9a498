import { type ImportCheck, checkTable } from '../../../src/domain/import/check.ts';
import { matchColumns } from '../../../src/domain/import/columns.ts';
import { readFile } from '../../../src/registers/import/read-file.ts';
import { type ImportSummary, runImport } from '../../../src/registers/import/run.ts';
import { type TakenBack, takeBackImport } from '../../../src/registers/import/take-back.ts';
import type { Registers } from '../../../src/registers/registers.ts';
import { type World, openWorld } from '../world.ts';

const heads = 'Ref,Title,Service,Value,Start date,End date,Supplier,Status\n';
const line = (at: number, value = '215000', supplier = `Supplier ${at}`) =>
  `X-${at},Lifts ${at},Property,${value},01/04/2026,31/03/2029,${supplier},Awarded\n`;
const checked = async (rows: string): Promise<ImportCheck> => {
  const table = await readFile(new TextEncoder().encode(heads + rows));
  if (table.kind === 'problems') throw new Error(JSON.stringify(table.problems));
  return checkTable(table.value, matchColumns(table.value.header));
};
const quiet = { file: 'register.csv', progress: () => undefined };

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());
const person = (name = 'officer-waste') => world.registers(name, { quota: 1_000_000 });

async function imported(registers: Registers, rows: string): Promise<ImportSummary> {
  const result = await runImport(registers, await checked(rows), quiet);
  if (result.kind === 'fault') throw new Error(JSON.stringify(result.fault));
  return result.value;
}
async function takenBack(registers: Registers, { written }: ImportSummary): Promise<TakenBack> {
  const result = await takeBackImport(registers, written, quiet);
  if (result.kind === 'fault') throw new Error(JSON.stringify(result.fault));
  return result.value;
}
/** What a fresh reader finds. */
async function stored() {
  const fresh = person('auditor');
  const read = async <T>(all: Promise<{ kind: string; value?: readonly { values: T }[] }>) =>
    ((await all).value ?? []).map(({ values }) => values);
  return {
    contracts: await read(fresh.contracts.all()),
    suppliers: await read(fresh.suppliers.all()),
    links: await read(fresh.contractSuppliers.all()),
    audit: await read(fresh.audit.all()),
  };
}
async function only<T>(rows: Promise<{ kind: string; value?: readonly T[] }>): Promise<T> {
  const [first] = (await rows).value ?? [];
  if (first === undefined) throw new Error('There is no row.');
  return first;
}

test('an import is taken back as a whole: contracts, suppliers and links go, and it can be imported again', async () => {
  const rows = Array.from({ length: 30 }, (_, at) => line(at)).join('');
  const registers = person();
  const steps: number[] = [];
  const summary = await imported(registers, rows);
  const result = await takeBackImport(registers, summary.written, {
    file: 'register.csv',
    progress: (done, of) => steps.push(done / of),
  });
  expect(result).toEqual({ kind: 'ok', value: { removed: 30, changedBack: 0, suppliers: 30, kept: [] } });
  expect(steps.at(-1)).toBe(1);
  expect(steps).toEqual(steps.toSorted((one, other) => one - other));
  const left = await stored();
  expect([left.contracts, left.suppliers, left.links]).toEqual([[], [], []]);
  expect(left.audit.map(({ title }) => title)).toEqual([
    'Imported register.csv: 30 new, 0 changed, 0 the same, 0 not taken.',
    'Import of register.csv taken back: 30 removed, 0 changed back, 0 kept.',
  ]);
  expect(await imported(person(), rows)).toMatchObject({ new: 30, failed: [] });
});

test('what an import changed gets back what it held; what it did not touch stays', async () => {
  await imported(person('procurement'), line(1) + line(2));
  const registers = person();
  const summary = await imported(registers, line(1, '300000') + line(2) + line(3));
  expect(summary).toMatchObject({ new: 1, changed: 1, same: 1 });
  expect(await takenBack(registers, summary)).toEqual({
    removed: 1,
    changedBack: 1,
    suppliers: 1,
    kept: [],
  });
  const left = await stored();
  expect(left.contracts.map(({ sourceKey, value }) => [sourceKey, value])).toEqual([
    ['X-1', 21_500_000n],
    ['X-2', 21_500_000n],
  ]);
  expect(left.suppliers.map(({ title }) => title)).toEqual(['Supplier 1', 'Supplier 2']);
  expect(left.links).toHaveLength(2);
});

test('a contract that somebody went on with stays, with its supplier, and is named', async () => {
  const registers = person();
  const summary = await imported(registers, line(1) + line(2) + line(3) + line(4, '1000', 'Supplier 1'));
  const other = person('procurement');
  const rows = await other.contracts.all();
  if (rows.kind === 'fault') throw new Error(rows.fault.tell);
  const find = (key: string) => rows.value.find(({ values }) => values.sourceKey === key);
  const [one, two, four] = [find('X-1'), find('X-2'), find('X-4')];
  if (!one || !two || !four) throw new Error('A contract is missing.');
  await other.contracts.change(one, { description: 'Twelve lifts.' });
  await other.actions.add({
    title: 'Ask for postcodes',
    ref: 'A-0001',
    status: 'open',
    owner: 'officer-waste@council.example',
    contract: two.values.ref,
  });
  await other.contracts.remove(four);
  const taken = await takenBack(registers, summary);
  expect(taken).toMatchObject({ removed: 1, changedBack: 0, suppliers: 1 });
  expect(taken.kept.map(({ place, tell }) => `${place}: ${tell}`).toSorted()).toEqual([
    `${one.values.ref}, Lifts 1: Somebody changed this contract since the import. It was not taken back.`,
    `${two.values.ref}, Lifts 2: A checklist, a file or an action belongs to this contract. It was not taken back.`,
    `${four.values.ref}, Lifts 4: Somebody has removed this contract already.`,
  ]);
  const left = await stored();
  expect(left.contracts.map(({ sourceKey }) => sourceKey)).toEqual(['X-1', 'X-2']);
  expect(left.suppliers.map(({ title }) => title)).toEqual(['Supplier 1', 'Supplier 2']);
  expect(left.links.map(({ contract }) => contract)).toEqual([one.values.ref, two.values.ref]);
  expect((await only(person().contracts.all())).values.description).toBe('Twelve lifts.');
  expect(registers.saving.state().kind).not.toBe('needs-you');
});

test('rows that another person imported from the same file at the same time are not taken back', async () => {
  const rows = Array.from({ length: 40 }, (_, at) => line(at)).join('');
  const [one, other] = [person(), person('procurement')];
  const [mine, theirs] = await Promise.all([imported(one, rows), imported(other, rows)]);
  expect(mine.new + theirs.new).toBeGreaterThanOrEqual(40);
  const before = await person('auditor').contracts.all();
  if (before.kind === 'fault') throw new Error(before.fault.tell);
  const byOther = before.value.filter(({ created }) => created.by.upn.startsWith('procurement'));
  await takenBack(one, mine);
  const left = await stored();
  expect(left.contracts.map(({ ref }) => ref)).toEqual(byOther.map(({ values }) => values.ref));
});

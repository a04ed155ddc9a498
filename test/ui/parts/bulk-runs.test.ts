import { day } from '../../../src/domain/words/day.ts';
import { startChecklists } from '../../../src/ui/contracts/start-checklists.ts';
import { changeMany } from '../../../src/ui/contracts/use-bulk.ts';
import type { Line } from '../../../src/ui/contracts/use-lines.ts';
import { type BulkRun, bulkRuns, inBulk } from '../../../src/ui/parts/bulk-runs.ts';
import type { Registers } from '../../../src/registers/registers.ts';
import { openWorld, type World } from '../../registers/world.ts';

const rowCount = 150;
let world: World;
let registers: Registers;
beforeAll(async () => {
  world = await openWorld();
  const writes = Array.from({ length: rowCount }, (_, n) => ({
    kind: 'add' as const,
    values: { title: `Row ${n}`, ref: `B-${n}`, stage: 'awarded' as const },
  }));
  await world.registers('procurement').contracts.many(writes, () => undefined);
});
// Each test has the quota of a minute to itself.
beforeEach(async () => {
  registers = world.registers('procurement');
  await registers.contracts.all();
});
afterAll(() => world.close());

/** What the page shows while the work goes on; `also` is called at each change. */
async function watched<T>(work: () => Promise<T>, also: (run: BulkRun) => void = () => undefined) {
  const shown: string[] = [];
  const stop = bulkRuns.subscribe(() => {
    for (const run of bulkRuns.now()) {
      shown.push(`${run.doing} ${run.done} of ${run.total} ${run.what}`);
      also(run);
    }
  });
  const ended = await work();
  stop();
  expect(bulkRuns.now()).toEqual([]);
  return { shown, ended };
}

const managed = async () => {
  const rows = await world.registers('sv-lead').contracts.all();
  if (rows.kind === 'fault') throw new Error(rows.fault.tell);
  return rows.value.filter(({ values }) => values.contractManager !== undefined).length;
};
const setManager = (rows: readonly Line['row'][]) => {
  const wanted = rows.map((row) => ({ row, changes: { contractManager: 'procurement@council.example' } }));
  return inBulk({ doing: 'Changing', what: 'contracts', total: rows.length, row: 3 }, (watch) =>
    changeMany(registers.saving, registers.contracts, wanted, watch),
  );
};
const rows = () => registers.contracts.rows() ?? [];

test('many changes are shown row by row until the last; a few that go in one request are not', async () => {
  const few = await watched(() => setManager(rows().slice(0, 20)));
  expect(few.shown).toEqual([]);
  expect(few.ended.words('contract', 'changed')).toBe('20 contracts changed.');
  await few.ended.undo();
  registers = world.registers('procurement');
  await registers.contracts.all();
  const many = await watched(() => setManager(rows()));
  expect(many.shown[0]).toBe(`Changing 0 of ${rowCount} contracts`);
  expect(many.shown.at(-1)).toBe(`Changing ${rowCount} of ${rowCount} contracts`);
  expect(many.shown.length).toBe(rowCount + 1);
  const back = await watched(() =>
    inBulk({ doing: 'Changing back', what: 'contracts', total: rowCount, row: 3 }, many.ended.undo),
  );
  expect(back.shown.at(-1)).toBe(`Changing back ${rowCount} of ${rowCount} contracts`);
  expect(await managed()).toBe(0);
});

test('many changes that a person stops leave the others as they were, say how many, and can be undone', async () => {
  const { ended } = await watched(
    () => setManager(rows()),
    ({ done, stop }) => done === 1 && stop(),
  );
  expect(ended.saved).toBeGreaterThan(0);
  expect(ended.saved).toBeLessThan(rowCount);
  expect(await managed()).toBe(ended.saved);
  expect(ended.words('contract', 'changed')).toBe(
    `${ended.saved} contracts changed. You stopped: ${rowCount - ended.saved} not changed.`,
  );
  expect(registers.saving.pending()).toEqual([]);
  expect(await ended.undo()).toBeUndefined();
  expect(await managed()).toBe(0);
});

test('many checklists are started and taken back with how far it is, and both can be stopped', async () => {
  // Of a line only its contract and size are asked.
  const lines = rows().map((row) => ({ row, contract: row.values, tier: 'low' })) as unknown as Line[];
  const who = { officer: 'procurement@council.example', on: day('2026-11-20') };
  const stopAt = (at: number) => (run: BulkRun) => {
    if (run.done === at) run.stop();
  };
  const there = async () => {
    const read = await world.registers('sv-lead').checklists.all();
    return read.kind === 'ok' ? read.value.length : -1;
  };
  const started = await watched(() => startChecklists(registers, lines, who), stopAt(1));
  expect(started.shown[0]).toBe(`Starting 0 of ${rowCount} checklists`);
  const count = await there();
  expect([count > 0, count < rowCount]).toEqual([true, true]);
  expect(started.ended.words).toBe(
    `${count} checklists started. You stopped: ${rowCount - count} not started.`,
  );
  const back = await watched(async () => started.ended.undo?.(), stopAt(5));
  expect(back.shown.at(-1)).toBe(`Taking back 5 of ${count} checklists`);
  expect(back.ended).toBe(`${count - 5} checklists not taken back.`);
  expect(await there()).toBe(count - 5);
});

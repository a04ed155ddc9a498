import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderAt } from '../../src/cli/folder.ts';
import { registerLine } from '../../src/domain/contract/register-line.ts';
import { contracts } from '../../src/registers/lists/contracts.ts';
import { openRows } from '../../src/registers/rows.ts';
import { openFileStore } from '../../src/registers/store/file.ts';
import { openScan } from '../../src/registers/store/scan/scan.ts';
import { shapeOf, type Store } from '../../src/registers/store/store.ts';
import { sizeOf, type Table } from '../../src/registers/store/table.ts';
import type { Row as ListRow } from '../../src/registers/types.ts';
import { element } from '../elements.ts';
import { atMost, median, ms, type Bar, type Line, type Result, type Row } from '../row.ts';

const counts = (process.env['BENCH_COUNTS'] ?? '1000,20000,100000,500000').split(',').map(Number);
const [usual, largest] = [20_000, 500_000];
const kinds = ['reading and encoding', 'open', 'pivot'] as const;

type Costs = Record<(typeof kinds)[number], number>;

const encoder = new TextEncoder();

/** A list packed from its pages as they come over the wire, and how long that took; making the pages is not counted. */
function encoded(count: number): { readonly table: Table; readonly time: number } {
  const scan = openScan(contracts);
  let time = 0;
  globalThis.gc?.();
  for (let from = 0; from < count; from += 5000) {
    const value = Array.from({ length: Math.min(5000, count - from) }, (_, n) => element(from + n));
    const page = encoder.encode(JSON.stringify({ value }));
    time += timed(() => scan.page(page)).time;
  }
  const { time: last, value } = timed(() => scan.finish());
  return { table: value.table, time: time + last };
}

/** Contracts by stage and what each needs, over every row. */
function pivoted(rows: readonly ListRow<typeof contracts>[]): Map<string, number> {
  const rule = { policy: [], on: '2026-11-22' as never }; // a day is a text of this form
  const found = new Map<string, number>();
  for (const { values } of rows) {
    const { contract, need } = registerLine(values as never, { suppliers: [], checklists: [] }, rule);
    const key = `${contract.stage} ${need}`;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

function timed<T>(work: () => T): { time: number; value: T } {
  const began = performance.now();
  const value = work();
  return { time: performance.now() - began, value };
}

/** The rows as the copy in the file has them: any of them can be looked at, and the first screen of them was. */
async function opened(store: Store): Promise<readonly ListRow<typeof contracts>[]> {
  const copy = await store.open(contracts.key);
  if (!copy) throw new Error('The file holds no copy.');
  const register = openRows(contracts);
  register.replace(copy.snapshot.table, register.moment());
  const rows = register.all() ?? [];
  if (rows.slice(0, 50).some(({ values }) => typeof values.title !== 'string'))
    throw new Error('A row is none.');
  return rows;
}

/** Microseconds an item. */
async function costsOf(count: number, store: Store): Promise<Costs> {
  const { table, time } = encoded(count);
  const snapshot = { shape: shapeOf(contracts), stamp: 'bench', table, problems: [] };
  const later = { stamp: 'bench', items: [], gone: [], at: new Date().toISOString() };
  await store.snapshot(contracts.key, { snapshot, later });
  globalThis.gc?.();
  const began = performance.now();
  const rows = await opened(store);
  const open = performance.now() - began;
  globalThis.gc?.();
  const pivot = timed(() => pivoted(rows));
  const each = (spent: number) => (spent * 1000) / count;
  return { 'reading and encoding': each(time), open: each(open), pivot: each(pivot.time) };
}

async function run(say: (line: string) => void): Promise<Result> {
  const path = mkdtempSync(join(tmpdir(), 'good-measure-bench-'));
  const owner = { tenantId: 'bench', personId: 'bench', site: 'bench' };
  const store = openFileStore({ owner, now: () => new Date(), folder: folderAt(path) });
  try {
    return await measured(store, say);
  } finally {
    rmSync(path, { recursive: true });
  }
}

async function measured(store: Store, say: (line: string) => void): Promise<Result> {
  await costsOf(usual, store); // warm
  const lines: Line[] = [];
  const found = new Map<number, Costs>();
  for (const count of counts) {
    say(`${count} items`);
    const all: Costs[] = [];
    for (let round = 0; round < 5; round += 1) all.push(await costsOf(count, store));
    const costs = Object.fromEntries(
      kinds.map((kind) => [kind, median(all.map((one) => one[kind]))]),
    ) as Costs; // all kinds
    found.set(count, costs);
    lines.push({
      who: `${count.toLocaleString('en-GB')} items`,
      figures: Object.fromEntries(kinds.map((kind) => [`${kind}, µs an item`, ms(costs[kind])])),
    });
  }
  const { table } = encoded(100_000);
  const bytes = sizeOf(table) / table.count;
  const slopes = kinds.map((kind): Bar => {
    const [a, b] = [found.get(usual)?.[kind] ?? Number.NaN, found.get(largest)?.[kind] ?? Number.NaN];
    return atMost(`cost of ${kind} an item at 500,000 beside 20,000`, b / a, 1.3, ' ×');
  });
  lines.push({ who: 'bytes an item in memory at 100,000', figures: { bytes: ms(bytes) } });
  return { lines, bars: [atMost('bytes an item in memory at 100,000', bytes, 160), ...slopes] };
}

/** What an item costs in memory and time, in short lists and long ones. */
export const size: Row = { name: 'size', title: 'Cost of an item, from 1,000 to 500,000', run };

import { registerLine } from '../../src/domain/contract/register-line.ts';
import { contracts } from '../../src/registers/lists/contracts.ts';
import { lazyRows } from '../../src/registers/store/lazy.ts';
import { openScan } from '../../src/registers/store/scan/scan.ts';
import { sizeOf, type Table } from '../../src/registers/store/table.ts';
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
function pivoted(rows: ReturnType<typeof lazyRows<typeof contracts>>): Map<string, number> {
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

/** Microseconds an item. */
function costsOf(count: number): Costs {
  const { table, time } = encoded(count);
  globalThis.gc?.();
  const kept = structuredClone(table);
  const open = timed(() => lazyRows(contracts, structuredClone(kept)));
  globalThis.gc?.();
  const pivot = timed(() => pivoted(open.value));
  const each = (time: number) => (time * 1000) / count;
  return { 'reading and encoding': each(time), open: each(open.time), pivot: each(pivot.time) };
}

async function run(say: (line: string) => void): Promise<Result> {
  costsOf(usual); // warm
  const lines: Line[] = [];
  const found = new Map<number, Costs>();
  for (const count of counts) {
    say(`${count} items`);
    const all = Array.from({ length: 5 }, () => costsOf(count));
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

import { openRegisters } from '../../src/registers/open.ts';
import type { Values } from '../../src/registers/declare.ts';
import { contracts } from '../../src/registers/lists/contracts.ts';
import { addWithGraphClient, addWithPnp, placeOf, type Place } from '../peers.ts';
import { atLeast, atMost, exactly, inTurn, median, ms, type Result, type Row } from '../row.ts';
import { openBench, type Bench } from '../tenant.ts';

const count = 2000;
/** Rows that are in the list before each import, so that nobody meets what the one before brought. */
const before = 100;
/**
 * A minute of the quota lasts so long here, and an answer takes as much less. What the machine computes takes as long as
 * ever, and so weighs fifteen times as much beside the quota; in still shorter minutes it would be all that is measured.
 */
const minute = 4000;
const speed = 60_000 / minute;
/** The time that an answer takes, in milliseconds of a whole minute. */
const latency = 90;
/** Resource units a minute of the smallest tenant, and of a create. */
const quota = 1250;
const unitsACreate = 2;

type Contract = Values<typeof contracts>;

let batch = 0;

const rowsOfOurs = (): Contract[] => {
  batch += 1;
  return Array.from({ length: count }, (_, n) => ({
    title: `Contract ${n}`,
    ref: `B-${batch}-${n}`,
    stage: 'awarded' as const,
    service: 'Highways',
  }));
};

/** The same rows as fields, for clients that know nothing of registers. */
const itemsOfTheirs = () =>
  rowsOfOurs().map(({ title, ref, stage, service }, n) => ({
    Title: title,
    Ref: ref,
    Stage: stage,
    Service: service,
    ClientKey: `bench-${batch}-${n}`,
    Bucket: n,
  }));

async function ours(bench: Bench, unitsAMinute: number, faster: number): Promise<number> {
  const register = openRegisters(bench.registers(unitsAMinute, faster)).contracts;
  const saved = await register.many(
    rowsOfOurs().map((values) => ({ kind: 'add', values })),
    () => undefined,
  );
  return saved.filter(({ kind }) => kind === 'saved').length;
}

type Import = { readonly who: string; readonly add: () => Promise<number> };

const imports = (bench: Bench, place: Place, unitsAMinute: number, faster: number): Import[] => [
  { who: 'Good Measure', add: () => ours(bench, unitsAMinute, faster) },
  { who: 'graph-client, batches', add: () => addWithGraphClient(bench, place, itemsOfTheirs()) },
  { who: '@pnp/graph, batched', add: () => addWithPnp(bench, place, itemsOfTheirs()) },
];

/** The list as it was before the first import. */
async function emptied(bench: Bench): Promise<void> {
  const list = { site: 'SocialValue', list: 'Contracts', count: before, running: ['Bucket'] };
  await bench.order({ fill: list });
}

async function underQuota(bench: Bench, place: Place) {
  await bench.order({ tier: 'smallest', minuteLasts: minute, chaos: { latency: latency / speed } });
  const found = new Map<string, { stored: number[]; time: number[]; refused: number[] }>();
  for (let round = 0; round < 5; round += 1) {
    for (const { who, add } of imports(bench, place, quota, speed)) {
      await new Promise((over) => setTimeout(over, minute));
      await emptied(bench);
      await bench.order({ resetCounters: true });
      const began = performance.now();
      const stored = await add();
      const time = performance.now() - began;
      const { refused } = await bench.order({});
      const all = found.get(who) ?? { stored: [], time: [], refused: [] };
      found.set(who, {
        stored: [...all.stored, stored],
        time: [...all.time, time],
        refused: [...all.refused, refused],
      });
    }
  }
  await bench.order({ tier: 'generous', minuteLasts: 60_000, resetCounters: true });
  return [...found].map(([who, { stored, time, refused }]) => ({
    who,
    stored: Math.min(...stored),
    time: median(time),
    refused: Math.max(...refused),
  }));
}

async function run(say: (line: string) => void): Promise<Result> {
  const bench = await openBench();
  try {
    const place = await placeOf(bench, 'Contracts');
    say(`importing ${count} rows within the quota of the smallest tenant, a minute being ${minute / 1000} s`);
    const paced = await underQuota(bench, place);
    say('importing without a limit, 40 ms a request');
    await bench.order({ chaos: { latency: 40 } });
    const all = imports(bench, place, 1e9, 1);
    const free = await inTurn(Object.fromEntries(all.map(({ who, add }) => [who, add])), 5, () =>
      emptied(bench),
    );
    const own = paced[0] ?? { stored: 0, time: Number.NaN, refused: Number.NaN };
    const floor = (Math.ceil((unitsACreate * count) / quota) - 1) * minute;
    const freeOfOurs = free['Good Measure'] ?? Number.NaN;
    const bestPeer = Math.min(...all.slice(1).map(({ who }) => free[who] ?? Number.NaN));
    return {
      lines: [
        ...paced.map(({ who, stored, time, refused }) => ({
          who: `${who} (within the quota)`,
          figures: { ms: ms(time), stored, 'refused with 429': refused },
        })),
        ...Object.entries(free).map(([who, time]) => ({
          who: `${who} (no limit)`,
          figures: { ms: ms(time) },
        })),
      ],
      bars: [
        exactly('rows stored within the quota', own.stored, count),
        atMost('time over the floor that the quota sets', own.time / floor, 1.05, ' ×'),
        exactly('provoked refusals', own.refused, 0),
        atLeast('faster without a limit than the best peer', bestPeer / freeOfOurs, 2.2),
      ],
    };
  } finally {
    bench.close();
  }
}

/** An import of many rows, within the quota and without. */
export const importRows: Row = { name: 'import', title: `Import ${count.toLocaleString('en-GB')} rows`, run };

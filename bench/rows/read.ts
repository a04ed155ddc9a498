import type { ChildProcess } from 'node:child_process';
import { openRegisters } from '../../src/registers/open.ts';
import { contracts } from '../../src/registers/lists/contracts.ts';
import { sizeSetting } from '../../src/registers/from-settings.ts';
import { placeOf, type Place } from '../peers.ts';
import { asShown, tuned, withLess, type Reader } from '../readers.ts';
import { atLeast, exactly, inTurnMeasured, ms, type Line, type Result, type Row } from '../row.ts';
import { answerOf, openSide, timed } from '../side.ts';
import { openBench, type Bench, type Met } from '../tenant.ts';

const count = Number(process.env['BENCH_ITEMS'] ?? 100_000);
/** Who reads what a page shows as fast as it can; and one who asks for less. */
const race: readonly Reader[] = [...tuned, withLess];

/** As whoever imports so many rows does: the next reader knows how many pages there are. */
async function noteLength(bench: Bench): Promise<void> {
  const title = sizeSetting(contracts);
  const { settings } = openRegisters(bench.registers());
  const saved = await settings.add({ title, value: String(count) }, `setting/${title}`);
  if (saved.kind !== 'saved') throw new Error(`The length was not noted: ${saved.kind}.`);
}

/** The process of each reader. */
type Sides = ReadonlyMap<Reader, ChildProcess>;

async function opened(bench: Met, place: Place): Promise<Sides> {
  const sides = new Map<Reader, ChildProcess>();
  for (const who of [...race, ...asShown]) {
    const side = openSide(
      'read-side.ts',
      [bench, place, count, who].map((each) => JSON.stringify(each)),
    );
    sides.set(who, side);
    await answerOf(side);
  }
  return sides;
}

function sideOf(sides: Sides, who: Reader): ChildProcess {
  const side = sides.get(who);
  if (!side) throw new Error(`Nobody reads as ${who}.`);
  return side;
}

async function readOnce(side: ChildProcess): Promise<number> {
  await timed(side, { do: 'find' });
  return timed(side, { do: 'read' });
}

function inTurn(sides: Sides, readers: readonly Reader[], times = 5): Promise<Record<string, number>> {
  const each = readers.map((who) => [who, () => readOnce(sideOf(sides, who))] as const);
  return inTurnMeasured(Object.fromEntries(each), times);
}

const table = (times: Record<string, number>, ours: number): Line[] =>
  Object.entries(times).map(([who, time]) => ({
    who,
    figures: { ms: ms(time), 'against ours': `${(time / ours).toFixed(2)} ×` },
  }));

async function run(say: (line: string) => void): Promise<Result> {
  const bench = await openBench();
  let sides: Sides = new Map();
  try {
    say(`filling a list with ${count} contracts`);
    await bench.order({ fill: { site: 'SocialValue', list: 'Contracts', count, running: ['Bucket'] } });
    const place = await placeOf(bench, 'Contracts');
    await noteLength(bench);
    const { graph, url, token, sites } = bench;
    sides = await opened({ graph, url, token, sites }, place);
    return await measured(bench, sides, say);
  } finally {
    for (const side of sides.values()) side.disconnect();
    bench.close();
  }
}

async function measured(bench: Bench, sides: Sides, say: (line: string) => void): Promise<Result> {
  // Neither is timed while its code is new to the machine, and the server has not kept its pages.
  for (let time = 1; time <= 3; time += 1) for (const who of race) await readOnce(sideOf(sides, who));
  await bench.order({ chaos: { latency: 40 } });
  say('reading, 40 ms a request');
  // Short, so that whatever else the machine does tells: measured more often than the others.
  const plain = await inTurn(sides, race, 11);
  const ours = sideOf(sides, 'Good Measure');
  await timed(ours, { do: 'find' });
  await bench.order({ resetCounters: true });
  await timed(ours, { do: 'read' });
  const { units } = await bench.order({});
  say('reading, 40 ms a request and 0.2 ms an item');
  await bench.order({ chaos: { latency: 40, perItem: 0.2 } });
  const served = await inTurn(sides, race);
  say('reading as their documentation shows');
  await bench.order({ chaos: { latency: 40 } });
  const shown = await inTurn(sides, asShown);
  return { lines: linesOf(plain, served, shown), bars: barsOf(plain, served, shown, units) };
}

const own = (times: Record<string, number>) => times['Good Measure'] ?? Number.NaN;
const best = (times: Record<string, number>) =>
  Math.min(
    ...Object.entries(times)
      .filter(([who]) => who !== 'Good Measure' && who !== withLess)
      .map(([, time]) => time),
  );

type Times = Record<string, number>;

function linesOf(plain: Times, served: Times, shown: Times): Line[] {
  const titled = (title: string, lines: Line[]) =>
    lines.map(({ who, figures }) => ({ who: `${who} (${title})`, figures }));
  return [
    ...titled('40 ms', table(plain, own(plain))),
    ...titled('40 ms + 0.2 ms an item', table(served, own(served))),
    ...titled('40 ms', table(shown, own(plain))),
  ];
}

function barsOf(plain: Times, served: Times, shown: Times, units: number) {
  return [
    atLeast('faster than the best tuned peer', best(plain) / own(plain), 2.2),
    atLeast('faster where items cost the server time', best(served) / own(served), 2.5),
    atLeast('faster than peers as documented', best(shown) / own(plain), 25),
    exactly('resource units of a full read', units, 2 * Math.ceil(count / 5000)),
  ];
}

/** A full read of a long list. */
export const read: Row = { name: 'read', title: `Read ${count.toLocaleString('en-GB')} items`, run };

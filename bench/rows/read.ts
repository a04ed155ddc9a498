import { openRegisters } from '../../src/registers/open.ts';
import type { Registers } from '../../src/registers/registers.ts';
import { contracts } from '../../src/registers/lists/contracts.ts';
import { sizeSetting } from '../../src/registers/from-settings.ts';
import { members, selection } from '../../src/registers/items.ts';
import { placeOf, readWithGraphClient, readWithPnp, type Chosen, type Place } from '../peers.ts';
import { atLeast, exactly, inTurn, ms, type Line, type Result, type Row } from '../row.ts';
import { openBench, type Bench } from '../tenant.ts';

const count = Number(process.env['BENCH_ITEMS'] ?? 100_000);

const columns = selection(contracts)
  .replace(/^fields\(\$?select=/, '')
  .replace(/\)$/, '');
/** What the product reads, for a row shows who changed it and is written with its version; a tuned peer asks for no more. */
const same: Chosen = { members: members(contracts), columns };
/** Beside that, for whoever needs neither: told, and no bar. */
const bare: Chosen = { members: 'id', columns };

/** As whoever imports so many rows does: the next reader knows how many pages there are. */
async function noteLength(bench: Bench): Promise<void> {
  const title = sizeSetting(contracts);
  const { settings } = openRegisters(bench.registers());
  const saved = await settings.add({ title, value: String(count) }, `setting/${title}`);
  if (saved.kind !== 'saved') throw new Error(`The length was not noted: ${saved.kind}.`);
}

let registers: Registers | undefined;

/**
 * The peers are given the ids of site and list and how long a page may be; so ours has found them too, with its
 * settings, before it is timed.
 */
async function found(bench: Bench): Promise<void> {
  // Read once, as the peers read: without the link to later changes, which would be one unit more.
  registers = openRegisters(bench.registers(), { once: true });
  const settings = await registers.settings.all();
  if (settings.kind === 'fault') throw new Error(settings.fault.tell);
}

async function ours(): Promise<number> {
  const read = await registers?.contracts.all();
  if (read?.kind !== 'ok') throw new Error(read?.fault.tell ?? 'Nothing was found before.');
  return read.value.length;
}

function whole(found: Promise<number>): Promise<void> {
  return found.then((n) => {
    if (n !== count) throw new Error(`${n} of ${count} items were read.`);
  });
}

const withLess = 'graph-client, tuned, without versions and people';

function contestants(bench: Bench, place: Place): Record<string, () => Promise<void>> {
  return {
    'Good Measure': () => whole(ours()),
    'graph-client, tuned': () => whole(readWithGraphClient(bench, place, same)),
    '@pnp/graph, tuned': () => whole(readWithPnp(bench, place, same)),
    [withLess]: () => whole(readWithGraphClient(bench, place, bare)),
  };
}

const asShown = (bench: Bench, place: Place) => ({
  'graph-client, as documented': () => whole(readWithGraphClient(bench, place)),
  '@pnp/graph, as documented': () => whole(readWithPnp(bench, place)),
});

const table = (times: Record<string, number>, ours: number): Line[] =>
  Object.entries(times).map(([who, time]) => ({
    who,
    figures: { ms: ms(time), 'against ours': `${(time / ours).toFixed(2)} ×` },
  }));

async function run(say: (line: string) => void): Promise<Result> {
  const bench = await openBench();
  try {
    say(`filling a list with ${count} contracts`);
    await bench.order({ fill: { site: 'SocialValue', list: 'Contracts', count, running: ['Bucket'] } });
    const place = await placeOf(bench, 'Contracts');
    await noteLength(bench);
    await found(bench);
    await Promise.all(Object.values(contestants(bench, place)).map((read) => read())); // pages are kept now
    await bench.order({ chaos: { latency: 40 }, resetCounters: true });
    say('reading, 40 ms a request');
    const tuned = await inTurn(contestants(bench, place), 5, () => found(bench));
    await found(bench);
    await bench.order({ resetCounters: true });
    await ours();
    const units = (await bench.order({})).units;
    say('reading, 40 ms a request and 0.2 ms an item');
    await bench.order({ chaos: { latency: 40, perItem: 0.2 } });
    const served = await inTurn(contestants(bench, place), 5, () => found(bench));
    say('reading as their documentation shows');
    await bench.order({ chaos: { latency: 40 } });
    const shown = await inTurn(asShown(bench, place), 5);
    return { lines: linesOf(tuned, served, shown), bars: barsOf(tuned, served, shown, units) };
  } finally {
    bench.close();
  }
}

const own = (times: Record<string, number>) => times['Good Measure'] ?? Number.NaN;
const best = (times: Record<string, number>) =>
  Math.min(
    ...Object.entries(times)
      .filter(([who]) => who !== 'Good Measure' && who !== withLess)
      .map(([, time]) => time),
  );

type Times = Record<string, number>;

function linesOf(tuned: Times, served: Times, shown: Times): Line[] {
  const titled = (title: string, lines: Line[]) =>
    lines.map(({ who, figures }) => ({ who: `${who} (${title})`, figures }));
  return [
    ...titled('40 ms', table(tuned, own(tuned))),
    ...titled('40 ms + 0.2 ms an item', table(served, own(served))),
    ...titled('40 ms', table(shown, own(tuned))),
  ];
}

function barsOf(tuned: Times, served: Times, shown: Times, units: number) {
  return [
    atLeast('faster than the best tuned peer', best(tuned) / own(tuned), 2.2),
    atLeast('faster where items cost the server time', best(served) / own(served), 2.5),
    atLeast('faster than peers as documented', best(shown) / own(tuned), 25),
    exactly('resource units of a full read', units, 2 * Math.ceil(count / 5000)),
  ];
}

/** A full read of a long list. */
export const read: Row = { name: 'read', title: `Read ${count.toLocaleString('en-GB')} items`, run };

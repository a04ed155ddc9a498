// One who reads the long list, in a process of its own as its user's page would be: nobody works between the objects that
// another left. Arguments: the tenant, the list, how many rows it has, and which reader.
import { contracts } from '../src/registers/lists/contracts.ts';
import { members, selection } from '../src/registers/items.ts';
import { openRegisters } from '../src/registers/open.ts';
import type { Registers } from '../src/registers/registers.ts';
import { readWithGraphClient, readWithPnp, type Chosen, type Place } from './peers.ts';
import { withLess, type Reader } from './readers.ts';
import { benchAt, type Met } from './tenant.ts';

// What the bench itself gave.
const [met, place, count, who] = process.argv.slice(2).map((given) => JSON.parse(given) as unknown) as [
  Met,
  Place,
  number,
  Reader,
];
const bench = benchAt(met);

const columns = selection(contracts)
  .replace(/^fields\(\$?select=/, '')
  .replace(/\)$/, '');
/** What the product reads, for a row shows who changed it and is written with its version; a tuned peer asks for no more. */
const same: Chosen = { members: members(contracts), columns };
/** Beside that, for whoever needs neither: told, and no bar. */
const bare: Chosen = { members: 'id', columns };

let registers: Registers | undefined;

/**
 * The peers are given the ids of site and list and how long a page may be; so ours has found them too, with its
 * settings, before it is timed.
 */
async function find(): Promise<void> {
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

const readers: Record<Reader, () => Promise<number>> = {
  'Good Measure': ours,
  'graph-client, tuned': () => readWithGraphClient(bench, place, same),
  '@pnp/graph, tuned': () => readWithPnp(bench, place, same),
  [withLess]: () => readWithGraphClient(bench, place, bare),
  'graph-client, as documented': () => readWithGraphClient(bench, place),
  '@pnp/graph, as documented': () => readWithPnp(bench, place),
};

async function done(order: 'find' | 'read'): Promise<number> {
  if (order === 'find') await find();
  globalThis.gc?.();
  const began = performance.now();
  if (order === 'read') {
    const rows = await readers[who]();
    if (rows !== count) throw new Error(`${rows} of ${count} items were read.`);
  }
  return performance.now() - began;
}

process.on('message', ({ do: order }: { readonly do: 'find' | 'read' }) => {
  void done(order).then((took) => process.send?.(took));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

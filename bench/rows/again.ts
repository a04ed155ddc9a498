import { serveSite } from '../../src/local/site/serve.ts';
import { buildPages, openProfile } from '../browser.ts';
import { atLeast, median, ms, type Result, type Row } from '../row.ts';

const count = 100_000;
const rounds = 7;
const contestants = { ours: 'Good Measure', dexie: 'Dexie', json: 'query-persist-client, JSON' } as const;

type Opened = { rows: number; time: number };
type Page = { keep(count: number): Promise<void>; open(): Promise<Opened> };

/** In another order each round, so that nobody always follows the same one. */
function rotated(names: readonly string[], round: number): readonly string[] {
  const order = round % 2 === 0 ? names : names.toReversed();
  const first = Math.floor(round / 2) % order.length;
  return [...order.slice(first), ...order.slice(0, first)];
}

async function run(say: (line: string) => void): Promise<Result> {
  const site = await serveSite({ folder: buildPages(), port: 0, headers: () => ({}) });
  // What is kept is on the disk, as on everybody's device.
  const { context, close } = await openProfile();
  const at = async (who: string) => {
    const page = await context.newPage();
    await page.goto(`http://localhost:${site.port}/again.html?who=${who}`);
    await page.waitForFunction(() => document.title === 'ready');
    return page;
  };
  const times = new Map<string, number[]>();
  try {
    for (const who of Object.keys(contestants)) {
      say(`${contestants[who as keyof typeof contestants]} keeps ${count} rows`);
      const page = await at(who);
      await page.evaluate((n) => (window as unknown as Page).keep(n), count);
      await page.close();
    }
    for (let round = 0; round < rounds; round += 1) {
      say(`opening again, round ${round + 1} of ${rounds}`);
      // Each comes after each other one as often: the browser still clears away what the one before read.
      for (const who of rotated(Object.keys(contestants), round)) {
        const page = await at(who);
        const { rows, time } = await page.evaluate(() => (window as unknown as Page).open());
        if (rows !== count) throw new Error(`${who} opened ${rows} of ${count} rows.`);
        times.set(who, [...(times.get(who) ?? []), time]);
        await page.close();
      }
    }
  } finally {
    await close();
    await site.close();
  }
  const of = (who: string) => median(times.get(who) ?? []);
  return {
    lines: Object.entries(contestants).map(([who, name]) => ({ who: name, figures: { ms: ms(of(who)) } })),
    bars: [
      atLeast('opened again faster than Dexie', of('dexie') / of('ours'), 30),
      atLeast('opened again faster than a JSON persister', of('json') / of('ours'), 3),
    ],
  };
}

/** A register opened again from the device. */
export const again: Row = { name: 'again', title: `Open ${count.toLocaleString('en-GB')} rows again`, run };

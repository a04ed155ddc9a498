import { serveSite } from '../../src/local/site/serve.ts';
import { buildPages, openBrowser } from '../browser.ts';
import { atLeast, median, ms, type Result, type Row } from '../row.ts';

const count = 100_000;
const contestants = { ours: 'Good Measure', dexie: 'Dexie', json: 'query-persist-client, JSON' } as const;

type Opened = { rows: number; time: number };
type Page = { keep(count: number): Promise<void>; open(): Promise<Opened> };

async function run(say: (line: string) => void): Promise<Result> {
  const site = await serveSite({ folder: buildPages(), port: 0, headers: () => ({}) });
  const browser = await openBrowser();
  const context = await browser.newContext();
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
    for (let round = 0; round < 5; round += 1) {
      say(`opening again, round ${round + 1} of 5`);
      for (const who of Object.keys(contestants)) {
        const page = await at(who);
        const { rows, time } = await page.evaluate(() => (window as unknown as Page).open());
        if (rows !== count) throw new Error(`${who} opened ${rows} of ${count} rows.`);
        times.set(who, [...(times.get(who) ?? []), time]);
        await page.close();
      }
    }
  } finally {
    await browser.close();
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

import { serveSite } from '../../src/local/site/serve.ts';
import { buildPages, openBrowser } from '../browser.ts';
import { atMost, median, ms, type Result, type Row } from '../row.ts';

const rows = 50_000;
const contestants = {
  ours: 'Good Measure',
  grid: 'ag-grid',
  fluent: 'Fluent table + react-virtual',
} as const;

type Seen = { first: number; worst: number; most: number; nodes: number };

async function run(say: (line: string) => void): Promise<Result> {
  say('building the pages');
  const site = await serveSite({ folder: buildPages(), port: 0, headers: () => ({}) });
  const browser = await openBrowser();
  const seen = new Map<string, Seen[]>();
  try {
    for (let round = 0; round < 5; round += 1) {
      say(`round ${round + 1} of 5, at a quarter of the speed`);
      for (const who of Object.keys(contestants)) {
        const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
        const page = await context.newPage();
        await page.goto(`http://localhost:${site.port}/screen.html?who=${who}&rows=${rows}`);
        await page.waitForFunction(() => document.title === 'ready');
        const session = await context.newCDPSession(page);
        await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
        const one = await page.evaluate(() => (window as unknown as { measure(): Promise<Seen> }).measure());
        seen.set(who, [...(seen.get(who) ?? []), one]);
        await context.close();
      }
    }
  } finally {
    await browser.close();
    await site.close();
  }
  const of = (who: string, figure: keyof Seen) => median((seen.get(who) ?? []).map((one) => one[figure]));
  const bestFirst = Math.min(of('grid', 'first'), of('fluent', 'first'));
  return {
    lines: Object.entries(contestants).map(([who, name]) => ({
      who: name,
      figures: {
        'first screen, ms': ms(of(who, 'first')),
        'worst frame, ms': ms(of(who, 'worst')),
        'frame at 95 %, ms': ms(of(who, 'most')),
        'DOM nodes': of(who, 'nodes'),
      },
    })),
    bars: [
      atMost('first screen beside the best peer', of('ours', 'first') / bestFirst, 1, ' ×'),
      atMost('worst frame', of('ours', 'worst'), 32, ' ms'),
      atMost('DOM nodes', of('ours', 'nodes'), 1500),
    ],
  };
}

/** A long register on screen. */
export const screen: Row = {
  name: 'screen',
  title: `Show and scroll ${rows.toLocaleString('en-GB')} rows`,
  run,
};

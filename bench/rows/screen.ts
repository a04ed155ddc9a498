import { serveSite } from '../../src/local/site/serve.ts';
import { buildPages, openBrowser } from '../browser.ts';
import { workByFrame } from '../main-thread.ts';
import { atMost, median, ms, type Result, type Row } from '../row.ts';

const rows = 50_000;
const contestants = {
  ours: 'Good Measure',
  grid: 'ag-grid',
  fluent: 'Fluent table + react-virtual',
  // What scrolling costs without any code: it holds no promise, and has fewer rows.
  still: '1,000 rows that stand there already',
} as const;

type Told = { first: number; gap: number; nodes: number };
type Seen = Told & { worst: number; most: number };

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
        const { frames, told } = await workByFrame(session, () =>
          page.evaluate(() => (window as unknown as { measure(): Promise<Told> }).measure()),
        );
        const sorted = frames.toSorted((a, b) => a - b);
        const most = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
        seen.set(who, [...(seen.get(who) ?? []), { ...told, worst: sorted.at(-1) ?? Number.NaN, most }]);
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
        'first screen, ms': who === 'still' ? '' : ms(of(who, 'first')),
        'worst frame, ms': ms(of(who, 'worst')),
        'frame at 95 %, ms': ms(of(who, 'most')),
        'widest gap between frames, ms': ms(of(who, 'gap')),
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

/**
 * A long register on screen, at a quarter of the processor's speed. A frame is what the main thread works from one frame
 * to the next, for all alike (see workByFrame); the gap between frames, which the machine's own drawing widens, stands
 * beside it.
 */
export const screen: Row = {
  name: 'screen',
  title: `Show and scroll ${rows.toLocaleString('en-GB')} rows`,
  run,
};

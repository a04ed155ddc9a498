import type { BrowserContext, Frame, Page } from 'playwright-core';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { makeReady } from '../../src/cli/ready.ts';
import { startProduct, type Running } from '../../src/cli/running.ts';
import { buildPages, openProfile } from '../browser.ts';
import { atLeast, atMost, median, ms, type Result, type Row } from '../row.ts';

const person = 'officer-waste@council.example';
/** A contract of the example register: when its link is there, the rows are. */
const firstRow = 'Highways maintenance';

type Opened = { paint: number; usable: number; bytes: number };

/** What a frame says on its console when the first row can be seen. */
const seen = 'The first row can be seen.';

/**
 * In every frame: notes when the first row can be seen. As text: a compiler's own additions are not in the page. It says
 * so itself: to be asked costs a page at a quarter of the speed a tenth of a second.
 */
const watch = `
  requestAnimationFrame(function look() {
    const links = [...document.querySelectorAll('a')];
    if (!links.some((link) => link.textContent.includes(${JSON.stringify(firstRow)}))) return requestAnimationFrame(look);
    window.usable = performance.now();
    console.info(${JSON.stringify(seen)});
  });
`;

async function slowly(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  // Not by `page.route`, which would switch the browser's cache off.
  await session.send('Network.setBlockedURLs', { urls: ['https://*'] });
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: 10e6 / 8,
    uploadThroughput: 5e6 / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

async function openOnce(context: BrowserContext, running: Running, cold: boolean): Promise<Opened> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  if (cold) await session.send('Network.clearBrowserCache');
  await page.addInitScript({ content: watch });
  await slowly(context, page);
  const there = page.waitForEvent('console', {
    predicate: (message) => message.text() === seen,
    timeout: 60_000,
  });
  await page.goto(`${running.frame}/?person=${person}&sub=${encodeURIComponent('/contracts')}`);
  await there;
  const tab = await tabOf(page, running);
  const opened = await tab.evaluate(() => {
    const { usable } = window as unknown as { usable: number };
    const loaded = performance
      .getEntriesByType('resource')
      .filter((one): one is PerformanceResourceTiming => one instanceof PerformanceResourceTiming)
      .filter(
        ({ name, responseEnd }) =>
          name.startsWith(location.origin) && !name.includes('/local/') && responseEnd < usable,
      );
    return {
      usable,
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      files: [location.href, ...loaded.map(({ name }) => name)],
    };
  });
  await page.waitForTimeout(3000); // what is kept for the next time is kept
  await page.close();
  const sizes = await Promise.all([...new Set(opened.files)].map(compressed));
  return { ...opened, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

const known = new Map<string, Promise<number>>();

/** Bytes of a file as a host that compresses it once sends it, with brotli's strongest; both sides are counted so. */
function compressed(address: string): Promise<number> {
  const size =
    known.get(address) ??
    fetch(address, { headers: { 'Accept-Encoding': 'identity' } })
      .then((answer) => answer.arrayBuffer())
      .then((body) => brotliCompressSync(new Uint8Array(body)).length);
  known.set(address, size);
  return size;
}

async function tabOf(page: Page, running: Running): Promise<Frame> {
  for (;;) {
    const found = page.frames().find((frame) => frame.url().startsWith(running.app));
    if (found) return found;
    await page.waitForTimeout(50);
  }
}

async function product(site?: string): Promise<Running> {
  const running = await startProduct({
    port: 0,
    tier: 'generous',
    consented: true,
    ...(site ? { site } : {}),
  });
  await makeReady(running, () => undefined);
  running.tenant.control({ chaos: { latency: 40 } });
  return running;
}

async function run(say: (line: string) => void): Promise<Result> {
  say('building the pages');
  const typical = join(buildPages(), '../bench-typical');
  const [ours, theirs] = [await product(), await product(typical)];
  const cold = { ours: [] as Opened[], theirs: [] as Opened[] };
  const warm: Opened[] = [];
  const [mine, usual] = [await openProfile(), await openProfile()];
  try {
    await openOnce(mine.context, ours, true); // the rows are kept from here on
    for (let round = 0; round < 5; round += 1) {
      say(`round ${round + 1} of 5, 10 Mbit/s, 40 ms, at a quarter of the speed`);
      cold.ours.push(await openOnce(mine.context, ours, true));
      cold.theirs.push(await openOnce(usual.context, theirs, true));
      await openOnce(mine.context, ours, false); // a browser keeps compiled code from the second time on
      warm.push(await openOnce(mine.context, ours, false));
    }
  } finally {
    await Promise.all([mine.close(), usual.close(), ours.close(), theirs.close()]);
  }
  const of = (all: readonly Opened[], figure: keyof Opened) => median(all.map((one) => one[figure]));
  const figures = (all: readonly Opened[]) => ({
    'first paint, ms': ms(of(all, 'paint')),
    'usable, ms': ms(of(all, 'usable')),
    'kB before usable': ms(of(all, 'bytes') / 1000),
  });
  return {
    lines: [
      { who: 'Good Measure, nothing in the browser cache', figures: figures(cold.ours) },
      { who: 'Good Measure, opened again for the second time', figures: figures(warm) },
      { who: 'one bundle of the same packages', figures: figures(cold.theirs) },
    ],
    bars: [
      atLeast('usable sooner', of(cold.theirs, 'usable') / of(cold.ours, 'usable'), 1.9),
      atLeast('first paint sooner', of(cold.theirs, 'paint') / of(cold.ours, 'paint'), 4),
      atMost('kB before usable', of(cold.ours, 'bytes') / 1000, 125, ' kB'),
      atMost('usable when opened again', of(warm, 'usable'), 700, ' ms'),
    ],
  };
}

/** The tab opened in the Teams-like frame on a slow line and a slow machine. */
export const cold: Row = { name: 'cold', title: 'Open the tab', run };

import { brotliCompressSync } from 'node:zlib';
import type { Running } from '../../src/cli/running.ts';
import { type Desk, axe, closeBrowser, openAs, picture, runProduct } from '../journeys/browser.ts';

let running: Running;
beforeAll(async () => {
  running = await runProduct();
}, 120_000);
afterAll(async () => {
  await closeBrowser();
  await running.close();
});
jest.setTimeout(120_000);

// Each page with words that stand on it only when its rows have been read.
const pages: readonly (readonly [string, string, string])[] = [
  ['overview', '/', 'Contracts by stage'],
  ['contracts', '/contracts', 'Highways maintenance'],
  ['contract', '/contracts/C-0003', 'Contract manager'],
  ['new-contract', '/contracts/new', 'What it is'],
  ['edit-contract', '/contracts/C-0003/edit', 'What it is'],
  ['import', '/contracts/import/file', 'Choose the file'],
  ['suppliers', '/suppliers', 'Supplier 001'],
  ['supplier', '/suppliers/S-0001', 'Company number'],
  ['actions', '/actions', 'Ask the supplier for the postcodes of the staff employed'],
  ['settings', '/settings', 'Legal threshold for works, including VAT'],
  ['nowhere', '/no-such-page', 'The address leads nowhere'],
];

const looks = [
  ['default', 1366],
  ['dark', 768],
  ['contrast', 320],
] as const;

const sideways = (desk: Desk) =>
  desk.page
    .frames()
    .find((one) => one.parentFrame() !== null)!
    .evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.each(looks)(
  'every page in %s at %d pixels: axe finds nothing, and nothing scrolls sideways',
  async (theme, width) => {
    for (const [name, sub, words] of pages) {
      const viewport = { width: width === 320 ? 320 : width, height: 768 };
      const desk = await openAs(running, { person: 'procurement', theme, sub, viewport });
      await desk.tab.getByText(words).first().waitFor();
      await picture(desk, `${name}-${theme}-${width}`);
      expect([name, await axe(desk)]).toEqual([name, []]);
      expect([name, await sideways(desk)]).toEqual([name, 0]);
      expect([name, desk.wrong]).toEqual([name, []]);
      await desk.context.close();
    }
  },
);

test('axe would find a button without a name, and the measure a page that is too wide', async () => {
  const desk = await openAs(running, { person: 'procurement', sub: '/actions' });
  await desk.tab.getByText('Ask the supplier for the postcodes of the staff employed').waitFor();
  const frame = desk.page.frames().find((one) => one.parentFrame() !== null)!;
  await frame.evaluate(() => {
    const planted = document.createElement('button');
    planted.style.width = '3000px';
    document.querySelector('main')?.append(planted);
  });
  expect((await axe(desk)).join()).toContain('button-name');
  expect(await sideways(desk)).toBeGreaterThan(0);
  await desk.context.close();
});

test('a dialog closes with the focus back on its button and the page readable behind it', async () => {
  const desk = await openAs(running, { person: 'procurement', sub: '/contracts' });
  const button = desk.tab.getByRole('button', { name: 'Export' });
  await button.click();
  await desk.tab.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await button.waitFor();
  await desk.page.waitForTimeout(600);
  expect(await button.evaluate((one) => document.activeElement === one)).toBe(true);
  expect(await axe(desk)).toEqual([]);
  await desk.context.close();
});

/** What the parts weigh as brotli sends them, in kB of 1,000 bytes. */
type Weights = { readonly kB: number; readonly signIn: boolean }[];

const sum = (weights: Weights) => weights.reduce((all, { kB }) => all + kB, 0);

test('the tab weighs at most 125 kB until the shell answers, and 200 kB beside the sign-in library until the first rows', async () => {
  const desk = await openAs(running, { person: 'procurement', sub: '/contracts' });
  await desk.tab.getByRole('link', { name: 'Highways maintenance' }).waitFor();
  const seen: Weights = [];
  const waiting: Promise<void>[] = [];
  desk.page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    // What the local server adds is not deployed.
    if (!response.url().startsWith(running.app) || pathname.startsWith('/local/')) return;
    const weigh = async () => {
      const body = await response.body();
      seen.push({ kB: brotliCompressSync(body).length / 1000, signIn: body.includes('ssoSilent') });
    };
    waiting.push(weigh());
  });
  await desk.page.reload();
  await desk.tab.getByRole('navigation').getByRole('link', { name: 'Contracts' }).waitFor();
  // What had arrived when the shell answered; the page's own chunks come after it.
  const shell = sum([...seen]);
  await desk.tab.getByRole('link', { name: 'Highways maintenance' }).waitFor();
  await Promise.all(waiting);
  const rows = sum(seen.filter(({ signIn }) => !signIn));
  expect(shell).toBeGreaterThan(110); // the three files that it cannot be without
  expect(shell).toBeLessThanOrEqual(125);
  expect(seen.some(({ signIn }) => signIn)).toBe(true);
  expect(rows).toBeLessThanOrEqual(200);
  await desk.context.close();
});

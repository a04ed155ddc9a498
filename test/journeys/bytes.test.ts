import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { Running } from '../../src/cli/running.ts';
import { theBrowser, withProduct } from './browser.ts';

// Bytes of files of the site as they go over the wire, compressed with brotli. Microsoft's own files are not ours.
const untilTheShellAnswers = 125_000;
const untilTheFirstRows = 200_000;
const dist = join(__dirname, '../../dist');

let running: Running;
withProduct({}, (opened) => {
  running = opened;
});
jest.setTimeout(60_000);

/** Counts what a page fetched from the site so far, and lets no more of a kind through while `held` says so. */
async function counting(page: Page, held: (path: string) => boolean) {
  const fetched = new Map<string, number>();
  await page.route(`${running.app}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (held(pathname)) return;
    fetched.set(pathname, sizeOf(pathname));
    await route.continue();
  });
  await page.route(/^https:/, (route) => route.abort());
  return {
    bytes: () => [...fetched.values()].reduce((sum, size) => sum + size, 0),
    paths: () => [...fetched.keys()],
  };
}

function sizeOf(path: string): number {
  if (path.startsWith('/local/')) return 0; // the local tenant's own, not deployed
  return brotliCompressSync(readFileSync(join(dist, path === '/' ? 'index.html' : path))).length;
}

/** The files that index.html and the first script's imports need before anything is drawn: what came before the shell. */
async function pathsBeforeTheShell(page: Page): Promise<string[]> {
  const order: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(running.app)) order.push(new URL(request.url()).pathname);
  });
  await page.goto(`${running.frame}/?person=officer-waste@council.example`);
  const tab = page.frameLocator('#panel iframe');
  await tab.getByRole('link', { name: 'Contracts', exact: true }).first().waitFor();
  return order;
}

test('at most 125 kB are fetched before the shell answers: it answers with nothing else let through', async () => {
  const context = await (await theBrowser()).newContext();
  const first = await context.newPage();
  await first.route(/^https:/, (route) => route.abort());
  const order = await pathsBeforeTheShell(first);
  const settings = order.indexOf('/settings.json');
  const needed = new Set(order.slice(0, settings + 1));
  expect(needed.size).toBeGreaterThanOrEqual(4);
  const page = await context.newPage();
  const counted = await counting(page, (path) => !needed.has(path));
  await page.goto(`${running.frame}/?person=officer-waste@council.example`);
  const tab = page.frameLocator('#panel iframe');
  await tab.getByRole('link', { name: 'Contracts', exact: true }).first().click();
  await tab.locator('[aria-current]').filter({ hasText: 'Contracts' }).first().waitFor();
  console.log(`${counted.bytes()} bytes until the shell answers`);
  expect(counted.bytes()).toBeLessThanOrEqual(untilTheShellAnswers);
  await context.close();
});

/** Opens the register of contracts in a new browser context; what it had asked for when the first rows stood there. */
async function openRegister() {
  const context = await (await theBrowser()).newContext();
  const page = await context.newPage();
  await page.route(/^https:/, (route) => route.abort());
  // Seen from within: the machine that counts may be later than the page.
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (!document.body?.textContent?.includes('Highways maintenance')) return;
      performance.mark('rows');
      watch.disconnect();
    });
    watch.observe(document, { subtree: true, childList: true });
  });
  await page.goto(
    `${running.frame}/?person=officer-waste@council.example&sub=${encodeURIComponent('/contracts')}`,
  );
  await page.frameLocator('#panel iframe').getByRole('link', { name: 'Highways maintenance' }).waitFor();
  const tab = page.frames().find((frame) => frame.url().startsWith(running.app));
  const asked = async () => {
    const told = await tab?.evaluate(() => {
      const rows = performance.getEntriesByName('rows')[0]?.startTime ?? 0;
      const files = performance.getEntriesByType('resource');
      return files.map(({ name, startTime }) => ({ name, before: startTime <= rows }));
    });
    const ours = (told ?? []).filter(({ name }) => name.startsWith(running.app));
    return ours.map(({ name, before }) => ({ path: new URL(name).pathname, before }));
  };
  return { context, page, asked };
}

test('at most 200 kB are fetched until the first rows are there, the sign-in library of Microsoft among them', async () => {
  const { context, asked } = await openRegister();
  const paths = (await asked()).filter(({ before }) => before).map(({ path }) => path);
  const bytes = ['/index.html', ...new Set(paths)].map(sizeOf).reduce((sum, size) => sum + size, 0);
  console.log(`${bytes} bytes until the first rows`);
  expect(paths.some((path) => /msal\.js\.browser/.test(read(path)))).toBe(true);
  expect(bytes).toBeGreaterThan(150_000); // less would mean that something was not counted
  expect(bytes).toBeLessThanOrEqual(untilTheFirstRows);
  await context.close();
});

test('what a change and a dialog need comes by itself once the rows are there, and not before', async () => {
  const { context, page, asked } = await openRegister();
  const later = [/Another row has/, /Show this list/];
  const come = async (when: boolean) => {
    const paths = (await asked()).filter(({ before }) => before === when).map(({ path }) => path);
    return later.map((words) => paths.some((path) => words.test(read(path))));
  };
  for (let tries = 0; tries < 600 && (await come(false)).includes(false); tries += 1)
    await page.waitForTimeout(100);
  expect(await come(false)).toEqual([true, true]);
  expect(await come(true)).toEqual([false, false]);
  await context.close();
});

function read(path: string): string {
  return path.endsWith('.js') && !path.startsWith('/local/') ? readFileSync(join(dist, path), 'utf8') : '';
}

test('the page that adds the tab is at most 40 kB', async () => {
  const html = readFileSync(join(dist, 'config.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="?(\/[^"\s>]+\.(?:js|css))/g)].map((match) => match[1] ?? '');
  expect(files.length).toBeGreaterThanOrEqual(2);
  expect(files.reduce((sum, path) => sum + sizeOf(path), sizeOf('/config.html'))).toBeLessThanOrEqual(40_000);
});

test('evidence, import and the print record come only when they are opened', () => {
  const tab = readFileSync(join(dist, 'index.html'), 'utf8');
  const preloaded = [...tab.matchAll(/\/([\w.]+\.js)/g)].map((match) => match[1]);
  expect(preloaded).toHaveLength(1);
});

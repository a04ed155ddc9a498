import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { tokens } from '@fluentui/react-components';
import type { BrowserContext, Page } from 'playwright-core';
import type { Running } from '../../src/cli/running.ts';
import { until } from '../kit/until.ts';
import { theBrowser, withProduct } from './browser.ts';

// Bytes of files of the site as they go over the wire, compressed with brotli. Microsoft's own files are not ours.
const untilTheShellAnswers = 80_000;
const untilTheFirstRows = 173_000;
const untilTheKeptRows = 125_000;
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

test('at most 80 kB are fetched before the shell answers: it answers with nothing else let through', async () => {
  const context = await (await theBrowser()).newContext();
  const page = await context.newPage();
  // What shows registers is asked for at once, and not waited for.
  const counted = await counting(
    page,
    (path) => path.endsWith('.js') && !path.startsWith('/local/') && !/^\/(tab|pages)\./.test(path),
  );
  await page.goto(`${running.frame}/?person=officer-waste@council.example`);
  const tab = page.frameLocator('#panel iframe');
  await tab.getByRole('link', { name: 'Contracts', exact: true }).first().click();
  await tab.locator('[aria-current]').filter({ hasText: 'Contracts' }).first().waitFor();
  console.log(`${counted.bytes()} bytes until the shell answers`);
  expect(counted.bytes()).toBeGreaterThan(75_000); // less would mean that something was not counted
  expect(counted.bytes()).toBeLessThanOrEqual(untilTheShellAnswers);
  await context.close();
});

/** Opens the register of contracts in a new browser context; what it had asked for when the first rows stood there. */
async function openRegister(context: BrowserContext) {
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
  return { page, asked };
}

type Opened = Awaited<ReturnType<typeof openRegister>>;

/** What had been asked for when the rows stood there: its paths, and its bytes with the page itself. */
async function beforeTheRows({ asked }: Pick<Opened, 'asked'>) {
  const paths = (await asked()).filter(({ before }) => before).map(({ path }) => path);
  const bytes = ['/index.html', ...new Set(paths)].map(sizeOf).reduce((sum, size) => sum + size, 0);
  return { paths, bytes };
}

const isSignIn = (path: string) => /msal\.js\.browser/.test(read(path));

test('at most 173 kB are fetched until the first rows are there, the sign-in library of Microsoft among them; next time at most 125 kB without it', async () => {
  const context = await (await theBrowser()).newContext();
  const first = await openRegister(context);
  const fresh = await beforeTheRows(first);
  console.log(`${fresh.bytes} bytes until the first rows`);
  expect(fresh.paths.some(isSignIn)).toBe(true);
  expect(fresh.bytes).toBeGreaterThan(160_000); // less would mean that something was not counted
  expect(fresh.bytes).toBeLessThanOrEqual(untilTheFirstRows);
  await untilKept(first.page);
  await first.page.close();
  const again = await openRegister(context);
  const kept = await beforeTheRows(again);
  console.log(`${kept.bytes} bytes until the rows that are kept on the device`);
  expect(kept.paths.some(isSignIn)).toBe(false);
  expect(kept.bytes).toBeGreaterThan(115_000);
  expect(kept.bytes).toBeLessThanOrEqual(untilTheKeptRows);
  // It signs in and compares afterwards: what had not come then comes now.
  await until(async () => (await again.asked()).some(({ path, before }) => !before && isSignIn(path)));
  await context.close();
});

/** Waits until the lists that the page shows are in the copy on the device. */
async function untilKept(page: Page): Promise<void> {
  const tab = page.frames().find((frame) => frame.url().startsWith(running.app));
  const kept = () =>
    tab?.evaluate(
      () =>
        new Promise<number>((done) => {
          const opening = indexedDB.open('good-measure-copy');
          opening.onsuccess = () => {
            const keys = opening.result.transaction('kept').objectStore('kept').getAllKeys();
            keys.onsuccess = () => {
              opening.result.close();
              done(keys.result.filter((key) => typeof key === 'string' && key.startsWith('list/')).length);
            };
          };
        }),
    );
  await until(async () => ((await kept()) ?? 0) >= 5);
}

test('what a change and a dialog need comes by itself once the rows are there, and not before', async () => {
  const context = await (await theBrowser()).newContext();
  const { asked } = await openRegister(context);
  const later = [/Another row has/, /Show this list/];
  const come = async (when: boolean) => {
    const paths = (await asked()).filter(({ before }) => before === when).map(({ path }) => path);
    return later.map((words) => paths.some((path) => words.test(read(path))));
  };
  await until(async () => !(await come(false)).includes(false));
  expect(await come(true)).toEqual([false, false]);
  await context.close();
});

test('the box to search in is there with the rows, and is not changed under the hand that types in it', async () => {
  const context = await (await theBrowser()).newContext();
  const box = (path: string) => /fui-SearchBox/.test(read(path));
  let come = (): void => undefined;
  const wanted = new Promise<void>((done) => (come = done));
  await context.route(`${running.app}/**`, async (route) => {
    if (box(new URL(route.request().url()).pathname)) await wanted;
    await route.continue();
  });
  const { page, asked } = await openRegister(context);
  const tab = page.frameLocator('#panel iframe');
  const search = tab.getByRole('searchbox', { name: 'Search contracts' });
  const place = () => search.locator('xpath=ancestor-or-self::*[parent::*[@role="search"]]').boundingBox();
  const before = await place();
  await tab.getByRole('heading', { name: 'Contracts' }).focus();
  await page.keyboard.press('/');
  await page.keyboard.type('high');
  come();
  await until(async () => (await asked()).some(({ path, before }) => box(path) && !before));
  await page.keyboard.type('ways');
  await tab
    .getByRole('status')
    .filter({ hasText: /shown$/ })
    .first()
    .waitFor();
  expect(await search.inputValue()).toBe('highways');
  await page.keyboard.press('Tab');
  await tab.getByRole('button', { name: 'clear', exact: true }).waitFor({ state: 'attached' });
  expect(await search.inputValue()).toBe('highways');
  expect(await place()).toEqual(before);
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

test('the page itself asks for the shell and the registers, and for no other script', () => {
  const tab = readFileSync(join(dist, 'index.html'), 'utf8');
  const names = [...tab.matchAll(/\/(\w+)\.[\da-f]{8}\.js/g)].map((match) => match[1]);
  expect(names).toEqual(['pages', 'rows', 'tab']);
});

/** The looks that a text brings, each as the tokens that it gives a value. */
const looksIn = (text: string) =>
  [...text.matchAll(/\{borderRadiusNone:"[^}]*\}/g)].map(
    ([look]) => new Set([...look.matchAll(/[{,](\w+):["\d]/g)].map(([, token = '']) => token)),
  );

/** The tokens of Fluent that styles name and a look gives no value. */
const missingIn = (look: ReadonlySet<string>, text: string) =>
  [...new Set([...text.matchAll(/var\(--(\w+)/g)].map(([, token = '']) => token))].filter(
    (token) => token in tokens && !look.has(token),
  );

test('each of the three looks has every colour and size that the site names, and few more', () => {
  const files = readdirSync(dist).filter((file) => /\.(js|css|html)$/.test(file));
  const site = files.map((file) => readFileSync(join(dist, file), 'utf8')).join('\n');
  const looks = looksIn(site);
  expect(looks).toHaveLength(3);
  for (const look of looks) {
    expect(missingIn(look, site)).toEqual([]);
    expect(look.size).toBeGreaterThan(100);
    expect(look.size).toBeLessThan(200); // of 459
    // What nothing names is seen to be missing, so that a token that is named would be seen, too.
    expect(missingIn(look, 'a{color:var(--colorPaletteBerryForeground1)}')).toEqual([
      'colorPaletteBerryForeground1',
    ]);
  }
  const [light = new Set<string>()] = looks;
  expect(missingIn(new Set([...light].filter((token) => token !== 'colorNeutralForeground1')), site)).toEqual(
    ['colorNeutralForeground1'],
  );
});

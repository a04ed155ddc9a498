import type { Frame, Page } from 'playwright-core';
import type { Running } from '../../src/cli/running.ts';
import { closeBrowser, openAs, runProduct } from './browser.ts';

let running: Running;
beforeAll(async () => {
  running = await runProduct();
}, 120_000);
afterAll(async () => {
  await closeBrowser();
  await running.close();
});
jest.setTimeout(120_000);

const contracts = { sub: '/contracts' } as const;
const aRow = { name: 'Highways maintenance' } as const;

/** The product's own frame, which holds the copy. */
const tabOf = (page: Page): Frame | undefined =>
  page.frames().find((one) => one.url().startsWith(running.app));

/** Whether the contracts are in the copy on the device. */
const isKept = async (page: Page): Promise<boolean> =>
  tabOf(page)?.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const request = indexedDB.open('good-measure-copy');
        request.onsuccess = () => {
          const database = request.result;
          if (!database.objectStoreNames.contains('kept')) return resolve(false);
          const key = database.transaction('kept').objectStore('kept').getKey('later/contracts');
          key.onsuccess = () => {
            database.close();
            resolve(key.result !== undefined);
          };
        };
      }),
  ) ?? false;

/** Waits until something is so. */
async function until(so: () => Promise<boolean>): Promise<void> {
  while (!(await so())) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Lets nothing through to the tenant: neither sign-in nor Graph. */
const hold = (page: Page) => page.route(`${running.tenant.url}/**`, () => undefined);

test('the second opening shows the register from the device while neither sign-in nor Graph has answered', async () => {
  const desk = await openAs(running, contracts);
  await desk.tab.getByRole('link', aRow).waitFor();
  await until(() => isKept(desk.page));
  await hold(desk.page);
  await desk.page.reload();
  await desk.tab.getByRole('link', aRow).waitFor();
  expect(await desk.tab.getByRole('alert').count()).toBe(0);
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

test('another person on the same device finds nothing of the first', async () => {
  const desk = await openAs(running, contracts);
  await desk.tab.getByRole('link', aRow).waitFor();
  await until(() => isKept(desk.page));
  await hold(desk.page);
  const address = new URL(desk.page.url());
  address.searchParams.set('person', 'officer-property@council.example');
  await desk.page.goto(address.href);
  await until(async () => tabOf(desk.page) !== undefined && !(await isKept(desk.page)));
  expect(await desk.tab.getByRole('link', aRow).count()).toBe(0);
  await desk.context.close();
});

test('where the program forbids storage the register works all the same', async () => {
  const desk = await openAs(running, contracts);
  await desk.context.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  });
  await desk.page.reload();
  await desk.tab.getByRole('link', aRow).waitFor();
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

import type { Frame, Page } from 'playwright-core';
import type { Running } from '../../src/cli/running.ts';
import { openAs, withProduct } from './browser.ts';

let running: Running;
withProduct({}, (opened) => {
  running = opened;
});
jest.setTimeout(120_000);

const contracts = { sub: '/contracts' } as const;
const aRow = { name: 'Highways maintenance' } as const;

/** The product's own frame, which holds the copy. */
const tabOf = (page: Page): Frame | undefined =>
  page.frames().find((one) => one.url().startsWith(running.app));

/** The lists that the page of the register shows. */
const shown = ['contracts', 'suppliers', 'contractSuppliers', 'checklists', 'policy'];

/** Whether all of them are in the copy on the device. */
async function isKept(page: Page): Promise<boolean> {
  const found = await tabOf(page)?.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const request = indexedDB.open('good-measure-copy');
        request.onsuccess = () => {
          const database = request.result;
          const isThere = database.objectStoreNames.contains('kept');
          const keys = isThere ? database.transaction('kept').objectStore('kept').getAllKeys() : undefined;
          if (!keys) return resolve([]);
          keys.onsuccess = () => {
            database.close();
            resolve(keys.result.map(String));
          };
        };
      }),
  );
  return shown.every((list) => found?.includes(`later/${list}`));
}

/** Waits until something is so. */
async function until(so: () => Promise<boolean>): Promise<void> {
  while (!(await so())) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Lets neither a token nor anything of Graph through; Teams itself still says who is there. */
const hold = (page: Page) =>
  page.route(`${running.tenant.url}/**`, (route) =>
    route.request().url().includes('/local/people') ? route.continue() : undefined,
  );

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

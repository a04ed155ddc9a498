import type { BrowserContext, FrameLocator, Page } from 'playwright-core';

/** Ends a page as a crash does. */
export async function kill(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => undefined); // it never answers: the page is gone
  await crashed;
  await page.close();
}

/** What the corner says, once it says so. */
export const corner = (tab: FrameLocator, words: RegExp) =>
  tab.getByRole('status', { name: 'Save state' }).filter({ hasText: words });
/** All is saved. */
export const settled = (tab: FrameLocator) => corner(tab, /^(Saved|Up to date) \d\d:\d\d$/);

/** What stands in a store of the journal on the device. */
export async function onDevice(page: Page, store: 'drafts' | 'entries'): Promise<readonly unknown[]> {
  const tab = page.frames().find((one) => one.parentFrame() !== null);
  const found = await tab?.evaluate(async (name) => {
    const [journal] = (await indexedDB.databases()).filter((one) => one.name?.includes('changes'));
    if (!journal?.name) return [];
    const opening = indexedDB.open(journal.name);
    const database = await new Promise<IDBDatabase>((done) => {
      opening.onsuccess = () => done(opening.result);
    });
    const asked: IDBRequest<unknown[]> = database.transaction(name).objectStore(name).getAll();
    const rows = await new Promise<unknown[]>((done) => {
      asked.onsuccess = () => done(asked.result);
    });
    database.close();
    return rows;
  }, store);
  return found ?? [];
}

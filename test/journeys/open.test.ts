import type { Running } from '../../src/cli/running.ts';
import { axe, openAs, picture, theBrowser, withProduct } from './browser.ts';

let running: Running;
withProduct({}, (opened) => {
  running = opened;
});
jest.setTimeout(60_000);

test('an officer opens the tab in the Teams-like frame and is signed in with the real msal', async () => {
  const desk = await openAs(running);
  await desk.tab.getByRole('navigation').getByText('Contracts', { exact: true }).waitFor();
  await picture(desk, 'open');
  await desk.tab.getByRole('navigation').getByText('Contracts', { exact: true }).click();
  await desk.tab.getByRole('link', { name: 'Highways maintenance' }).waitFor();
  await picture(desk, 'contracts');
  expect(await axe(desk)).toEqual([]);
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

test('one token is asked for when the tab is opened, every read after it uses the same, and a reload asks once more', async () => {
  const context = await (await theBrowser()).newContext();
  await context.route(/^https:/, (route) => route.abort());
  let asked = 0;
  context.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/local/token')) asked += 1;
  });
  const page = await context.newPage();
  const tab = page.frameLocator('#panel iframe');
  await page.goto(`${running.frame}/?person=officer-waste@council.example&sub=%2Fcontracts`);
  await tab.getByRole('link', { name: 'Highways maintenance' }).click();
  await tab.getByRole('heading', { name: 'Highways maintenance' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(asked).toBe(1);
  // The page that knew the token has gone: so it is seen that asking is counted.
  await Promise.all([page.waitForRequest(/\/local\/token$/), page.reload()]);
  expect(asked).toBe(2);
  await context.close();
});

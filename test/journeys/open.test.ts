import type { Running } from '../../src/cli/running.ts';
import { axe, closeBrowser, openAs, picture, runProduct } from './browser.ts';

let running: Running;
beforeAll(async () => {
  running = await runProduct();
}, 120_000);
afterAll(async () => {
  await closeBrowser();
  await running.close();
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

import type { Running } from '../../src/cli/running.ts';
import { axe, openAs, picture, withProduct } from './browser.ts';

let running: Running;
withProduct({ consented: false }, (opened) => {
  running = opened;
});
jest.setTimeout(60_000);

test('consent is asked once, on a click, with the rights named; after that the tab opens by itself', async () => {
  const desk = await openAs(running, { person: 'officer-waste' });
  await desk.tab.getByText('You are not signed in to the register yet.').waitFor();
  await picture(desk, 'sign-in');
  expect(await axe(desk)).toEqual([]);
  await desk.tab.getByRole('button', { name: 'Sign in' }).click();
  const question = desk.page.getByRole('dialog', { name: 'Permissions requested' });
  await question.waitFor();
  await picture(desk, 'consent');
  await question.getByText('Sites.Selected').waitFor();
  await question.getByRole('button', { name: 'Accept' }).click();
  await desk.tab.getByRole('heading', { name: 'State of the register' }).waitFor();
  await desk.page.reload();
  await desk.tab.getByRole('heading', { name: 'State of the register' }).waitFor();
  expect(await question.isVisible()).toBe(false);
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

test('cancelling the consent says that nothing was changed, and it can be asked again', async () => {
  const desk = await openAs(running, { person: 'officer-property' });
  await desk.tab.getByRole('button', { name: 'Sign in' }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await desk.tab.getByText('Sign-in was cancelled.').waitFor();
  await desk.tab.getByRole('button', { name: 'Sign in' }).click();
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();
  await desk.tab.getByRole('heading', { name: 'State of the register' }).waitFor();
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

test.each([
  ['offline', 'You are offline', 'There is no connection to the sign-in service.', undefined],
  [
    'denied',
    'Sign in to see the registers',
    'You are not signed in to the register yet.',
    'This app has not been allowed for you.',
  ],
  ['interaction', 'Sign in to see the registers', 'You are not signed in to the register yet.', undefined],
])('%s: a screen of its own says what to do', async (trouble, title, words, afterClick) => {
  const desk = await openAs(running, { person: 'officer-waste', trouble });
  await desk.tab.getByRole('heading', { name: title }).waitFor();
  await desk.tab.getByText(words).waitFor();
  if (afterClick !== undefined) {
    await desk.tab.getByRole('button', { name: 'Sign in' }).click();
    await desk.tab.getByText(afterClick).waitFor();
  }
  expect(await axe(desk)).toEqual([]);
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

test('a host that never answers is given up after eight seconds, and the sign-in window is named as the way', async () => {
  const desk = await openAs(running, { person: 'officer-waste', trouble: 'mute' });
  const began = Date.now();
  await desk.tab.getByRole('heading', { name: 'Sign in to see the registers' }).waitFor({ timeout: 30_000 });
  expect(Date.now() - began).toBeLessThan(20_000);
  await desk.tab.getByRole('button', { name: 'Sign in' }).waitFor();
  await desk.context.close();
});

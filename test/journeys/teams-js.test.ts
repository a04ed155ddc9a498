import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as TeamsJs from '@microsoft/teams-js';
import type { Frame } from 'playwright-core';
import type { Running } from '../../src/cli/running.ts';
import { openAs, type Desk, withProduct } from './browser.ts';

let running: Running;
withProduct({}, (opened) => {
  running = opened;
});

// Microsoft's library as it is published, put into our pages beside the one that they have bundled.
const library = readFileSync(
  join(__dirname, '../../node_modules/@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js'),
  'utf8',
);
type Page = { microsoftTeams: typeof TeamsJs; told?: unknown };

async function greeted(frame: Frame): Promise<Frame> {
  await frame.evaluate(library);
  await frame.evaluate((host) => {
    const { microsoftTeams } = globalThis as unknown as Page;
    return microsoftTeams.app.initialize([host]);
  }, running.frame);
  return frame;
}

async function tabOf(desk: Desk): Promise<Frame> {
  await desk.tab.getByRole('heading', { level: 1 }).waitFor();
  const tab = desk.page.frames().find((one) => one.parentFrame() !== null);
  if (!tab) throw new Error('There is no tab');
  return greeted(tab);
}

test('the real library learns from the frame who, where and what it can do', async () => {
  const desk = await openAs(running, { theme: 'dark', sub: '/contracts' });
  const tab = await tabOf(desk);
  const told = await tab.evaluate(async () => {
    const { app, pages, dialog, nestedAppAuth, chat } = (globalThis as unknown as Page).microsoftTeams;
    const { page, user, channel, sharePointSite, app: about } = await app.getContext();
    return {
      page: [page.id, page.subPageId, page.frameContext],
      user: user?.userPrincipalName,
      channel: channel?.displayName,
      site: sharePointSite?.teamSiteUrl,
      theme: about.theme,
      can: [
        pages.isSupported(),
        pages.backStack.isSupported(),
        pages.config.isSupported(),
        dialog.url.isSupported(),
        nestedAppAuth.isNAAChannelRecommended(),
        chat.isSupported(),
      ],
    };
  });
  expect(told).toEqual({
    page: ['register', '/contracts', 'content'],
    user: 'officer-waste@council.example',
    channel: 'General',
    site: 'https://council.sharepoint.com/sites/SocialValue',
    theme: 'dark',
    can: [true, true, true, true, true, false],
  });
  await desk.context.close();
});

test('a dialog is a frame of its own that greets the host, and gives its answer to the page that opened it', async () => {
  const desk = await openAs(running);
  const tab = await tabOf(desk);
  await tab.evaluate((url) => {
    const page = globalThis as unknown as Page;
    page.microsoftTeams.dialog.url.open(
      { url, title: 'Privacy', size: { height: 400, width: 600 } },
      (answer) => {
        page.told = answer;
      },
    );
  }, `${running.app}/help/privacy`);
  const opened = desk.page.getByRole('dialog', { name: 'Privacy' });
  await opened.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor();
  const dialog = await greeted(desk.page.frames().find((one) => one.url().includes('/help/privacy'))!);
  expect(
    await dialog.evaluate(async () => {
      const { app } = (globalThis as unknown as Page).microsoftTeams;
      return (await app.getContext()).page.frameContext;
    }),
  ).toBe('task');
  await dialog.evaluate(() => {
    (globalThis as unknown as Page).microsoftTeams.dialog.url.submit({ chosen: 7 });
  });
  await opened.waitFor({ state: 'detached' });
  await tab.waitForFunction(() => 'told' in globalThis);
  expect(await tab.evaluate(() => (globalThis as unknown as Page).told)).toMatchObject({
    result: { chosen: 7 },
  });
  await desk.context.close();
});

test('a link that the library shares opens the product at its page, and another address opens beside it', async () => {
  const desk = await openAs(running);
  const tab = await tabOf(desk);
  await tab.evaluate(() => {
    (globalThis as unknown as Page).microsoftTeams.pages.shareDeepLink({
      subPageId: '/contracts/C-0003',
      subPageLabel: 'Recycling centres',
    });
  });
  const shared = desk.page.getByRole('dialog', { name: 'Link to Recycling centres' });
  const link = await shared.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(link).toMatch(
    /^https:\/\/teams\.microsoft\.com\/l\/entity\/[\w-]+\/register\?label=Recycling%20centres&context=/,
  );
  await shared.getByRole('button', { name: 'Close' }).click();
  const popup = desk.page.waitForEvent('popup');
  await tab.evaluate(() => {
    void (globalThis as unknown as Page).microsoftTeams.app.openLink(
      'https://council.sharepoint.com/sites/SocialValue',
    );
  });
  await (await popup).close();
  await tab.evaluate((address) => {
    void (globalThis as unknown as Page).microsoftTeams.app.openLink(address);
  }, link);
  await desk.tab.getByRole('heading', { name: 'Household waste recycling centres' }).waitFor();
  await desk.context.close();
});

test('the frame hears that the tab has loaded, that it is ready, and why it has failed', async () => {
  const desk = await openAs(running);
  const tab = await tabOf(desk);
  await desk.page.locator('body[data-tab=ready]').waitFor();
  await tab.evaluate(() => {
    const { app } = (globalThis as unknown as Page).microsoftTeams;
    app.notifyFailure({ reason: app.FailedReason.Other, message: 'The settings are missing.' });
  });
  await desk.page.getByRole('alert').getByText('The settings are missing.').waitFor();
  expect(await desk.page.locator('body').getAttribute('data-tab')).toBe('failed');
  await desk.context.close();
});

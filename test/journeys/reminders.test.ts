import { chooseChannels, type Reminding } from '../../src/cli/reminding.ts';
import { asPerson, type Running } from '../../src/cli/running.ts';
import { addDays, dayOf } from '../../src/domain/words/day.ts';
import { openRegisters } from '../../src/registers/open.ts';
import { axe, openAs, picture, withProduct } from './browser.ts';
import { noon, postsOf, startService } from './reminding.ts';

jest.setTimeout(120_000);

let running: Running;
let reminding: Reminding;
afterAll(() => reminding.close());
withProduct({ patience: 180_000 }, async (opened) => {
  running = opened;
  const asLead = asPerson(running, 'sv-lead@council.example');
  await chooseChannels(asLead);
  const registers = openRegisters(asLead);
  await registers.actions.add({
    title: 'Ask for the figures of the second quarter',
    ref: 'A-0900',
    contract: 'C-0003',
    owner: 'contract-manager@council.example',
    due: addDays(dayOf(new Date()), -6),
    status: 'open',
  });
  await registers.tenderDates.add({
    title: 'T-0004',
    ref: 'T-0004',
    service: 'Property',
    stage: 'scoring',
    waitsFor: 'scores',
    people: 2,
    since: addDays(dayOf(new Date()), -9),
    scoresDue: addDays(dayOf(new Date()), 5),
  });
  // A channel for which IT has set no address yet.
  await registers.reminderChannels.add({
    title: 'Facilities',
    by: 'webhook',
    kinds: 'action-overdue\ntender-waiting',
    audience: 'managers',
    often: 'daily',
    from: '08:00',
  });
  reminding = await startService(running);
});

test('what is due comes as one card into the channel; Open leads to the row; Done is said on the card', async () => {
  await reminding.runNow(noon(1));
  const desk = await postsOf(running, 'contract-manager', 'Contract managers');
  const { page } = desk;
  await page.getByRole('heading', { name: /things need this channel/ }).waitFor();
  expect(await page.getByRole('row').count()).toBeLessThanOrEqual(6);
  await picture(desk, 'reminders-card');
  await page.getByRole('article').screenshot({ path: 'test/screenshots/reminders-card-alone.png' });
  const late = page.getByRole('link', { name: 'Action, Ask for the figures of the second quarter' });
  await late.click();
  await desk.tab.getByRole('heading', { level: 1 }).waitFor();
  expect(new URL(page.url()).searchParams.get('sub')).toBe('/contracts/C-0003');
  await page.getByRole('tab', { name: 'Posts' }).click();
  await page
    .getByLabel('Which one')
    .selectOption({ label: 'Action, Ask for the figures of the second quarter' });
  // A reply that is being written outlives the card that is written over meanwhile.
  await page.getByRole('button', { name: 'Reply' }).click();
  await page.getByLabel('Your reply').fill('They sent it <b>today</b>.');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await page.getByText(/Done by Contract manager/).waitFor();
  await page.getByRole('button', { name: 'Post reply' }).click();
  const thread = page.getByRole('list', { name: 'Replies' });
  await thread.getByText('They sent it <b>today</b>.').waitFor();
  await thread.getByText('Contract manager, Waste services').waitFor();
  expect(await axe(desk, page.mainFrame())).toEqual([]);
  await picture(desk, 'reminders-done');
  const actions = await openRegisters(asPerson(running, 'sv-lead@council.example')).actions.all();
  const action =
    actions.kind === 'ok' ? actions.value.find(({ values }) => values.ref === 'A-0900') : undefined;
  expect(action?.values.status).toBe('done');
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

test('somebody without a role is told so, and nothing changes', async () => {
  const desk = await postsOf(running, 'evaluator-1', 'Contract managers');
  await desk.page.getByRole('button', { name: 'Take it on' }).first().click();
  await desk.page.getByText(/You have no role for this service/).waitFor();
  await desk.context.close();
});

test('the social value lead sees how the last post went, pauses a channel, changes its time and tries it', async () => {
  const desk = await openAs(running, { person: 'sv-lead', sub: '/settings/reminders' });
  const { tab } = desk;
  await tab.getByRole('heading', { level: 1, name: 'Reminders' }).waitFor();
  await tab
    .getByText(/Accepted by Teams: \d+ reminders/)
    .first()
    .waitFor();
  await tab
    .getByText(/\(London, GMT\)|\(London, BST\)/)
    .first()
    .waitFor();
  await picture(desk, 'reminders-settings');
  // What failed is said with its reason, and kept no other channel waiting.
  await tab
    .getByText(/^Not posted on .* No webhook is set for this channel. Ask IT to set GM_WEBHOOK_FACILITIES/)
    .waitFor();
  expect(await axe(desk)).toEqual([]);
  await tab.getByRole('button', { name: 'Pause Directors' }).click();
  await tab.getByRole('button', { name: 'Resume Directors' }).click();
  await tab.getByRole('button', { name: 'Pause Directors' }).waitFor();
  await tab.getByRole('button', { name: 'Change Directors' }).click();
  await tab.getByLabel('From', { exact: false }).fill('23:00');
  await tab.getByRole('button', { name: 'Save channel' }).click();
  await tab
    .getByText(/Enter a time from 00:00 to 17:59/)
    .first()
    .waitFor();
  await tab.getByLabel('From', { exact: false }).fill('10:15');
  await tab.getByRole('button', { name: 'Save channel' }).click();
  await tab.getByText(/^\d+ \w+ \d{4}, 10:15 \(London/).waitFor();
  await tab.getByRole('button', { name: 'Post a test card to Directors' }).click();
  await tab.getByText(/posted by the next run/).waitFor();
  await reminding.runNow(noon(29));
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
  const posts = await postsOf(running, 'director', 'Directors');
  await posts.page.getByText('This is a test card').waitFor();
  await posts.context.close();
});

test.each([
  ['dark', 1366],
  ['contrast', 1366],
  ['default', 360],
] as const)('the channel shows its card in %s at %i pixels', async (theme, width) => {
  const viewport = { width, height: 820 };
  const desk = await openAs(running, { person: 'contract-manager', theme, viewport });
  const place = `&channel=${encodeURIComponent('19:contract-managers@thread.tacv2')}&tab=posts`;
  await desk.page.goto(`${running.frame}/?person=contract-manager%40council.example&theme=${theme}${place}`);
  await desk.page
    .getByRole('heading', { name: /things need this channel/ })
    .first()
    .waitFor();
  await picture(desk, `reminders-card-${theme}-${width}`);
  await desk.context.close();
});

test('Open on a tender leads to its page, which says its stage and days and nothing of a bid', async () => {
  const desk = await openAs(running, { person: 'procurement', sub: '/tenders/T-0004' });
  await desk.tab.getByRole('heading', { level: 1, name: 'Tender T-0004' }).waitFor();
  await desk.tab.getByText('Scores of 2 people').waitFor();
  await picture(desk, 'tender');
  expect(await axe(desk)).toEqual([]);
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

test('somebody who may not choose can read how it stands', async () => {
  const desk = await openAs(running, { person: 'officer-waste', sub: '/settings/reminders' });
  await desk.tab.getByText(/You can read these settings but not change them/).waitFor();
  expect(await desk.tab.getByRole('button', { name: /Pause/ }).count()).toBe(0);
  await desk.context.close();
});

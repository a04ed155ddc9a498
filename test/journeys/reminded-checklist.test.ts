import type { FrameLocator } from 'playwright-core';
import type { Reminding } from '../../src/cli/reminding.ts';
import { asPerson, type Running } from '../../src/cli/running.ts';
import { addDays, dayOf, longDay } from '../../src/domain/words/day.ts';
import { openRegisters } from '../../src/registers/open.ts';
import { openAs, picture, withProduct } from './browser.ts';
import { noon, postsOf, startService, workday } from './reminding.ts';

jest.setTimeout(180_000);

const due = addDays(workday(1), 10);
/** The noon of the first working day so many days after the second checklist is due. */
const noonLate = (days: number): Date => noon(days, due);

const recycling = 'Checklist, Household waste recycling centres';
const second = 'Checklist, Clinical waste collection';
let running: Running;
let reminding: Reminding;
afterAll(() => reminding.close());
withProduct({ patience: 180_000 }, async (opened) => {
  running = opened;
  const asLead = asPerson(running, 'sv-lead@council.example');
  const registers = openRegisters(asLead);
  const [contracts, checklists, channels] = [
    await registers.contracts.all(),
    await registers.checklists.all(),
    await registers.reminderChannels.all(),
  ];
  if (contracts.kind === 'fault' || checklists.kind === 'fault' || channels.kind === 'fault')
    throw new Error('The registers could not be read');
  const review = checklists.value.find(({ values }) => values.ref === 'K-0002');
  if (!review) throw new Error('There is no review in the example');
  // Of two reviews of one service one is due on the day of the first run; a channel of its own is told of them alone.
  await registers.checklists.change(review, { due: workday(1) });
  await registers.contracts.add({
    title: 'Clinical waste collection',
    ref: 'C-0900',
    service: 'Waste services',
    stage: 'awarded',
  });
  const { template, service, officer } = review.values;
  await registers.checklists.add({
    title: 'Clinical waste collection, review',
    ref: 'K-0900',
    contract: 'C-0900',
    template,
    ...(service !== undefined && { service }),
    officer,
    due,
    status: 'not started',
  });
  await registers.reminderChannels.add({
    title: 'General',
    by: 'bot',
    kinds: 'checklist-due',
    services: 'Waste services',
    audience: 'managers',
    often: 'daily',
    from: '08:30',
  });
  reminding = await startService(running);
});

/** Answers the seven questions of a contract review on one page. */
async function answerReview(tab: FrameLocator): Promise<void> {
  await tab.getByRole('link', { name: 'All on one page' }).click();
  const form = tab.locator('main');
  await form.locator('#recorded-choice').waitFor();
  const choices = { recorded: 0, delivered: 3, performance: 2, people: 0, climate: 1, improve: 1 };
  for (const [question, which] of Object.entries(choices))
    await form.locator(`#${question}-choice`).getByRole('radio').nth(which).click();
  for (const words of await form.locator('textarea').all()) await words.fill('Said at the contract meeting.');
  await form.getByRole('textbox', { name: 'Begin on' }).fill('1 April 2027');
  await form.getByRole('textbox', { name: 'Begin on' }).blur();
  await tab.getByText('7 of 7 completed').waitFor();
}

test('a checklist falls due, its card comes, Open leads to it, another person signs it off, and the card says so', async () => {
  await reminding.runNow(noon(1));
  const desk = await postsOf(running, 'officer-waste', 'General');
  const { page, tab } = desk;
  await page.getByRole('heading', { name: '2 checklists are due' }).waitFor();
  await picture(desk, 'reminders-due');
  await page.getByRole('link', { name: recycling }).click();
  await tab.getByText('0 of 7 completed').waitFor();
  expect(new URL(page.url()).searchParams.get('sub')).toBe('/checklists/K-0002');
  await answerReview(tab);
  await tab.getByRole('link', { name: 'Check your answers' }).first().click();
  await tab.getByRole('combobox', { name: 'Who signs off?' }).click();
  await tab.getByRole('option', { name: /^Head of service, Waste/ }).click();
  await tab.getByRole('button', { name: 'Submit' }).click();
  await tab.getByText('Waiting for sign-off').first().waitFor();

  const other = await openAs(running, { person: 'head-waste', sub: '/checklists/K-0002/sign-off' });
  await other.tab.getByRole('radio', { name: 'Sign off' }).click();
  await other.tab.getByRole('button', { name: 'Sign off checklist' }).click();
  await other.tab.getByText('Signed off', { exact: true }).first().waitFor();
  await other.context.close();

  await reminding.runNow(noon(1));
  await page.getByRole('tab', { name: 'Posts' }).click();
  await page
    .getByRole('row', { name: new RegExp(recycling) })
    .getByText('Dealt with')
    .waitFor();
  expect(await page.getByRole('article').count()).toBe(1);
  await picture(desk, 'reminders-signed-off');
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

test('Snooze puts the other one off for a week, the card shrinks to what was done, and then it comes again', async () => {
  const desk = await postsOf(running, 'head-waste', 'General');
  const { page } = desk;
  await page.getByRole('button', { name: 'Snooze', exact: true }).click();
  const until = longDay(addDays(dayOf(new Date()), 7));
  await page.getByText(new RegExp(`Snoozed until ${until} by Head of service, Waste services`)).waitFor();
  await page.getByRole('heading', { name: 'All 2 are dealt with' }).waitFor();
  expect(await page.getByRole('row').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Snooze', exact: true }).count()).toBe(0);
  await picture(desk, 'reminders-snoozed');
  await reminding.runNow(noon(4));
  await reminding.runNow(noon(7));
  await page.getByRole('article').nth(1).waitFor();
  expect(await page.getByRole('article').count()).toBe(2);
  await page.getByRole('heading', { name: '1 checklist is due' }).waitFor();
  await page.getByRole('link', { name: second }).waitFor();
  await desk.context.close();
});

test('two weeks after its day it has gone up to the head of service, and four weeks after to the director', async () => {
  const desk = await postsOf(running, 'head-waste', 'General');
  await reminding.runNow(noonLate(15));
  const last = desk.page.getByRole('article').last();
  await desk.page.getByRole('article').nth(2).waitFor();
  await last.getByText('Head of service, Waste services').waitFor();
  await last.getByText(/^(1[5-9]|2\d) days late$/).waitFor();
  await picture(desk, 'reminders-escalated');
  await desk.context.close();
  await reminding.runNow(noonLate(29));
  const director = await postsOf(running, 'director', 'Directors');
  await director.page
    .getByRole('link', { name: new RegExp(second) })
    .first()
    .waitFor();
  await director.context.close();
});

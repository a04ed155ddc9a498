import type { FrameLocator, Page } from 'playwright-core';
import { asPerson, type Running } from '../../src/cli/running.ts';
import { day } from '../../src/domain/words/day.ts';
import { pounds } from '../../src/domain/words/money.ts';
import { openRegisters } from '../../src/registers/open.ts';
import type { Registers } from '../../src/registers/registers.ts';
import { until } from '../kit/until.ts';
import { axe, openAs, picture, type Desk, type DeskOptions, withProduct } from './browser.ts';

let running: Running;
let officer: Registers;
let auditor: Registers;
withProduct({ patience: 180_000 }, async (opened) => {
  running = opened;
  officer = openRegisters(asPerson(running, 'officer-property@council.example'));
  auditor = openRegisters(asPerson(running, 'auditor@council.example'));
  await officer.contracts.all();
});
jest.setTimeout(120_000);

let number = 900;
/** A contract of its own for each journey. */
async function contract(title: string, value: string): Promise<string> {
  number += 1;
  const ref = `C-0${number}`;
  const saved = await officer.contracts.add({
    title,
    ref,
    stage: 'pre-procurement',
    category: 'services',
    service: 'Property',
    value: pounds(value),
    end: day('2029-03-31'),
    owner: 'officer-property@council.example',
  });
  expect(saved.kind).toBe('saved');
  return ref;
}

const person = (name: string, sub: string, more: DeskOptions = {}) =>
  openAs(running, { person: name, sub, ...more });
const saved = (tab: FrameLocator) =>
  tab.getByRole('status', { name: 'Save state' }).filter({ hasText: /^(Saved|Up to date) \d\d:\d\d$/ });
const heading = (tab: FrameLocator, name: string | RegExp) => tab.getByRole('heading', { level: 1, name });

/** Starts the checklist that applies, and gives its reference. */
async function started(desk: Desk, ref: string): Promise<string> {
  await desk.tab.getByRole('button', { name: 'Start checklist' }).click();
  await desk.tab.getByRole('heading', { level: 2, name: 'Check and submit' }).waitFor();
  const read = await auditorReads('checklists');
  return read.find(({ values }) => values['contract'] === ref)?.values['ref'] as string;
}

async function auditorReads(register: 'checklists' | 'decisions' | 'answers' | 'audit' | 'evidence') {
  await auditor[register].all();
  const rows = await auditor[register].refresh();
  if (rows.kind === 'fault') throw new Error(rows.fault.tell);
  return rows.value as readonly { values: Record<string, unknown>; created: { by: { upn: string } } }[];
}

/** Waits until the register holds these words. */
async function stored(checklist: string, words: string): Promise<void> {
  await until(async () => {
    const rows = await auditorReads('answers');
    return rows.some(({ values }) => values['checklist'] === checklist && values['words'] === words);
  }, `“${words}” in the register`);
}

/** Waits until the answer's field holds the words. */
async function shows(tab: FrameLocator, words: string): Promise<void> {
  const field = tab.locator('#need-words');
  await until(async () => (await field.inputValue()) === words, `“${words}” in the box`);
}

async function answerLowValue(tab: FrameLocator): Promise<void> {
  await tab.getByRole('link', { name: 'All on one page' }).click();
  await tab.locator('#need-words').fill('Sixty chairs for the hall.');
  const first = (group: string, which: number) =>
    tab.locator(`#${group}-choice`).getByRole('radio').nth(which).click();
  await first('local-price', 0);
  await first('small-suppliers', 0);
  await first('reservation', 0);
  await first('benefit', 1);
  await first('environment', 2);
  await first('everyone', 1);
  await tab.getByText('7 of 7 completed').waitFor();
  await tab.getByRole('link', { name: 'Check your answers' }).click();
}

async function submit(tab: FrameLocator): Promise<void> {
  await heading(tab, 'Check your answers').waitFor();
  await tab.getByRole('combobox', { name: 'Who signs off?' }).click();
  await tab.getByRole('option', { name: /^Head of service, Property/ }).click();
  await tab.getByRole('button', { name: 'Submit' }).click();
  await tab.getByText('Waiting for sign-off').first().waitFor();
}

/** No page may scroll sideways. */
async function sideways({ page }: Desk): Promise<number> {
  const frame = page.frames().find((one) => one.parentFrame() !== null) ?? page.mainFrame();
  return frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test('above £100,000: one person answers with evidence and submits, another signs off', async () => {
  const ref = await contract('Passenger lifts, north', '150000');
  const desk = await person('officer-property', `/checklists/start/${ref}`);
  const { tab } = desk;
  const checklist = await started(desk, ref);
  await tab.getByText('0 of 25 completed').waitFor();
  await tab.getByRole('link', { name: 'All on one page' }).click();
  const form = tab.locator('main');
  await form.locator('#need-words').waitFor();
  for (const words of await form.locator('textarea').all()) await words.fill('Said for this journey.');
  for (const group of [
    'securing',
    'proportionate',
    'national-priorities',
    'reservation',
    'equality',
    'small-firms',
  ])
    await form.locator(`#${group}-choice`).getByRole('radio').first().click();
  await form.locator('#consultation-choice').getByRole('radio', { name: 'No' }).click();
  for (let theme = 2; theme <= 16; theme += 1)
    await form.locator(`#theme-${theme}-choice`).getByRole('radio', { name: /^No, / }).click();
  await tab.getByText('24 of 25 completed').waitFor();
  await tab.getByRole('link', { name: /Guidance and evidence for “Employing local people”/ }).click();
  await heading(tab, 'Will you ask for local jobs in this contract?').waitFor();
  await tab.getByRole('radio', { name: 'Yes, ask for it' }).click();
  await tab.getByRole('button', { name: 'Continue' }).click();
  await tab.getByRole('heading', { level: 2, name: 'There is a problem' }).waitFor();
  await tab.getByRole('link', { name: 'Choose at least one measure to ask for.' }).click();
  await tab.getByRole('checkbox', { name: 'Local residents employed on the contract' }).click();
  await tab.getByRole('textbox', { name: /^Quantity for/ }).fill('1.5');
  await tab.locator('input[type=file]').setInputFiles({
    name: 'Market note.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7 a note'),
  });
  await tab.getByRole('button', { name: 'Remove Market note.pdf' }).waitFor();
  await picture(desk, 'checklist-question');
  await tab.getByRole('button', { name: 'Continue' }).click();
  await heading(tab, /find it hard to get a job/).waitFor();
  await tab.getByRole('link', { name: 'Back to the checklist' }).click();
  await tab.getByText('25 of 25 completed').first().waitFor();
  await picture(desk, 'checklist-tasks');
  await tab.getByRole('link', { name: 'Check your answers' }).first().click();
  await tab.getByRole('checkbox', { name: /before the first notice/ }).click();
  await tab.getByText('Evidence: Market note.pdf').waitFor();
  await submit(tab);

  const head = await person('head-property', '/mine', { program: 'mine' });
  await head.tab.getByRole('link', { name: 'Sign off: pre-procurement considerations' }).click();
  await head.tab.getByRole('radio', { name: 'Sign off' }).click();
  await head.tab.getByRole('button', { name: 'Sign off checklist' }).click();
  await head.tab.getByText('Signed off', { exact: true }).first().waitFor();
  await head.tab.getByRole('link', { name: 'Record' }).click();
  await head.tab.getByText(/Local residents employed on the contract, 1\.5 FTE/).waitFor();
  await head.tab
    .getByText(/^Signed off by Head of service, Property/)
    .first()
    .waitFor();

  const decisions = (await auditorReads('decisions')).filter(
    ({ values }) => values['checklist'] === checklist,
  );
  expect(decisions.map(({ values, created }) => [values['decision'], created.by.upn])).toEqual([
    ['submitted', 'officer-property@council.example'],
    ['signed off', 'head-property@council.example'],
  ]);
  const files = (await auditorReads('evidence')).filter(({ values }) => values['checklist'] === checklist);
  expect(files.map(({ values }) => [values['contract'], values['question'], values['retainUntil']])).toEqual([
    [ref, 'theme-1', '2035-04-01'],
  ]);
  const events = (await auditorReads('audit')).filter(({ values }) => values['subject'] === checklist);
  expect(events.map(({ values }) => values['event'])).toEqual([
    'checklist submitted',
    'checklist signed off',
  ]);
  expect([...desk.wrong, ...head.wrong]).toEqual([]);
  await desk.context.close();
  await head.context.close();
});

test('a checklist is returned with a reason, changed and submitted again', async () => {
  const ref = await contract('Hall chairs, returned', '8000');
  const desk = await person('officer-property', `/checklists/start/${ref}`);
  const checklist = await started(desk, ref);
  await answerLowValue(desk.tab);
  await submit(desk.tab);
  const head = await person('head-property', `/checklists/${checklist}/sign-off`);
  await head.tab.getByRole('button', { name: 'Sign off checklist' }).click();
  await head.tab.getByRole('link', { name: 'Choose a decision' }).waitFor();
  await head.tab.getByRole('radio', { name: 'Return with a reason' }).click();
  await head.tab.getByRole('textbox', { name: 'What should change?' }).fill('Say whom you asked.');
  await head.tab.getByRole('checkbox', { name: 'A price from the area' }).click();
  await head.tab.getByRole('button', { name: 'Return checklist' }).click();
  await head.tab.getByText('Returned', { exact: true }).first().waitFor();
  const again = await person('officer-property', `/checklists/${checklist}`);
  await again.tab.getByText('“Say whom you asked.”').waitFor();
  await again.tab.getByRole('link', { name: /A price from the area.*Returned/ }).waitFor();
  await again.tab.getByRole('link', { name: 'Open a price from the area' }).click();
  await again.tab.getByRole('radio', { name: 'No supplier in the area sells this' }).click();
  await again.page.waitForTimeout(2_100);
  await saved(again.tab).waitFor();
  await again.tab.getByRole('link', { name: 'Back to the checklist' }).click();
  await again.tab.getByRole('link', { name: 'Check your answers' }).first().click();
  await submit(again.tab);
  await again.tab.getByRole('button', { name: 'Take back' }).click();
  await again.tab.getByText('In progress').first().waitFor();
  for (const each of [desk, head, again]) await each.context.close();
});

/** Presses Tab until the thing with this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press('Tab');
    const frame = page.frames().find((one) => one.parentFrame() !== null) ?? page.mainFrame();
    const words = await frame.evaluate(() => {
      const at = document.activeElement;
      const labels = (at?.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '');
      const words = [at?.getAttribute('aria-label'), labels.join(' ').trim(), at?.textContent];
      return (words.find((one) => one) ?? '').slice(0, 60);
    });
    seen.push(words);
    if (name.test(words)) return;
  }
  throw new Error(`Tab never came to ${name.source}. It came to: ${seen.join(' · ')}`);
}

test('the same by keyboard alone', async () => {
  const ref = await contract('Hall chairs, by keyboard', '8000');
  const desk = await person('officer-property', `/checklists/start/${ref}`);
  const { tab, page } = desk;
  const keys = page.keyboard;
  await tab.getByRole('button', { name: 'Start checklist' }).waitFor();
  await tabTo(page, /^Start checklist$/);
  await keys.press('Enter');
  await heading(tab, 'Low-value purchase').waitFor();
  await tabTo(page, /^What you are buying/);
  await keys.press('Enter');
  await heading(tab, 'What are you buying, and who needs it?').waitFor();
  await keys.press('Alt+ArrowDown');
  expect(await tab.locator(':focus').textContent()).toContain('Applies to this contract');
  await keys.press('Shift+Tab');
  await tab.locator('h1').focus();
  await tabTo(page, /^Your answer/);
  await keys.type('Sixty chairs for the hall.');
  for (const [title, moves] of [
    [/^Have you asked a supplier/, 0],
    [/^Can a small business/, 0],
    [/^Will only local, UK/, 0],
    [/^What good can this purchase/, 1],
    [/^What have you done to keep waste/, 2],
    [/^Could anyone find it hard/, 1],
  ] as const) {
    await keys.press('Control+Enter');
    await heading(tab, title).waitFor();
    for (let tries = 0; tries < 20 && (await tab.locator(':focus[type=radio]').count()) === 0; tries += 1)
      await keys.press('Tab');
    await keys.press('Space');
    for (let move = 0; move < moves; move += 1) await keys.press('ArrowDown');
  }
  await keys.press('Control+Enter');
  await heading(tab, 'Low-value purchase').waitFor();
  // The focus is back on the row that one came from.
  expect(await tab.locator(':focus').getAttribute('id')).toBe('task-everyone');
  await tab.getByText('7 of 7 completed').first().waitFor();
  await tabTo(page, /^Check your answers$/);
  await keys.press('Enter');
  await heading(tab, 'Check your answers').waitFor();
  await tabTo(page, /^(Choose a person|Who signs off)/);
  await keys.press('ArrowDown');
  await tab.getByRole('option').first().waitFor();
  await keys.press('Enter');
  await tabTo(page, /^Submit$/);
  await keys.press('Enter');
  await tab.getByText('Waiting for sign-off').first().waitFor();
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

test('the same at 320 pixels, with nothing to scroll sideways and nothing that axe finds', async () => {
  const ref = await contract('Hall chairs, on a phone', '8000');
  const desk = await person('officer-property', `/checklists/start/${ref}`, {
    viewport: { width: 320, height: 640 },
  });
  const { tab } = desk;
  const look = async () => {
    expect(await sideways(desk)).toBeLessThanOrEqual(0);
    expect(await axe(desk)).toEqual([]);
  };
  await tab.getByRole('button', { name: 'Start checklist' }).waitFor();
  await look();
  const checklist = await started(desk, ref);
  await look();
  await picture(desk, 'checklist-tasks-320');
  await answerLowValue(tab);
  await heading(tab, 'Check your answers').waitFor();
  await look();
  await submit(tab);
  const one = await person('officer-property', `/checklists/${checklist}/need`, {
    viewport: { width: 320, height: 640 },
    theme: 'dark',
  });
  await one.tab.getByRole('button', { name: 'Guidance' }).click();
  await one.tab.getByText('Applies to this contract').last().waitFor();
  await picture(one, 'checklist-question-320');
  await one.tab.getByRole('button', { name: 'Close guidance' }).click();
  expect(await sideways(one)).toBeLessThanOrEqual(0);
  await desk.context.close();
  await one.context.close();
});

test('two people in one answer see both texts, and one of them writes one from both', async () => {
  const ref = await contract('Hall chairs, by two', '8000');
  const mine = await person('officer-property', `/checklists/start/${ref}`);
  const checklist = await started(mine, ref);
  await mine.tab.getByRole('link', { name: 'What you are buying' }).click();
  await mine.tab.locator('#need-words').fill('Sixty chairs for the hall.');
  await stored(checklist, 'Sixty chairs for the hall.');
  const theirs = await person('procurement', `/checklists/${checklist}/need`);
  await theirs.tab.locator('#need-words').fill('Sixty stacking chairs for the hall.');
  await theirs.tab.locator('#need-words').blur();
  await stored(checklist, 'Sixty stacking chairs for the hall.');
  await mine.tab.locator('#need-words').fill('Sixty chairs for the hall, made from wood.');
  await mine.tab.locator('#need-words').blur();
  await mine.tab.getByText('Two people changed this answer.').waitFor();
  await mine.tab.getByText('Needs you').waitFor();
  await mine.tab.getByText('Procurement lead. Saved').waitFor();
  expect(await mine.tab.locator('ins').allTextContents()).toEqual([', made from wood', 'stacking ']);
  expect(await axe(mine)).toEqual([]);
  await picture(mine, 'checklist-conflict');
  await mine.tab.getByRole('button', { name: 'Decide later' }).click();
  await mine.tab.getByRole('button', { name: 'Decide now' }).click();
  await mine.tab.getByRole('button', { name: 'Save the combined answer' }).click();
  await stored(checklist, 'Sixty stacking chairs for the hall, made from wood.');
  await saved(mine.tab).waitFor();
  const rows = (await auditorReads('answers')).filter(({ values }) => values['checklist'] === checklist);
  expect(rows.map(({ values }) => values['words'])).toEqual([
    'Sixty stacking chairs for the hall, made from wood.',
  ]);
  await mine.tab.getByRole('link', { name: 'History of this answer' }).click();
  await mine.tab.getByText('Procurement lead', { exact: true }).waitFor();
  await mine.tab
    .getByRole('button', { name: /^Restore the text of/ })
    .last()
    .click();
  await heading(mine.tab, 'What are you buying, and who needs it?').waitFor();
  await shows(mine.tab, 'Sixty chairs for the hall.');
  await mine.context.close();
  await theirs.context.close();
});

test('a reload in the middle of typing loses nothing that the page called saved', async () => {
  const ref = await contract('Hall chairs, reloaded', '8000');
  const desk = await person('officer-property', `/checklists/start/${ref}`);
  const checklist = await started(desk, ref);
  const one = await person('officer-property', `/checklists/${checklist}/need`);
  await one.tab.locator('#need-words').fill('Sixty chairs');
  await saved(one.tab).waitFor();
  await one.tab.locator('#need-words').pressSequentially(' for the hall');
  await one.page.reload();
  await one.tab.locator('#need-words').waitFor();
  expect(await one.tab.locator('#need-words').inputValue()).toMatch(/^Sixty chairs/);
  await desk.context.close();
  await one.context.close();
});

test('one answer that is saved by itself is one request to Graph of at most three units', async () => {
  const ref = await contract('Hall chairs, counted', '8000');
  const desk = await person('officer-property', `/checklists/start/${ref}`);
  await started(desk, ref);
  await desk.tab.getByRole('link', { name: 'What you are buying' }).click();
  const box = desk.tab.locator('#need-words');
  await box.waitFor();
  await desk.page.waitForTimeout(500);
  const sent: string[] = [];
  desk.page.on('request', (request) => {
    if (request.url().startsWith(running.graph) && request.method() !== 'OPTIONS')
      sent.push(`${request.method()} ${request.url()}`);
  });
  for (const words of ['Sixty chairs', ' for the hall']) {
    sent.length = 0;
    const before = running.tenant.usage().units;
    await box.pressSequentially(words);
    await desk.page.waitForTimeout(1_000);
    expect(sent).toEqual([]);
    await desk.page.waitForTimeout(1_900);
    await saved(desk.tab).waitFor();
    expect(sent).toHaveLength(1);
    expect(running.tenant.usage().units - before).toBeLessThanOrEqual(3);
  }
  await desk.context.close();
});

test('a role without rights reads the checklist and is told plainly why it cannot change or decide', async () => {
  const ref = await contract('Hall chairs, read only', '8000');
  const desk = await person('officer-property', `/checklists/start/${ref}`);
  const checklist = await started(desk, ref);
  await answerLowValue(desk.tab);
  await submit(desk.tab);
  const reader = await person('auditor', `/checklists/${checklist}/sign-off`);
  await reader.tab
    .getByText(/^Internal auditor was neither head of service nor social value lead for Property on/)
    .waitFor();
  expect(await reader.tab.getByRole('radio').count()).toBe(0);
  const writer = await person('officer-property', `/checklists/${checklist}/sign-off`);
  await writer.tab
    .getByText('Officer, Property submitted this checklist and so cannot sign it off')
    .waitFor();
  await writer.tab.getByRole('button', { name: 'Take back' }).click();
  await writer.tab.getByText('This checklist is not waiting for sign-off.').waitFor();
  const again = await person('auditor', `/checklists/${checklist}/need`);
  await again.tab.getByText('You can read this checklist but not change it.').waitFor();
  expect(await again.tab.getByRole('textbox').count()).toBe(0);
  for (const each of [desk, reader, writer, again]) await each.context.close();
});

test.each(['default', 'dark', 'contrast'] as const)(
  'axe finds nothing on any page in the theme %s',
  async (theme) => {
    const ref = await contract(`Hall chairs, ${theme}`, '45000');
    const desk = await person('officer-property', `/checklists/start/${ref}`, { theme });
    const checklist = await started(desk, ref);
    const own = ['', '/all', '/check', '/sign-off', '/record', '/best-theme', '/best-theme/history'];
    const places = [
      '/checklists',
      '/mine',
      '/mine/contracts',
      '/mine/checklists',
      '/evidence',
      ...own.map((place) => `/checklists/${checklist}${place}`),
    ];
    const frame = desk.page.frames().find((one) => one.parentFrame() !== null) ?? desk.page.mainFrame();
    for (const place of places) {
      await frame.evaluate((to) => {
        location.hash = to;
      }, place);
      await desk.tab.locator('main :is(h2, h3, ul a):visible').first().waitFor();
      expect([place, await axe(desk)]).toEqual([place, []]);
    }
    expect(desk.wrong).toEqual([]);
    await desk.context.close();
  },
);

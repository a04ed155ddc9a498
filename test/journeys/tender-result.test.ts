import { readFileSync } from 'node:fs';
import type { Frame, FrameLocator, Page } from 'playwright-core';
import { asPerson, type Running } from '../../src/cli/running.ts';
import { moveTo, openDesk, type Desk } from '../../src/registers/tender/index.ts';
import { decoyAgreed, decoyRef } from '../registers/tender/decoy.ts';
import { good, sha256 } from '../registers/tender/world.ts';
import { axe, closeBrowser, runProduct, theBrowser } from './browser.ts';

let running: Running;
beforeAll(async () => {
  running = await runProduct();
  await decoyAgreed(desk);
}, 240_000);

const desks = new Map<string, Promise<Desk>>();

/** What somebody does elsewhere meanwhile. */
function desk(name: string): Promise<Desk> {
  const open = async () =>
    good(await openDesk({ tenant: asPerson(running, `${name}@council.example`), sha256 }));
  const known = desks.get(name) ?? open();
  desks.set(name, known);
  return known;
}
afterAll(async () => {
  await closeBrowser();
  await running.close();
});
jest.setTimeout(180_000);

type Sheet = { readonly page: Page; readonly pane: FrameLocator; readonly wrong: string[] };

/** Opens the Excel-like frame with a pane of 320 pixels. */
async function openExcel(person: string): Promise<Sheet> {
  const context = await (
    await theBrowser()
  ).newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/London' });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  await page.goto(
    `${running.excel}?${new URLSearchParams({ door: 'mac', person: `${person}@council.example` }).toString()}`,
  );
  await narrow(page);
  return { page, pane: page.frameLocator('.pane iframe'), wrong };
}

async function narrow(page: Page): Promise<void> {
  await page.locator('.pane').evaluate((element) => {
    (element as HTMLElement).style.width = '320px';
  });
}

function paneFrame(page: Page): Frame {
  const found = page.frames().find((one) => one.url().includes('/pane.html'));
  if (!found) throw new Error('There is no pane');
  return found;
}

async function openTenderIn({ pane }: Sheet): Promise<void> {
  await pane.getByRole('button', { name: 'Overview' }).click();
  await pane
    .getByRole('menuitem', { name: 'Tenders' })
    .or(pane.getByRole('menuitemradio', { name: 'Tenders' }))
    .click();
  await pane.getByRole('link', { name: /Lift maintenance/ }).click();
  await pane.getByRole('heading', { level: 1, name: `Tender ${decoyRef}` }).waitFor();
}

let sheet: Sheet;
beforeAll(async () => {
  sheet = await openExcel('procurement');
}, 60_000);

/** What axe finds in the pane, and whether it has to be scrolled sideways. */
async function findings(): Promise<string[]> {
  const { page, pane, wrong } = sheet;
  const frame = paneFrame(page);
  const over = await frame.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`${scrollWidth} wide in ${clientWidth}`] : [];
  });
  return [...over, ...(await axe({ page, tab: pane, context: page.context(), wrong }, frame))];
}

test('a bid that cannot win decides who does: the owner is warned before the result is saved', async () => {
  const { pane } = sheet;
  await openTenderIn(sheet);
  await pane.getByRole('link', { name: 'Calculate', exact: false }).first().click();
  await pane.getByRole('button', { name: 'Open the prices and calculate' }).click();
  await pane.getByText('B wins only because D took part: without D, A wins.').waitFor();
  await pane.getByRole('link', { name: 'Understand the result' }).click();
  await pane.getByText('Bid A, Supplier A is first, though Bid D, Supplier D cannot win').waitFor();
  expect(await findings()).toEqual([]);
  await pane.getByRole('link', { name: 'Review and save' }).click();
  await pane.getByRole('button', { name: 'Save 4 rows' }).click();
  await pane.getByText(/^Result 1 was saved by/).waitFor();
  expect(await findings()).toEqual([]);
});

test('the sheets agree to the penny; a cell that somebody types over is named, and refreshed', async () => {
  const { pane, page } = sheet;
  await pane.getByRole('link', { name: 'Steps' }).click();
  await pane.getByRole('link', { name: 'Sheets' }).click();
  await page.getByLabel('Stored on').selectOption('computer');
  await openTenderIn(sheet);
  await pane.getByRole('link', { name: 'Sheets' }).click();
  await pane.getByText(/This workbook is not stored on the evaluations site/).waitFor();
  const build = pane.getByRole('button', { name: 'Build the sheets' });
  expect(await build.isDisabled()).toBe(true);
  await pane.getByRole('checkbox', { name: 'The bids may stay in this workbook' }).check();
  expect(await build.isDisabled()).toBe(false);
  await page.getByLabel('Stored on').selectOption('evaluations');
  await openTenderIn(sheet);
  await pane.getByRole('link', { name: 'Sheets' }).click();
  await build.click();
  await pane.getByText('Sheet and calculation agree to the penny').waitFor();
  await page.getByRole('tab', { name: 'Bids' }).click();
  await page.getByRole('gridcell', { name: 'F6 180', exact: true }).click();
  await page.keyboard.type('400');
  await page.keyboard.press('Enter');
  await pane.getByText('1 cell differs from the register').waitFor();
  await pane.getByText(/cells disagree with the calculation/).waitFor();
  expect(await findings()).toEqual([]);
  await pane.getByRole('button', { name: 'Show Bids!F6' }).click();
  await pane.getByRole('button', { name: 'Refresh the sheets' }).click();
  await pane.getByText('Sheet and calculation agree to the penny').waitFor();
  await page.getByRole('gridcell', { name: 'F6 180', exact: true }).waitFor();
  await pane.getByRole('link', { name: 'Steps' }).click();
  await pane.getByRole('link', { name: /^\d+ ?Understand/ }).click();
  await pane.getByRole('button', { name: 'Put this on a sheet' }).click();
  await pane.getByText('It stands on sheet Decision.').waitFor();
  await page.getByRole('tab', { name: /^Result/ }).click();
  await page.getByRole('gridcell', { name: 'C5 2', exact: true }).waitFor();
  await paneFrame(page).evaluate(() => window.scrollTo(0, 0));
});

test('the saved workbook is known again when it is reopened; under another name it is a copy and opens to read only', async () => {
  const { pane, page } = sheet;
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const buffer = readFileSync(await (await saved).path());
  const reopen = async (name: string) => {
    await page.getByLabel('File to open').setInputFiles({ name, mimeType: 'application/zip', buffer });
    await page.getByText(name, { exact: true }).waitFor();
    await openTenderIn(sheet);
    await pane.getByRole('link', { name: 'Sheets' }).click();
  };
  await page.reload();
  await narrow(page);
  await reopen('Tender.xlsx');
  await pane.getByText('Sheet and calculation agree to the penny').waitFor();
  await pane.getByRole('button', { name: 'Refresh the sheets' }).waitFor();
  await reopen('Copy of Tender.xlsx');
  await pane.getByText(/This is a copy. It opens to read only. Open the original: https/).waitFor();
  expect(await pane.getByRole('button', { name: /the sheets$/ }).count()).toBe(0);
  expect(await findings()).toEqual([]);
  await pane.getByRole('link', { name: 'Steps' }).click();
});

test('each bidder is told in a file of their own, with what the owner writes', async () => {
  const { pane, page } = sheet;
  await page.getByLabel('You are').selectOption('sv-lead@council.example');
  await openTenderIn(sheet);
  await pane.getByRole('link', { name: /Save to the register/ }).click();
  await pane.getByLabel('Why the contract should go').fill('It earns most marks. The decoy was looked at.');
  await pane.getByRole('button', { name: 'Approve the recommendation' }).click();
  await pane.getByText(/^Approved by/).waitFor();
  await page.getByLabel('You are').selectOption('procurement@council.example');
  good(await moveTo(await desk('procurement'), decoyRef, 'recommended'));
  await openTenderIn(sheet);
  await pane
    .getByRole('link', { name: /Assessment summaries/ })
    .first()
    .click();
  await pane.getByLabel('Day of the notice').fill('2026-11-23');
  await pane.getByText('Standstill to the end of 3 December 2026.').waitFor();
  await pane.getByRole('button', { name: 'Keep this day' }).click();
  await pane.getByRole('button', { name: 'Keep this day' }).waitFor({ state: 'detached' });
  for (const bid of ['A', 'D']) {
    await pane.getByLabel(`Bid ${bid}, Supplier ${bid}`).fill('Your tender earned fewer marks.');
    await pane.getByRole('button', { name: 'Keep this reason' }).click();
    await pane.getByRole('button', { name: /Keep/ }).waitFor({ state: 'detached' });
  }
  await pane.getByRole('button', { name: 'Make the summaries' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    pane.getByRole('button', { name: 'HTML file for Bid A, Supplier A' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('T-2026-007 assessment summary A.html');
  const [word] = await Promise.all([
    page.waitForEvent('download'),
    pane.getByRole('button', { name: 'Word file for Bid B, Supplier B' }).click(),
  ]);
  expect(word.suggestedFilename()).toBe('T-2026-007 assessment summary B.docx');
  await pane.getByRole('button', { name: 'Keep the files on the evaluations site' }).click();
  await pane.getByText('6 files kept in its documents.').waitFor();
  await pane.getByRole('button', { name: 'Note that they were sent' }).click();
  await pane.getByText(/^3 of 3 summaries were sent on/).waitFor();
  expect(await findings()).toEqual([]);
  expect(sheet.wrong).toEqual([]);
});

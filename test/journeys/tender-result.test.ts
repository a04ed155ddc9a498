import { readFileSync } from 'node:fs';
import { asPerson, type Running } from '../../src/cli/running.ts';
import { moveTo } from '../../src/registers/tender/index.ts';
import { decoyAgreed, decoyRef } from '../registers/tender/decoy.ts';
import { good } from '../kit/good.ts';
import { desksOf } from '../registers/tender/course.ts';
import { withProduct } from './browser.ts';
import { chooseTender, findings, narrow, openNarrowPane, type Pane, paneFrame, toStep } from './pane.ts';

let running: Running;
withProduct({ patience: 240_000 }, async (opened) => {
  running = opened;
  await decoyAgreed(desk);
});

/** What somebody does elsewhere meanwhile. */
const desk = desksOf((name) => ({ tenant: asPerson(running, `${name}@council.example`) }));
jest.setTimeout(180_000);

let sheet: Pane;
beforeAll(async () => {
  sheet = await openNarrowPane(running.excel, { person: 'procurement' });
}, 60_000);

test('a bid that cannot win decides who does: the owner is warned before the result is saved', async () => {
  const { pane } = sheet;
  await chooseTender(sheet, decoyRef);
  await pane.getByRole('link', { name: 'Calculate', exact: false }).first().click();
  await pane.getByRole('button', { name: 'Open the prices and calculate' }).click();
  await pane.getByRole('dialog').getByRole('button', { name: 'Open the prices' }).click();
  await pane.getByText('B wins only because D took part: without D, A wins.').waitFor();
  await pane.getByRole('link', { name: 'Understand the result' }).click();
  await pane.getByText('Bid A, Supplier A is first, though Bid D, Supplier D cannot win').waitFor();
  expect(await findings(sheet)).toEqual([]);
  await pane.getByRole('link', { name: 'Review and save' }).click();
  await pane.getByRole('button', { name: 'Save 4 rows' }).click();
  await pane.getByText(/^Result 1 was saved by/).waitFor();
  expect(await findings(sheet)).toEqual([]);
});

test('the sheets agree to the penny; a cell that somebody types over is named, and refreshed', async () => {
  const { pane, page } = sheet;
  await pane.getByRole('link', { name: 'Steps' }).click();
  await pane.getByRole('link', { name: 'Sheets' }).click();
  await page.getByLabel('Stored on').selectOption('computer');
  await chooseTender(sheet, decoyRef);
  await pane.getByRole('link', { name: 'Sheets' }).click();
  await pane.getByText(/This workbook is not stored on the evaluations site/).waitFor();
  const build = pane.getByRole('button', { name: 'Build the sheets' });
  expect(await build.isDisabled()).toBe(true);
  await pane.getByRole('checkbox', { name: 'The bids may stay in this workbook' }).check();
  expect(await build.isDisabled()).toBe(false);
  await page.getByLabel('Stored on').selectOption('evaluations');
  await chooseTender(sheet, decoyRef);
  await pane.getByRole('link', { name: 'Sheets' }).click();
  await build.click();
  await pane.getByText('Sheet and calculation agree to the penny').waitFor();
  await page.getByRole('tab', { name: 'Bids' }).click();
  await page.getByRole('gridcell', { name: 'F6 180', exact: true }).click();
  await page.keyboard.type('400');
  await page.keyboard.press('Enter');
  await pane.getByText('1 cell differs from the register').waitFor();
  await pane.getByText(/cells disagree with the calculation/).waitFor();
  expect(await findings(sheet)).toEqual([]);
  await pane.getByRole('button', { name: 'Show Bids!F6' }).click();
  await pane.getByRole('button', { name: 'Refresh the sheets' }).click();
  await pane.getByText('Sheet and calculation agree to the penny').waitFor();
  await page.getByRole('gridcell', { name: 'F6 180', exact: true }).waitFor();
  await pane.getByRole('link', { name: 'Steps' }).click();
  await pane.getByRole('link', { name: /^\d+ ?Understand/ }).click();
  await pane.getByRole('button', { name: 'Put this on a sheet' }).click();
  await pane.getByText('It stands on sheet Decision.').waitFor();
  await toStep(sheet, 'Check lines');
  await pane.getByRole('button', { name: /^Bid B/ }).click();
  await pane.getByRole('button', { name: 'Show on sheet' }).click();
  await page.getByRole('tab', { name: 'Bids', selected: true }).waitFor();
  await page.getByRole('gridcell', { name: 'F6 180', exact: true, selected: true }).waitFor();
  await page.getByRole('tab', { name: /^Result/ }).click();
  await page.getByRole('gridcell', { name: 'C5 2', exact: true }).waitFor();
  await paneFrame(sheet).evaluate(() => window.scrollTo(0, 0));
});

test('the saved workbook is known again when it is reopened; under another name it is a copy and opens to read only', async () => {
  const { pane, page } = sheet;
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const buffer = readFileSync(await (await saved).path());
  const reopen = async (name: string) => {
    await page.getByLabel('File to open').setInputFiles({ name, mimeType: 'application/zip', buffer });
    await page.getByText(name, { exact: true }).waitFor();
    await chooseTender(sheet, decoyRef);
    await pane.getByRole('link', { name: 'Sheets' }).click();
  };
  await page.reload();
  await narrow(sheet);
  await reopen('Tender.xlsx');
  await pane.getByText('Sheet and calculation agree to the penny').waitFor();
  await pane.getByRole('button', { name: 'Refresh the sheets' }).waitFor();
  await reopen('Copy of Tender.xlsx');
  await pane.getByText(/This is a copy. It opens to read only. Open the original: https/).waitFor();
  expect(await pane.getByRole('button', { name: /the sheets$/ }).count()).toBe(0);
  expect(await findings(sheet)).toEqual([]);
  await pane.getByRole('link', { name: 'Steps' }).click();
});

test('each bidder is told in a file of their own, with what the owner writes', async () => {
  const { pane, page } = sheet;
  await page.getByLabel('You are').selectOption('sv-lead@council.example');
  await chooseTender(sheet, decoyRef);
  await pane.getByRole('link', { name: /Save to the register/ }).click();
  await pane.getByLabel('Why the contract should go').fill('It earns most marks. The decoy was looked at.');
  await pane.getByRole('button', { name: 'Approve the recommendation' }).click();
  await pane.getByText(/^Approved by/).waitFor();
  await page.getByLabel('You are').selectOption('procurement@council.example');
  good(await moveTo(await desk('procurement'), decoyRef, 'recommended'));
  await chooseTender(sheet, decoyRef);
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
  expect(await findings(sheet)).toEqual([]);
  expect(sheet.wrong).toEqual([]);
});

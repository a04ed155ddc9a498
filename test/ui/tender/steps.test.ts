import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import type { Running } from '../../../src/cli/running.ts';
import { withProduct } from '../../journeys/browser.ts';
import {
  choosePage,
  chooseTender,
  comeBack,
  findings,
  openNarrowPane,
  type Pane,
  toStep,
  toSteps,
} from '../../journeys/pane.ts';

let running: Running;
withProduct({}, (opened) => {
  running = opened;
});
jest.setTimeout(180_000);

const bids = join(__dirname, '../../../sample/bids');

/** Opens the pane as somebody, 320 pixels wide, at the tenders. */
async function openTenders(person: string): Promise<Pane> {
  const opened = await openNarrowPane(running.excel, { person });
  await choosePage(opened, 'Tenders');
  await opened.pane.getByRole('heading', { level: 1, name: 'Tenders' }).waitFor();
  return opened;
}

/** The same at one tender. */
async function openTender(person: string, ref = 'T-2026-001'): Promise<Pane> {
  const opened = await openNarrowPane(running.excel, { person });
  await chooseTender(opened, ref);
  return opened;
}

let shot = 0;
/** What is found; a picture of all of it for people where SHOTS names a place. */
async function look(opened: Pane, name: string): Promise<string[]> {
  const { page } = opened;
  if (process.env['SHOTS']) {
    shot += 1;
    await page.setViewportSize({ width: 1280, height: 2400 });
    await page.waitForTimeout(400);
    await page
      .locator('.pane')
      .screenshot({ path: `${process.env['SHOTS']}-${String(shot).padStart(2, '0')}-${name}.png` });
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  return findings(opened);
}

test('the owner tries weights, makes the files for bidders, notes a question, takes six bids in and checks their lines', async () => {
  const owner = await openTender('procurement');
  const { page, pane } = owner;

  await toStep(owner, 'Try weights and targets');
  await pane.getByRole('button', { name: 'Try them' }).click();
  await pane.getByRole('heading', { name: /^\d+ trials$/ }).waitFor();
  await pane.getByRole('textbox', { name: 'Weights of social value' }).fill('ten');
  await pane.getByRole('button', { name: 'Try them' }).click();
  await pane.getByText('“ten” is no number.').waitFor();
  await pane.getByRole('textbox', { name: 'Past contracts' }).fill('£25,000 of £250,000');
  await pane.getByText('Past contracts came to 10.00p in the pound').waitFor();
  expect(await look(owner, 'laboratory')).toEqual([]);

  await toStep(owner, 'Returns for bidders');
  const download = page.waitForEvent('download');
  await pane.getByRole('button', { name: 'Download T-2026-001 offer.xlsx' }).click();
  expect((await download).suggestedFilename()).toBe('T-2026-001 offer.xlsx');
  expect(await look(owner, 'returns')).toEqual([]);

  await toStep(owner, 'Clarifications');
  await pane.getByRole('button', { name: 'Note the question' }).click();
  await pane.getByText('Write the question as it was asked.').waitFor();
  await pane.getByRole('textbox', { name: 'Question' }).fill('Is the site open on Sundays?');
  await pane.getByRole('button', { name: 'Note the question' }).click();
  await pane.getByText('Not answered').waitFor();
  await pane.getByRole('button', { name: 'Note the answer' }).click();
  await pane.getByRole('textbox', { name: 'Answer' }).fill('No. The notice is corrected.');
  expect(await look(owner, 'clarifications')).toEqual([]);
  await pane.getByRole('button', { name: 'Save the answer' }).click();
  await pane.getByRole('heading', { name: 'Answered' }).waitFor();

  await toStep(owner, 'Import bids');
  const files = readdirSync(bids).filter((name) => name.startsWith('bid-'));
  await pane.locator('input[type=file]').setInputFiles(files.map((name) => join(bids, name)));
  await pane.getByText('bid-F-price.xlsx', { exact: true }).waitFor();
  await pane.getByRole('button', { name: 'Take in the bids' }).waitFor();
  expect(await look(owner, 'returns-read')).toEqual([]);
  await pane.getByRole('button', { name: 'Take in the bids' }).click();
  await pane.getByRole('button', { name: 'Find 6 bids compliant' }).click({ timeout: 60_000 });
  await pane.getByText('Compliant').nth(5).waitFor({ timeout: 30_000 });
  expect(await look(owner, 'bids')).toEqual([]);

  await toStep(owner, 'Stage');
  await pane.getByRole('button', { name: 'Open scoring' }).click();
  await pane.getByText('Scoring', { exact: true }).waitFor();

  await toStep(owner, 'Check lines');
  expect(await look(owner, 'lines')).toEqual([]);
  await pane.getByRole('button', { name: 'Check the next line' }).click();
  await pane.getByRole('radio', { name: 'Reduce' }).check();
  await pane.getByRole('textbox', { name: 'Accepted quantity' }).fill('0.5');
  await pane.getByRole('button', { name: 'Save, next line' }).click();
  await pane.getByText('Give the reason why the line is reduced.').waitFor();
  await pane.getByText('The sheets are not in this workbook yet.').waitFor();
  expect(await look(owner, 'line')).toEqual([]);
  await pane.getByRole('textbox', { name: 'Reason' }).fill('The rest is in the specification.');
  await pane.getByRole('button', { name: 'Save, next line' }).click();
  await pane.getByText(/^Line 2 of/).waitFor();

  // A price that is sealed is replaced only when somebody else lets another in.
  const other = await openTender('sv-lead');
  await toStep(other, 'Import bids');
  await other.pane.getByRole('button', { name: 'Let another price of bid A in' }).click();
  await other.pane.getByRole('textbox', { name: 'Reason' }).fill('The bidder sent a wrong file.');
  expect(await look(other, 'new-price')).toEqual([]);
  await other.pane.getByRole('button', { name: 'Approve it' }).click();
  await other.pane.getByText(/^Another price may be taken in/).waitFor();

  // Somebody who neither closes the scores nor is away lets the others go on.
  await other.pane.getByRole('link', { name: 'Steps' }).filter({ visible: true }).click();
  await toStep(other, 'Lock scores');
  await other.pane.getByRole('button', { name: 'Go on without Evaluator 3' }).click();
  await other.pane.getByRole('textbox', { name: 'Reason' }).fill('Ill until March.');
  expect(await look(other, 'absence')).toEqual([]);
  await other.pane.getByRole('button', { name: 'Go on without Evaluator 3', exact: true }).click();
  await other.pane.getByText('Social value lead approved going on without: Ill until March.').waitFor();
  await other.pane.getByText('Gone on without', { exact: true }).waitFor();
  expect([...owner.wrong, ...other.wrong]).toEqual([]);
});

test('a tender is set up by its owner, approved by another, frozen and published', async () => {
  const owner = await openTenders('procurement');
  const { pane } = owner;
  await pane.getByRole('link', { name: 'Set up a tender' }).click();
  await pane.getByRole('heading', { level: 1, name: 'Set up a tender' }).waitFor();
  await pane.getByRole('button', { name: 'Set up the tender' }).click();
  await pane.getByRole('heading', { name: 'There is a problem' }).waitFor();
  expect(await look(owner, 'new')).toEqual([]);
  await choose(owner, 'Chair', 'chair');
  await pane.getByRole('textbox', { name: 'Title' }).fill('Window cleaning');
  await pane.getByRole('textbox', { name: 'Reference' }).fill('T-2026-002');
  await pane.getByRole('textbox', { name: 'Authority' }).fill('The council');
  await pane.getByRole('textbox', { name: 'Estimated value' }).fill('£200,000');
  await pane.getByRole('combobox', { name: 'Template' }).selectOption({ label: 'Services over £100,000' });
  await pane.getByRole('textbox', { name: 'Deadline' }).fill('4 December 2026, 12:00');
  await pane.getByRole('combobox', { name: 'Conflicts assessed' }).selectOption({ label: 'Yes' });
  await pane.getByRole('combobox', { name: 'Checklist complete' }).selectOption({ label: 'Yes' });
  await pane.getByRole('button', { name: 'Set up the tender' }).click();
  await pane.getByRole('heading', { level: 1, name: 'Set up the tender' }).waitFor();

  for (const criterion of [
    { title: 'Price', key: 'price', kind: 'price', weight: '70', formula: 'the lowest price' },
    {
      title: 'Measured',
      key: 'sv',
      kind: 'social-value',
      weight: '20',
      formula: 'published target',
      target: '0.1',
    },
  ])
    await addCriterion(pane, criterion);
  await pane.getByText('Weights make 90 of 100.').waitFor();
  expect(await look(owner, 'criteria')).toEqual([]);
  await addCriterion(pane, { title: 'Quality', key: 'quality', kind: 'qualitative', weight: '10' });
  await pane.getByText(/^Quality, questions:/).waitFor();
  await addCriterion(pane, { title: 'Method', key: 'q1', kind: 'question', weight: '100', of: 'Quality' });
  await pane.getByRole('button', { name: /^Measures/ }).click();
  await pane.getByRole('button', { name: /^Add all \d+$/ }).click();
  await pane.getByRole('button', { name: /^Add all 0$/ }).waitFor({ timeout: 60_000 });
  await pane.getByRole('button', { name: /^Measures/ }).click();
  await pane.getByRole('button', { name: /^Evaluators/ }).click();
  await choose(owner, 'Add an evaluator', 'evaluator-1');
  await pane.getByRole('button', { name: 'Add to the panel' }).click();
  await pane.getByRole('button', { name: /^Take off Evaluator 1$/ }).waitFor();
  await pane.getByRole('button', { name: /^Approve and freeze/ }).click();
  await pane.getByText('A second person has to approve it').waitFor();
  expect(await look(owner, 'set-up')).toEqual([]);

  const other = await openTender('sv-lead', 'T-2026-002');
  await toStep(other, 'Set up the tender');
  await other.pane.getByRole('textbox', { name: 'Why it may depart' }).fill('The market is ready for it.');
  await other.pane.getByRole('button', { name: 'Approve Weight of measured social value' }).click();
  await other.pane.getByText('The market is ready for it.').waitFor();
  await other.pane.getByRole('textbox', { name: 'Why this method is right' }).fill('It follows the policy.');
  await other.pane.getByRole('button', { name: 'Approve the method' }).click();
  await other.pane
    .getByText(/^Approved by/)
    .nth(1)
    .waitFor();

  await toStep(owner, 'Set up the tender');
  await pane.getByRole('button', { name: 'Freeze the method', exact: true }).click();
  await pane.getByText(/^Version 1 was frozen/).waitFor();
  await pane.getByRole('link', { name: 'Move the tender on' }).click();
  await pane.getByRole('button', { name: 'Method is approved' }).click();
  await pane.getByRole('button', { name: 'Tender is published' }).click();
  await pane.getByRole('button', { name: 'Open for bids' }).click();
  await pane.getByRole('button', { name: 'Open scoring' }).click();
  await pane.getByText('The deadline for bids has not passed.').waitFor();
  expect(await look(owner, 'stage-refused')).toEqual([]);

  await toStep(owner, 'Set up the tender');
  await pane.getByRole('button', { name: /^Chair/ }).click();
  await pane.getByRole('button', { name: 'Name another chair' }).click();
  await choose(owner, 'New chair', 'evaluator-2');
  await pane.getByRole('textbox', { name: 'Reason' }).fill('The chair leaves the council.');
  expect(await look(owner, 'chair')).toEqual([]);
  await pane.getByRole('button', { name: 'Name the chair' }).click();
  await pane.getByText('evaluator-2@council.example waits for approval').waitFor();
  await comeBack(other, 'T-2026-002');
  await toStep(other, 'Set up the tender');
  await other.pane.getByRole('button', { name: /^Chair/ }).click();
  await other.pane.getByRole('textbox', { name: 'Why the chair should change' }).fill('Known to all.');
  expect(await look(other, 'chair-approve')).toEqual([]);
  await other.pane.getByRole('button', { name: 'Approve the new chair' }).click();
  await other.pane.getByText(/^evaluator-2@council.example closes the set/).waitFor();

  const evaluator = await openTender('evaluator-1', 'T-2026-002');
  await evaluator.pane.getByText('after you declare').first().waitFor();
  await toStep(evaluator, 'Declare interests');
  await evaluator.pane.getByRole('radio', { name: /^Perceived/ }).check();
  await evaluator.pane.getByRole('button', { name: 'Declare', exact: true }).click();
  await evaluator.pane.getByText('Say what the interest is.').waitFor();
  await evaluator.pane
    .getByRole('textbox', { name: 'What is the interest?' })
    .fill('My cousin cleans windows.');
  await evaluator.pane.getByRole('button', { name: 'Declare', exact: true }).click();
  await evaluator.pane.getByText(/Until then you see nothing of the bids/).waitFor();
  expect(await look(evaluator, 'declared')).toEqual([]);
  await toStep(other, 'Declare interests');
  await other.pane.getByRole('textbox', { name: /^What is done about/ }).fill('Does not score that bid.');
  expect(await look(other, 'mitigate')).toEqual([]);
  await other.pane.getByRole('button', { name: 'Save what is done' }).click();
  await other.pane.getByText('Dealt with').waitFor();
  await toSteps(evaluator);
  await evaluator.pane.getByRole('link', { name: /Import bids/ }).waitFor();
  expect([...owner.wrong, ...other.wrong, ...evaluator.wrong]).toEqual([]);
});

type Entered = {
  readonly title: string;
  readonly key: string;
  readonly kind: string;
  readonly weight: string;
  readonly formula?: string;
  readonly target?: string;
  /** The title of the criterion that a question belongs to. */
  readonly of?: string;
};

async function addCriterion(pane: FrameLocator, entered: Entered): Promise<void> {
  await pane.getByRole('button', { name: 'Add a criterion or question' }).click();
  await pane.getByRole('combobox', { name: 'Kind' }).selectOption(entered.kind);
  await pane.getByRole('textbox', { name: 'Title' }).fill(entered.title);
  await pane.getByRole('textbox', { name: 'Key' }).fill(entered.key);
  await pane.getByRole('textbox', { name: 'Weight' }).fill(entered.weight);
  await pane.getByRole('textbox', { name: 'How assessed' }).fill('As the notice says.');
  if (entered.formula !== undefined) {
    const formula = pane.getByRole('combobox', { name: 'Formula' });
    const words = await formula
      .getByRole('option')
      .filter({ hasText: entered.formula })
      .first()
      .textContent();
    await formula.selectOption({ label: words ?? '' });
  }
  if (entered.of !== undefined)
    await pane.getByRole('combobox', { name: 'Criterion' }).selectOption({ label: entered.of });
  if (entered.target !== undefined) await pane.getByRole('textbox', { name: 'Target' }).fill(entered.target);
  await pane.getByRole('button', { name: 'Add it' }).click();
  await pane.getByRole('button', { name: `Change ${entered.title}` }).waitFor();
}

async function choose({ page, pane }: Pane, label: string, name: string): Promise<void> {
  await pane.getByRole('combobox', { name: label }).click();
  await page.keyboard.type(name);
  await pane.getByRole('option', { name: new RegExp(`${name}@`) }).click();
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import type { Running } from '../../src/cli/running.ts';
import { axe, closeBrowser, openAs, picture, runProduct, type Desk } from './browser.ts';

const root = join(__dirname, '../..');

type Source = {
  readonly about: string;
  readonly file: string;
  readonly contract: string;
  /** Who signs off, as the list of approvers names them, and their account. */
  readonly approver: readonly [words: RegExp, account: string];
};

const sources: readonly Source[] = [
  {
    about: 'the sample that we ship',
    file: join(root, 'sample/contracts-300.csv'),
    contract: 'Energy efficiency works',
    approver: [/^Head of service, Property/, 'head-property'],
  },
  {
    about: 'the notices of eight councils',
    file: join(root, '../shared/data/registers/contracts-finder-8-councils.csv'),
    contract: 'St Johns Centre Conversion',
    approver: [/^Social value lead/, 'sv-lead'],
  },
];

let running: Running;
beforeAll(async () => {
  running = await runProduct();
}, 180_000);
afterAll(async () => {
  await closeBrowser();
  await running.close();
});
jest.setTimeout(180_000);

async function imported({ tab, page }: Desk, file: string): Promise<void> {
  await tab.locator('input[type=file]').setInputFiles(file);
  await tab.getByRole('button', { name: /^Check \d+ rows$/ }).click();
  await tab.getByRole('heading', { name: 'Check before importing' }).waitFor();
  await tab.getByRole('button', { name: /^Import \d+ contracts$/ }).click();
  await tab.getByRole('heading', { name: 'Import finished' }).waitFor({ timeout: 120_000 });
  await page.waitForLoadState();
}

async function openContract(tab: FrameLocator, title: string): Promise<void> {
  await tab
    .getByRole('button', { name: 'Open the register' })
    .or(tab.getByRole('link', { name: 'Open the register' }))
    .click();
  await tab.getByRole('searchbox').fill(title);
  await tab.getByRole('link', { name: title, exact: true }).first().click();
  await tab.getByRole('heading', { level: 1, name: title }).waitFor();
}

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

const hand = (source: Source) => existsSync(source.file);
for (const source of sources.filter((one) => !hand(one))) console.log(`not at hand: ${source.file}`);

describe.each(sources)('$about', (source) => {
  (hand(source) ? test : test.skip)(
    'is imported, one contract of it is reviewed with evidence, and somebody else signs it off',
    async () => {
      const desk = await openAs(running, { person: 'procurement', sub: '/contracts/import/file' });
      const { tab } = desk;
      await imported(desk, source.file);
      await openContract(tab, source.contract);
      await picture(desk, 'contract');
      expect(await axe(desk)).toEqual([]);
      await tab
        .getByRole('link', { name: 'Start checklist' })
        .or(tab.getByRole('button', { name: 'Start checklist' }))
        .click();
      await tab.getByText(/“Existing contract review” applies/).waitFor();
      await tab.getByRole('button', { name: 'Start checklist' }).click();
      await tab.getByText('0 of 7 completed').waitFor();
      await answerReview(tab);
      await tab
        .getByRole('link', { name: /^Guidance and evidence for/ })
        .first()
        .click();
      await tab.locator('input[type=file]').setInputFiles({
        name: `Minutes, ${source.contract}.pdf`,
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7 minutes'),
      });
      await tab.getByRole('button', { name: `Remove Minutes, ${source.contract}.pdf` }).waitFor();
      await tab.getByRole('link', { name: 'Back to the checklist' }).click();
      await tab.getByRole('link', { name: 'Check your answers' }).first().click();
      await tab.getByText(`Evidence: Minutes, ${source.contract}.pdf`).waitFor();
      await tab.getByRole('combobox', { name: 'Who signs off?' }).click();
      await tab.getByRole('option', { name: source.approver[0] }).click();
      await tab.getByRole('button', { name: 'Submit' }).click();
      await tab.getByText('Waiting for sign-off').first().waitFor();

      const other = await openAs(running, { person: source.approver[1], sub: '/mine', program: 'mine' });
      await other.tab
        .getByRole('link', { name: /^Sign off: existing contract review/ })
        .first()
        .click();
      await other.tab.getByRole('radio', { name: 'Sign off' }).click();
      await other.tab.getByRole('button', { name: 'Sign off checklist' }).click();
      await other.tab.getByText('Signed off', { exact: true }).first().waitFor();
      expect([...desk.wrong, ...other.wrong]).toEqual([]);
      await desk.context.close();
      await other.context.close();
    },
  );
});

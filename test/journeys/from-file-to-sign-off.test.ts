import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import type { Running } from '../../src/cli/running.ts';
import { axe, openAs, picture, type Desk, withProduct } from './browser.ts';
import { byKeyboard, type Hand, withPointer } from './reach.ts';

const root = join(__dirname, '../..');

type Walk = {
  readonly about: string;
  readonly file: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
  readonly contract: string;
  /** Who signs off, as the list of approvers names them, and their account. */
  readonly approver: readonly [words: RegExp, account: string];
  readonly hand: Hand;
  readonly width: number;
};

const small = `Ref,Title,Service,Value,Start date,End date,Supplier,Status
PH-1,Boiler servicing,Property,"£6,250,000",01/04/2026,31/03/2029,Warm Ltd,Awarded
PH-2,Roof repairs,Property,TBC,31/02/2026,31/03/2029,Warm Ltd,Awarded
`;

const walks: readonly Walk[] = [
  {
    about: 'the sample that we ship, by keyboard alone,',
    file: join(root, 'sample/contracts-300.csv'),
    contract: 'Energy efficiency works',
    approver: [/^Head of service, Property/, 'head-property'],
    hand: byKeyboard,
    width: 1366,
  },
  {
    about: 'the notices of eight councils',
    file: join(root, '../shared/data/registers/contracts-finder-8-councils.csv'),
    contract: 'St Johns Centre Conversion',
    approver: [/^Social value lead/, 'sv-lead'],
    hand: withPointer,
    width: 1366,
  },
  {
    about: 'a small file at 320 pixels',
    file: { name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(small) },
    contract: 'Boiler servicing',
    approver: [/^Head of service, Property/, 'head-property'],
    hand: withPointer,
    width: 320,
  },
];

let running: Running;
withProduct({ patience: 180_000 }, (opened) => {
  running = opened;
});
jest.setTimeout(240_000);

const viewport = ({ width }: Walk) => ({ width, height: width === 320 ? 640 : 768 });
const named = (tab: FrameLocator, name: string | RegExp) =>
  tab.getByRole('link', { name }).or(tab.getByRole('button', { name }));

/** On a phone nothing may scroll sideways, and axe finds nothing. */
async function looksRight(desk: Desk, { width }: Walk): Promise<void> {
  if (width !== 320) return;
  const frame = desk.page.frames().find((one) => one.parentFrame() !== null) ?? desk.page.mainFrame();
  expect(
    await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBeLessThanOrEqual(0);
  expect(await axe(desk)).toEqual([]);
}

async function imported(desk: Desk, walk: Walk): Promise<void> {
  const { tab } = desk;
  const { hand } = walk;
  await hand.file(desk, tab.getByRole('button', { name: 'Choose a file' }), walk.file);
  const check = tab.getByRole('button', { name: /^Check \d+ rows$/ });
  await check.waitFor();
  await looksRight(desk, walk);
  await hand.press(desk, check);
  await tab.getByRole('heading', { name: 'Check before importing' }).waitFor();
  await looksRight(desk, walk);
  await hand.press(desk, tab.getByRole('button', { name: /^Import \d+ contracts?$/ }));
  await tab.getByRole('heading', { name: 'Import finished' }).waitFor({ timeout: 120_000 });
  await looksRight(desk, walk);
}

async function openContract(desk: Desk, walk: Walk): Promise<void> {
  const { tab } = desk;
  await walk.hand.press(desk, named(tab, 'Open the register'));
  const search = tab.getByRole('searchbox');
  await search.waitFor();
  await walk.hand.type(desk, search, walk.contract);
  const link = tab.getByRole('link', { name: walk.contract }).first();
  await tab.getByText(/^[1-9] contracts? shown$/).waitFor();
  await looksRight(desk, walk);
  await walk.hand.press(desk, link);
  await tab.getByRole('heading', { level: 1, name: walk.contract }).waitFor();
  await looksRight(desk, walk);
}

/** Answers the seven questions of a contract review on one page. */
async function answerReview(desk: Desk, { hand }: Walk): Promise<void> {
  const { tab } = desk;
  await hand.press(desk, named(tab, 'All on one page'));
  const form = tab.locator('main');
  await form.locator('#recorded-choice').waitFor();
  const choices = { recorded: 0, delivered: 3, performance: 2, people: 0, climate: 1, improve: 1 };
  for (const [question, which] of Object.entries(choices))
    await hand.choose(desk, form.locator(`#${question}-choice`), which);
  for (const words of await form.locator('textarea').all())
    await hand.type(desk, words, 'Said at the contract meeting.');
  await hand.type(desk, form.getByRole('textbox', { name: 'Begin on' }), '1 April 2027');
  await form.getByRole('textbox', { name: 'Begin on' }).blur();
  await tab.getByText('7 of 7 completed').waitFor();
}

async function submitted(desk: Desk, { hand, approver }: Walk): Promise<void> {
  const { tab } = desk;
  const who = tab.getByRole('combobox', { name: 'Who signs off?' });
  const option = tab.getByRole('option', { name: approver[0] });
  if (hand === byKeyboard) {
    await hand.press(desk, who);
    await option.waitFor();
    for (let moves = 0; moves < 20; moves += 1) {
      const on = await who.getAttribute('aria-activedescendant');
      if (on !== null && on === (await option.getAttribute('id'))) break;
      await desk.page.keyboard.press('ArrowDown');
    }
    await desk.page.keyboard.press('Enter');
  } else {
    await who.click();
    await option.click();
  }
  await hand.press(desk, tab.getByRole('button', { name: 'Submit' }));
  await tab.getByText('Waiting for sign-off').first().waitFor();
}

async function reviewed(desk: Desk, walk: Walk): Promise<void> {
  const { tab } = desk;
  const { hand } = walk;
  const evidence = `Minutes, ${walk.contract}.pdf`;
  await hand.press(desk, named(tab, 'Start checklist'));
  await tab.getByText(/“Existing contract review” applies/).waitFor();
  await looksRight(desk, walk);
  await hand.press(desk, tab.getByRole('button', { name: 'Start checklist' }));
  await tab.getByText('0 of 7 completed').waitFor();
  await answerReview(desk, walk);
  await looksRight(desk, walk);
  await hand.press(desk, tab.getByRole('link', { name: /^Guidance and evidence for/ }).first());
  await hand.file(desk, tab.getByRole('button', { name: 'Choose files' }), {
    name: evidence,
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7 minutes'),
  });
  await tab.getByRole('button', { name: `Remove ${evidence}` }).waitFor();
  await looksRight(desk, walk);
  await hand.press(desk, named(tab, 'Back to the checklist'));
  await hand.press(desk, tab.getByRole('link', { name: 'Check your answers' }).first());
  await tab.getByText(`Evidence: ${evidence}`).waitFor();
  await submitted(desk, walk);
}

async function signedOff(walk: Walk): Promise<Desk> {
  const { hand } = walk;
  const options = {
    person: walk.approver[1],
    sub: '/mine',
    program: 'mine',
    viewport: viewport(walk),
  } as const;
  const desk = await openAs(running, options);
  const { tab } = desk;
  const todo = tab.getByRole('listitem').filter({ hasText: walk.contract });
  await hand.press(desk, todo.getByRole('link', { name: /^Sign off: existing contract review/ }).first());
  const decision = tab.getByRole('radiogroup', { name: /decision/i });
  await decision.waitFor();
  await looksRight(desk, walk);
  await hand.choose(desk, decision, 0);
  await hand.press(desk, tab.getByRole('button', { name: 'Sign off checklist' }));
  await tab.getByText('Signed off', { exact: true }).first().waitFor();
  return desk;
}

const atHand = ({ file }: Walk) => typeof file !== 'string' || existsSync(file);
for (const walk of walks.filter((one) => !atHand(one))) console.log(`not at hand: ${walk.about}`);

describe.each(walks)('$about', (walk) => {
  (atHand(walk) ? test : test.skip)(
    'is imported, one contract of it is reviewed with evidence, and somebody else signs it off',
    async () => {
      const options = { person: 'procurement', sub: '/contracts/import/file', viewport: viewport(walk) };
      const desk = await openAs(running, options);
      await imported(desk, walk);
      await openContract(desk, walk);
      await picture(desk, `contract-${walk.width}`);
      expect(await axe(desk)).toEqual([]);
      await reviewed(desk, walk);
      const other = await signedOff(walk);
      expect([...desk.wrong, ...other.wrong]).toEqual([]);
      await desk.context.close();
      await other.context.close();
    },
  );
});

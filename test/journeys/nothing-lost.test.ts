import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { asPerson, type Running } from '../../src/cli/running.ts';
import { pounds } from '../../src/domain/words/money.ts';
import { dice } from '../../src/local/chaos.ts';
import { openRegisters } from '../../src/registers/open.ts';
import type { Registers } from '../../src/registers/registers.ts';
import { openAs, theBrowser, withProduct } from './browser.ts';
import { corner, kill, onDevice, settled } from './page-and-journal.ts';

// npm run soak goes the whole way; a tenth of it every time. GM_SEED repeats a run.
const soak = process.env['SOAK'];
const flips = soak ? 100 : 10;
const edits = soak ? 300 : 30;
const kills = soak ? 50 : 5;
const shared = soak ? 200 : 20;
const seed = Number(process.env['GM_SEED'] ?? Date.now() % 1_000_000);

let running: Running;
let officer: Registers;
withProduct({ patience: 180_000 }, (opened) => {
  running = opened;
  officer = openRegisters(asPerson(running, 'officer-property@council.example'));
  console.log(`seed ${seed} (GM_SEED repeats it)`);
});
jest.setTimeout(soak ? 3_600_000 : 240_000);

let number = 700;
/** A checklist of its own; its reference. */
async function checklist(): Promise<string> {
  number += 1;
  const contract = `C-0${number}`;
  const made = await officer.contracts.add({
    title: `Chairs ${number}`,
    ref: contract,
    stage: 'pre-procurement',
    category: 'services',
    service: 'Property',
    value: pounds('8000'),
    owner: 'officer-property@council.example',
  });
  expect(made.kind).toBe('saved');
  const { page, tab, context } = await openAs(running, {
    person: 'officer-property',
    sub: `/checklists/start/${contract}`,
  });
  await tab.getByRole('button', { name: 'Start checklist' }).click();
  await tab.getByRole('heading', { level: 2, name: 'Check and submit' }).waitFor();
  await page.close();
  await context.close();
  await officer.checklists.all();
  const rows = await officer.checklists.refresh();
  const found = rows.kind === 'ok' && rows.value.find(({ values }) => values.contract === contract);
  if (!found) throw new Error('The checklist was not started');
  return found.values.ref;
}

/** A page of the same person, in the same browser. */
async function open(context: BrowserContext, sub: string): Promise<{ page: Page; tab: FrameLocator }> {
  const page = await context.newPage();
  await page.route(/^https:\/\//, (route) => route.abort());
  const query = new URLSearchParams({ person: 'officer-property@council.example', program: 'teams', sub });
  await page.goto(`${running.frame}/?${query.toString()}`);
  const tab = page.frameLocator('#panel iframe');
  await tab.locator('#need-words').waitFor({ timeout: 60_000 });
  return { page, tab };
}

/** Waits until the box shows these words. */
async function shows(tab: FrameLocator, words: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if ((await tab.locator('#need-words').inputValue()) === words) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`The box never showed “${words}”.`);
}

/** The answer as the register holds it, and every text that it ever had, the oldest first. */
async function history(ref: string): Promise<{ now: string | undefined; ever: (string | undefined)[] }> {
  await officer.answers.all();
  await officer.answers.refresh();
  const rows = officer.answers.rows()?.filter(({ values }) => values.checklist === ref) ?? [];
  expect(rows.length).toBeLessThanOrEqual(1);
  const [row] = rows;
  if (!row) return { now: undefined, ever: [] };
  const versions = await officer.answers.versions(row);
  if (versions.kind === 'fault') throw new Error(versions.fault.tell);
  return { now: row.values.words, ever: versions.value.map(({ values }) => values.words).reverse() };
}

async function holds(ref: string, words: string): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    if ((await history(ref)).now === words) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error(`The register never held “${words}”: ${JSON.stringify(await history(ref))}`);
}

const twice = (texts: readonly (string | undefined)[]) =>
  texts.filter((text, at) => texts.indexOf(text) !== at && texts[at - 1] !== text);

test(`${edits} edits while the network goes and comes ${flips} times: none lost, none twice`, async () => {
  const ref = await checklist();
  const roll = dice(seed);
  const context = await (await theBrowser()).newContext();
  const { tab } = await open(context, `/checklists/${ref}/need`);
  let offline = false;
  for (let edit = 1; edit <= edits; edit += 1) {
    if (edit % Math.floor(edits / flips) === 0) await context.setOffline((offline = !offline));
    await tab.locator('#need-words').fill(`Edit ${edit}`);
    if (roll() < 0.7) await tab.locator('#need-words').blur();
  }
  await context.setOffline(true);
  await tab.locator('#need-words').fill('The last edit');
  await tab.locator('#need-words').blur();
  await corner(tab, /^Working offline, \d+ changes? kept on this device$/).waitFor();
  await context.setOffline(false);
  await settled(tab).waitFor({ timeout: 90_000 });
  await holds(ref, 'The last edit');
  expect(twice((await history(ref)).ever)).toEqual([]);
  await context.close();
});

/** How far a change has come when its page is killed; what is ready resolves when it has come so far. */
const stages = {
  'in the box, before it is sent': async (page: Page) => {
    while ((await onDevice(page, 'drafts')).length === 0) await page.waitForTimeout(20);
  },
  'kept on the device, before a request': async (page: Page) => {
    const tab = page.frameLocator('#panel iframe');
    await tab.locator('#need-words').blur();
    await corner(tab, /kept on this device/).waitFor();
  },
  'sent, before the answer': async (page: Page) => {
    await page.frameLocator('#panel iframe').locator('#need-words').blur();
  },
  'answered, before the page has noted it': async (page: Page) => {
    await page.frameLocator('#panel iframe').locator('#need-words').blur();
  },
} as const;
type Stage = keyof typeof stages;

/** What happens to the writes of the page in this stage. */
async function hinder(page: Page, stage: Stage): Promise<{ readonly reached: Promise<void> }> {
  let met: () => void = () => undefined;
  const reached = new Promise<void>((done) => (met = done));
  await page.route(`${running.tenant.url}/**`, async (route) => {
    const asked = route.request();
    const writes = asked.method() !== 'GET' && /"PATCH"|"fields"/.test(asked.postData() ?? '');
    if (!writes || stage.startsWith('in the box')) return route.continue();
    if (stage.startsWith('kept')) return route.abort('internetdisconnected');
    const response = await route.fetch();
    met();
    if (stage.startsWith('answered')) await route.fulfill({ response });
  });
  const comes = stage.startsWith('sent') || stage.startsWith('answered');
  return { reached: comes ? reached : Promise.resolve() };
}

test.each(Object.keys(stages) as Stage[])(
  `a page killed ${kills} times with a change %s: what was called kept or saved is there`,
  async (stage) => {
    const ref = await checklist();
    const roll = dice(seed);
    const context = await (await theBrowser()).newContext();
    const sub = `/checklists/${ref}/need`;
    for (let round = 1; round <= kills; round += 1) {
      const words = `Round ${round}, ${stage}`;
      const { page, tab } = await open(context, sub);
      // What the last round left is in the register before this one begins.
      if (round > 1) await holds(ref, `Round ${round - 1}, ${stage}`);
      await settled(tab).waitFor();
      const { reached } = await hinder(page, stage);
      await tab.locator('#need-words').fill(words);
      await stages[stage](page);
      await reached;
      await new Promise((done) => setTimeout(done, roll() * (stage.startsWith('answered') ? 60 : 600)));
      await kill(context, page);
    }
    const { tab } = await open(context, sub);
    await holds(ref, `Round ${kills}, ${stage}`);
    await shows(tab, `Round ${kills}, ${stage}`);
    await settled(tab).waitFor();
    expect(twice((await history(ref)).ever)).toEqual([]);
    await context.close();
  },
);

test('a change is on the device before the code that sends it is there, and the next page sends it', async () => {
  const ref = await checklist();
  const context = await (await theBrowser()).newContext();
  const sub = `/checklists/${ref}/need`;
  const asked: string[] = [];
  const sending = /\/writing\.[\da-f]+\.js/;
  await context.route(sending, (route) => {
    asked.push(route.request().url());
    return route.abort('internetdisconnected');
  });
  const { page, tab } = await open(context, sub);
  expect(await onDevice(page, 'entries')).toEqual([]);
  await tab.locator('#need-words').fill('Before anything could send it');
  await tab.locator('#need-words').blur();
  await corner(tab, /^Working offline, 1 change kept on this device$/).waitFor();
  expect(await onDevice(page, 'entries')).toMatchObject([
    { fields: { Words: 'Before anything could send it' } },
  ]);
  await tab.getByRole('status', { name: 'Save state' }).getByRole('button').click();
  await tab.getByRole('dialog').getByText('Words: Before anything could send it').waitFor();
  expect(asked.length).toBeGreaterThan(0);
  await kill(context, page);
  await context.unroute(sending);
  const next = await open(context, sub);
  await holds(ref, 'Before anything could send it');
  await shows(next.tab, 'Before anything could send it');
  await settled(next.tab).waitFor();
  expect(await onDevice(next.page, 'entries')).toEqual([]);
  expect(twice((await history(ref)).ever)).toEqual([]);
  await context.close();
});

test(`two pages of one person make ${shared} edits in turn: both show the same, and one of them sends`, async () => {
  const ref = await checklist();
  const context = await (await theBrowser()).newContext();
  const pages = [
    await open(context, `/checklists/${ref}/need`),
    await open(context, `/checklists/${ref}/need`),
  ];
  const writers = new Set<number>();
  pages.forEach(({ page }, which) =>
    page.on('request', (asked) => {
      if (asked.method() === 'POST' && /"PATCH"|"fields"/.test(asked.postData() ?? '')) writers.add(which);
    }),
  );
  for (let edit = 1; edit <= shared; edit += 1) {
    const [here, there] = edit % 2 === 0 ? pages : pages.toReversed();
    if (!here || !there) throw new Error('two pages');
    await here.tab.locator('#need-words').fill(`Edit ${edit}`);
    await here.tab.locator('#need-words').blur();
    await there.tab
      .locator('#need-words')
      .and(there.tab.getByText(`Edit ${edit}`))
      .waitFor();
  }
  for (const { tab } of pages) await settled(tab).waitFor();
  await holds(ref, `Edit ${shared}`);
  const { ever } = await history(ref);
  expect(ever).toEqual(Array.from({ length: shared }, (_, at) => `Edit ${at + 1}`));
  expect(writers.size).toBe(1);
  await context.close();
});

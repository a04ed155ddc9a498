import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { digestCard } from '../../../src/reminders/cards/digest-card.ts';
import { digestOf, dues, everyKind, first, hostile, view } from '../../reminders/cards/samples.ts';
import { hostConfig, themes } from './host-config.ts';

const load = createRequire(join(process.cwd(), 'package.json'));
const renderer = readFileSync(load.resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');
const axe = readFileSync(load.resolve('axe-core/axe.min.js'), 'utf8');
const pictures = join(process.cwd(), '.cache', 'cards');

jest.setTimeout(60_000);

let browser: Browser;
beforeAll(async () => {
  const env = JSON.parse(process.env['CHROME_ENV'] ?? '{}') as Record<string, string>; // made by our own test runner
  browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
    env: { ...process.env, ...env } as Record<string, string>, // no value of the environment is undefined
  });
  mkdirSync(pictures, { recursive: true });
}, 60_000);
afterAll(() => browser.close());

type Axe = { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };

/** Draws the card with the renderer of Microsoft. Markdown is made to work, so that it would be seen. */
async function drawn(card: object, theme: keyof typeof themes, width: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  page.setDefaultTimeout(4_000);
  const { page: background } = themes[theme];
  await page.setContent(
    `<!doctype html><html lang="en"><title>Card</title><style>
body{margin:0;padding:8px;background:${background};color-scheme:${theme === 'light' ? 'light' : 'dark'}}
main{max-width:668px;border:1px solid #888;border-radius:6px;overflow:hidden}
.ac-pushButton{padding:6px 12px;border:1px solid currentColor;border-radius:4px;background:transparent;font-weight:600;color:inherit;min-height:32px}
.ac-actionSet,.ac-input-container{color:${theme === 'light' ? '#242424' : '#fff'}} select{max-width:100%;min-height:32px}
.ac-actionSet{flex-wrap:wrap;row-gap:8px}
</style><main></main></html>`,
  );
  await page.addScriptTag({ content: renderer });
  await page.evaluate(
    ([content, config]) => {
      // The renderer's global, as its bundle for browsers makes it.
      const { AdaptiveCards } = globalThis as unknown as { AdaptiveCards: typeof import('adaptivecards') };
      AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
        result.outputHtml = text
          .replace(/\[(.+)\]\((.+)\)/g, '<a href="$2">$1</a>')
          .replace(/\*\*(.+)\*\*/g, '<b>$1</b>');
        result.didProcess = true;
      };
      const made = new AdaptiveCards.AdaptiveCard();
      made.version = AdaptiveCards.Versions.v1_5;
      made.hostConfig = new AdaptiveCards.HostConfig(config);
      made.parse(content);
      const element = made.render();
      if (element) document.querySelector('main')?.append(element);
    },
    [card, hostConfig(theme)] as const,
  );
  return page;
}

const card = digestCard(digestOf(dues), view('bot'));

test.each([
  ['light', 900],
  ['dark', 900],
  ['contrast', 900],
  ['light', 320],
] as const)('the digest is readable in %s at %i pixels, and axe finds nothing', async (theme, width) => {
  const page = await drawn(card, theme, width);
  await page.screenshot({ path: join(pictures, `digest-${theme}-${width}.png`) });
  await page.addScriptTag({ content: axe });
  await page.getByRole('heading', { name: '3 things need this channel' }).waitFor();
  for (const name of ['What', 'State and day']) await page.getByRole('columnheader', { name }).waitFor();
  await page.getByRole('link', { name: 'Open', exact: true }).waitFor();
  for (const name of ['Done', 'Snooze', 'Take it on'])
    await page.getByRole('button', { name, exact: true }).waitFor();
  await page.getByLabel('Which one').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run()); // axe's global
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
  );
  expect(found.filter((one) => !/^(page-has-heading-one|region|landmark)/.test(one))).toEqual([]);
  await page.close();
});

test('each kind is drawn, and a card that is dealt with is one line', async () => {
  const page = await drawn(digestCard(digestOf(everyKind.slice(0, 5)), view('webhook')), 'light', 900);
  expect(await page.getByRole('row').count()).toBe(6);
  await page.screenshot({ path: join(pictures, 'kinds.png') });
  await page.close();
  const digest = digestOf(dues.slice(0, 1));
  const settled = new Map([
    [first(digest).key, { words: 'Done by Contract manager, 20 November 2026, 14:12', open: false }],
  ]);
  const done = await drawn(digestCard(digest, view('bot', { settled })), 'light', 900);
  expect(await done.getByRole('row').count()).toBe(0);
  await done.getByText('Done by Contract manager').waitFor();
  await done.screenshot({ path: join(pictures, 'done.png') });
  await done.close();
});

test('no text from a list becomes a link, an element or markdown, and the check would see one', async () => {
  for (let n = 0; n < hostile.length; n += 5) {
    const some = hostile
      .slice(n, n + 5)
      .map((title, at) => ({ ...dues[0]!, title, owner: title, subject: `X-${n}-${at}` }));
    const page = await drawn(digestCard(digestOf(some), view('bot', { roles: [] })), 'light', 900);
    expect(
      await page
        .locator('main')
        .locator('a, img, script, b, strong, em, at')
        .evaluateAll((found) => found.map((one) => one.outerHTML)),
    ).toEqual([]);
    expect(await page.getByRole('row').count()).toBe(some.length + 1);
    await page.close();
  }
  const planted = {
    ...card,
    body: [{ type: 'TextBlock', text: '[Pay now](http://evil.example)', wrap: true }],
  };
  const page = await drawn(planted, 'light', 900);
  expect(await page.locator('a').count()).toBe(1);
  await page.close();
}, 60_000);

import type { Running } from '../../src/cli/running.ts';
import { type Desk, axe, openAs, picture, withProduct } from '../journeys/browser.ts';

let running: Running;
withProduct({}, (opened) => {
  running = opened;
});
jest.setTimeout(120_000);

// Each page with words that stand on it only when its rows have been read.
const pages: readonly (readonly [string, string, string])[] = [
  ['overview', '/', 'Contracts by stage'],
  ['contracts', '/contracts', 'Highways maintenance'],
  ['contract', '/contracts/C-0003', 'Contract manager'],
  ['new-contract', '/contracts/new', 'What it is'],
  ['edit-contract', '/contracts/C-0003/edit', 'What it is'],
  ['import', '/contracts/import/file', 'Choose the file'],
  ['suppliers', '/suppliers', 'Supplier 001'],
  ['supplier', '/suppliers/S-0001', 'Company number'],
  ['actions', '/actions', 'Ask the supplier for the postcodes of the staff employed'],
  ['settings', '/settings', 'Legal threshold for works, including VAT'],
  ['nowhere', '/no-such-page', 'The address leads nowhere'],
];

const looks = [
  ['default', 1366],
  ['dark', 768],
  ['contrast', 320],
] as const;

const sideways = (desk: Desk) =>
  desk.page
    .frames()
    .find((one) => one.parentFrame() !== null)!
    .evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.each(looks)(
  'every page in %s at %d pixels: axe finds nothing, and nothing scrolls sideways',
  async (theme, width) => {
    for (const [name, sub, words] of pages) {
      const viewport = { width: width === 320 ? 320 : width, height: 768 };
      const desk = await openAs(running, { person: 'procurement', theme, sub, viewport });
      await desk.tab.getByText(words).first().waitFor();
      await picture(desk, `${name}-${theme}-${width}`);
      expect([name, await axe(desk)]).toEqual([name, []]);
      expect([name, await sideways(desk)]).toEqual([name, 0]);
      expect([name, desk.wrong]).toEqual([name, []]);
      await desk.context.close();
    }
  },
);

test('axe would find a button without a name, and the measure a page that is too wide', async () => {
  const desk = await openAs(running, { person: 'procurement', sub: '/actions' });
  await desk.tab.getByText('Ask the supplier for the postcodes of the staff employed').waitFor();
  const frame = desk.page.frames().find((one) => one.parentFrame() !== null)!;
  await frame.evaluate(() => {
    const planted = document.createElement('button');
    planted.style.width = '3000px';
    document.querySelector('main')?.append(planted);
  });
  expect((await axe(desk)).join()).toContain('button-name');
  expect(await sideways(desk)).toBeGreaterThan(0);
  await desk.context.close();
});

test('a dialog closes with the focus back on its button and the page readable behind it', async () => {
  const desk = await openAs(running, { person: 'procurement', sub: '/contracts' });
  const button = desk.tab.getByRole('button', { name: 'Export' });
  await button.click();
  await desk.tab.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await button.waitFor();
  await desk.page.waitForTimeout(600);
  expect(await button.evaluate((one) => document.activeElement === one)).toBe(true);
  expect(await axe(desk)).toEqual([]);
  await desk.context.close();
});

test('a page that is left hidden from screen readers without a dialog is shown to them again', async () => {
  const desk = await openAs(running, { person: 'procurement', sub: '/contracts' });
  const heading = desk.tab.getByRole('heading', { level: 1, name: 'Contracts' });
  await heading.waitFor();
  await desk.tab.locator('main').evaluate((main) => main.parentElement?.setAttribute('aria-hidden', 'true'));
  await heading.waitFor();
  // Behind a dialog it stays hidden.
  await desk.tab.getByRole('button', { name: 'Export' }).click();
  await desk.tab.getByRole('dialog').waitFor();
  await desk.page.waitForTimeout(1_500);
  expect(await heading.count()).toBe(0);
  await desk.context.close();
});

import type { Frame, FrameLocator, Page } from 'playwright-core';
import type { Running } from '../../src/cli/running.ts';
import { closeBrowser, runProduct, theBrowser } from './browser.ts';

let running: Running;
beforeAll(async () => {
  running = await runProduct({ https: true });
}, 120_000);
afterAll(async () => {
  await closeBrowser();
  await running.close();
});
jest.setTimeout(90_000);

type Sheet = {
  readonly page: Page;
  readonly pane: FrameLocator;
  readonly wrong: string[];
  close(): Promise<void>;
};

/** Opens the Excel-like frame by one of its doors. */
async function openExcel(door: string, more: Record<string, string> = {}): Promise<Sheet> {
  const context = await (
    await theBrowser()
  ).newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) wrong.push(`policy: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (new URL(request.url()).hostname !== 'localhost' && !request.url().startsWith('http://127.0.0.1'))
      wrong.push(`left the machine: ${request.url()}`);
  });
  const query = new URLSearchParams({ door, person: 'officer-waste@council.example', ...more });
  await page.goto(
    `${new URL(running.excel).origin.replace(/^https?:.*$/, originOf(door))}/excel?${query.toString()}`,
  );
  return { page, pane: page.frameLocator('.pane iframe'), wrong, close: () => context.close() };
}

function originOf(door: string): string {
  return door === 'web' ? new URL(running.excel).origin : running.frame;
}

/** The pane as a frame in which Excel's own library can be asked. */
function paneFrame(page: Page): Frame {
  const found = page.frames().find((one) => one.url().includes('/pane.html'));
  if (!found) throw new Error('There is no pane');
  return found;
}

test.each(['web'])(
  'the pane opens by the %s door with the real office.js, shows its pages, and works with the sheet',
  async (door) => {
    const sheet = await openExcel(door);
    await sheet.pane
      .getByRole('button', { name: 'Pages' })
      .or(sheet.pane.getByRole('navigation'))
      .first()
      .waitFor();
    const told = await paneFrame(sheet.page).evaluate(async () => {
      const info = await Office.onReady();
      await Excel.run(async (context) => {
        const made = context.workbook.worksheets.getItem('Sheet1');
        made.getRange('A1:B3').values = [
          ['Bidder', 'Price'],
          ['Alpha', 100],
          ['Beta', 250.5],
        ];
        const table = made.tables.add('A1:B3', true);
        table.name = 'Bids';
        made.getRange('D1').formulas = [['=SUM(Bids[Price])']];
        await context.sync();
      });
      return { host: info.host, newest: Office.context.requirements.isSetSupported('ExcelApi', '1.17') };
    });
    expect(told).toEqual({ host: 'Excel', newest: true });
    await sheet.page.getByRole('gridcell', { name: 'D1 350.5', exact: true }).waitFor();
    expect(sheet.wrong).toEqual([]);
    await sheet.close();
  },
);

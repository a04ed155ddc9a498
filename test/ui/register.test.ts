import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { type Running, asPerson } from '../../src/cli/running.ts';
import { pounds } from '../../src/domain/words/money.ts';
import { day } from '../../src/domain/words/day.ts';
import type { Values } from '../../src/registers/declare.ts';
import type { Declarations } from '../../src/registers/lists/index.ts';
import { openRegisters } from '../../src/registers/open.ts';
import type { Registers } from '../../src/registers/registers.ts';
import { type Desk, axe, openAs, picture, withProduct } from '../journeys/browser.ts';

const services = ['Highways', 'Property', 'Waste services', 'Education'];
let running: Running;
let registers: Registers;
let before = 0;

function contract(index: number): Values<Declarations['contracts']> {
  const number = String(index).padStart(5, '0');
  return {
    title: index === 7 ? '=HYPERLINK("http://evil.example")' : `Planned works ${number}`,
    ref: `P-${number}`,
    service: services[index % services.length]!,
    stage: 'awarded',
    category: 'services',
    value: pounds(String(10_000 + index * 100)),
    start: day('2025-04-01'),
    end: day('2029-03-31'),
  };
}

withProduct({ patience: 240_000 }, async (opened) => {
  running = opened;
  registers = openRegisters(
    asPerson(running, 'procurement@council.example', ['Sites.Selected', 'User.Read']),
  );
  const there = await registers.contracts.all();
  before = there.kind === 'ok' ? there.value.length : 0;
  const writes = Array.from({ length: 5_000 }, (_, index) => ({
    kind: 'add' as const,
    values: contract(index + 1),
  }));
  const saved = await registers.contracts.many(writes, () => undefined);
  expect(saved.filter((one) => one.kind !== 'saved')).toEqual([]);
});
jest.setTimeout(90_000);

const frameOf = (desk: Desk): Frame => desk.page.frames().find((one) => one.parentFrame() !== null)!;
const placeOf = async (desk: Desk) => new URL(await frameOf(desk).evaluate(() => location.href)).hash;

/** In the page: the window is full of rows that follow each other, in the document too, with neither gap nor overlap. */
function windowIsFull(): boolean {
  const rows = [...document.querySelectorAll('[role=grid] tbody tr')].map((row) => ({
    index: Number(row.getAttribute('aria-rowindex')),
    box: row.getBoundingClientRect(),
  }));
  const seen = rows.filter(({ box }) => box.bottom > 0 && box.top < window.innerHeight);
  const joined = seen.every(({ index, box }, place) => {
    const above = seen[place - 1];
    return !above || (above.index === index - 1 && Math.abs(above.box.bottom - box.top) < 1);
  });
  const [first, last] = [seen[0], seen.at(-1)];
  return joined && !!first && !!last && first.box.top <= 0 && last.box.bottom >= window.innerHeight;
}

async function openRegister(sub = '/contracts'): Promise<Desk> {
  const desk = await openAs(running, { person: 'procurement', sub });
  await desk.tab.getByRole('grid', { name: 'Contracts' }).waitFor();
  return desk;
}

test('the register of 5,000 contracts holds only the rows in view, and the keyboard goes through all of them', async () => {
  const desk = await openRegister();
  const grid = desk.tab.getByRole('grid', { name: 'Contracts' });
  expect(await grid.getAttribute('aria-rowcount')).toBe(String(before + 5_001));
  expect(await grid.getByRole('row').count()).toBeLessThan(60);
  await grid.getByRole('row').nth(1).focus();
  await desk.page.keyboard.press('End');
  const last = grid.locator(`tr[aria-rowindex="${before + 5_001}"]`);
  await last.waitFor();
  expect(await last.evaluate((row) => document.activeElement === row)).toBe(true);
  expect(await grid.getByRole('row').count()).toBeLessThan(60);
  // Scrolled away by hand and back: the focus is still in its row, and the page as long as it was.
  const frame = frameOf(desk);
  const height = () => frame.evaluate(() => document.documentElement.scrollHeight);
  const whole = await height();
  await frame.evaluate(() => window.scrollTo(0, 60_000));
  await frame.waitForFunction(windowIsFull);
  expect(await last.evaluate((row) => document.activeElement === row)).toBe(true);
  expect(Math.abs((await height()) - whole)).toBeLessThan(2);
  await desk.page.keyboard.press('ArrowUp');
  const above = grid.locator(`tr[aria-rowindex="${before + 5_000}"]`);
  await above.and(desk.tab.locator(':focus')).waitFor();
  expect(await above.evaluate((row) => row.getBoundingClientRect().bottom <= window.innerHeight)).toBe(true);
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

test('search, filter and order stand in the address, and a reload shows the same rows', async () => {
  const desk = await openRegister();
  await desk.tab.getByRole('heading', { name: 'Contracts' }).focus();
  await desk.page.keyboard.press('/');
  await desk.page.keyboard.type('planned');
  await desk.tab.getByText('5,000 shown').or(desk.tab.getByText('4,999 shown')).first().waitFor();
  await desk.tab.getByRole('button', { name: 'Service: All' }).click();
  await desk.tab.getByRole('checkbox', { name: 'Property' }).click();
  await desk.page.keyboard.press('Escape');
  await desk.tab.getByRole('button', { name: 'Value', exact: true }).click();
  const first = desk.tab.getByRole('grid').getByRole('row').nth(1);
  await first.getByText('£509,700').waitFor();
  expect(await placeOf(desk)).toBe('#/contracts?q=planned&service=Property&sort=-value');
  await frameOf(desk).evaluate(() => location.reload());
  await desk.tab.getByRole('button', { name: 'Service: Property' }).waitFor();
  await desk.tab.getByRole('grid').getByRole('row').nth(1).getByText('£509,700').waitFor();
  await desk.context.close();
});

test('single keys can be switched off, and stay off after a reload', async () => {
  const desk = await openAs(running, { person: 'procurement', sub: '/settings' });
  await desk.tab.getByRole('button', { name: 'Show keys' }).click();
  await desk.tab.getByRole('switch', { name: 'Use the single keys / and ?' }).uncheck();
  await desk.tab.getByRole('button', { name: 'Close' }).click();
  await frameOf(desk).evaluate(() => location.reload());
  await desk.tab.getByRole('link', { name: 'Contracts', exact: true }).click();
  const search = desk.tab.getByRole('searchbox', { name: 'Search contracts' });
  await search.waitFor();
  const pressed = () => frameOf(desk).evaluate(() => document.activeElement?.tagName);
  await desk.tab.getByRole('heading', { name: 'Contracts' }).focus();
  await desk.page.keyboard.press('/');
  expect(await pressed()).toBe('H1');
  await desk.page.keyboard.press('?');
  expect(await desk.tab.getByRole('dialog').count()).toBe(0);
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

test('Enter opens a row, and going back stands on it again', async () => {
  const desk = await openRegister('/contracts?q=planned');
  const grid = desk.tab.getByRole('grid');
  await grid.getByRole('row').nth(3).focus();
  await desk.page.keyboard.press('ArrowDown');
  await desk.page.keyboard.press('Enter');
  await desk.tab.getByRole('heading', { name: 'Planned works 00004' }).waitFor();
  await frameOf(desk).evaluate(() => history.back());
  await grid.waitFor();
  await desk.page.waitForTimeout(300);
  expect(await frameOf(desk).evaluate(() => document.activeElement?.textContent)).toContain(
    'Planned works 00004',
  );
  await desk.context.close();
});

test('a contract manager is set for several contracts at once, and Ctrl+Z takes it back', async () => {
  const desk = await openRegister('/contracts?q=P-0001');
  await desk.tab.getByRole('checkbox', { name: 'Select Planned works 00010' }).check();
  await desk.tab.getByRole('checkbox', { name: 'Select Planned works 00012' }).check();
  await desk.tab.getByText('2 selected').waitFor();
  await desk.tab.getByRole('button', { name: 'Set contract manager' }).click();
  await desk.tab.getByRole('combobox', { name: 'Contract manager' }).click();
  await desk.page.keyboard.type('contract');
  await desk.tab.getByRole('option', { name: /contract-manager@council/ }).click();
  await desk.tab.getByRole('dialog').getByRole('button', { name: 'Set contract manager' }).click();
  await desk.tab.getByText('2 contracts changed.').waitFor();
  const managers = async () => {
    const rows = await registers.contracts.refresh();
    if (rows.kind === 'fault') throw new Error(rows.fault.tell);
    return rows.value
      .filter(({ values }) => ['P-00010', 'P-00012'].includes(values.ref))
      .map(({ values }) => values.contractManager);
  };
  expect(await managers()).toEqual(['contract-manager@council.example', 'contract-manager@council.example']);
  await desk.tab.getByRole('heading', { name: 'Contracts' }).focus();
  await desk.page.keyboard.press('Control+z');
  await desk.tab.getByText('Undone.').waitFor();
  expect(await managers()).toEqual([undefined, undefined]);
  await desk.context.close();
});

test('a change of a thousand contracts says how far it is, and can be stopped and undone', async () => {
  const desk = await openRegister('/contracts?q=P-00');
  await desk.tab.getByRole('checkbox', { name: 'Select all' }).check();
  await desk.tab.getByText('999 selected').waitFor();
  await desk.tab.getByRole('button', { name: 'Set contract manager' }).click();
  await desk.tab.getByRole('combobox', { name: 'Contract manager' }).click();
  await desk.page.keyboard.type('contract');
  await desk.tab.getByRole('option', { name: /contract-manager@council/ }).click();
  // Slow enough that a person can press.
  running.tenant.control({ chaos: { latency: 2_000 } });
  await desk.tab.getByRole('dialog').getByRole('button', { name: 'Set contract manager' }).click();
  const run = desk.tab.getByRole('region', { name: 'Changing contracts' });
  await run.getByText(/^Changing \d+ of 999 contracts\./).waitFor();
  expect(await run.getByRole('progressbar', { name: 'Rows done' }).count()).toBe(1);
  expect(await axe(desk)).toEqual([]);
  await picture(desk, 'bulk');
  await run.getByRole('button', { name: 'Stop' }).click();
  running.tenant.control({ chaos: { latency: 0 } });
  await desk.tab.getByText(/^\d+ contracts changed\. You stopped: \d+ not changed\.$/).waitFor();
  await desk.tab.getByRole('status', { name: 'Last action' }).getByRole('button', { name: 'Undo' }).click();
  await desk.tab.getByText('Undone.').waitFor();
  expect(await run.count()).toBe(0);
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

test('the filtered view is exported, and no cell of it can run as a formula', async () => {
  const desk = await openRegister('/contracts?q=HYPERLINK');
  await desk.tab.getByRole('button', { name: 'Export' }).click();
  await desk.tab.getByRole('radio', { name: /CSV/ }).check();
  const [file] = await Promise.all([
    desk.page.waitForEvent('download'),
    desk.tab.getByRole('dialog').getByRole('button', { name: 'Export 1 contract' }).click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text.split('\r\n')).toHaveLength(3); // heads, one row, the end
  expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  await desk.tab.getByRole('button', { name: 'Export' }).click();
  const [book] = await Promise.all([
    desk.page.waitForEvent('download'),
    desk.tab.getByRole('dialog').getByRole('button', { name: 'Export 1 contract' }).click(),
  ]);
  const { default: readSheet } = await import('read-excel-file/node');
  const rows = (await readSheet(await book.path())) as unknown as { data?: unknown[][] }[] | unknown[][];
  expect(JSON.stringify(rows)).toContain('=HYPERLINK'); // as words: the cell has a string and no formula
  await desk.context.close();
});

test('the form says what is wrong above and at the field, sends nothing, and keeps what was typed', async () => {
  const desk = await openAs(running, { person: 'procurement', sub: '/contracts/new' });
  await desk.tab.getByRole('textbox', { name: 'Contract', exact: true }).waitFor();
  await desk.tab.getByRole('textbox', { name: 'Value', exact: true }).fill('twelve');
  await desk.tab.getByRole('textbox', { name: 'Ends', exact: true }).fill('31/2/2026');
  await desk.tab.getByRole('button', { name: 'Add contract' }).click();
  const heading = desk.tab.getByRole('heading', { name: 'There is a problem' });
  await heading.waitFor();
  expect(await heading.evaluate((one) => document.activeElement === one)).toBe(true);
  expect(await frameOf(desk).title()).toMatch(/^Error: /);
  const problem = 'Ends: 31 February does not exist. Correct the date.';
  expect(await desk.tab.getByText(problem).count()).toBe(2); // above, and at the field
  await desk.tab.getByRole('link', { name: problem }).click();
  const ends = desk.tab.getByRole('textbox', { name: 'Ends', exact: true });
  expect(await ends.evaluate((one) => document.activeElement === one)).toBe(true);
  expect(await ends.inputValue()).toBe('31/2/2026');
  await ends.fill('31/3/2029');
  await desk.tab.getByRole('textbox', { name: 'Value', exact: true }).fill('£1.2m');
  await desk.tab.getByRole('textbox', { name: 'Contract', exact: true }).fill('Bus shelter cleaning');
  await desk.tab.getByRole('button', { name: 'Add contract' }).click();
  await desk.tab.getByRole('heading', { name: 'Bus shelter cleaning' }).waitFor();
  await desk.tab.getByText('£1,200,000, without VAT').waitFor();
  await desk.context.close();
});

test('the sample register is imported with its problems by cell, and a second time there is nothing to write', async () => {
  const file = join(__dirname, '../../sample/contracts-300.csv');
  const desk = await openAs(running, { person: 'procurement', sub: '/contracts/import/file' });
  const choose = async () => {
    await desk.tab.locator('input[type=file]').setInputFiles(file);
    await desk.tab.getByRole('button', { name: 'Check 300 rows' }).click();
    await desk.tab.getByRole('heading', { name: 'Check before importing' }).waitFor();
  };
  await choose();
  await desk.tab.getByText('31 February does not exist. Correct the date in the file.').waitFor();
  await desk.tab.getByRole('button', { name: 'Import 290 contracts' }).click();
  await desk.tab.getByRole('heading', { name: 'Import finished' }).waitFor();
  const [refused] = await Promise.all([
    desk.page.waitForEvent('download'),
    desk.tab.getByRole('button', { name: 'Download 9 refused rows' }).click(),
  ]);
  expect(readFileSync(await refused.path(), 'utf8').split('\r\n')).toHaveLength(11);
  await desk.tab.getByRole('button', { name: 'Import another file' }).click();
  await choose();
  await desk.tab.getByText('There is nothing to import.').waitFor();
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

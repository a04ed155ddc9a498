import { type Running, asPerson } from '../../src/cli/running.ts';
import { day } from '../../src/domain/words/day.ts';
import { pounds } from '../../src/domain/words/money.ts';
import { openRegisters } from '../../src/registers/open.ts';
import type { Registers } from '../../src/registers/registers.ts';
import { axe, closeBrowser, openAs, picture, runProduct, type Desk } from '../journeys/browser.ts';

let running: Running;
let lead: Registers;
beforeAll(async () => {
  running = await runProduct();
  lead = openRegisters(asPerson(running, 'sv-lead@council.example'));
}, 180_000);
afterAll(async () => {
  await closeBrowser();
  await running.close();
});
jest.setTimeout(120_000);

/** The contract as the register holds it now. */
async function stored(ref: string) {
  if (lead.contracts.rows() === undefined) await lead.contracts.all();
  const rows = await lead.contracts.refresh();
  if (rows.kind === 'fault') throw new Error(rows.fault.tell);
  return rows.value.find(({ values }) => values.ref === ref);
}
async function added(ref: string, title: string): Promise<void> {
  const saved = await lead.contracts.add({
    ref,
    title,
    stage: 'awarded',
    service: 'Property',
    category: 'services',
    value: pounds('120000'),
    start: day('2026-04-01'),
    end: day('2029-03-31'),
  });
  expect(saved.kind).toBe('saved');
}
const box = (desk: Desk, name: string) => desk.tab.getByRole('textbox', { name, exact: true });

test('an import is undone with one key, and what somebody went on with is named and kept', async () => {
  const rows = ['UN-1,Lamp posts', 'UN-2,Road signs', 'UN-3,Bollards'].map(
    (one) => `${one},Highways,"£50,000",01/04/2026,31/03/2029,Lights Ltd,Awarded`,
  );
  const text = `Ref,Title,Service,Value,Start date,End date,Supplier,Status\n${rows.join('\n')}\n`;
  const desk = await openAs(running, { person: 'officer-waste', sub: '/contracts/import/file' });
  const { tab, page } = desk;
  const bring = async () => {
    const file = { name: 'highways.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await tab.locator('input[type=file]').setInputFiles(file);
    await tab.getByRole('button', { name: 'Check 3 rows' }).click();
    await tab.getByRole('button', { name: 'Import 3 contracts' }).click();
    await tab.getByRole('heading', { name: 'Import finished' }).waitFor();
    await tab.getByText('3 contracts imported.').waitFor();
  };
  await bring();
  await page.keyboard.press('Control+z');
  await tab.getByRole('heading', { name: 'Import undone' }).waitFor();
  expect(await bySource('UN-')).toEqual([]);
  await tab.getByRole('button', { name: 'Import another file' }).click();
  await bring();
  const [, signs] = await bySource('UN-');
  if (!signs) throw new Error('The import wrote nothing.');
  await lead.contracts.change(signs, { description: 'All of them.' });
  await tab.getByRole('button', { name: 'Undo import' }).click();
  await tab.getByRole('heading', { name: 'Import undone' }).waitFor();
  await tab.getByText('Road signs: Somebody changed this contract since the import.').waitFor();
  await tab.getByText('1 contract was kept').waitFor();
  expect(await axe(desk)).toEqual([]);
  await picture(desk, 'import-undone');
  expect((await bySource('UN-')).map(({ values }) => values.title)).toEqual(['Road signs']);
  await desk.context.close();
});

/** The contracts that came from a file under references that begin so, by reference. */
async function bySource(beginning: string) {
  await stored('');
  return (lead.contracts.rows() ?? [])
    .filter(({ values }) => values.sourceKey?.startsWith(beginning))
    .toSorted((a, b) => (a.values.ref < b.values.ref ? -1 : 1));
}

test('work of somebody who left is found, handed over, and the hand-over is taken back', async () => {
  const desk = await openAs(running, { person: 'sv-lead', sub: '/settings' });
  const { tab } = desk;
  const line = tab
    .getByRole('listitem')
    .filter({ hasText: 'Former officer' })
    .filter({ hasText: 'No role today' });
  await line.getByRole('button', { name: /^Hand over/ }).click();
  const dialog = tab.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'Hand over the work of Former officer, Property' }).waitFor();
  await dialog.getByRole('button', { name: 'Hand over work' }).click();
  await dialog.getByText('Choose a person from the list.').waitFor();
  await dialog.getByRole('combobox', { name: 'Who takes it on?' }).pressSequentially('officer, waste');
  await tab.getByRole('option', { name: /^Officer, Waste services/ }).click();
  expect(await axe(desk)).toEqual([]);
  await picture(desk, 'hand-over');
  const before = await heldBy('leaver');
  const already = await heldBy('officer-waste');
  expect(before).toBeGreaterThan(0);
  await dialog.getByRole('button', { name: 'Hand over work' }).click();
  await tab.getByText(/handed over from Former officer/).waitFor();
  await line.waitFor({ state: 'detached' });
  expect([await heldBy('leaver'), await heldBy('officer-waste')]).toEqual([0, already + before]);
  await tab.getByRole('button', { name: 'Undo' }).click();
  await tab.getByText('Undone.').waitFor();
  expect([await heldBy('leaver'), await heldBy('officer-waste')]).toEqual([before, already]);
  await desk.context.close();
});

/** How many contracts name a person as contract manager or owner. */
async function heldBy(name: string): Promise<number> {
  await stored('');
  const upn = `${name}@council.example`;
  return (lead.contracts.rows() ?? []).filter(
    ({ values }) => values.contractManager === upn || values.owner === upn,
  ).length;
}

test('a contract page holds its actions and its history, each change with who made it', async () => {
  await added('C-0810', 'Tree surgery');
  const desk = await openAs(running, { person: 'officer-property', sub: '/contracts/C-0810' });
  const { tab } = desk;
  await tab.getByText('Nothing is to be done about this contract.').waitFor();
  await tab.getByRole('button', { name: 'Add action' }).click();
  const dialog = tab.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Action' }).fill('Ask for the tree survey');
  await dialog.getByRole('textbox', { name: /^Due/ }).fill('1/12/2026');
  await dialog.getByRole('button', { name: 'Add action' }).click();
  await tab.getByText('Action added.').waitFor();
  await tab.getByRole('button', { name: 'Done: Ask for the tree survey' }).click();
  await tab.getByText('1 action done.').waitFor();
  await tab.getByRole('button', { name: 'Undo' }).click();
  await tab.getByRole('button', { name: 'Done: Ask for the tree survey' }).waitFor();

  await tab
    .getByRole('link', { name: 'Edit' })
    .or(tab.getByRole('button', { name: 'Edit' }))
    .click();
  await box(desk, 'Value').fill('£99,000');
  await tab.getByRole('button', { name: 'Save contract' }).click();
  await tab.getByText('Value: £120,000 → £99,000').waitFor();
  await tab
    .getByText(/Officer, Property$/)
    .first()
    .waitFor();
  await tab.getByText('Added to Contracts').waitFor();
  await desk.context.close();
});

test('somebody without the right to change is told so at the button, and keeps what was typed', async () => {
  const desk = await openAs(running, { person: 'auditor', sub: '/contracts/C-0003/edit' });
  await box(desk, 'Value').fill('£1');
  await desk.tab.getByRole('button', { name: 'Save contract' }).click();
  await desk.tab
    .getByText(/You may not do this with a row of the list Contracts/)
    .first()
    .waitFor();
  expect(await box(desk, 'Value').inputValue()).toBe('£1');
  expect((await stored('C-0003'))?.values.value).not.toBe(pounds('1'));
  await picture(desk, 'no-right');
  await desk.context.close();
});

test('text from a list is words, never HTML, and an address that is no web address is no link', async () => {
  const title = '<img src=x onerror="window.ran=1">';
  const saved = await lead.contracts.add({
    ref: 'C-0820',
    title,
    stage: 'awarded',
    service: '<script>window.ran=1</script>',
    description: '<b onclick="window.ran=1">bold</b>',
    link: 'javascript:window.ran=1',
  });
  expect(saved.kind).toBe('saved');
  const desk = await openAs(running, { person: 'officer-waste', sub: '/contracts?q=onerror' });
  const { tab, page } = desk;
  await tab.getByRole('link', { name: title }).click();
  await tab.getByRole('heading', { level: 1, name: title }).waitFor();
  await tab.getByText('<b onclick="window.ran=1">bold</b>').waitFor();
  await tab.getByText('javascript:window.ran=1').click();
  expect(
    await tab
      .getByRole('button', { name: /javascript/ })
      .or(tab.getByRole('link', { name: /javascript/ }))
      .count(),
  ).toBe(0);
  expect(await tab.locator('main img, main script').count()).toBe(0);
  const frame = page.frames().find((one) => one.parentFrame() !== null)!;
  expect(await frame.evaluate(() => 'ran' in window)).toBe(false);
  await tab
    .getByRole('link', { name: 'Edit' })
    .or(tab.getByRole('button', { name: 'Edit' }))
    .click();
  await tab.getByRole('button', { name: 'Save contract' }).click();
  await tab
    .getByRole('link', { name: 'Notice: Enter the whole address, beginning with https://.' })
    .waitFor();
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

import { type Running, asPerson } from '../../src/cli/running.ts';
import { day } from '../../src/domain/words/day.ts';
import { pounds } from '../../src/domain/words/money.ts';
import { openRegisters } from '../../src/registers/open.ts';
import type { Registers } from '../../src/registers/registers.ts';
import { axe, openAs, picture, type Desk, withProduct } from '../journeys/browser.ts';

let running: Running;
let lead: Registers;
withProduct({ patience: 180_000 }, (opened) => {
  running = opened;
  lead = openRegisters(asPerson(running, 'sv-lead@council.example'));
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
const sideways = (desk: Desk) =>
  desk.page
    .frames()
    .find((one) => one.parentFrame() !== null)!
    .evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const box = (desk: Desk, name: string) => desk.tab.getByRole('textbox', { name, exact: true });

test('two people in one contract: different fields are both kept, and of the same ones each is chosen', async () => {
  await added('C-0800', 'Pool cleaning');
  const mine = await openAs(running, { person: 'officer-property', sub: '/contracts/C-0800/edit' });
  await box(mine, 'Value').waitFor();
  const theirs = await openAs(running, { person: 'procurement', sub: '/contracts/C-0800/edit' });
  await box(theirs, 'Value').fill('£130,000');
  await box(theirs, 'Description').fill('Two indoor pools.');
  await box(theirs, 'Ends').fill('30 September 2029');
  await theirs.tab.getByRole('button', { name: 'Save contract' }).click();
  await theirs.tab.getByText('Contract changed.').waitFor();

  await box(mine, 'Value').fill('£125,000');
  await box(mine, 'Description').fill('Two outdoor pools.');
  await box(mine, 'Contract').fill('Pool cleaning and safety');
  await mine.tab.getByRole('button', { name: 'Save contract' }).click();
  await mine.tab.getByText('Two people changed these 2 fields.').waitFor();
  const value = mine.tab.getByRole('region', { name: 'Value' });
  expect(await value.getByRole('region', { name: 'Your text for Value' }).textContent()).toContain(
    '£125,000',
  );
  expect(await value.getByRole('region', { name: 'Their text for Value' }).textContent()).toContain(
    '£130,000',
  );
  expect(await value.getByRole('region', { name: 'Their text for Value' }).textContent()).toContain(
    'Procurement lead. Saved',
  );
  expect(await axe(mine)).toEqual([]);
  await picture(mine, 'contract-conflict');
  expect((await stored('C-0800'))?.values.value).toBe(pounds('130000'));

  await mine.tab.getByRole('button', { name: 'Use theirs for Value' }).click();
  await mine.tab.getByText('Two people changed this field.').waitFor();
  await mine.tab
    .getByRole('textbox', { name: 'Or write one text from both' })
    .fill('Two indoor and two outdoor pools.');
  await mine.tab.getByRole('button', { name: 'Use the combined text' }).click();
  await mine.tab.getByText('Contract changed.').waitFor();
  await mine.tab.getByRole('heading', { level: 1, name: /^Pool cleaning and safety$/ }).waitFor();
  expect((await stored('C-0800'))?.values).toMatchObject({
    title: 'Pool cleaning and safety',
    value: pounds('130000'),
    description: 'Two indoor and two outdoor pools.',
    end: '2029-09-30',
  });
  // Nothing of the choice is left waiting, and undoing it leaves the other person's work alone.
  await mine.tab.getByRole('status', { name: 'Save state' }).filter({ hasText: /Saved/ }).waitFor();
  await mine.tab.getByRole('button', { name: 'Undo' }).click();
  await mine.tab.getByText('Undone.').waitFor();
  expect((await stored('C-0800'))?.values).toMatchObject({
    title: 'Pool cleaning',
    value: pounds('130000'),
    description: 'Two indoor pools.',
    end: '2029-09-30',
  });
  for (const desk of [mine, theirs]) await desk.context.close();
});

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

test('on a phone the filters and the order are in a drawer, and stand in the address', async () => {
  const desk = await openAs(running, {
    person: 'procurement',
    sub: '/contracts',
    viewport: { width: 320, height: 640 },
  });
  const { tab, page } = desk;
  const button = tab.getByRole('button', { name: 'Filter', exact: true });
  await button.click();
  const drawer = tab.getByRole('dialog');
  await drawer.getByRole('checkbox', { name: 'Highways' }).check();
  await drawer.getByRole('radio', { name: 'Highest value first' }).check();
  await page.waitForTimeout(300); // axe looks when the drawer has come to rest
  expect(await axe(desk)).toEqual([]);
  await picture(desk, 'filters-320');
  await drawer.getByRole('button', { name: 'Show the rows' }).click();
  await drawer.waitFor({ state: 'detached' });
  await tab.getByRole('button', { name: '1 filter' }).waitFor();
  const names = tab.locator('main ul').getByRole('link');
  expect((await names.allTextContents()).map((words) => words.split('Highways,')[0]).slice(0, 3)).toEqual([
    'Highways maintenance',
    'Bus shelters',
    'Winter gritting salt',
  ]);
  const frame = page.frames().find((one) => one.parentFrame() !== null)!;
  expect(new URL(await frame.evaluate(() => location.href)).hash).toBe(
    '#/contracts?service=Highways&sort=-value',
  );
  expect(await sideways(desk)).toBeLessThanOrEqual(0);
  await tab.getByRole('button', { name: '1 filter' }).click();
  await drawer.getByRole('button', { name: 'Clear filters' }).click();
  await page.keyboard.press('Escape');
  await button.and(tab.locator(':focus')).waitFor();
  await desk.context.close();
});

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

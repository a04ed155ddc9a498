import { asPerson, type Running } from '../../src/cli/running.ts';
import { day } from '../../src/domain/words/day.ts';
import { pounds } from '../../src/domain/words/money.ts';
import { openRegisters } from '../../src/registers/open.ts';
import type { Registers } from '../../src/registers/registers.ts';
import { until } from '../kit/until.ts';
import { axe, openAs, withProduct } from './browser.ts';

let running: Running;
let officer: Registers;
withProduct({ patience: 180_000 }, async (opened) => {
  running = opened;
  officer = openRegisters(asPerson(running, 'officer-property@council.example'));
  await officer.checklists.all();
  const made = await officer.contracts.add({
    title: 'Stage lights',
    ref: 'C-0950',
    stage: 'pipeline',
    category: 'goods',
    service: 'Property',
    value: pounds('9000'),
    end: day('2029-03-31'),
  });
  expect(made.kind).toBe('saved');
  for (const [ref, template] of [
    ['K-0950', 'low-value-purchase@1'],
    ['K-0951', 'low-value-purchase@1'],
  ] as const) {
    const started = await officer.checklists.add({
      title: 'Stage lights, Low-value purchase',
      ref,
      contract: 'C-0950',
      template,
      service: 'Property',
      officer: 'officer-property@council.example',
      due: day('2026-12-01'),
      status: 'in progress',
    });
    expect(started.kind).toBe('saved');
    // Server times have whole seconds: the second checklist has to be a later one.
    await new Promise((done) => setTimeout(done, 1_100));
  }
  const answered = await officer.answers.add(
    { title: 'x', checklist: 'K-0950', question: 'need', words: 'Forty stage lights.' },
    'K-0950/need/',
  );
  expect(answered.kind).toBe('saved');
});
jest.setTimeout(90_000);

const pdf = (name: string, size = 100) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(size, 0x20)]),
});

test('files are looked at before they are sent, large ones go in parts, and a removed one comes back', async () => {
  const desk = await openAs(running, { person: 'officer-property', sub: '/checklists/K-0951/benefit' });
  const { tab } = desk;
  await tab
    .getByText('PDF, Word, Excel or picture, up to 250 MB each. No names of people who benefit.')
    .waitFor();
  const input = tab.locator('input[type=file]');
  await input.setInputFiles([
    { name: 'run.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
    { name: 'page.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') },
    { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('name,number\nA,AB123456C\n') },
    pdf('Plan: 1/2.pdf'),
  ]);
  await tab
    .getByText('A file ending in .exe is not kept here. Choose a PDF, Word, Excel or picture file.')
    .waitFor();
  await tab.getByText(/The file ends in \.pdf but holds something else/).waitFor();
  await tab
    .getByText('This file seems to hold a National Insurance number. Remove it and choose the file again.')
    .waitFor();
  await tab.getByRole('button', { name: 'Remove Plan- 1-2.pdf' }).waitFor();
  expect(await axe(desk)).toEqual([]);
  for (const words of ['Take off the list', 'Take off the list', 'Take off the list'])
    await tab.getByRole('button', { name: words }).first().click();
  await officer.evidence.all();
  expect((await names()).sort()).toEqual(['Plan- 1-2.pdf']);

  await input.setInputFiles(pdf('Large.pdf', 6 * 1024 * 1024));
  await tab.getByRole('button', { name: 'Remove Large.pdf' }).waitFor();
  // For a moment the file that was sent stands beside the one that is stored.
  const lines = () => tab.getByText('6.3 MB').count();
  await until(async () => (await lines()) === 1, 'one line for the file');

  await tab.getByRole('button', { name: 'Remove Large.pdf' }).click();
  await tab.getByText('Large.pdf was removed.').waitFor();
  expect(await names()).toEqual(['Plan- 1-2.pdf']);
  await tab.getByRole('button', { name: 'Undo' }).click();
  await tab.getByRole('button', { name: 'Remove Large.pdf' }).waitFor();
  expect((await names()).sort()).toEqual(['Large.pdf', 'Plan- 1-2.pdf']);
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

async function names(): Promise<string[]> {
  const rows = await officer.evidence.refresh();
  if (rows.kind === 'fault') throw new Error(rows.fault.tell);
  return rows.value
    .filter(({ values }) => values.checklist === 'K-0951')
    .map((row) => officer.files.name(row));
}

test('what an earlier checklist of the contract answered is copied with one click', async () => {
  const desk = await openAs(running, { person: 'officer-property', sub: '/checklists/K-0951/need' });
  await desk.tab.getByRole('button', { name: 'Copy into this answer' }).click();
  expect(await desk.tab.locator('#need-words').inputValue()).toBe('Forty stage lights.');
  await desk.context.close();
});

test('a checklist is handed over from the personal tab, and the hand-over is taken back', async () => {
  const desk = await openAs(running, { person: 'officer-property', sub: '/mine', program: 'mine' });
  const { tab } = desk;
  const more = tab.getByRole('button', { name: 'More for Checklist: low-value purchase, Stage lights' });
  await more.first().click();
  await tab.getByRole('menuitem', { name: 'Hand over' }).click();
  await tab.getByRole('combobox', { name: 'Who takes it on?' }).pressSequentially('Procure');
  await tab.getByRole('option', { name: /^Procurement lead/ }).click();
  await tab.getByRole('button', { name: 'Hand over' }).click();
  await tab.getByText('Checklist: low-value purchase was handed to Procurement lead.').waitFor();
  expect(await officers()).toEqual(['officer-property@council.example', 'procurement@council.example']);
  await tab.getByRole('button', { name: 'Undo' }).click();
  await tab.getByText('Undone.').waitFor();
  expect(await officers()).toEqual(['officer-property@council.example', 'officer-property@council.example']);
  await desk.context.close();
});

async function officers(): Promise<string[]> {
  const rows = await officer.checklists.refresh();
  if (rows.kind === 'fault') throw new Error(rows.fault.tell);
  return rows.value
    .filter(({ values }) => values.contract === 'C-0950')
    .map(({ values }) => values.officer)
    .sort();
}

import { deskOf, type Desk } from '../../../src/ui/checklist/answer/desk.ts';
import type { Slot } from '../../../src/ui/checklist/answer/papers.ts';
import { openJournal } from '../../../src/registers/device/database.ts';
import { answer } from '../../../src/registers/indexed-db.ts';
import type { Registers } from '../../../src/registers/registers.ts';
import { until } from '../../kit/until.ts';
import { oneBrowser } from '../../registers/pages.ts';
import { openWorld, type World } from '../../registers/world.ts';

let world: World;
let mine: Registers;
let theirs: Registers;
let desk: Desk;
let count = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  mine = world.registers('officer-property');
  theirs = world.registers('procurement');
  desk = deskOf(mine);
  await mine.answers.all();
  count += 1;
});

const slot = (question = 'need'): Slot => ({
  checklist: `K-${count}`,
  question,
  part: '',
  title: 'What are you buying, and who needs it?',
});
const row = (registers: Registers, at: Slot) =>
  registers.answers.rows()?.find(({ clientKey }) => clientKey === `${at.checklist}/${at.question}/`);
const settled = () => until(() => mine.saving.state().kind !== 'saving', 'an answer of the register');
/** Types and leaves the field, and waits until the register has answered. */
const write = async (at: Slot, words: string) => {
  desk.type(at, row(mine, at), { words });
  desk.leave(at);
  await settled();
};

test('one answer that is typed is one request of at most three units, first and later', async () => {
  const at = slot();
  // Site and lists are looked up once a session, not with each answer.
  await write(slot('warm-up'), 'x');
  for (const words of ['Sixty chairs.', 'Sixty chairs for the hall.']) {
    world.wire.length = 0;
    const before = world.local.usage();
    desk.type(at, row(mine, at), { words: words.slice(0, 5) });
    desk.type(at, row(mine, at), { words });
    desk.leave(at);
    await settled();
    expect(world.wire.map(({ status }) => status)).toHaveLength(1);
    expect(world.local.usage().units - before.units).toBeLessThanOrEqual(3);
    expect(row(mine, at)?.values.words).toBe(words);
    expect(desk.paper(at).draft).toBeUndefined();
  }
});

test('nothing is sent while the person types, and it is sent two seconds after they stop', async () => {
  const at = slot();
  world.wire.length = 0;
  desk.type(at, undefined, { words: 'Six' });
  expect(desk.paper(at).draft?.words).toBe('Six');
  await new Promise((done) => setTimeout(done, 1_500));
  expect(world.wire).toEqual([]);
  await until(() => row(mine, at)?.values.words === 'Six', 'the words, sent');
  await settled();
});

test('leaving a field in which nothing changed asks nothing of the register', async () => {
  const at = slot();
  await write(at, 'Sixty chairs.');
  world.wire.length = 0;
  desk.leave(at);
  desk.type(at, row(mine, at), { words: 'Sixty chairs.' });
  desk.leave(at);
  await settled();
  expect(world.wire).toEqual([]);
});

test('words that are typed while others are on their way are saved after them', async () => {
  const at = slot();
  desk.type(at, undefined, { words: 'Sixty' });
  desk.leave(at);
  desk.type(at, row(mine, at), { words: 'Sixty chairs' });
  desk.leave(at);
  desk.type(at, row(mine, at), { words: 'Sixty chairs for the hall' });
  desk.leave(at);
  await settled();
  expect(row(mine, at)?.values.words).toBe('Sixty chairs for the hall');
  const { draft, clash, fault } = desk.paper(at);
  expect([draft, clash, fault]).toEqual([undefined, undefined, undefined]);
});

const clashed = async (at: Slot) => {
  await write(at, 'Sixty chairs.');
  await theirs.answers.all();
  await theirs.answers.refresh();
  const seen = row(theirs, at);
  if (!seen) throw new Error('The other person does not see the answer');
  await theirs.answers.change(seen, { words: 'Sixty stacking chairs.' });
  await write(at, 'Sixty chairs, made from wood.');
};

test('two people in one answer: both texts are kept, and neither is sent over the other', async () => {
  const at = slot();
  await clashed(at);
  const { clash, draft } = desk.paper(at);
  expect(clash?.theirs.values.words).toBe('Sixty stacking chairs.');
  expect(draft?.words).toBe('Sixty chairs, made from wood.');
  await write(at, 'Sixty chairs, made from oak.');
  expect(desk.paper(at).draft?.words).toBe('Sixty chairs, made from oak.');
  await theirs.answers.refresh();
  expect(row(theirs, at)?.values.words).toBe('Sixty stacking chairs.');
});

test.each([
  ['mine', 'Sixty chairs, made from wood.'],
  ['theirs', 'Sixty stacking chairs.'],
  ['both', 'Sixty stacking chairs, made from wood.'],
])('a conflict ends with %s when the person chooses so', async (choice, words) => {
  const at = slot();
  await clashed(at);
  if (choice === 'theirs') desk.useTheirs(at);
  else desk.settle(at, choice === 'both' ? { words } : {});
  await until(() => mine.saving.state().kind === 'saved', 'saved');
  expect([desk.paper(at).clash, desk.paper(at).draft]).toEqual([undefined, undefined]);
  await theirs.answers.refresh();
  expect(row(theirs, at)?.values.words).toBe(words);
});

test('a number or a day that cannot be read stays in its box with what to type instead, and is not sent', async () => {
  const at = slot();
  desk.type(at, undefined, { words: 'Text', quantity: '1e400', day: '31 February 2027' });
  desk.leave(at);
  await settled();
  const { draft, unread } = desk.paper(at);
  expect(draft).toMatchObject({ quantity: '1e400', day: '31 February 2027' });
  expect(unread.map(({ box }) => box)).toEqual(['quantity', 'day']);
  expect(row(mine, at)?.values).toMatchObject({ words: 'Text' });
  expect(row(mine, at)?.values.quantity).toBeUndefined();
  desk.type(at, row(mine, at), { quantity: '1,234.5', day: '28/2/27' });
  desk.leave(at);
  await settled();
  expect(row(mine, at)?.values).toMatchObject({ quantity: '1234.5', day: '2027-02-28' });
  expect(desk.paper(at).draft).toBeUndefined();
});

test('somebody who may only read is told so, and keeps the text', async () => {
  const auditor = world.registers('auditor');
  await auditor.answers.all();
  const own = deskOf(auditor);
  const at = slot();
  own.type(at, undefined, { words: 'Mine' });
  own.leave(at);
  await until(() => own.paper(at).fault !== undefined, 'what to do');
  expect(own.paper(at).fault?.kind).toBe('no-right');
  expect(own.paper(at).draft?.words).toBe('Mine');
});

test('line ends as SharePoint stores them are no change of what was written', async () => {
  const at = slot();
  await write(at, 'One\nTwo');
  world.wire.length = 0;
  desk.type(at, row(mine, at), { words: 'One\nTwo' });
  desk.leave(at);
  await settled();
  expect(world.wire).toEqual([]);
});

test('words of the last two seconds, and an undecided conflict, outlive the page; each is in its box again', async () => {
  const browser = oneBrowser();
  const open = () => {
    const page = browser.page();
    const registers = world.registers('officer-property', { keeper: { browser: page.browser } });
    return { registers, desk: deskOf(registers), kill: page.kill };
  };
  const first = open();
  await first.registers.answers.all();
  const [typing, clashing] = [slot(), slot('best-theme')];
  const saved = await first.registers.answers.add(
    { title: 'x', checklist: clashing.checklist, question: 'best-theme', words: 'Old' },
    `${clashing.checklist}/best-theme/`,
  );
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
  await theirs.answers.change(saved.row, { words: 'Theirs' });
  first.desk.type(clashing, saved.row, { words: 'Mine' });
  first.desk.leave(clashing);
  await until(() => first.desk.paper(clashing).clash !== undefined, 'the conflict');
  first.desk.type(typing, undefined, { words: 'Half a sen' });
  await until(async () => (await draftsOnDisk()).includes('Half a sen'), 'the draft on the disk');
  first.kill();

  const second = open();
  await second.registers.answers.all();
  await until(() => second.desk.paper(typing).draft !== undefined, 'the draft');
  expect(second.desk.paper(typing).draft?.words).toBe('Half a sen');
  await until(() => second.desk.paper(clashing).clash !== undefined, 'the conflict');
  expect(second.desk.paper(clashing).clash?.theirs.values.words).toBe('Theirs');
  expect(second.desk.paper(clashing).draft?.words).toBe('Mine');
  second.desk.settle(clashing, {});
  await until(() => row(second.registers, clashing)?.values.words === 'Mine', 'mine in the register');
  await until(() => row(second.registers, typing)?.values.words === 'Half a sen', 'the words, sent');
  await until(() => second.registers.saving.state().kind === 'saved', 'saved');
  second.kill();
  const third = open();
  await third.registers.answers.all();
  expect(await third.registers.drafts.left()).toEqual([]);
  third.kill();
}, 120_000);

async function draftsOnDisk(): Promise<string> {
  const [found] = await indexedDB.databases();
  if (!found?.name) return '';
  const database = await openJournal(found.name, () => undefined);
  const drafts = await answer(database.transaction('drafts').objectStore('drafts').getAll());
  database.close();
  return JSON.stringify(drafts);
}

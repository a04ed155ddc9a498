import { IDBFactory } from 'fake-indexeddb';
import { failed } from '../../src/domain/words/outcome.ts';
import { openGateway } from '../../src/registers/graph/gateway.ts';
import { openPlaces } from '../../src/registers/graph/places.ts';
import { evaluationDeclarations } from '../../src/registers/lists/evaluations/index.ts';
import { openSender, type Keeper } from '../../src/registers/open-sender.ts';
import { provision } from '../../src/registers/provision/provision.ts';
import type { Registers } from '../../src/registers/registers.ts';
import { openEvaluations } from '../../src/registers/tender/registers.ts';
import { good } from '../kit/good.ts';
import { until } from '../kit/until.ts';
import { oneBrowser } from './pages.ts';
import { openWorld, provisioningScopes, type World } from './world.ts';

jest.setTimeout(60_000);
let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterAll(() => world.close());

const personId = (upn: string) =>
  world.local.people.find((person) => person.upn === `${upn}@council.example`)?.id ?? '';

/** A page of a browser in which somebody is signed in, with a cable that can be pulled out. */
function openPage(
  browser: ReturnType<typeof oneBrowser>,
  upn = 'officer-waste',
  more: Partial<Keeper> = {},
  { named = upn, site = 'SocialValue', keeps = true } = {},
) {
  const page = browser.page();
  let on = true;
  let mute = false;
  let sent = 0;
  const cut: (() => void)[] = [];
  const registers = world.registers(
    upn,
    keeps ? { keeper: { browser: page.browser, personId: personId(named), ...more } } : {},
    {
      sites: { open: `council.sharepoint.com:/sites/${site}` },
      fetch: (input, init) => {
        if (typeof init?.body === 'string' && /"PATCH"|"fields"/.test(init.body)) sent += 1;
        return on
          ? Promise.race([
              fetch(input, init).then((answer) => (mute ? new Promise<Response>(() => undefined) : answer)),
              new Promise<Response>((_, fail) => cut.push(() => fail(new TypeError('fetch failed')))),
            ])
          : Promise.reject(new TypeError('fetch failed'));
      },
    },
  );
  const out = () => {
    on = false;
    for (const one of cut.splice(0)) one();
  };
  return {
    registers,
    out,
    /** What is sent arrives; no answer comes. */
    mute: () => void (mute = true),
    in: () => void (on = true),
    /** How often it sent a write, alone or in a batch. */
    sent: () => sent,
    kill: () => {
      out();
      page.kill();
      // What is kept nowhere ends with its page; it would be tried for ever.
      if (!keeps) for (const { key } of registers.saving.pending()) registers.saving.discard(key);
    },
  };
}

let count = 0;
async function contractOf(registers: Registers) {
  count += 1;
  const saved = await registers.contracts.add({ title: `Row ${count}`, ref: `D-${count}`, stage: 'open' });
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
  return saved.row;
}
const fresh = async (upn = 'procurement') => good(await world.registers(upn).contracts.all());
const kept = async (registers: Registers) => {
  await until(() => registers.saving.pending().length > 0, 'a change that waits');
  await until(() => registers.saving.state().kind === 'waiting', 'a state that says so');
};

test('what was changed offline is on the device, and the next page sends it once', async () => {
  const browser = oneBrowser();
  const first = openPage(browser);
  const row = await contractOf(first.registers);
  first.out();
  void first.registers.contracts.change(row, { description: 'Typed on the train' });
  void first.registers.contracts.add({ title: 'New on the train', ref: 'D-TRAIN', stage: 'open' });
  await until(() => first.registers.saving.pending().length === 2, 'both changes');
  await kept(first.registers);
  expect(first.registers.saving.state()).toMatchObject({ kind: 'waiting', count: 2, kept: 'device' });
  first.kill();

  const second = openPage(browser);
  await until(() => second.registers.saving.state().kind === 'saved', 'saved');
  const rows = await fresh();
  expect(rows.find(({ id }) => id === row.id)?.values.description).toBe('Typed on the train');
  expect(rows.filter(({ values }) => values.ref === 'D-TRAIN')).toHaveLength(1);
  expect(second.registers.saving.pending()).toEqual([]);
  second.kill();
  const third = openPage(browser);
  await third.registers.contracts.all();
  expect(third.registers.saving.state().kind).toBe('idle');
  third.kill();
});

test('what an earlier page left stands in the rows before the code that sends it is fetched, and is sent when the rows are drawn', async () => {
  const browser = oneBrowser();
  const first = openPage(browser);
  const row = await contractOf(first.registers);
  first.out();
  void first.registers.contracts.change(row, { description: 'Typed in the tunnel' });
  await kept(first.registers);
  first.kill();

  const { browser: page, kill } = browser.page();
  let draw = (): void => undefined;
  const drawn = new Promise<void>((done) => (draw = done));
  let visible = true;
  const life = { visible: () => visible, subscribe: () => () => undefined, drawn: () => drawn };
  const keeper = { browser: page, personId: personId('officer-waste') };
  const second = world.registers('officer-waste', { keeper, page: life });
  await until(() => second.saving.state().kind === 'saving', 'what was left');
  const shown = good(await second.contracts.all()).find(({ id }) => id === row.id);
  expect(shown?.values.description).toBe('Typed in the tunnel');
  expect((await fresh()).find(({ id }) => id === row.id)?.values.description).toBeUndefined();
  draw();
  await until(() => second.saving.state().kind === 'saved', 'saved');
  expect((await fresh()).find(({ id }) => id === row.id)?.values.description).toBe('Typed in the tunnel');
  visible = false; // a page that is looked at compares for ever
  kill();
});

test('a page killed between the write and its answer: the next one finds it done', async () => {
  const browser = oneBrowser();
  const first = openPage(browser);
  const row = await contractOf(first.registers);
  first.mute();
  void first.registers.contracts.change(row, { service: 'Waste' });
  void first.registers.contracts.add({ title: 'Lost answer', ref: 'D-LOST', stage: 'open' });
  await until(async () => {
    const rows = await fresh();
    const changed = rows.some(({ id, values }) => id === row.id && values.service === 'Waste');
    return changed && rows.some(({ values }) => values.ref === 'D-LOST');
  }, 'both in the register');
  first.kill();
  const second = openPage(browser);
  await until(() => second.registers.saving.state().kind === 'saved', 'saved');
  expect((await fresh()).filter(({ values }) => values.ref === 'D-LOST')).toHaveLength(1);
  expect(good(await second.registers.contracts.versions(row))).toHaveLength(2);
  second.kill();
});

test('a page that was held up for seconds while it opened still finds what an earlier page left', async () => {
  const browser = oneBrowser();
  const first = openPage(browser);
  await first.registers.contracts.all();
  first.out();
  void first.registers.contracts.add({ title: 'Left', ref: 'D-HELD-UP', stage: 'open' });
  await kept(first.registers);
  first.kill();

  const second = openPage(browser);
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve(); // it has begun to open its storage
  const over = performance.now() + 1500;
  while (performance.now() < over); // longer than it waits for storage that does not answer
  await until(() => second.registers.saving.state().kind === 'saved', 'saved');
  expect((await fresh()).filter(({ values }) => values.ref === 'D-HELD-UP')).toHaveLength(1);
  second.kill();
});

test('somebody else on the same device neither sees nor sends what another person left', async () => {
  const browser = oneBrowser();
  const hers = openPage(browser, 'officer-waste');
  const row = await contractOf(hers.registers);
  hers.out();
  void hers.registers.contracts.change(row, { description: 'Hers' });
  await kept(hers.registers);
  hers.kill();

  const his = openPage(browser, 'officer-property');
  expect((await his.registers.contracts.change(row, { service: 'His' })).kind).toBe('saved');
  expect(his.registers.saving.pending()).toEqual([]);
  his.kill();

  const back = openPage(browser, 'officer-waste');
  await until(() => back.registers.saving.state().kind === 'saved', 'saved');
  const now = (await fresh()).find(({ id }) => id === row.id);
  expect(now?.values).toMatchObject({ description: 'Hers', service: 'His' });
  expect(now?.changed.by.upn).toBe('officer-waste@council.example');
  back.kill();
});

test('changes that wait for one site are neither shown nor sent on another, and are sent when theirs is opened', async () => {
  const sites = { open: 'council.sharepoint.com:/sites/Schools' };
  await provision(world.tenant('it-admin', { sites }, provisioningScopes), { site: 'open', way: 'apply' });
  const browser = oneBrowser();
  const here = openPage(browser, 'sv-lead');
  await here.registers.contracts.all();
  here.out();
  void here.registers.contracts.add({ title: 'For this site', ref: 'D-HERE', stage: 'open' });
  await kept(here.registers);
  here.kill();

  const there = openPage(browser, 'sv-lead', {}, { site: 'Schools' });
  const made = await there.registers.contracts.add({ title: 'Elsewhere', ref: 'D-THERE', stage: 'open' });
  expect(made.kind).toBe('saved');
  expect(there.registers.saving.pending()).toEqual([]);
  const refs = async (rows: Registers) => good(await rows.contracts.all()).map(({ values }) => values.ref);
  expect(await refs(world.registers('sv-lead', {}, { sites }))).toEqual(['D-THERE']);
  expect(await refs(world.registers('procurement'))).not.toContain('D-HERE');
  there.kill();

  // The same site with other capitals.
  const back = openPage(browser, 'sv-lead', {}, { site: 'socialvalue' });
  await until(() => back.registers.saving.state().kind === 'saved', 'saved');
  expect(await refs(world.registers('procurement'))).toContain('D-HERE');
  expect(await refs(world.registers('sv-lead', {}, { sites }))).toEqual(['D-THERE']);
  back.kill();
});

test('where the host names one person and another is signed in, nothing is sent, and it says so', async () => {
  const browser = oneBrowser();
  const page = openPage(browser, 'officer-property', {}, { named: 'officer-waste' });
  await page.registers.contracts.all();
  const saved = await page.registers.contracts.add({ title: 'Whose', ref: 'D-WHOSE', stage: 'open' });
  expect(saved).toMatchObject({ kind: 'stopped', fault: { kind: 'not-signed-in', code: 'other person' } });
  expect(page.registers.saving.state()).toEqual({ kind: 'needs-you', count: 1 });
  expect((await fresh()).some(({ values }) => values.ref === 'D-WHOSE')).toBe(false);
  page.kill();
});

test('a conflict outlives the page with both texts', async () => {
  const browser = oneBrowser();
  const first = openPage(browser);
  const row = await contractOf(first.registers);
  await world.registers('officer-property').contracts.change(row, { description: 'Theirs' });
  expect((await first.registers.contracts.change(row, { description: 'Mine' })).kind).toBe('conflict');
  first.kill();
  const second = openPage(browser);
  await second.registers.contracts.all();
  await until(() => second.registers.saving.state().kind === 'needs-you', 'a word that a person is needed');
  const [conflict] = second.registers.contracts.conflicts();
  expect(conflict).toMatchObject({ mine: { description: 'Mine' }, columns: ['description'] });
  expect(conflict?.theirs.values.description).toBe('Theirs');
  const decided = await second.registers.contracts.change(conflict!.theirs, { description: 'Both' });
  expect(decided.kind).toBe('saved');
  expect(second.registers.contracts.conflicts()).toEqual([]);
  second.kill();
});

/** What a page called kept while the network went and came, and is not in the register after it was killed. */
async function lostWords(keeps: boolean): Promise<string[]> {
  const browser = oneBrowser();
  const first = openPage(browser, 'officer-waste', {}, { keeps });
  const { id } = await contractOf(first.registers);
  await first.registers.contracts.all();
  const words = `Kept of ${id}`;
  const change = (column: 'description' | 'service', text: string) => {
    const row = first.registers.contracts.rows()?.find((one) => one.id === id);
    if (row) void first.registers.contracts.change(row, { [column]: text });
  };
  for (let flip = 1; flip <= 4; flip += 1) {
    if (flip % 2 === 0) first.out();
    else first.in();
    change('description', `Flip ${flip}`);
  }
  change('service', words);
  await until(
    () => first.registers.saving.pending().some(({ text }) => text.includes(words)),
    'the last one',
  );
  first.kill();
  const second = openPage(browser, 'officer-waste', {}, { keeps });
  await second.registers.contracts.all();
  const held = async () => (await fresh()).some(({ values }) => values.service === words);
  if (keeps) await until(held, 'the words, in the register');
  else await until(() => second.registers.saving.state().kind === 'idle');
  second.kill();
  return (await held()) ? [] : [words];
}

test('without the journal on the device the check for lost words finds them; with it there are none', async () => {
  expect(await lostWords(true)).toEqual([]);
  expect(await lostWords(false)).toHaveLength(1);
});

/** How many of two pages of one person send, when both change things. */
async function senders(locks: true | 'of each page'): Promise<number> {
  const browser = oneBrowser({ locks });
  const pages = [openPage(browser), openPage(browser)];
  for (let turn = 0; turn < 6; turn += 1) {
    const page = pages[turn % 2];
    if (page) await contractOf(page.registers);
  }
  for (const page of pages) page.kill();
  return pages.filter((page) => page.sent() > 0).length;
}

test('without a turn that all pages share two of them send, and the check for one sender finds it', async () => {
  expect(await senders(true)).toBe(1);
  expect(await senders('of each page')).toBe(2);
});

describe.each([
  ['locks', true],
  ['a lease', false],
])('two pages of one person, with %s', (_, locks) => {
  test('one sends, both show the same, and the other goes on when the first dies', async () => {
    const browser = oneBrowser({ locks });
    const [one, two] = [openPage(browser), openPage(browser)];
    const row = await contractOf(one.registers);
    await one.registers.contracts.all();
    await two.registers.contracts.all();
    expect((await two.registers.contracts.change(row, { description: 'From two' })).kind).toBe('saved');
    const shown = () => one.registers.contracts.rows()?.find(({ id }) => id === row.id)?.values;
    await until(() => shown()?.description === 'From two', 'the change of the other page');

    one.out();
    const waiting = two.registers.contracts.change(row, { service: 'Kept' });
    await until(() => one.registers.saving.pending().length === 1, 'the same state in both');
    await until(() => two.registers.saving.state().kind === 'waiting', 'the same state in both');
    one.kill();
    expect((await waiting).kind).toBe('saved');
    expect((await fresh()).find(({ id }) => id === row.id)?.values).toMatchObject({
      description: 'From two',
      service: 'Kept',
    });
    two.kill();
  }, 120_000);
});

test('work in bulk that a killed page left is finished by the next one, each row once', async () => {
  const browser = oneBrowser();
  const first = openPage(browser, 'procurement');
  const writes = Array.from({ length: 300 }, (_, n) => ({
    kind: 'add' as const,
    values: { title: `Bulk ${n}`, ref: `B-${n}` },
  }));
  await new Promise<void>((enough) => {
    void first.registers.suppliers.many(writes, (done) => done > 80 && enough());
  });
  first.kill();
  const second = openPage(browser, 'procurement');
  const stored = async () => good(await world.registers('officer-waste').suppliers.all());
  await until(async () => (await stored()).length >= 300, 'every row');
  await until(() => second.registers.saving.pending().length === 0, 'nothing that waits');
  const rows = await stored();
  expect(rows).toHaveLength(300);
  expect(new Set(rows.map(({ values }) => values.ref)).size).toBe(300);
  second.kill();
}, 60_000);

test('where the host names nobody, who is not signed in is asked once, and again when the page asks', async () => {
  const { browser } = oneBrowser().page();
  let allowed = false;
  let asked = 0;
  const fine = world.tenant('officer-waste');
  const registers = world.registers(
    'officer-waste',
    { keeper: { browser } },
    {
      token: () => {
        asked += 1;
        if (allowed) return fine.token();
        return Promise.resolve(failed({ kind: 'not-signed-in', tell: '', mend: '', code: '' } as const));
      },
      wait: () => new Promise((done) => setTimeout(done, 5)),
    },
  );
  expect((await registers.me()).kind).toBe('fault');
  void registers.contracts.all();
  await new Promise((done) => setTimeout(done, 500)); // a hundred pauses
  expect(asked).toBeLessThan(5);
  allowed = true;
  expect((await registers.me()).kind).toBe('ok');
  await until(async () => (await indexedDB.databases()).length > 0, 'the journal on the device');
});

test('changes of the evaluations site never reach the device', async () => {
  const gateway = openGateway(world.tenant('procurement'));
  const { browser } = oneBrowser().page();
  const sending = {
    declarations: Object.values(evaluationDeclarations),
    gateway,
    places: openPlaces(gateway),
    stores: new Map(),
    protections: { lookUp: true, ifMatch: true },
    me: async () => failed({ kind: 'offline', tell: '', mend: '', code: '' } as const),
    known: () => new Promise<never>(() => undefined),
    saved: () => undefined,
  };
  expect(() => openSender({ ...sending, keeper: { browser, personId: 'p' } })).toThrow(
    'not kept on a device',
  );
  const cut = () => Promise.reject(new TypeError('fetch failed'));
  const evaluations = openEvaluations(world.tenant('procurement', { fetch: cut }));
  const interest = { title: 'T-1', tender: 'T-1', personId: 'p', step: 'declared' } as const;
  void evaluations.registers.interests.add(interest);
  await until(() => evaluations.saving.state().kind === 'waiting', 'the change');
  expect(evaluations.saving.state()).toMatchObject({ kind: 'waiting', kept: 'memory' });
  expect(await indexedDB.databases()).toEqual([]);
  // A change that cannot be sent is tried for ever; this page closes.
  for (const { key } of evaluations.saving.pending()) evaluations.saving.discard(key);
});

test('health says what was spent and how far the clock of the device is off, and today is the day of the server', async () => {
  const ahead = 26 * 3_600_000;
  const registers = world.registers('procurement', {}, { now: () => new Date(Date.now() + ahead) });
  expect(registers.health()).toMatchObject({ schema: 1, quota: { units: 0 } });
  await contractOf(registers);
  const { clockAhead = 0, quota } = registers.health();
  expect(quota.units).toBeGreaterThanOrEqual(2);
  expect(Math.abs(clockAhead - ahead)).toBeLessThan(60_000);
  expect(Math.abs(registers.now().getTime() - Date.now())).toBeLessThan(60_000);
  // A page that only reads may know it too, where it can read the header.
  const reading = world.registers('procurement', {}, { now: () => new Date(Date.now() - ahead) });
  await reading.contracts.all();
  expect(Math.abs(reading.now().getTime() - Date.now())).toBeLessThan(60_000);
});

test('a change and a removal made before their row was stored find it by its key, also on the next page', async () => {
  const browser = oneBrowser();
  const first = openPage(browser);
  await first.registers.contracts.all();
  first.out();
  const make = (ref: string) =>
    first.registers.contracts.add({ title: ref, ref, stage: 'open' }, `early/${ref}`);
  void make('D-EARLY');
  void make('D-UNDONE');
  const shown = (ref: string) => first.registers.contracts.rows()?.find(({ values }) => values.ref === ref);
  await until(() => shown('D-EARLY') !== undefined && shown('D-UNDONE') !== undefined, 'the new rows');
  await kept(first.registers);
  void first.registers.contracts.change(shown('D-EARLY')!, { description: 'Written at once' });
  void first.registers.contracts.remove(shown('D-UNDONE')!);
  await until(() => first.registers.saving.pending().length >= 3, 'add with its change, add, removal');
  first.kill();
  // The adds had arrived; what came after them had not.
  for (const ref of ['D-EARLY', 'D-UNDONE'])
    await world.registers('officer-waste').contracts.add({ title: ref, ref, stage: 'open' }, `early/${ref}`);
  const second = openPage(browser);
  await until(() => second.registers.saving.state().kind === 'saved', 'saved');
  await until(() => second.registers.saving.pending().length === 0, 'nothing left');
  const rows = await fresh();
  expect(rows.filter(({ values }) => values.ref === 'D-EARLY')).toMatchObject([
    { values: { description: 'Written at once' } },
  ]);
  expect(rows.filter(({ values }) => values.ref === 'D-UNDONE')).toEqual([]);
  second.kill();
});

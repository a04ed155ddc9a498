import { fine, failed } from '../../src/domain/words/outcome.ts';
import type { Chaos } from '../../src/local/chaos.ts';
import { memoryJournal, type Entry } from '../../src/registers/journal.ts';
import { good } from '../kit/good.ts';
import { openWorld, provisioningScopes, type World } from './world.ts';
import { until } from '../kit/until.ts';
import { byHand } from '../kit/watched.ts';

let world: World;
const chaos: Chaos = { throttle: 0, serverError: 0, lostAnswer: 0, cut: 0, deltaGone: 0 };
beforeAll(async () => {
  world = await openWorld({ chaos });
}, 60_000);
beforeEach(() => Object.assign(chaos, { throttle: 0, serverError: 0, lostAnswer: 0, cut: 0, deltaGone: 0 }));
afterAll(() => world.close());

let count = 0;
async function contractOf(registers: ReturnType<World['registers']>) {
  count += 1;
  const saved = await registers.contracts.add({ title: `Row ${count}`, ref: `S-${count}`, stage: 'open' });
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
  return saved.row;
}

/** A network that can be unplugged. */
function plug() {
  let on = true;
  const net: typeof fetch = async (input, init) =>
    on ? fetch(input, init) : Promise.reject(new TypeError('fetch failed'));
  return { net, out: () => (on = false), in: () => (on = true) };
}

test('what is typed shows at once, and says truly where it stands', async () => {
  const registers = world.registers('officer-waste');
  const row = await contractOf(registers);
  await registers.contracts.all();
  const states: string[] = [registers.saving.state().kind];
  registers.saving.subscribe(() => states.push(registers.saving.state().kind));
  const going = registers.contracts.change(row, { service: 'Waste' });
  expect(registers.contracts.rows()?.find(({ id }) => id === row.id)?.values.service).toBe('Waste');
  await going;
  expect([...new Set(states)]).toEqual(['saved', 'saving']);
  const state = registers.saving.state();
  expect(state.kind === 'saved' && Date.parse(state.at)).toBeGreaterThan(Date.parse('2020-01-01'));
});

test('offline, changes wait and are counted; back online they go out once, the last text of each', async () => {
  const cable = plug();
  const registers = world.registers('officer-waste', {}, { fetch: cable.net });
  const row = await contractOf(registers);
  await registers.contracts.all();
  cable.out();
  const all = ['o', 'on', 'one', 'one lift'].map((text) =>
    registers.contracts.change(row, { description: text }),
  );
  const other = registers.contracts.change(row, { service: 'Property' });
  const added = registers.contracts.add({ title: 'Offline', ref: 'S-OFF', stage: 'open' });
  await until(() => registers.saving.pending()[0]?.fault?.kind === 'offline');
  expect(registers.saving.state()).toMatchObject({ kind: 'waiting', kept: 'memory' });
  expect(registers.contracts.rows()?.some(({ values }) => values.ref === 'S-OFF')).toBe(true);
  expect(registers.saving.pending()[0]).toMatchObject({ fault: { kind: 'offline' } });
  cable.in();
  registers.saving.retry();
  const settled = await Promise.all([...all, other, added]);
  expect(settled.map(({ kind }) => kind)).toEqual(settled.map(() => 'saved'));
  expect(registers.saving.pending()).toEqual([]);
  const fresh = good(await world.registers('officer-property').contracts.all());
  expect(fresh.filter(({ values }) => values.ref === 'S-OFF')).toHaveLength(1);
  expect(fresh.find(({ id }) => id === row.id)?.values).toMatchObject({
    description: 'one lift',
    service: 'Property',
  });
  const history = good(await registers.contracts.versions(row));
  expect(history.length).toBeLessThanOrEqual(4);
});

test('a row that somebody deleted keeps the text, says what to do, and can be given up', async () => {
  const [mine, theirs] = [world.registers('officer-waste'), world.registers('officer-property')];
  const row = await contractOf(mine);
  good(await theirs.contracts.remove(row));
  const saved = await mine.contracts.change(row, { description: 'My words' });
  expect(saved).toMatchObject({ kind: 'stopped', fault: { kind: 'not-found' } });
  expect(mine.saving.state()).toEqual({ kind: 'needs-you', count: 1 });
  const [pending] = mine.saving.pending();
  expect(pending?.text).toBe('Description: My words');
  mine.saving.discard(pending!.key);
  expect(mine.saving.pending()).toEqual([]);
});

/** A change of a row that somebody deleted, waiting for the person. */
async function changeOfDeleted(values: { description?: string; service?: string }) {
  const [mine, theirs] = [world.registers('officer-waste'), world.registers('officer-property')];
  const made = await contractOf(theirs);
  const filled = await theirs.contracts.change(made, {
    cpv: '50750000',
    value: 12_345n as typeof made.values.value,
  });
  if (filled.kind !== 'saved') throw new Error(JSON.stringify(filled));
  const row = good(await mine.contracts.all()).find(({ id }) => id === made.id)!;
  good(await theirs.contracts.remove(filled.row));
  expect((await mine.contracts.change(row, values)).kind).toBe('stopped');
  const [pending] = mine.saving.pending();
  expect(pending).toMatchObject({ restorable: true, fault: { kind: 'not-found' } });
  return { mine, theirs, row, restore: () => mine.saving.restore(pending!.key) };
}

test('a row that somebody deleted is restored as a new one, with all that was seen and typed, once', async () => {
  const { mine, row, restore } = await changeOfDeleted({ description: 'My words' });
  restore();
  restore();
  await until(() => mine.saving.pending().length === 0);
  const stored = good(await world.registers('officer-property').contracts.all());
  const [made, ...more] = stored.filter(({ values }) => values.ref === row.values.ref);
  expect(more).toEqual([]);
  expect(made).toMatchObject({
    clientKey: row.clientKey,
    values: { ...row.values, description: 'My words' },
  });
  expect(made?.id).not.toBe(row.id);
  // Here it stands in the place of the old one, before and after the next look, and goes on being changed.
  const here = () => mine.contracts.rows()?.filter(({ values }) => values.ref === row.values.ref);
  expect(here()).toEqual([made]);
  await mine.contracts.refresh();
  expect(here()).toEqual([made]);
  expect(await mine.contracts.change(row, { service: 'Roads' })).toMatchObject({
    kind: 'saved',
    row: { id: made?.id, values: { description: 'My words', service: 'Roads' } },
  });
});

test('two people who restore one row make one row, with the words of both', async () => {
  const { mine, theirs, row, restore } = await changeOfDeleted({ description: 'My words' });
  expect((await theirs.contracts.change(row, { service: 'Roads' })).kind).toBe('stopped');
  restore();
  await until(() => mine.saving.pending().length === 0);
  theirs.saving.restore(theirs.saving.pending()[0]!.key);
  await until(() => theirs.saving.pending().length === 0);
  const stored = good(await mine.contracts.refresh());
  expect(stored.filter(({ values }) => values.ref === row.values.ref)).toMatchObject([
    { values: { description: 'My words', service: 'Roads', cpv: '50750000' } },
  ]);
});

test('a deleted row whose reference another row has by now is not restored, and its words are kept', async () => {
  const { mine, theirs, row, restore } = await changeOfDeleted({ description: 'My words' });
  const { ref } = row.values;
  const other = await theirs.contracts.add({ title: 'Another', ref, stage: 'open' });
  expect(other.kind).toBe('saved');
  restore();
  await until(() => mine.saving.pending()[0]?.fault?.code === 'taken meanwhile');
  const [pending, ...more] = mine.saving.pending();
  expect(more).toEqual([]);
  expect(pending?.fault?.tell).toContain(`Another row has “${ref}”.`);
  expect(pending?.text).toContain('Description: My words');
  expect(pending?.restorable).toBeUndefined();
  mine.saving.discard(pending!.key);
});

test('to keep theirs in a conflict leaves nothing behind', async () => {
  const [mine, theirs] = [world.registers('officer-waste'), world.registers('officer-property')];
  const row = await contractOf(mine);
  await mine.contracts.all();
  await theirs.contracts.change(row, { description: 'Theirs' });
  const met = await mine.contracts.change(row, { description: 'Mine', service: 'Waste' });
  if (met.kind !== 'conflict') throw new Error(JSON.stringify(met));
  expect(met.conflict.mine).toEqual({ description: 'Mine', service: 'Waste' });
  expect(met.conflict.theirs.changed.by.upn).toBe('officer-property@council.example');
  mine.saving.discard(met.conflict.key);
  expect(mine.saving.pending()).toEqual([]);
  await mine.contracts.refresh();
  expect(mine.contracts.rows()?.find(({ id }) => id === row.id)?.values.description).toBe('Theirs');
});

test('the same words from two people are no conflict', async () => {
  const [mine, theirs] = [world.registers('officer-waste'), world.registers('officer-property')];
  const row = await contractOf(mine);
  await theirs.contracts.change(row, { description: 'Two lines\nof text' });
  expect(await mine.contracts.change(row, { description: 'Two lines\nof text' })).toMatchObject({
    kind: 'saved',
  });
});

test('signed out, the text is kept; after signing in it goes out', async () => {
  let signedIn = true;
  const token = await world.local.token('officer-waste@council.example');
  const out = {
    kind: 'not-signed-in',
    tell: 'Your sign-in has run out.',
    mend: 'Sign in again.',
    code: '',
  } as const;
  const registers = world.registers(
    'officer-waste',
    {},
    { token: async () => (signedIn ? fine(token) : failed(out)) },
  );
  const row = await contractOf(registers);
  signedIn = false;
  expect(await registers.contracts.change(row, { service: 'Waste' })).toMatchObject({
    kind: 'stopped',
    fault: out,
  });
  expect(registers.saving.state()).toEqual({ kind: 'needs-you', count: 1 });
  signedIn = true;
  registers.saving.retry();
  await until(() => registers.saving.state().kind === 'saved');
});

test('a row of decisions is never changed or deleted', async () => {
  const registers = world.registers('officer-waste');
  const values = { title: 'K-1 submitted', checklist: 'K-1', decision: 'submitted' } as const;
  const saved = await registers.decisions.add(values);
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
  world.wire.length = 0;
  expect(await registers.decisions.change(saved.row, { reason: 'x' })).toMatchObject({ kind: 'stopped' });
  expect(await registers.decisions.remove(saved.row)).toMatchObject({
    kind: 'fault',
    fault: { kind: 'refused' },
  });
  expect(world.wire).toEqual([]);
});

test.each(['integer', 'decimal', 'date', 'absent'] as const)(
  'a storm of 429 with Retry-After as %s: 40 writes, all stored, no batch forgotten',
  async (retryAfter) => {
    const registers = world.registers('officer-waste');
    const row = await contractOf(registers);
    Object.assign(chaos, { throttle: 0.3, retryAfter });
    const writes = Array.from({ length: 40 }, (_, n) =>
      registers.audit.add({ title: `${retryAfter} ${n}`, event: 'storm', subject: row.values.ref }),
    );
    const settled = await Promise.all(writes);
    Object.assign(chaos, { throttle: 0 });
    expect(settled.every(({ kind }) => kind === 'saved')).toBe(true);
    const stored = good(await world.registers('officer-property').audit.all());
    expect(stored.filter(({ values }) => values.title.startsWith(`${retryAfter} `))).toHaveLength(40);
  },
  30_000,
);

test('bulk work through a failing tenant stores every row once, can be cancelled, and goes on where it stopped', async () => {
  const registers = world.registers('procurement', { quota: 1_000_000 });
  const writes = Array.from({ length: 300 }, (_, n) => ({
    kind: 'add' as const,
    values: { title: `Bulk ${n}`, ref: `B-${n}` },
    clientKey: `bulk/${n}`,
  }));
  Object.assign(chaos, { serverError: 0.1, lostAnswer: 0.1, cut: 0.05, throttle: 0.05 });
  const stop = new AbortController();
  const first = await registers.suppliers.many(writes, (done) => done > 100 && stop.abort(), stop.signal);
  expect(first.some(({ kind }) => kind === 'stopped')).toBe(true);
  const second = await registers.suppliers.many(writes, () => undefined);
  Object.assign(chaos, { serverError: 0, lostAnswer: 0, cut: 0, throttle: 0 });
  expect(second.filter(({ kind }) => kind !== 'saved')).toEqual([]);
  const rows = good(await world.registers('officer-waste').suppliers.all());
  expect(rows).toHaveLength(300);
  expect(new Set(rows.map(({ values }) => values.ref)).size).toBe(300);
}, 60_000);

test('bulk changes merge, meet conflicts and tell refusals as single ones do', async () => {
  const [mine, theirs] = [world.registers('procurement'), world.registers('officer-waste')];
  const rows = good(await mine.suppliers.all()).slice(0, 30);
  const other = good(await theirs.suppliers.all());
  const twin = (id: string) => other.find((row) => row.id === id)!;
  await theirs.suppliers.change(twin(rows[0]!.id), { postcode: 'AB1 2CD' });
  await theirs.suppliers.change(twin(rows[1]!.id), { size: 'large' });
  const results = await mine.suppliers.many(
    rows.map((base) => ({ kind: 'change' as const, base, changes: { size: 'small' as const } })),
    () => undefined,
  );
  expect(results.map(({ kind }) => kind)).toEqual(rows.map((_, n) => (n === 1 ? 'conflict' : 'saved')));
  expect(results[0]).toMatchObject({
    kind: 'saved',
    row: { values: { postcode: 'AB1 2CD', size: 'small' } },
  });
});

test('when the link for changes is too old, the whole list is read, and what was deleted is gone', async () => {
  const [mine, theirs] = [world.registers('officer-waste'), world.registers('officer-property')];
  const row = await contractOf(theirs);
  expect(good(await mine.contracts.all()).some(({ id }) => id === row.id)).toBe(true);
  good(await theirs.contracts.remove(row));
  Object.assign(chaos, { deltaGone: 1 });
  expect(good(await mine.contracts.refresh()).some(({ id }) => id === row.id)).toBe(false);
});

test('what an earlier page left in the journal is looked for first, and sent', async () => {
  const journal = memoryJournal();
  const [mine, cable] = [world.registers('officer-waste'), plug()];
  cable.out();
  const before = world.registers('officer-waste', { journal }, { fetch: cable.net });
  void before.audit.add({ title: 'Left behind', event: 'test' }, 'left/1');
  await until(async () => (await journal.all()).length > 0);
  const left: readonly Entry[] = await journal.all();
  expect(left).toMatchObject([{ register: 'audit', item: 'left/1', kind: 'add' }]);
  // Its answer was lost: the row is there already.
  expect((await mine.audit.add({ title: 'Left behind', event: 'test' }, 'left/1')).kind).toBe('saved');
  const found = memoryJournal();
  for (const entry of left) await found.put([entry]);
  const after = world.registers('officer-waste', { journal: found });
  await until(() => after.saving.state().kind === 'saved');
  expect(await found.all()).toEqual([]);
  const rows = good(await mine.audit.all());
  expect(rows.filter(({ clientKey }) => clientKey === 'left/1')).toHaveLength(1);
  for (const { key } of before.saving.pending()) before.saving.discard(key);
});

test('a column that an administrator deleted stops only what needs it, and says so', async () => {
  const token = await world.local.token('it-admin@council.example', provisioningScopes);
  const site =
    'council.sharepoint.com,51e00000-0000-4000-8000-000000000001,3eb00000-0000-4000-8000-000000000001';
  const registers = world.registers('officer-waste');
  const row = await contractOf(registers);
  const column = `${world.local.graph}/sites/${site}/lists/Contracts/columns/Cpv`;
  await fetch(column, { method: 'DELETE', headers: { ...byHand, authorization: `Bearer ${token}` } });
  expect(await registers.contracts.change(row, { cpv: '50750000' })).toMatchObject({
    kind: 'stopped',
    fault: { kind: 'refused' },
  });
  const after = world.registers('officer-waste');
  const rows = good(await after.contracts.all());
  const same = rows.find(({ id }) => id === row.id)!;
  expect(await after.contracts.change(same, { service: 'Waste' })).toMatchObject({ kind: 'saved' });
});

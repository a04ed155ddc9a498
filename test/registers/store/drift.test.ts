import { wireName } from '../../../src/registers/declare.ts';
import { openGateway } from '../../../src/registers/graph/gateway.ts';
import { openPlaces } from '../../../src/registers/graph/places.ts';
import { contracts } from '../../../src/registers/lists/contracts.ts';
import type { Registers } from '../../../src/registers/registers.ts';
import { memoryStore } from '../../../src/registers/store/store.ts';
import type { Row, Tenant } from '../../../src/registers/types.ts';
import { asAdmin } from '../../kit/as-admin.ts';
import { good } from '../../kit/good.ts';
import { kinds, valueOf, type Column } from '../drifting.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
let list: string;
beforeEach(async () => {
  world = await openWorld();
  const registers = world.registers('procurement');
  for (const number of [1, 2, 3])
    await registers.contracts.add({
      title: `Contract ${number}`,
      ref: `C-${number}`,
      stage: 'open',
      service: 'Waste',
    });
  const place = await openPlaces(openGateway(world.tenant('it-admin'))).list(contracts);
  list = good(place);
}, 60_000);
afterEach(() => world.close());
jest.setTimeout(120_000);

/** One who has the list from before on the device, and one who reads it for the first time. */
async function readers() {
  const store = memoryStore();
  const first = world.registers('officer-waste', { store });
  good(await first.contracts.all());
  await first.copied();
  return {
    store,
    had: () => world.registers('officer-waste', { store }),
    fresh: () => world.registers('officer-property'),
  };
}

const refreshed = async (registers: Registers) => {
  await registers.contracts.all();
  return registers.contracts.refresh();
};

test('a list that was deleted is gone from the screen and from the copy, and the message says what to do', async () => {
  const { store, had, fresh } = await readers();
  await asAdmin(world.local, 'DELETE', list);
  const missing = {
    kind: 'changed-shape',
    tell: 'The list Contracts is not on the SharePoint site.',
    mend: 'Ask IT to run the provisioning command: it makes lists that are missing.',
  };
  const reader = had();
  const read = await refreshed(reader);
  expect(read.kind === 'fault' && read.fault).toMatchObject(missing);
  expect(reader.contracts.rows()).toBeUndefined();
  await reader.copied();
  expect(await store.open('contracts')).toBeUndefined();
  const all = await fresh().contracts.all();
  expect(all.kind === 'fault' && all.fault).toMatchObject(missing);
});

test('a list under another label is the same list', async () => {
  const { had, fresh } = await readers();
  await asAdmin(world.local, 'PATCH', list, { displayName: 'Our contracts' });
  expect(good(await refreshed(had()))).toHaveLength(3);
  expect(good(await fresh().contracts.all())).toHaveLength(3);
});

test('a column under another label is the same column', async () => {
  const { had, fresh } = await readers();
  await asAdmin(world.local, 'PATCH', `${list}/columns/Service`, { displayName: 'Department' });
  for (const reader of [had(), fresh()])
    expect(good(await refreshed(reader)).map(({ values }) => values.service)).toEqual([
      'Waste',
      'Waste',
      'Waste',
    ]);
});

test('without a column that every row needs no row is shown half, and the message names the column', async () => {
  const { fresh } = await readers();
  await asAdmin(world.local, 'DELETE', `${list}/columns/Stage`);
  const read = await fresh().contracts.all();
  expect(read.kind === 'fault' && read.fault).toMatchObject({
    kind: 'changed-shape',
    tell: 'The rows of Contracts cannot be read. Column Stage: The column is not there.',
    mend: 'Ask IT to run the provisioning command with --verify: it names every column that was changed and how to mend it.',
  });
});

test('a column of another type is never read as what it is not, and what cannot be read is said row by row', async () => {
  const { fresh } = await readers();
  await asAdmin(world.local, 'DELETE', `${list}/columns/Value`);
  await asAdmin(world.local, 'POST', `${list}/columns`, { name: 'Value', displayName: 'Value', text: {} });
  await asAdmin(world.local, 'PATCH', `${list}/items/1/fields`, { Value: '1,000 or so' });
  const reader = fresh();
  expect(good(await reader.contracts.all()).map(({ values }) => values.value)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(reader.contracts.unreadable()).toHaveLength(1);
  expect(reader.contracts.unreadable()[0]).toMatchObject({ place: 'Contracts, row 1' });
  expect(reader.contracts.unreadable()[0]?.tell).toBe(
    'Value: "1,000 or so" cannot be read here. Correct it in the list.',
  );
});

test('a choice that was removed is said of the rows that hold it, and mending the row mends the message', async () => {
  const { had } = await readers();
  const reader = had();
  good(await reader.contracts.all());
  await asAdmin(world.local, 'PATCH', `${list}/columns/Category`, {
    choice: { allowTextEntry: true, choices: ['other'], displayAs: 'dropDownMenu' },
  });
  await asAdmin(world.local, 'PATCH', `${list}/items/2/fields`, { Category: 'other' });
  good(await reader.contracts.refresh());
  expect(reader.contracts.unreadable()).toHaveLength(1);
  await asAdmin(world.local, 'PATCH', `${list}/items/3/fields`, { Service: 'Roads' });
  good(await reader.contracts.refresh());
  expect(reader.contracts.unreadable()).toHaveLength(1);
  await asAdmin(world.local, 'PATCH', `${list}/items/2/fields`, { Category: null });
  good(await reader.contracts.refresh());
  expect(reader.contracts.unreadable()).toEqual([]);
});

test('lists of a newer version are shown and never written, and the message says both versions', async () => {
  const it = world.registers('it-admin');
  const [setting] = good(await it.settings.all()).filter(({ values }) => values.title === 'schema-version');
  expect((await it.settings.change(setting!, { value: '9' })).kind).toBe('saved');
  const registers = world.registers('officer-waste');
  const rows = good(await registers.contracts.all());
  expect(rows).toHaveLength(3);
  const newer = {
    kind: 'changed-shape',
    tell: 'The lists on this site are of version 9; this page knows version 1. It shows them and writes nothing.',
    mend: 'Load the page again to get the newer version. If this stays, ask IT to deploy it.',
  };
  expect(registers.freshness.state().newer).toMatchObject(newer);
  const changed = await registers.contracts.change(rows[0]!, { service: 'Roads' });
  expect(changed).toMatchObject({ kind: 'stopped', fault: newer });
  const [many] = await registers.contracts.many(
    [{ kind: 'add', values: { title: 'X', ref: 'X', stage: 'open' } }],
    () => undefined,
  );
  expect(many).toMatchObject({ kind: 'stopped', fault: newer });
  expect(good(await world.registers('auditor').contracts.all())).toEqual(rows);
});

const columns = Object.keys(contracts.columns) as Column[]; // its own keys
type Drifted = ReadonlyMap<Column, { readonly odd: unknown }>;
type Members = Readonly<Record<string, unknown>>;

/** Two rows with a value in every column: one stays as it is, in the other somebody puts what the column takes later. */
async function fullRows() {
  const values = (ref: string) =>
    Object.fromEntries(columns.map((column) => [column, column === 'ref' ? ref : valueOf(column)]));
  const registers = world.registers('procurement');
  const rows: Row<typeof contracts>[] = [];
  for (const ref of ['FULL-1', 'FULL-2']) {
    // Each value is of its column's kind.
    const added = await registers.contracts.add(values(ref) as Row<typeof contracts>['values']);
    if (added.kind !== 'saved') throw new Error(JSON.stringify(added));
    rows.push(added.row);
  }
  return rows;
}

const said = (value: unknown) => (typeof value === 'bigint' ? `${value}` : JSON.stringify(value));

/** What somebody reads wrongly, who reads the list for the first time, or is not told. */
async function misread(
  rows: readonly Row<typeof contracts>[],
  drifted: Drifted,
  more: Partial<Tenant>,
): Promise<string[]> {
  const { contracts: reader } = world.registers('officer-property', {}, more);
  const read = await reader.all();
  if (read.kind === 'fault') {
    const needed = [...drifted.keys()].filter((column) => 'required' in contracts.columns[column]);
    const named = needed.some((column) => read.fault.tell.includes(`Column ${wireName(column)}`));
    return read.fault.kind === 'changed-shape' && named ? [] : [JSON.stringify(read.fault)];
  }
  const told = reader.unreadable().map(({ place, tell }) => `${place}: ${tell}`);
  return rows.flatMap((before, which) => {
    const saying = told.filter((one) => one.startsWith(`Contracts, row ${before.id}:`));
    const found = read.value.find(({ id }) => id === before.id);
    if (!found) return saying.length > 0 ? [] : [`row ${which} is not there`];
    const was: Members = before.values;
    const is: Members = found.values;
    return columns.flatMap((column) => {
      const odd = which === 1 ? drifted.get(column)?.odd : undefined;
      const says = saying.some((one) => one.includes(contracts.columns[column].label));
      if (is[column] === was[column] && odd === undefined) return [];
      if (!drifted.has(column)) return [`${column} was not changed and reads ${said(is[column])}`];
      if (is[column] !== undefined && is[column] !== '')
        return [`${column} reads ${said(is[column])}, which nobody wrote`];
      return odd === undefined || says ? [] : [`${column} reads as empty, and nobody is told`];
    });
  });
}

/** Reads after each column was changed; columns that no row can do without come last. */
async function readThrough(kind: string, more: Partial<Tenant> = {}): Promise<string[]> {
  const { of, does, odd } = kinds[kind] ?? { of: [], does: async () => undefined };
  expect(of.length).toBeGreaterThan(0);
  const rows = await fullRows();
  const drifted = new Map<Column, { odd: unknown }>();
  const wrong: string[] = [];
  const needed = (column: Column) => ('required' in contracts.columns[column] ? 1 : 0);
  for (const column of of.toSorted((one, other) => needed(one) - needed(other))) {
    await does((method, path, body) => asAdmin(world.local, method, list + path, body), column);
    const value = odd?.(column);
    if (value !== undefined)
      await asAdmin(world.local, 'PATCH', `${list}/items/${rows[1]?.id}/fields`, {
        [wireName(column)]: value,
      });
    drifted.set(column, { odd: value });
    wrong.push(...(await misread(rows, drifted, more)).map((one) => `after ${column}: ${one}`));
  }
  return wrong;
}

test.each(Object.keys(kinds))(
  'each column %s: what is read is what somebody wrote, or it is empty and said so',
  async (kind) => expect(await readThrough(kind)).toEqual([]),
  120_000,
);

/** A network on which the fields of rows come otherwise than they stand in the list. */
function arriving(change: (fields: Members) => Members): Partial<Tenant> {
  return {
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      if (!response.headers.get('content-type')?.includes('json')) return response;
      const body = (await response.json()) as { value?: { fields?: Members }[] };
      const value = body.value?.map((one) => (one.fields ? { ...one, fields: change(one.fields) } : one));
      return Response.json(value ? { ...body, value } : body, { status: response.status });
    },
  };
}

const without = (fields: Members, is: (value: unknown) => boolean) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !is(value)));

test.each<[string, string, (fields: Members) => Members, string]>([
  [
    'is taken for what it is not',
    'of another type',
    (fields) => ({ ...fields, ...(fields['Value'] === true ? { Value: 1 } : {}) }),
    'value reads 100, which nobody wrote',
  ],
  [
    'is passed over in silence',
    'without one of its choices',
    (fields) => without(fields, (value) => value === 'something else'),
    'category reads as empty, and nobody is told',
  ],
  [
    'is made up',
    'deleted',
    (fields) => ({ Service: 'Roads', ...fields }),
    'service reads "Roads", which nobody wrote',
  ],
  [
    'takes another column with it',
    'no longer unique',
    (fields) => without(fields, (value) => value === 'New service'),
    'service was not changed and reads undefined',
  ],
])('the same check notices when what cannot be read %s', async (_, kind, change, found) => {
  expect((await readThrough(kind, arriving(change))).join()).toContain(found);
});

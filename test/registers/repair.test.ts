import { provision, isSound, type Report } from '../../src/registers/provision/provision.ts';
import type { Declaration } from '../../src/registers/declare.ts';
import { declarations } from '../../src/registers/lists/index.ts';
import { wantedColumns, type Definition } from '../../src/registers/provision/want.ts';
import type { Register } from '../../src/registers/types.ts';
import { hostileTexts, hostileValue } from '../kit/hostile-text.ts';
import { byHand } from '../kit/watched.ts';
import { openWorld, provisioningScopes, type World } from './world.ts';

const rowsEach = 6;
const lists = Object.values(declarations as Readonly<Record<string, Declaration>>).filter(
  ({ site, documentLibrary }) => site === 'open' && documentLibrary !== true,
);

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const registers = world.registers('it-admin') as unknown as Record<string, Register<Declaration>>; // by their keys
  for (const { key, columns } of lists) {
    const rows = hostileTexts
      .slice(0, rowsEach)
      .map((_text, row) =>
        Object.fromEntries(
          Object.entries(columns).map(([name, column], place) => [name, hostileValue(column, row, place)]),
        ),
      );
    const saved = await registers[key]?.many(
      rows.map((values) => ({ kind: 'add' as const, values: values as never })), // made of its own declaration
      () => undefined,
    );
    expect(saved?.map(({ kind }) => kind)).toEqual(rows.map(() => 'saved'));
  }
}, 120_000);
afterAll(() => world.close());

const site = '/sites/council.sharepoint.com:/sites/SocialValue:';

async function asAdmin(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const token = await world.local.token('it-admin@council.example', provisioningScopes);
  const answer = await fetch(world.local.graph + site + path, {
    method,
    headers: { ...byHand, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? {} : ((await answer.json()) as Record<string, unknown>); // Graph's JSON
}

async function run(way: 'plan' | 'repair'): Promise<Report> {
  const ran = await provision(world.tenant('it-admin', {}, provisioningScopes), { site: 'open', way });
  if (ran.kind === 'fault') throw new Error(JSON.stringify(ran.fault));
  return ran.value;
}

type Item = { id: string; eTag: string; fields: Record<string, unknown> };

/** Every row of every list with all that stands in it, and its version: who wrote to a row has made another. */
async function everything(): Promise<Record<string, readonly Item[]>> {
  const all: Record<string, readonly Item[]> = {};
  for (const { list } of lists)
    all[list] = ((await asAdmin('GET', `/lists/${list}/items?$expand=fields`)) as { value: Item[] }).value; // Graph's collection
  return all;
}

type Spoil = (column: Definition) => Readonly<Record<string, unknown>> | undefined;

/** What an administrator may do to a column by hand that `--repair` mends; undefined: not to such a column. */
const kinds: Readonly<Record<string, Spoil>> = {
  'required or no longer required': ({ required }) => ({ required: !required }),
  'no longer unique': ({ enforceUniqueValues }) =>
    enforceUniqueValues ? { enforceUniqueValues: false } : undefined,
  'without index': ({ indexed }) => (indexed ? { enforceUniqueValues: false, indexed: false } : undefined),
  'unique where it need not be': ({ indexed, enforceUniqueValues, text }) =>
    indexed && !enforceUniqueValues && text ? { enforceUniqueValues: true } : undefined,
  'without the choices that stand in rows': ({ choice }) =>
    choice ? { choice: { ...choice, choices: ['our own'] } } : undefined,
  'of fewer characters': ({ name, text }) =>
    text && name !== 'Title' && Number(text['maxLength']) > 20
      ? { text: { ...text, maxLength: 20 } }
      : undefined,
};

const all = lists.flatMap((list) => wantedColumns(list).map((column) => ({ list, column })));

test.each(Object.keys(kinds))(
  'columns %s, in every list: repair mends them all, and no row has another value or another version',
  async (kind) => {
    const before = await everything();
    const spoilt: string[] = [];
    for (const { list, column } of all) {
      const change = kinds[kind]?.(column);
      if (!change) continue;
      // What SharePoint itself refuses needs no mending: an index on many lines, a shorter Title, values that are not unique.
      const made = await asAdmin('PATCH', `/lists/${list.list}/columns/${column.name}`, change).catch(
        () => undefined,
      );
      if (made) spoilt.push(`${list.list}/${column.name}`);
    }
    expect(spoilt.length).toBeGreaterThan(0);
    const found = await run('plan');
    const named = found.drift
      .filter(({ weight }) => weight === 'repair')
      .map((one) => `${one.list}/${one.column}`);
    expect([...new Set(named)].toSorted()).toEqual(spoilt.toSorted());
    const mended = await run('repair');
    expect(mended.left.filter(({ weight }) => weight !== 'harmless')).toEqual([]);
    expect(isSound(mended.left)).toBe(true);
    expect(await everything()).toEqual(before);
    console.log(`${kind}: ${spoilt.length} columns mended`);
  },
  60_000,
);

test('values outside the choices are kept, and choices that somebody added stay', async () => {
  const path = '/lists/Contracts/columns/Stage';
  await asAdmin('PATCH', path, { choice: { choices: ['our own stage'] } });
  await asAdmin('PATCH', '/lists/Contracts/items/1/fields', { Stage: 'our own stage' });
  const before = await everything();
  await run('repair');
  expect(await everything()).toEqual(before);
  expect(before['Contracts']?.[0]?.fields['Stage']).toBe('our own stage');
  expect(JSON.stringify(await asAdmin('GET', path))).toContain('our own stage');
});

test('two rows of one value stop only the uniqueness of their column, and the person is told which it is and what to do', async () => {
  await asAdmin('PATCH', '/lists/Suppliers/columns/ClientKey', {
    enforceUniqueValues: false,
    required: true,
  });
  await asAdmin('PATCH', '/lists/Contracts/columns/Category', { required: true });
  const [first] = (await everything())['Suppliers'] ?? [];
  const { ClientKey, Bucket } = first?.fields ?? {};
  await asAdmin('POST', '/lists/Suppliers/items', { fields: { Title: 'Made twice', ClientKey, Bucket } });
  const before = await everything();
  const mended = await run('repair');
  expect(mended.left.filter(({ weight }) => weight !== 'harmless')).toMatchObject([
    {
      list: 'Suppliers',
      column: 'ClientKey',
      tell: expect.stringMatching(/same value/),
      mend: expect.stringMatching(/compare the rows/),
      weight: 'person',
    },
  ]);
  expect(await asAdmin('GET', '/lists/Suppliers/columns/ClientKey')).toMatchObject({ required: false });
  expect(await everything()).toEqual(before);
  const last = before['Suppliers']?.at(-1)?.id ?? '';
  await asAdmin('DELETE', `/lists/Suppliers/items/${last}`);
  expect(isSound((await run('repair')).left)).toBe(true);
});

test('a column that was deleted comes back empty, and takes no value of another column with it', async () => {
  const gone = all.filter(
    // In Settings the command itself writes: the version of the schema, which went with the column.
    ({ list, column }) => column.name !== 'Title' && !column.indexed && list.key !== 'settings',
  );
  const deleted = gone.filter(({ list }, place) => gone.findIndex((one) => one.list === list) === place);
  for (const { list, column } of deleted)
    await asAdmin('DELETE', `/lists/${list.list}/columns/${column.name}`);
  const before = await everything();
  expect((await run('repair')).left.filter(({ weight }) => weight !== 'harmless')).toEqual([]);
  expect(await everything()).toEqual(before);
  expect(deleted.length).toBeGreaterThan(10);
});

test('a value that a repair changed would be seen', async () => {
  const before = await everything();
  const [row] = before['Contracts'] ?? [];
  await asAdmin('PATCH', `/lists/Contracts/items/${row?.id ?? ''}/fields`, { Title: 'Another' });
  expect(await everything()).not.toEqual(before);
});

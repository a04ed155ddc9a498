import type { Outcome } from '../../src/domain/words/outcome.ts';
import { openGateway } from '../../src/registers/graph/gateway.ts';
import { openPlaces } from '../../src/registers/graph/places.ts';
import { wireName } from '../../src/registers/declare.ts';
import { contracts } from '../../src/registers/lists/contracts.ts';
import type { Changes } from '../../src/registers/types.ts';
import { byHand } from '../kit/watched.ts';
import { openWorld, type World } from './world.ts';

type Contracts = typeof contracts;
type Column = keyof Contracts['columns'];

let world: World;
let list: string;
beforeEach(async () => {
  world = await openWorld();
  list = good(await openPlaces(openGateway(world.tenant('it-admin'))).list(contracts));
}, 60_000);
afterEach(() => world.close());
jest.setTimeout(120_000);

const good = <T>(outcome: Outcome<T>): T => {
  if (outcome.kind === 'fault') throw new Error(JSON.stringify(outcome.fault));
  return outcome.value;
};

async function asAdmin(method: string, path: string, body?: unknown): Promise<void> {
  const token = await world.local.token('it-admin@council.example', [
    'Sites.FullControl.All',
    'Sites.Manage.All',
  ]);
  const answer = await fetch(world.local.graph + list + path, {
    method,
    headers: { ...byHand, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
}

/** A value that each kind of column takes. */
function valueOf(column: Column): unknown {
  const { kind } = contracts.columns[column];
  if (kind === 'money') return 123_45n;
  if (kind === 'yesNo') return true;
  if (kind === 'day') return '2027-03-31';
  if (kind === 'person') return 'procurement@council.example';
  if (kind === 'choice') return contracts.columns[column].choices[1];
  return `New ${column}`;
}

const columns = Object.keys(contracts.columns) as Column[]; // its own keys
const own = (column: Column) => `/columns/${wireName(column)}`;
const isBuiltIn = (column: Column) => column === 'title';

type Kind = { readonly does: (column: Column) => Promise<void>; readonly of: readonly Column[] };
const kinds: Readonly<Record<string, Kind>> = {
  'under another label': {
    of: columns,
    does: (column) => asAdmin('PATCH', own(column), { displayName: `Renamed ${column}` }),
  },
  deleted: {
    of: columns.filter((column) => !isBuiltIn(column)),
    does: (column) => asAdmin('DELETE', own(column)),
  },
  'of another type': {
    of: columns.filter((column) => !isBuiltIn(column)),
    async does(column) {
      await asAdmin('DELETE', own(column));
      const number = contracts.columns[column].kind === 'money';
      await asAdmin('POST', '/columns', {
        name: wireName(column),
        ...(number ? { boolean: {} } : { number: {} }),
      });
    },
  },
  'without one of its choices': {
    of: columns.filter((column) => contracts.columns[column].kind === 'choice'),
    does: (column) => asAdmin('PATCH', own(column), { choice: { choices: ['something else'] } }),
  },
  required: { of: columns, does: (column) => asAdmin('PATCH', own(column), { required: true }) },
  'no longer unique': {
    of: columns.filter((column) => 'unique' in contracts.columns[column]),
    does: (column) => asAdmin('PATCH', own(column), { enforceUniqueValues: false }),
  },
};

/** What stands in the list, as SharePoint itself says it. */
async function stands(id: string): Promise<Record<string, unknown>> {
  const token = await world.local.token('it-admin@council.example', ['Sites.FullControl.All']);
  const answer = await fetch(`${world.local.graph}${list}/items/${id}?$expand=fields`, {
    headers: { ...byHand, authorization: `Bearer ${token}` },
  });
  const { fields } = (await answer.json()) as { fields: Record<string, unknown> };
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => !/^@|Modified|Editor|_UIVersion/.test(name)),
  );
}

test.each(Object.keys(kinds))(
  'each column %s: the change is saved as it was meant, or kept with what to do; nothing else is written',
  async (kind) => {
    const { of, does } = kinds[kind] ?? { of: [], does: async () => undefined };
    expect(of.length).toBeGreaterThan(0);
    const setter = world.registers('procurement');
    const rows = await setter.contracts.many(
      of.map((_, number) => ({
        kind: 'add' as const,
        values: { title: `Row ${number}`, ref: `D-${number}`, stage: 'open' as const },
      })),
      () => undefined,
    );
    const seen: string[] = [];
    for (const [number, column] of of.entries()) {
      const added = rows[number];
      if (added?.kind !== 'saved') throw new Error(JSON.stringify(added));
      await does(column);
      const before = await stands(added.row.id);
      const registers = world.registers('officer-waste');
      const value = valueOf(column);
      const changes = { [column]: value } as Changes<Contracts>; // one column, with a value of its kind
      const saved = await registers.contracts.change(added.row, changes);
      const after = await stands(added.row.id);
      const name = wireName(column);
      const others = (fields: Record<string, unknown>) => ({ ...fields, [name]: undefined });
      expect(others(after)).toEqual(others(before));
      if (saved.kind === 'saved') {
        expect(saved.row.values[column]).toEqual(value);
        expect(registers.saving.pending()).toEqual([]);
      } else {
        if (saved.kind !== 'stopped') throw new Error(`${column}: ${JSON.stringify(saved)}`);
        expect(after[name]).toEqual(before[name]);
        const [pending] = registers.saving.pending();
        expect(pending?.fault?.tell).toMatch(/Contracts/);
        expect(pending?.fault?.mend).toMatch(/\.$/);
        expect(pending?.text).toContain(contracts.columns[column].label);
      }
      seen.push(`${column}: ${saved.kind}`);
    }
    console.log(`${kind}: ${seen.join(', ')}`);
  },
);

test('a list that was deleted keeps the change and says that IT can make it again; under another label it is the same list', async () => {
  const registers = world.registers('officer-waste');
  const added = await registers.contracts.add({ title: 'Row', ref: 'D-1', stage: 'open' });
  if (added.kind !== 'saved') throw new Error(JSON.stringify(added));
  await asAdmin('PATCH', '', { displayName: 'Our contracts' });
  const renamed = world.registers('officer-property');
  expect((await renamed.contracts.change(added.row, { service: 'Waste' })).kind).toBe('saved');
  await asAdmin('DELETE', '');
  const after = world.registers('officer-property');
  const saved = await after.contracts.change(added.row, { description: 'My words' });
  expect(saved).toMatchObject({
    kind: 'stopped',
    fault: {
      tell: 'The list Contracts is not on the SharePoint site.',
      mend: 'Ask IT to run the provisioning command: it makes lists that are missing.',
    },
  });
  expect(after.saving.pending()).toMatchObject([{ text: 'Description: My words' }]);
});

import { openGateway } from '../../src/registers/graph/gateway.ts';
import { openPlaces } from '../../src/registers/graph/places.ts';
import { wireName } from '../../src/registers/declare.ts';
import { contracts } from '../../src/registers/lists/contracts.ts';
import type { Changes, Pending, Row, Tenant } from '../../src/registers/types.ts';
import { asAdmin } from '../kit/as-admin.ts';
import { good } from '../kit/good.ts';
import { byHand } from '../kit/watched.ts';
import { kinds, valueOf, type Column } from './drifting.ts';
import { openWorld, type World } from './world.ts';

type Contracts = typeof contracts;

let world: World;
let list: string;
beforeEach(async () => {
  world = await openWorld();
  list = good(await openPlaces(openGateway(world.tenant('it-admin'))).list(contracts));
}, 60_000);
afterEach(() => world.close());
jest.setTimeout(120_000);

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

/** A row for each column that is tried. */
async function rowsFor(of: readonly Column[]) {
  const rows = await world.registers('procurement').contracts.many(
    of.map((_, number) => ({
      kind: 'add' as const,
      values: { title: `Row ${number}`, ref: `D-${number}`, stage: 'open' as const },
    })),
    () => undefined,
  );
  return rows.map((added) => {
    if (added.kind !== 'saved') throw new Error(JSON.stringify(added));
    return added.row;
  });
}

/** Changes one column of a row; how it ended, and what was written, shown or told wrongly. */
async function changeOne(column: Column, row: Row<Contracts>, more: Partial<Tenant>) {
  const before = await stands(row.id);
  const registers = world.registers('officer-waste', {}, more);
  const value = valueOf(column);
  const changes = { [column]: value } as Changes<Contracts>; // one column, with a value of its kind
  const saved = await registers.contracts.change(row, changes);
  const after = await stands(row.id);
  const name = wireName(column);
  const others = (fields: Record<string, unknown>) => JSON.stringify({ ...fields, [name]: undefined });
  const wrong = others(after) === others(before) ? [] : ['other columns were written'];
  const pending = registers.saving.pending();
  const isThere = after[name] !== before[name];
  if (saved.kind === 'saved') {
    if (saved.row.values[column] !== value || !isThere || pending.length > 0)
      wrong.push('called saved, and is not');
  } else {
    if (isThere) wrong.push('called not saved, and is');
    if (saved.kind !== 'stopped' || !isTold(column, pending)) wrong.push(JSON.stringify({ saved, pending }));
  }
  return { kind: saved.kind, wrong };
}

/** Whether the one change that waits says where, what to do, and what was typed. */
function isTold(column: Column, [one, ...more]: readonly Pending[]): boolean {
  const { tell = '', mend = '' } = one?.fault ?? {};
  const words = one?.text.includes(contracts.columns[column].label) ?? false;
  return more.length === 0 && tell.includes('Contracts') && mend.endsWith('.') && words;
}

/** Changes each column after the drift. */
async function play(kind: string, more: Partial<Tenant> = {}) {
  const { of, does } = kinds[kind] ?? { of: [], does: async () => undefined };
  expect(of.length).toBeGreaterThan(0);
  const rows = await rowsFor(of);
  const wrong: string[] = [];
  const seen: string[] = [];
  for (const [number, column] of of.entries()) {
    await does((method, path, body) => asAdmin(world.local, method, list + path, body), column);
    const ended = await changeOne(column, rows[number]!, more);
    wrong.push(...ended.wrong.map((one) => `${column}: ${one}`));
    seen.push(`${column}: ${ended.kind}`);
  }
  return { wrong, seen };
}

test.each(Object.keys(kinds))(
  'each column %s: the change is saved as it was meant, or kept with what to do; nothing else is written',
  async (kind) => {
    const { wrong, seen } = await play(kind);
    console.log(`${kind}: ${seen.join(', ')}`);
    expect(wrong).toEqual([]);
  },
);

/** A person's network on which the parts of a batch that change a row come out otherwise than they went in. */
function otherwise(how: { readonly sent?: (fields: Members) => Members; readonly refused?: Members }) {
  const net: typeof fetch = async (input, init) => {
    if (typeof init?.body !== 'string' || !init.body.includes('"PATCH"')) return fetch(input, init);
    const asked = JSON.parse(init.body) as Batch<'requests'>;
    const requests = asked.requests.map((one) =>
      one.method === 'PATCH' && how.sent ? { ...one, body: how.sent(one.body ?? {}) } : one,
    );
    const response = await fetch(input, { ...init, body: JSON.stringify({ ...asked, requests }) });
    if (!how.refused || response.status !== 200) return response;
    const answer = (await response.json()) as Batch<'responses'>;
    const first = asked.requests.find(({ method }) => method === 'PATCH');
    const read = await fetch(input, {
      ...init,
      body: JSON.stringify({
        requests: asked.requests
          .filter(({ method }) => method === 'GET')
          .map(({ id, method, url }) => ({ id, method, url })),
      }),
    });
    const rows = ((await read.json()) as Batch<'responses'>).responses;
    const responses = answer.responses.map((one) =>
      one.id === first?.id && one.status === 400
        ? { ...one, status: 200, body: {} }
        : (rows.find(({ id }) => id === one.id) ?? one),
    );
    return Response.json({ ...answer, responses });
  };
  return { fetch: net };
}

type Members = Readonly<Record<string, unknown>>;
type BatchPart = {
  readonly id: string;
  readonly method?: string;
  readonly url?: string;
  readonly status?: number;
  readonly body?: Members;
};
type Batch<K extends string> = { readonly [P in K]: readonly BatchPart[] };

test('the same check notices when a refusal of SharePoint is not heeded', async () => {
  expect((await play('deleted', otherwise({ refused: {} }))).wrong.join()).toContain(
    'called saved, and is not',
  );
});

test('the same check notices when more than the changed column is written', async () => {
  const sent = (fields: Members) => ({ ...fields, Cpv: 'X' });
  expect((await play('no longer unique', otherwise({ sent }))).wrong.join()).toContain(
    'other columns were written',
  );
});

test('a column that was deleted is named to whoever asks how the lists are; where all is well, nothing is', async () => {
  const registers = world.registers('officer-waste');
  expect(await registers.shape()).toEqual({ kind: 'ok', value: [] });
  await asAdmin(world.local, 'DELETE', `${list}/columns/Service`);
  expect(await registers.shape()).toMatchObject({
    kind: 'ok',
    value: [{ list: 'Contracts', column: 'Service', tell: 'The column is not there.' }],
  });
});

test('a list that was deleted keeps the change and says that IT can make it again; under another label it is the same list', async () => {
  const registers = world.registers('officer-waste');
  const added = await registers.contracts.add({ title: 'Row', ref: 'D-1', stage: 'open' });
  if (added.kind !== 'saved') throw new Error(JSON.stringify(added));
  await asAdmin(world.local, 'PATCH', list, { displayName: 'Our contracts' });
  const renamed = world.registers('officer-property');
  expect((await renamed.contracts.change(added.row, { service: 'Waste' })).kind).toBe('saved');
  await asAdmin(world.local, 'DELETE', list);
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

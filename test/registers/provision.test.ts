import { execFile } from 'node:child_process';
import { provision, isSound, type Report } from '../../src/registers/provision/provision.ts';
import { planFor, type Found } from '../../src/registers/provision/plan.ts';
import { wantedColumns } from '../../src/registers/provision/want.ts';
import { seed } from '../../src/registers/provision/seed.ts';
import { allDeclarations } from '../../src/registers/lists/all.ts';
import { declarations } from '../../src/registers/lists/index.ts';
import { apps } from '../../src/local/directory.ts';
import { byHand as asHand } from '../kit/watched.ts';
import { good } from '../kit/good.ts';
import { openWorld, provisioningScopes, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({}, false);
}, 60_000);
afterAll(() => world.close());

const it_ = () => world.tenant('it-admin', {}, provisioningScopes);
const run = async (way: 'plan' | 'apply' | 'repair'): Promise<Report> =>
  good(await provision(it_(), { site: 'open', way }));

/** A call that an administrator of the site makes by hand. */
async function byHand(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const token = await world.local.token('it-admin@council.example', provisioningScopes);
  const site =
    'council.sharepoint.com,51e00000-0000-4000-8000-000000000001,3eb00000-0000-4000-8000-000000000001';
  const response = await fetch(`${world.local.graph}/sites/${site}${path}`, {
    method,
    headers: { ...asHand, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.status === 204 ? {} : ((await response.json()) as Record<string, unknown>);
}

test('a plan of an empty site names every list and writes nothing', async () => {
  const report = await run('plan');
  expect(report.drift).toHaveLength(Object.keys(declarations).length);
  expect(world.wire.every(({ method }) => method === 'GET')).toBe(true);
});

test('the lists are made as declared, read back, and a second run does nothing', async () => {
  const first = await run('apply');
  expect(first.left).toEqual([]);
  expect(first.version).toEqual({ now: '1' });
  world.wire.length = 0;
  const second = await run('apply');
  expect(second.done).toEqual([]);
  expect(second.version).toEqual({ before: '1', now: '1' });
  // Reads of one moment go out as one batch.
  expect(world.wire.filter(({ method, path }) => method !== 'GET' && !path.endsWith('$batch'))).toEqual([]);
}, 60_000);

test('the rows that every council starts with are added once', async () => {
  const registers = world.registers('sv-lead');
  const first = good(await seed(registers));
  expect(first.flatMap(({ problems }) => problems)).toEqual([]);
  expect(first.every(({ added }) => added > 0)).toBe(true);
  const again = good(await seed(world.registers('sv-lead')));
  expect(again.map(({ added }) => added)).toEqual(again.map(() => 0));
}, 60_000);

test('an officer who runs it is refused in plain words', async () => {
  await byHand('DELETE', '/lists/Actions');
  const report = await provision(world.tenant('officer-waste'), { site: 'open', way: 'apply' });
  expect(report).toMatchObject({ kind: 'fault', fault: { kind: 'no-right' } });
  expect((await run('apply')).done.map(({ kind }) => kind)).toEqual(['make-list']);
}, 60_000);

describe('what somebody changed by hand is found, by list and column', () => {
  const about = (report: Report, column: string) => report.drift.find((one) => one.column === column);

  test('a renamed label and a renamed list do no harm', async () => {
    await byHand('PATCH', '/lists/Contracts/columns/Service', { displayName: 'Directorate' });
    await byHand('PATCH', '/lists/Themes', { displayName: 'Social value themes' });
    const report = await run('plan');
    expect(about(report, 'Service')).toMatchObject({ list: 'Contracts', weight: 'harmless' });
    expect(report.drift.find(({ list }) => list === 'Themes')).toMatchObject({ weight: 'harmless' });
    expect(isSound(report.drift)).toBe(true);
    const rows = await world.registers('officer-waste').themes.all();
    expect(rows.kind).toBe('ok');
  });

  test('a choice that was removed, a column made required, and uniqueness taken away are mended by --repair', async () => {
    await byHand('PATCH', '/lists/Contracts/columns/Stage', {
      choice: { choices: ['awarded', 'our own stage'] },
    });
    await byHand('PATCH', '/lists/Contracts/columns/Category', { required: true });
    await byHand('PATCH', '/lists/Suppliers/columns/ClientKey', { enforceUniqueValues: false });
    await byHand('PATCH', '/lists/Contracts/columns/End', { indexed: false });
    const found = await run('apply');
    expect(isSound(found.left)).toBe(false);
    expect(about(found, 'Stage')?.tell).toBe(
      'Choices are missing: pipeline, pre-procurement, open, closed without award, withdrawn.',
    );
    expect(about(found, 'Category')?.tell).toContain('required now');
    expect(about(found, 'ClientKey')).toMatchObject({ list: 'Suppliers', weight: 'repair' });
    const mended = await run('repair');
    expect(isSound(mended.left)).toBe(true);
    const stage = await byHand('GET', '/lists/Contracts/columns/Stage');
    expect(JSON.stringify(stage)).toContain('our own stage');
  }, 60_000);

  test('a deleted column is added again; one of another type needs a person', async () => {
    await byHand('DELETE', '/lists/Contracts/columns/Cpv');
    await byHand('DELETE', '/lists/Contracts/columns/Value');
    await byHand('POST', '/lists/Contracts/columns', { name: 'Value', text: {} });
    const report = await run('apply');
    expect(report.done).toMatchObject([{ kind: 'add-column', column: { name: 'Cpv' } }]);
    expect(report.left.filter(({ weight }) => weight !== 'harmless')).toMatchObject([
      { list: 'Contracts', column: 'Value', tell: 'The column has another type.', weight: 'person' },
    ]);
    await byHand('DELETE', '/lists/Contracts/columns/Value');
    expect(isSound((await run('apply')).left)).toBe(true);
  }, 60_000);
});

test('each column of each list, in each way that it can be changed, is found and never passed over', () => {
  const all = allDeclarations;
  const asMade: Found[] = all.map((one) => ({
    id: one.key,
    name: one.list,
    displayName: one.list,
    columns: wantedColumns(one),
  }));
  expect(planFor(all, asMade, { repair: true })).toEqual({ steps: [], drift: [] });
  let cases = 0;
  for (const [place, list] of asMade.entries()) {
    for (const column of list.columns) {
      for (const bad of spoilt(column)) {
        const columns = list.columns.flatMap((one) => (one !== column ? [one] : bad ? [bad] : []));
        const plan = planFor(all, asMade.with(place, { ...list, columns }), { repair: true });
        const named = plan.drift.map((one) => `${one.list}/${one.column}`);
        expect([...new Set(named)]).toEqual([`${list.displayName}/${String(column['name'])}`]);
        cases += 1;
      }
    }
  }
  expect(cases).toBeGreaterThan(500);
});

/** A column as somebody may have changed it; undefined: deleted. */
function spoilt(column: Found['columns'][number]): (Found['columns'][number] | undefined)[] {
  const choice = column['choice'] as { choices: string[] } | undefined;
  const { text: _t, number: _n, boolean: _b, choice: _c, dateTime: _d, ...bare } = column;
  return [
    undefined,
    { ...bare, calculated: { formula: '=1' } },
    { ...column, required: column['required'] !== true },
    ...(column['name'] === 'Title' ? [] : [{ ...column, displayName: 'Renamed' }]),
    ...(column['indexed'] === true ? [{ ...column, indexed: false, enforceUniqueValues: false }] : []),
    ...(choice ? [{ ...column, choice: { ...choice, choices: choice.choices.slice(1) } }] : []),
  ];
}

function command(...more: string[]): Promise<{ code: number; out: string }> {
  return world.local
    .token('it-admin@council.example', [...provisioningScopes, 'Files.ReadWrite.AppFolder'])
    .then(
      (token) =>
        new Promise((resolve) => {
          const args = ['--import', 'tsx', 'src/cli/provision.ts', '--graph', world.local.graph, ...more];
          const env = {
            ...process.env,
            GM_TOKEN: token,
            GM_CLIENT: apps.product.id,
            GM_TENANT: 'council.example',
          };
          execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
            resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: stdout + stderr }),
          );
        }),
    );
}

const address = 'https://council.sharepoint.com/sites/SocialValue';

test('the command verifies, prints what IT must grant, and says what is wrong with its arguments', async () => {
  const both = ['--site', address, '--evaluations', `${address}Evaluations`];
  expect(await command(...both, '--verify')).toMatchObject({ code: 1 });
  good(await provision(it_(), { site: 'evaluations', way: 'apply' }));
  const verified = await command(...both, '--verify');
  expect(verified).toMatchObject({ code: 0 });
  expect(verified.out).toContain('Schema version 1.');
  const granted = await command('--site', address, '--grant');
  expect(granted.out).toContain(`adminconsent?client_id=${apps.product.id}`);
  expect(granted.out).toContain('/permissions');
  const wrong = await command('--site', 'http://example.org', '--plan', '--verify');
  expect(wrong).toMatchObject({ code: 2 });
  await byHand('DELETE', '/lists/Contracts/columns/Cpv');
  expect(await command('--site', address, '--verify')).toMatchObject({ code: 1 });
  const applied = await command('--site', address);
  expect(applied).toMatchObject({ code: 0 });
  expect(applied.out).toContain('Add the column Cpv to Contracts');
}, 120_000);

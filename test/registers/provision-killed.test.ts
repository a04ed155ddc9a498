import { provision, type Report } from '../../src/registers/provision/provision.ts';
import { byHand } from '../kit/watched.ts';
import { openWorld, provisioningScopes, type World } from './world.ts';

const site = 'council.sharepoint.com:/sites/SocialValue:';

let world: World;
const emptySite = async () => {
  world = await openWorld({}, false);
};
beforeEach(emptySite);
afterEach(() => world.close());

type Death = { at: number; when: 'before' | 'after' };

/** Runs the provisioning; at the call of that number the program dies, before or after the service acted on it. */
async function run(death?: Death): Promise<{ report: Report | undefined; methods: string[] }> {
  const methods: string[] = [];
  const tenant = world.tenant('it-admin', {}, provisioningScopes);
  let die: () => void = () => undefined;
  const died = new Promise<undefined>((resolve) => {
    die = () => resolve(undefined);
  });
  const ran = provision(
    {
      ...tenant,
      fetch: async (input, init) => {
        methods.push(init?.method ?? 'GET');
        const calls = methods.length;
        if (!death || calls < death.at) return tenant.fetch(input, init);
        if (death.when === 'after') await tenant.fetch(input, init);
        die();
        return new Promise(() => undefined); // nobody is there any more to whom it could answer
      },
    },
    { site: 'open', way: 'apply' },
  );
  const report = await Promise.race([ran, died]);
  return { report: report?.kind === 'ok' ? report.value : undefined, methods };
}

type Named = Record<string, unknown> & { name: string; id: string };

/** All that is on the site: lists, their columns, and the rows of Settings; without what is new in each tenant. */
async function state(): Promise<unknown> {
  const token = await world.local.token('it-admin@council.example', provisioningScopes);
  const read = async (path: string): Promise<Named[]> => {
    const headers = { ...byHand, authorization: `Bearer ${token}` };
    const answer = await fetch(`${world.local.graph}/sites/${site}${path}`, { headers });
    return ((await answer.json()) as { value: Named[] }).value; // Graph's collection
  };
  const lists = await read('/lists?$expand=columns');
  const ids = new Map(lists.map(({ id, name }) => [id, name]));
  const steady = (column: Named): unknown =>
    JSON.parse(
      JSON.stringify({ ...column, id: undefined }, (_, value: unknown) =>
        typeof value === 'string' ? (ids.get(value) ?? value) : value,
      ),
    );
  const byName = (a: Named, b: Named) => (a.name < b.name ? -1 : 1);
  const shown = lists
    .toSorted(byName)
    .map(({ name, columns }) => [name, (columns as Named[]).toSorted(byName).map(steady)]);
  const rows = (await read('/lists/Settings/items?expand=fields(select=Title,Value,ClientKey)')).map(
    ({ fields }) => fields,
  );
  const bare = rows.map((row) =>
    JSON.parse(JSON.stringify(row, (key, value) => (key.startsWith('@') ? undefined : value))),
  );
  return { lists: shown, rows: bare };
}

test('provisioning that dies at any of its calls and is run again comes to the same end; more runs change nothing', async () => {
  const first = await run();
  expect(first.report?.left).toEqual([]);
  const wanted = await state();
  for (const again of [2, 3]) {
    world.wire.length = 0;
    expect([again, (await run()).report?.done]).toEqual([again, []]);
    // Reads may go in a batch.
    const writes = world.wire.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/$batch'));
    expect(writes).toEqual([]);
    expect(await state()).toEqual(wanted);
  }
  const unlike: Death[] = [];
  let died = 0;
  const deaths = first.methods.flatMap((method, place): Death[] => {
    const at = place + 1;
    const after: Death = { at, when: 'after' };
    if (process.env['SOAK']) return [{ at, when: 'before' }, after];
    // A read that dies is the same before and after; of a write the worse is that nobody heard of it.
    return [method === 'GET' ? { at, when: 'before' } : after];
  });
  for (const death of deaths) {
    await world.close();
    await emptySite();
    if (!(await run(death)).report) died += 1;
    const mended = await run();
    const same = JSON.stringify(await state()) === JSON.stringify(wanted);
    if (!same || mended.report?.left.length !== 0) unlike.push(death);
  }
  expect(unlike).toEqual([]);
  // Each of the deaths was one: none was passed over as if it had not been.
  expect(died).toBe(deaths.length);
  console.log(`${first.methods.length} calls, ${died} deaths, one end`);
}, 900_000);

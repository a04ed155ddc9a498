import { openGateway } from '../../src/registers/graph/gateway.ts';
import { rights, tryRights } from '../../src/registers/provision/rights.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.close());

test('who is signed in is what the directory says, asked once', async () => {
  const registers = world.registers('sv-lead');
  expect(await registers.me()).toMatchObject({
    kind: 'ok',
    value: { upn: 'sv-lead@council.example', name: 'Social value lead' },
  });
  world.wire.length = 0;
  await registers.me();
  expect(world.wire).toEqual([]);
});

test('people are found by the beginning of their name or address, and an apostrophe finds nobody wrongly', async () => {
  const registers = world.registers('officer-waste');
  const found = await registers.people('officer-');
  expect(found.kind === 'ok' && found.value.map(({ upn }) => upn)).toEqual(
    expect.arrayContaining(['officer-waste@council.example', 'officer-property@council.example']),
  );
  expect(await registers.people("O'Neil") /* none */).toEqual({ kind: 'ok', value: [] });
  expect(await registers.people(' ')).toEqual({ kind: 'ok', value: [] });
});

test('rights are tried without changing a row: allowed where IT has not yet done its steps, refused for who may only read', async () => {
  const lead = world.registers('sv-lead');
  await lead.audit.add({ title: 'Something happened', event: 'test' });
  const allowed = await tryRights(openGateway(world.tenant('officer-waste')));
  expect(allowed.kind === 'ok' && allowed.value.find(({ list }) => list === 'Audit')?.result).toBe('allowed');
  const refused = await tryRights(openGateway(world.tenant('auditor')));
  expect(refused.kind === 'ok' && refused.value.find(({ list }) => list === 'Audit')?.result).toBe('refused');
  expect(refused.kind === 'ok' && refused.value).toHaveLength(rights.length);
  const [row] = (await lead.audit.refresh().then((read) => (read.kind === 'ok' ? read.value : []))) ?? [];
  const history = row && (await lead.audit.versions(row));
  expect(history?.kind === 'ok' && history.value).toHaveLength(1);
});

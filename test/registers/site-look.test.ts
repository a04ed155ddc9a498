import { provision } from '../../src/registers/provision/provision.ts';
import { lookAtSite } from '../../src/registers/site-look.ts';
import { openWorld, provisioningScopes, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const host = 'council.sharepoint.com:/sites';
const look = (upn: string, site: string) =>
  lookAtSite(world.tenant(upn, { sites: { open: `${host}/${site}` } }));

test('a site is looked at in the name of the person: what it is called, and which lists of the register it lacks', async () => {
  expect(await look('officer-waste', 'SocialValue')).toEqual({
    kind: 'ok',
    value: { address: `${host}/SocialValue`, name: 'Social Value', missing: [] },
  });
  expect(await look('sv-lead', 'Schools')).toMatchObject({
    kind: 'ok',
    value: { missing: expect.arrayContaining(['Contracts', 'Checklists', 'Evidence']) },
  });
  expect(await look('officer-waste', 'Schools')).toMatchObject({
    kind: 'fault',
    fault: { kind: 'no-right' },
  });
  expect(await look('officer-waste', 'Nowhere')).toMatchObject({
    kind: 'fault',
    fault: { kind: 'not-found' },
  });
  const sites = { open: `${host}/Schools` };
  await provision(world.tenant('it-admin', { sites }, provisioningScopes), { site: 'open', way: 'apply' });
  expect(await look('sv-lead', 'Schools')).toMatchObject({ kind: 'ok', value: { missing: [] } });
  expect(world.wire.length).toBeGreaterThan(0);
});

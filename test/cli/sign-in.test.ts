import { apps, tenantId } from '../../src/local/directory.ts';
import { openTenant, type Tenant } from '../../src/local/tenant.ts';
import { readConnection, type Connection } from '../../src/cli/connection.ts';
import { siteOf } from '../../src/registers/site-address.ts';
import { signIn } from '../../src/cli/sign-in.ts';
import { byHand, watched } from '../kit/watched.ts';

let local: Tenant;
beforeAll(async () => {
  local = await openTenant(watched({ tier: 'generous' }));
});
afterAll(() => local.close());

const connection = (): Connection => ({
  graph: local.graph,
  authority: local.url,
  tenant: tenantId,
  client: apps.product.id,
  site: 'https://council.sharepoint.com/sites/SocialValue',
});

test('a person signs in by a code that they enter in a browser, and the token is theirs', async () => {
  const lines: string[] = [];
  const wait = async () => {
    const code = /code (\S+)\.$/.exec(lines[0] ?? '')?.[1] ?? '';
    const body = new URLSearchParams({ user_code: code, upn: 'sv-lead@council.example' });
    await fetch(`${local.url}/${tenantId}/oauth2/v2.0/deviceauth`, { method: 'POST', body });
  };
  const token = signIn(connection(), ['https://graph.microsoft.com/User.Read'], {
    tell: (line) => lines.push(line),
    wait,
  });
  const given = await token();
  if (given.kind === 'fault') throw new Error(JSON.stringify(given.fault));
  const me = await fetch(`${local.graph}/me`, {
    headers: { ...byHand, authorization: `Bearer ${given.value}` },
  });
  expect(await me.json()).toMatchObject({ userPrincipalName: 'sv-lead@council.example' });
  await token();
  expect(lines).toHaveLength(1);
});

test('a directory that does not know the program is a sentence, not a crash', async () => {
  const wrong = { ...connection(), client: '00000000-0000-4000-8000-000000000000' };
  const given = await signIn(wrong, ['User.Read'], { tell: () => undefined, wait: async () => undefined })();
  expect(given).toMatchObject({ kind: 'fault', fault: { kind: 'not-signed-in' } });
});

test('a connection says all that is missing by the name of its flag', () => {
  const read = readConnection({ graph: 'http://graph.example/v1.0' }, {});
  expect(read.kind === 'problems' && read.problems.map(({ place }) => place)).toEqual([
    '--graph or GM_GRAPH',
    '--site or GM_SITE',
    '--tenant or GM_TENANT',
    '--client or GM_CLIENT',
  ]);
  const site = 'https://council.sharepoint.com/sites/SocialValue/SitePages/Home.aspx';
  expect(readConnection({ site }, { GM_TOKEN: 'x' }).kind).toBe('ok');
});

test.each([
  ['https://council.sharepoint.com/sites/Social%20Value', 'council.sharepoint.com:/sites/Social Value'],
  ['https://council.sharepoint.com/teams/Value/Lists/Contracts', 'council.sharepoint.com:/teams/Value'],
  ['https://council.sharepoint.com/', undefined],
  ['SocialValue', undefined],
])('the address %s is the site %s', (address, site) => {
  expect(siteOf(address)).toBe(site);
});

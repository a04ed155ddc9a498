import { apps, channels, sites } from '../../src/local/directory.ts';
import { endpoints } from '../../src/local/graph/service.ts';
import { client, evaluations, officer, opened, withContracts, type Ask } from './with-tenant.ts';
import type { Tenant } from '../../src/local/tenant.ts';

// What each endpoint asks, written down here a second time and not read from the endpoints themselves.
const items = '/sites/{site}/lists/{list}/items';
const columns = '/sites/{site}/lists/{list}/columns';
const bySite: Record<string, string[]> = {
  read: [
    'GET /sites/{site}',
    'GET /sites/{site}/lists',
    'GET /sites/{site}/lists/{list}',
    `GET ${columns}`,
    `GET ${columns}/{column}`,
    `GET ${items}`,
    `GET ${items}/{item}`,
    `GET ${items}/{item}/fields`,
    `GET ${items}/{item}/driveItem`,
    `GET ${items}/{item}/versions`,
    `GET ${items}/{item}/versions/{version}`,
    `GET ${items}/delta`,
    `GET ${items}/delta()`,
    `GET ${items}/delta(token='{token}')`,
    'GET /sites/{site}/drive',
    'GET /sites/{site}/drives',
    'GET /sites/{site}/lists/{list}/drive',
    'GET /drives/{drive}',
  ],
  write: [
    `POST ${items}`,
    `PATCH ${items}/{item}`,
    `DELETE ${items}/{item}`,
    `PATCH ${items}/{item}/fields`,
    `POST ${items}/{item}/versions/{version}/restoreVersion`,
    'POST /drives/{drive}/items/{entry}/restore',
  ],
  manage: [
    'POST /sites/{site}/lists',
    'PATCH /sites/{site}/lists/{list}',
    'DELETE /sites/{site}/lists/{list}',
    `POST ${columns}`,
    `PATCH ${columns}/{column}`,
    `DELETE ${columns}/{column}`,
  ],
  full: ['/sites/{site}/permissions', '/sites/{site}/lists/{list}/permissions'].flatMap((path) => [
    `GET ${path}`,
    `POST ${path}`,
    `GET ${path}/{grant}`,
    `PATCH ${path}/{grant}`,
    `DELETE ${path}/{grant}`,
  ]),
};
const places = ['/root', '/items/{entry}', '/root:/{path...}', '/items/{entry}:/{path...}'];
const own = ['/special/approot', '/special/approot:/{path...}'];
const ends: Record<'read' | 'write', string[]> = {
  read: [
    'GET ',
    'GET /children',
    'GET /content',
    'GET /versions',
    'GET /versions/{version}',
    'GET /versions/{version}/content',
    'GET /listItem',
    'GET /listItem/fields',
  ],
  write: [
    'PATCH ',
    'DELETE ',
    'POST /children',
    'PUT /content',
    'POST /createUploadSession',
    'POST /versions/{version}/restoreVersion',
    'PATCH /listItem/fields',
  ],
};
const inDrive = (base: string, all: string[], level: 'read' | 'write') =>
  all.flatMap((place) =>
    ends[level].map((each) => {
      const [method = '', end = ''] = each.split(' ');
      return `${method} ${base}${place}${place.includes('...') && end !== '' ? ':' : ''}${end}`;
    }),
  );
for (const level of ['read', 'write'] as const)
  bySite[level]?.push(...inDrive('/drives/{drive}', places, level));

const personal = [
  'GET /me/drive',
  ...inDrive('/me/drive', [...places, ...own], 'read'),
  ...inDrive('/me/drive', [...places, ...own], 'write'),
];

const messages = '/teams/{team}/channels/{channel}/messages';
const byScope: Record<string, string> = {
  'GET /sites': 'Sites.Read.All',
  'GET /groups/{group}/sites/root': 'Sites.Read.All',
  'GET /me': 'User.Read',
  'GET /me/memberOf': 'User.Read',
  'GET /me/joinedTeams': 'Team.ReadBasic.All',
  'GET /users': 'User.ReadBasic.All',
  'GET /users/{user}': 'User.ReadBasic.All',
  'GET /users/{user}/memberOf': 'GroupMember.Read.All',
  'GET /groups/{group}/members': 'GroupMember.Read.All',
  'GET /teams/{team}/channels': 'Channel.ReadBasic.All',
  'GET /teams/{team}/channels/{channel}': 'Channel.ReadBasic.All',
  [`GET ${messages}`]: 'ChannelMessage.Read.All',
  [`POST ${messages}`]: 'ChannelMessage.Send',
  [`GET ${messages}/{message}/replies`]: 'ChannelMessage.Read.All',
  [`POST ${messages}/{message}/replies`]: 'ChannelMessage.Send',
  'GET /subscriptions': 'Sites.Read.All',
  'POST /subscriptions': 'Sites.Read.All',
};

let tenant: Tenant;
let params: Record<string, string>;

beforeAll(async () => {
  const all = await opened();
  ({ tenant } = all);
  const list = await withContracts(all.asIt, evaluations);
  await all.asIt('POST', `${list.path}/items`, { fields: { Title: 'one' } });
  const drive = (await all.asIt('GET', `${evaluations}/drive`)).body.id;
  const file = await all.asIt('PUT', `/drives/${drive}/root:/a.txt:/content`, Buffer.from('a'));
  params = {
    site: sites[1]!.id,
    list: list.id,
    item: '1',
    version: '99.0',
    column: 'Title',
    token: 'x',
    drive,
    entry: file.body.id,
    'path...': 'b.txt',
    grant: 'none',
    user: officer,
    group: sites[1]!.groupId,
    team: sites[1]!.groupId,
    channel: channels.get(sites[1]!.groupId)![0]!.id,
    message: '1',
  };
});
afterAll(() => tenant.close());

/** Asks without a body and with an eTag that matches nothing, so that who may, changes nothing. */
async function status(ask: Ask, endpoint: string): Promise<number> {
  const [method = '', path = ''] = endpoint.split(' ');
  const filled = path.replace(/\{([\w.]+)\}/g, (_, name: string) => params[name] ?? '?');
  return (await ask(method, filled, undefined, { 'if-match': '"nothing"' })).status;
}

const levels = ['none', 'read', 'write', 'manage', 'full'];
const person = (upn: string, scopes: string[]) => async () =>
  client(tenant, await tenant.token(`${upn}@council.example`, scopes));
const program = (id: string, roles: string[]) => async () => client(tenant, await tenant.appToken(id, roles));

const callers: [name: string, level: string, ask: () => Promise<Ask>][] = [
  ['a person without scopes', 'none', person('procurement', [])],
  ['no member, whatever the program may', 'none', person('officer-waste', ['Sites.FullControl.All'])],
  [
    'a program with Sites.Selected and no grant',
    'none',
    program('11111111-0000-4000-8000-000000000000', ['Sites.Selected']),
  ],
  ['a program without roles', 'none', program(apps.product.id, [])],
  ['a visitor, whatever the program may', 'read', person('auditor', ['Sites.FullControl.All'])],
  ['a member through a program that reads', 'read', person('procurement', ['Sites.Read.All'])],
  ['a program that reads', 'read', program(apps.product.id, ['Sites.Read.All'])],
  ['a member through a program that writes', 'write', person('chair', ['Sites.ReadWrite.All'])],
  ['a member through a program granted write', 'write', person('evaluator-1', ['Sites.Selected'])],
  ['a program granted write', 'write', program(apps.reminders.id, ['Sites.Selected'])],
  ['a member through a program that manages', 'manage', person('sv-lead', ['Sites.Manage.All'])],
  [
    'a member, not owner, through a program with full control',
    'manage',
    person('sv-lead', ['Sites.FullControl.All']),
  ],
  ['an owner through a program with full control', 'full', person('it-admin', ['Sites.FullControl.All'])],
  ['a program with full control', 'full', program(apps.provisioning.id, ['Sites.FullControl.All'])],
];

test('the table has every endpoint, and no other', () => {
  const table = [...Object.values(bySite).flat(), ...personal, ...Object.keys(byScope)];
  expect(table.sort()).toEqual(endpoints.map(({ method, path }) => `${method} ${path}`).sort());
});

test('without a token every endpoint is 401', async () => {
  const ask = client(tenant, '');
  for (const { method, path } of endpoints)
    expect([path, await status(ask, `${method} ${path}`)]).toEqual([path, 401]);
});

test.each(callers)('%s has the level %s on every endpoint of a site', async (_name, has, open) => {
  const ask = await open();
  const wrong: string[] = [];
  for (const [asks, table] of Object.entries(bySite)) {
    for (const endpoint of table) {
      const may = levels.indexOf(has) >= levels.indexOf(asks);
      const got = await status(ask, endpoint);
      if ((got === 403) === may || got === 401 || got >= 500) wrong.push(`${endpoint} is ${got}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('what takes a scope is refused without it and answered with it', async () => {
  const all = Object.values(byScope);
  const wrong: string[] = [];
  for (const [endpoint, scope] of Object.entries(byScope)) {
    const others = all.filter((each) => each !== scope && !each.startsWith('Sites.'));
    // Broader scopes of the same kind open it as well.
    const without = others.filter((each) => !(each === 'User.ReadBasic.All' && scope === 'User.Read'));
    const refused = await status(await person('procurement', without)(), endpoint);
    if (refused !== 403) wrong.push(`${endpoint} without ${scope} is ${refused}`);
    const answered = await status(await person('procurement', [scope])(), endpoint);
    if (answered === 403 || answered === 401) wrong.push(`${endpoint} with ${scope} is ${answered}`);
  }
  expect(wrong).toEqual([]);
});

test('one’s own drive is for a person with a scope for files only', async () => {
  const none = await person('procurement', ['User.Read', 'Sites.Selected'])();
  const program1 = await program(apps.provisioning.id, ['Sites.FullControl.All'])();
  const reads = await person('procurement', ['Files.Read'])();
  const writes = await person('procurement', ['Files.ReadWrite'])();
  for (const endpoint of personal) {
    expect([endpoint, await status(none, endpoint)]).toEqual([endpoint, 403]);
    expect([endpoint, await status(program1, endpoint)]).toEqual([endpoint, 400]);
    const isRead = endpoint.startsWith('GET');
    expect([endpoint, (await status(reads, endpoint)) === 403]).toEqual([endpoint, !isRead]);
    expect([endpoint, (await status(writes, endpoint)) === 403]).toEqual([endpoint, false]);
  }
});

test('a list whose inheritance IT broke is open to the named people only, and to the site’s owner', async () => {
  const named = await person('evaluator-1', ['Sites.Selected'])();
  const reader = await person('evaluator-2', ['Sites.Selected'])();
  const other = await person('chair', ['Sites.Selected'])();
  const owner = await person('it-admin', ['Sites.FullControl.All'])();
  const rights = { 'evaluator-1@council.example': 'write', 'evaluator-2@council.example': 'read' };
  tenant.control({ listRights: { site: 'SocialValueEvaluations', list: 'Contracts', rights } });
  const add = `POST ${items}`;
  const read = `GET ${items}`;
  expect([await status(named, add), await status(named, read)]).toEqual([400, 200]);
  expect([await status(reader, add), await status(reader, read)]).toEqual([403, 200]);
  expect([await status(other, add), await status(other, read)]).toEqual([403, 403]);
  expect([await status(owner, add), await status(owner, read)]).toEqual([400, 200]);
  tenant.control({ listRights: { site: 'SocialValueEvaluations', list: 'Contracts', rights: null } });
  expect(await status(other, read)).toBe(200);
});

test('§9 a program has what it was granted on one site, from the grant to its end', async () => {
  const id = '22222222-0000-4000-8000-000000000000';
  const ask = await program(id, ['Sites.Selected'])();
  const owner = await person('it-admin', ['Sites.FullControl.All'])();
  expect(await status(ask, `GET ${items}`)).toBe(403);
  const granted = await owner('POST', `${evaluations}/permissions`, {
    roles: ['read'],
    grantedToIdentities: [{ application: { id, displayName: 'Other' } }],
  });
  expect(granted).toMatchObject({ status: 201, body: { roles: ['read'] } });
  expect([await status(ask, `GET ${items}`), await status(ask, `POST ${items}`)]).toEqual([200, 403]);
  await owner('PATCH', `${evaluations}/permissions/${granted.body.id}`, { roles: ['write'] });
  expect(await status(ask, `POST ${items}`)).toBe(400);
  await owner('DELETE', `${evaluations}/permissions/${granted.body.id}`);
  expect(await status(ask, `GET ${items}`)).toBe(403);
});

test('§9 a program granted one list reads that list and nothing else of the site', async () => {
  const id = '33333333-0000-4000-8000-000000000000';
  const owner = await person('it-admin', ['Sites.FullControl.All'])();
  await owner('POST', `${evaluations}/lists/Contracts/permissions`, {
    roles: ['write'],
    grantedToIdentities: [{ application: { id, displayName: 'Other' } }],
  });
  const ask = await program(id, ['Lists.SelectedOperations.Selected'])();
  expect((await ask('GET', `${evaluations}/lists/Contracts/items`)).status).toBe(200);
  expect((await ask('GET', `${evaluations}/lists/Documents/items`)).status).toBe(403);
  expect((await ask('GET', `${evaluations}/lists`)).status).toBe(403);
});

test('who may not see a site does not learn which lists it has', async () => {
  const ask = await person('officer-waste', ['Sites.FullControl.All'])();
  const there = await ask('GET', `${evaluations}/lists/Contracts/items`);
  const not = await ask('GET', `${evaluations}/lists/Nothing/items`);
  expect([there.status, not.status]).toEqual([403, 403]);
  const { 'request-id': _a, ...first } = there.body.error.innerError;
  const { 'request-id': _b, ...second } = not.body.error.innerError;
  expect({ ...there.body.error, innerError: first }).toEqual({ ...not.body.error, innerError: second });
});

test('a list that was read by its id is closed, opened, renamed and deleted at once', async () => {
  const owner = await person('it-admin', ['Sites.FullControl.All'])();
  const other = await person('chair', ['Sites.Selected'])();
  const made = await owner('POST', `${evaluations}/lists`, { displayName: 'For a day', columns: [] });
  const list = `${evaluations}/lists/${made.body.id}`;
  const read = async () => (await other('GET', `${list}/items`)).status;
  expect(await read()).toBe(200);
  const order = { site: 'SocialValueEvaluations', list: 'For a day' };
  tenant.control({ listRights: { ...order, rights: { 'evaluator-1@council.example': 'read' } } });
  expect(await read()).toBe(403);
  tenant.control({ listRights: { ...order, rights: null } });
  expect(await read()).toBe(200);
  await owner('PATCH', list, { displayName: 'For two days' });
  expect((await other('GET', list)).body).toMatchObject({ displayName: 'For two days' });
  expect((await owner('DELETE', list)).status).toBe(204);
  expect(await read()).toBe(404);
});

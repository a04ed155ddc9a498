import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { graphfi, type GraphFI } from '@pnp/graph';
import '@pnp/graph/sites/index.js';
import '@pnp/graph/lists/index.js';
import '@pnp/graph/list-item/index.js';
import '@pnp/graph/columns/index.js';
import '@pnp/graph/users/index.js';
import '@pnp/graph/batching.js';
import { DefaultHeaders, DefaultInit } from '@pnp/graph';
import { DefaultParse, type Queryable } from '@pnp/queryable';
import { GraphQueryable, type IGraphQueryable } from '@pnp/graph';
import { sites } from '../../src/local/directory.ts';
import { it as itAdmin, opened } from './with-tenant.ts';
import type { Tenant } from '../../src/local/tenant.ts';

let tenant: Tenant;
let graph: GraphFI;

/** Sends what the client believes to go to graph.microsoft.com to the local tenant; nothing else is changed. */
const toTenant = (token: string) => (instance: Queryable) => {
  instance.on.send.replace(async (url, init) => {
    const address = url.toString().replace('https://graph.microsoft.com', tenant.url);
    return fetch(address, {
      ...init,
      headers: { ...(init.headers as object), authorization: `Bearer ${token}` },
    });
  });
  return instance;
};

beforeAll(async () => {
  ({ tenant } = await opened());
  const token = await tenant.token(itAdmin, ['Sites.FullControl.All', 'User.Read', 'User.ReadBasic.All']);
  graph = graphfi().using(DefaultHeaders(), DefaultInit(), toTenant(token), DefaultParse());
});
afterAll(() => tenant.close());

const site = () => graph.sites.getById(sites[0]!.id);

test('a foreign client, PnPjs, finds the site and itself', async () => {
  expect(
    await graph.sites.getByUrl('council.sharepoint.com', '/sites/SocialValue').then((each) => each()),
  ).toMatchObject({ id: sites[0]!.id });
  expect((await graph.me()).userPrincipalName).toBe(itAdmin);
});

test('it makes a list with columns, fills it, pages, changes and deletes', async () => {
  const made = await site().lists.add({ displayName: 'Foreign', list: { template: 'genericList' } });
  const list = site().lists.getById(String(made.id));
  await list.columns.add({ name: 'Amount', number: {}, indexed: true });
  expect((await list.columns()).map((column) => column.name)).toEqual(
    expect.arrayContaining(['Title', 'Amount']),
  );
  for (let n = 1; n <= 5; n += 1) await list.items.add({ fields: { Title: `row ${n}`, Amount: n } as never });
  const pages: number[] = [];
  for await (const page of list.items.top(2).expand('fields')) pages.push(page.length);
  expect(pages).toEqual([2, 2, 1]);
  const found = await list.items.expand('fields').filter('fields/Amount gt 3')();
  expect(found.map((each) => (each.fields as { Title?: string }).Title)).toEqual(['row 4', 'row 5']);
  await list.items.getById('1').update({ fields: { Title: 'changed' } as never });
  expect(await list.items.getById('1').versions()).toHaveLength(2);
  await list.items.getById('2').delete();
  await expect(list.items.getById('2')()).rejects.toThrow('404');
});

test('it batches, and matches answers that come in another order', async () => {
  const [batched, execute] = graph.batched();
  const lists = batched.sites.getById(sites[0]!.id).lists;
  const told: unknown[] = [];
  void lists().then((all) => told.push(['lists', all.length > 0]));
  void batched.me().then((me) => told.push(['me', me.userPrincipalName]));
  void lists
    .getById('nothing')()
    .catch((error: Error) => told.push(['error', error.message.slice(0, 50)]));
  await execute();
  expect(told).toEqual(
    expect.arrayContaining([
      ['lists', true],
      ['me', itAdmin],
      ['error', expect.stringContaining('404')],
    ]),
  );
});

test('it reads delta: all, then only what changed since', async () => {
  const made = await site().lists.add({ displayName: 'Followed', list: { template: 'genericList' } });
  const list = site().lists.getById(String(made.id));
  await list.items.add({ fields: { Title: 'one' } as never });
  type Page = { id: string; deleted?: unknown }[];
  const raw = (path: IGraphQueryable) => (path as unknown as () => Promise<Page>)();
  expect(await raw(GraphQueryable(list.items, 'delta'))).toMatchObject([{ id: '1' }]);
  const link = await new Promise<string>((resolve, reject) => {
    const asked = GraphQueryable(list.items, 'delta');
    asked.on.parse.prepend(async (url, response, result) => {
      resolve(String((await response.clone().json())['@odata.deltaLink']));
      return [url, response, result];
    });
    raw(asked).catch(reject);
  });
  await list.items.getById('1').delete();
  const after = await raw(GraphQueryable([list.items, link]));
  expect(after).toMatchObject([{ id: '1', deleted: { state: 'deleted' } }]);
});

test('a script with nothing but fetch and a token of the local sign-in does what the page says, and is refused as it says', async () => {
  const told = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, [join(__dirname, 'foreign-script.mjs'), tenant.url], (error, out) =>
      error ? reject(error) : resolve(out),
    );
  });
  expect(JSON.parse(told)).toEqual({
    'no token': '401 InvalidAuthenticationToken',
    me: 200,
    site: 200,
    list: 201,
    'the same list': '409 nameAlreadyExists',
    item: 201,
    'the same key': '409 nameAlreadyExists',
    'bare choices': '500 generalException',
    filter: 200,
    'no index': '400 invalidRequest',
    count: '400 invalidRequest',
    change: 200,
    stale: '412 resourceModified',
    restore: 204,
    batch: 200,
    '21 parts': '400 BadRequest',
    paged: 21,
    delta: 200,
    changes: [['2', true]],
    file: 201,
    content: 302,
    read: 'hello',
    subscription: '501 notImplemented',
    beta: '501 notImplemented',
    'no scope': '403 accessDenied',
  });
});

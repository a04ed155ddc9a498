import { opened, site, withContracts, type Ask } from './with-tenant.ts';
import type { Tenant } from '../../src/local/tenant.ts';

let tenant: Tenant;
let asIt: Ask;
let asOfficer: Ask;
let list: string;

beforeEach(async () => {
  ({ tenant, asIt, asOfficer } = await opened());
  list = (await withContracts(asIt)).path;
});
afterEach(() => tenant.close());

const add = async (fields: Record<string, unknown>) =>
  String((await asOfficer('POST', `${list}/items`, { fields })).body.id);
const change = (id: string, fields: Record<string, unknown>) =>
  asOfficer('PATCH', `${list}/items/${id}/fields`, fields);

async function follow(start: string) {
  const seen: { id: string; deleted?: unknown; fields?: Record<string, unknown> }[] = [];
  for (let url = start; ;) {
    const told = await asOfficer('GET', url);
    expect(told.status).toBe(200);
    seen.push(...told.body.value);
    if (told.body['@odata.deltaLink']) return { seen, link: String(told.body['@odata.deltaLink']) };
    url = told.body['@odata.nextLink'];
  }
}

test('§4 delta enumerates in pages, then tells changes and deletions, with the fields that were asked for', async () => {
  const ids = [];
  for (let n = 0; n < 5; n += 1) ids.push(await add({ Title: `row ${n}` }));
  const first = await follow(`${list}/items/delta?$expand=fields($select=Title)&$top=2`);
  expect(first.seen.map((each) => each.fields?.['Title'])).toEqual([
    'row 0',
    'row 1',
    'row 2',
    'row 3',
    'row 4',
  ]);
  await change(ids[1]!, { Title: 'changed' });
  await asOfficer('DELETE', `${list}/items/${ids[2]}`);
  const second = await follow(first.link);
  expect(second.seen).toEqual([
    expect.objectContaining({ id: ids[1], fields: expect.objectContaining({ Title: 'changed' }) }),
    expect.objectContaining({ id: ids[2], deleted: { state: 'deleted' } }),
  ]);
  expect((await follow(second.link)).seen).toEqual([]);
  expect((await follow(first.link)).seen).toHaveLength(2);
});

test('§4 a change during the enumeration is told once more, not lost', async () => {
  const ids = [await add({ Title: 'a' }), await add({ Title: 'b' }), await add({ Title: 'c' })];
  const page = await asOfficer('GET', `${list}/items/delta?$top=1&$expand=fields`);
  await change(ids[0]!, { Title: 'a2' });
  const { link } = await follow(page.body['@odata.nextLink']);
  expect((await follow(link)).seen.map((each) => each.fields?.['Title'])).toEqual(['a2']);
});

test('§4 token=latest is empty and starts from now; both spellings of the token are taken', async () => {
  await add({ Title: 'before' });
  const latest = await asOfficer('GET', `${list}/items/delta?token=latest`);
  expect(latest.body.value).toEqual([]);
  const id = await add({ Title: 'after' });
  const link = new URL(latest.body['@odata.deltaLink']);
  const asFunction = await asOfficer('GET', `${list}/items/delta(token='${link.searchParams.get('token')}')`);
  expect(asFunction.body.value.map((each: { id: string }) => each.id)).toEqual([id]);
});

test('§4 an old token is 410 with the address of a fresh enumeration; a forged one is 400', async () => {
  await add({ Title: 'one' });
  const { link } = await follow(`${list}/items/delta?$expand=fields`);
  tenant.control({ advanceSeconds: 31 * 86_400 });
  const { asOfficer: later } = { asOfficer: await freshOfficer() };
  const gone = await later('GET', link);
  expect(gone).toMatchObject({ status: 410, body: { error: { code: 'resyncChangesApplyDifferences' } } });
  const fresh = await later('GET', gone.headers.get('location') ?? '');
  expect(fresh.body.value[0].fields.Title).toBe('one');
  expect((await later('GET', `${list}/items/delta?token=abc.def`)).status).toBe(400);
});

async function freshOfficer(): Promise<Ask> {
  const { client, officer } = await import('./with-tenant.ts');
  return client(tenant, await tenant.token(officer));
}

test('§1 versions tell who had what, and a restored one is a new version', async () => {
  const id = await add({ Title: 'first', Value: 1 });
  await change(id, { Title: 'second' });
  const told = await asOfficer('GET', `${list}/items/${id}/versions?expand=fields`);
  expect(
    told.body.value.map((each: { id: string; fields: { Title: string } }) => [each.id, each.fields.Title]),
  ).toEqual([
    ['2.0', 'second'],
    ['1.0', 'first'],
  ]);
  expect((await asOfficer('POST', `${list}/items/${id}/versions/1.0/restoreVersion`)).status).toBe(204);
  const after = await asOfficer('GET', `${list}/items/${id}?expand=fields`);
  expect(after.body).toMatchObject({
    fields: { Title: 'first', Value: 1 },
    eTag: expect.stringContaining(',3"'),
  });
  expect((await asOfficer('POST', `${list}/items/${id}/versions/9.0/restoreVersion`)).status).toBe(404);
});

test('500 versions are kept', async () => {
  const id = await add({ Value: 0 });
  for (let n = 1; n <= 505; n += 1) await change(id, { Value: n });
  const told = await asOfficer('GET', `${list}/items/${id}/versions`);
  expect(told.body.value).toHaveLength(500);
  expect(told.body.value.at(-1).id).toBe('7.0');
}, 120_000);

test('a list’s columns are added, changed and removed; values of a removed column are gone', async () => {
  const id = await add({ Plain: 3 });
  const columns = `${list}/columns`;
  const made = await asIt('POST', columns, { name: 'New', text: { maxLength: 5 }, indexed: true });
  expect(made.status).toBe(201);
  expect((await change(id, { New: '123456' })).status).toBe(400);
  expect(
    (await asIt('PATCH', `${columns}/New`, { text: { maxLength: 6 }, displayName: 'Other' })).body,
  ).toMatchObject({
    name: 'New',
    displayName: 'Other',
    text: { maxLength: 6 },
  });
  expect((await change(id, { New: '123456' })).status).toBe(200);
  expect((await asIt('PATCH', `${columns}/New`, { number: {} })).status).toBe(400);
  expect((await asIt('PATCH', `${columns}/Plain`, { indexed: true })).status).toBe(200);
  const found = await asOfficer('GET', `${list}/items?filter=fields/Plain eq 3`);
  expect(found.body.value).toHaveLength(1);
  expect((await asIt('DELETE', `${columns}/New`)).status).toBe(204);
  expect((await asOfficer('GET', `${list}/items/${id}/fields`)).body).not.toHaveProperty('New');
  expect((await asIt('POST', columns, { name: 'Plain', number: {} })).status).toBe(409);
  expect((await asIt('POST', columns, { name: 'None' })).body.error.message).toBe(
    'Unable to determine type of provided column definition',
  );
});

test('a lookup is written by id, read by id, and by text when asked for', async () => {
  const target = await asIt('POST', `${site}/lists`, { displayName: 'Suppliers' });
  const supplier = await asOfficer('POST', `${site}/lists/Suppliers/items`, {
    fields: { Title: 'Acorn Ltd' },
  });
  for (const many of [false, true]) {
    await asIt('POST', `${list}/columns`, {
      name: many ? 'Partners' : 'Supplier',
      lookup: { listId: target.body.id, columnName: 'Title', allowMultipleValues: many },
    });
  }
  const id = await add({
    SupplierLookupId: Number(supplier.body.id),
    'PartnersLookupId@odata.type': 'Collection(Edm.Int32)',
    PartnersLookupId: [Number(supplier.body.id)],
  });
  const plain = (await asOfficer('GET', `${list}/items/${id}/fields`)).body;
  expect(plain).toMatchObject({
    SupplierLookupId: '1',
    Partners: [{ LookupId: 1, LookupValue: 'Acorn Ltd' }],
  });
  expect(plain).not.toHaveProperty('Supplier');
  expect((await asOfficer('GET', `${list}/items/${id}/fields?select=Supplier`)).body.Supplier).toBe(
    'Acorn Ltd',
  );
  expect((await change(id, { SupplierLookupId: 99 })).status).toBe(400);
  expect((await change(id, { PartnersLookupId: [1] })).body.error.message).toMatch(/without a type name/);
});

test('§2 a hyperlink column cannot be written and tells no type; a column keeps its name when its label changes', async () => {
  const columns = `${list}/columns`;
  await asIt('POST', columns, { name: 'Link', hyperlinkOrPicture: { isPicture: false } });
  expect((await asOfficer('GET', `${columns}/Link`)).body).not.toHaveProperty('hyperlinkOrPicture');
  const id = await add({ Title: 'x' });
  expect(await change(id, { Link: { Url: 'https://a.example', Description: 'a' } })).toMatchObject({
    status: 400,
    body: { error: { code: 'invalidRequest' } },
  });
  const made = await asIt('POST', columns, { name: 'Hyp-Col with spaces', text: {} });
  expect(made.body).toMatchObject({
    name: 'Hyp_x002d_Col_x0020_with_x0020_s',
    displayName: 'Hyp-Col with spaces',
  });
  expect((await asIt('POST', columns, { name: 'Author', text: {} })).body.name).toBe('Author0');
});

test('§2 a hidden column and its values come only when named', async () => {
  await asIt('POST', `${list}/columns`, { name: 'Secret', text: {}, hidden: true });
  const id = await add({ Secret: 'kept' });
  expect((await asOfficer('GET', `${list}/items/${id}?expand=fields`)).body.fields).not.toHaveProperty(
    'Secret',
  );
  expect(
    (await asOfficer('GET', `${list}/items/${id}?expand=fields(select=Secret)`)).body.fields.Secret,
  ).toBe('kept');
});

test('§5 a list item’s eTag is a quoted guid and version, and rises with every change', async () => {
  const id = await add({ Title: 'x' });
  const told = (await asOfficer('GET', `${list}/items/${id}`)).body;
  expect(told.eTag).toMatch(/^"[0-9a-f-]{36},1"$/);
  await change(id, { Title: 'x' });
  expect((await asOfficer('GET', `${list}/items/${id}`)).body.eTag).toBe(told.eTag.replace(',1', ',2'));
  expect(
    (await asOfficer('DELETE', `${list}/items/${id}`, undefined, { 'if-match': told.eTag })).status,
  ).toBe(412);
  expect((await asOfficer('DELETE', `${list}/items/${id}`)).status).toBe(204);
});

test('§7 an error has code, message and innerError with date and id', async () => {
  const told = await asOfficer('GET', `${list}/items/77`);
  expect(told).toMatchObject({
    status: 404,
    body: {
      error: { code: 'itemNotFound', innerError: { date: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) } },
    },
  });
});

test('§12 a card goes to a channel as text, by a person, never by a program', async () => {
  const { client, officer } = await import('./with-tenant.ts');
  const { apps, channels } = await import('../../src/local/directory.ts');
  const [[team, [channel]] = ['', []]] = [...channels];
  const path = `/teams/${team}/channels/${channel?.id}/messages`;
  const card = { type: 'AdaptiveCard', version: '1.5', body: [] };
  const message = (content: unknown) => ({
    body: { contentType: 'html', content: '<attachment id="a"></attachment>' },
    attachments: [{ id: 'a', contentType: 'application/vnd.microsoft.card.adaptive', content }],
  });
  const person = client(
    tenant,
    await tenant.token(officer, ['ChannelMessage.Send', 'ChannelMessage.Read.All']),
  );
  expect((await person('POST', path, message(card))).status).toBe(400);
  expect((await person('POST', path, message(JSON.stringify(card)))).status).toBe(201);
  expect((await person('GET', path)).body.value).toHaveLength(1);
  const program = client(tenant, await tenant.appToken(apps.reminders.id, ['ChannelMessage.Send']));
  expect((await program('POST', path, message(JSON.stringify(card)))).status).toBe(400);
});

test('§13 a subscription is refused, and the refusal says what to do instead', async () => {
  const told = await asOfficer('POST', '/subscriptions', { resource: list, changeType: 'updated' });
  expect([told.status, told.body.error.message]).toEqual([501, expect.stringMatching(/items\/delta/)]);
});

test('§14 what was written is read at once', async () => {
  const id = await add({ Service: 'Fresh' });
  const found = await asOfficer('GET', `${list}/items?$filter=fields/Service eq 'Fresh'`);
  expect(found.body.value.map((each: { id: string }) => each.id)).toEqual([id]);
});

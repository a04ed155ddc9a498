import { evaluations, officer, opened, site, withContracts, type Ask } from './with-tenant.ts';
import type { Tenant } from '../../src/local/tenant.ts';

// What public reports tell of Graph and its documentation does not; each as the reports have it.
let tenant: Tenant;
let asIt: Ask;
let asOfficer: Ask;
let list: string;
beforeAll(async () => {
  ({ tenant, asIt, asOfficer } = await opened());
  list = (await withContracts(asIt)).path;
  await asOfficer('POST', `${list}/items`, { fields: { Title: "O'Brien", Service: "let's", Value: 1 } });
});
afterAll(() => tenant.close());

const add = (fields: object) => asOfficer('POST', `${list}/items`, { fields });
const get = (query: string, path = `${list}/items`) => asOfficer('GET', `${path}?${query}`);

test('§15.1 several choices are written with @odata.type, and refused without it', async () => {
  expect((await add({ Themes: ['Jobs'] })).body.error).toMatchObject({
    code: 'generalException',
    message: 'An unspecified error has occurred',
  });
  const typed = { 'Themes@odata.type': 'Collection(Edm.String)', Themes: ['Jobs', 'Skills'] };
  expect((await add(typed)).status).toBe(201);
});

test('§15.2 several lookups are written with Collection(Edm.Int32)', async () => {
  const { body } = await asIt('GET', list);
  const column = {
    name: 'Related',
    lookup: { listId: body.id, columnName: 'Title', allowMultipleValues: true },
  };
  expect((await asIt('POST', `${list}/columns`, column)).status).toBe(201);
  expect((await add({ RelatedLookupId: [1] })).body.error.message).toContain('A value without a type name');
  const typed = { 'RelatedLookupId@odata.type': 'Collection(Edm.Int32)', RelatedLookupId: [1] };
  expect((await add(typed)).status).toBe(201);
});

test('§15.3 a text column named as a person column’s id takes the write that was meant for it', async () => {
  await asIt('POST', `${list}/columns`, { name: 'OwnerLookupId', text: {} });
  const made = await add({ OwnerLookupId: '7' });
  expect(made.body.fields).toMatchObject({ OwnerLookupId: '7' });
  await asIt('DELETE', `${list}/columns/OwnerLookupId`);
});

test('§15.4 nothing leads from a person to the number of a person in a list', async () => {
  const told = await asOfficer('GET', `/users/${officer}`);
  expect(JSON.stringify(told.body)).not.toMatch(/lookupId/i);
});

test('§15.5 and §15.7 a hyperlink is not written, and a column without an index not filtered, however few the rows', async () => {
  await asIt('POST', `${list}/columns`, { name: 'Link', hyperlinkOrPicture: { isPicture: false } });
  expect((await add({ Link: { Url: 'https://council.example', Description: 'x' } })).status).toBe(400);
  expect((await get('$filter=fields/Plain eq 1')).body.error.message).toContain('as it is not indexed');
});

test('§15.6 empty columns are left out of fields', async () => {
  const made = await add({ Title: 'bare' });
  expect(Object.keys(made.body.fields)).not.toContain('Service');
});

test('§15.10, §15.11 and §15.12 no $count, no filter on createdDateTime, lists filtered by displayName only', async () => {
  expect((await get('$count=true')).body.error.message).toContain('$count is not supported on this API');
  expect((await get("$filter=createdDateTime ge '2026-01-01'")).status).toBe(400);
  expect((await get("$filter=name eq 'Contracts'", `${site}/lists`)).body.error.message).toBe(
    'The provided filter statement is not supported',
  );
  expect((await get("$filter=displayName eq 'Contracts'", `${site}/lists`)).body.value).toHaveLength(1);
});

test('§15.14 an apostrophe in a filter is doubled; single, it ends the text', async () => {
  const found = await get("$expand=fields&$filter=fields/Service eq 'let''s'");
  expect(found.body.value).toHaveLength(1);
  expect((await get("$filter=fields/Service eq 'let's'")).status).toBe(400);
});

test('§15.15 and §15.16 a PATCH of fields answers 200; a column that begins with _ is not recognied', async () => {
  expect((await asOfficer('PATCH', `${list}/items/1/fields`, { Value: 2 })).status).toBe(200);
  const told = await asOfficer('PATCH', `${list}/items/1/fields`, { _hidden: 'x' });
  expect([told.status, told.body.error.message]).toEqual([400, "Field '_hidden' is not recognied"]);
});

test('§15.17 a column without a type is refused', async () => {
  const told = await asIt('POST', `${list}/columns`, { name: 'Bare' });
  expect(told.body.error).toMatchObject({
    code: 'invalidRequest',
    message: 'Unable to determine type of provided column definition',
  });
});

test('§15.18 a part of a batch is refused by itself, with a decimal Retry-After where that is ordered', async () => {
  tenant.control({ chaos: { partialBatch: 1, retryAfter: 'decimal' } });
  const requests = [{ id: '1', method: 'GET', url: `${list}/items` }];
  const told = await asOfficer('POST', '/$batch', { requests });
  tenant.control({ chaos: {} });
  expect([told.status, told.body.responses[0].status]).toEqual([200, 429]);
  expect(told.body.responses[0].headers['Retry-After']).toMatch(/^\d+\.\d+$/);
});

test('a list on another site is another list, whatever its name', async () => {
  expect((await asIt('GET', `${evaluations}/lists/Contracts`)).status).toBe(404);
});

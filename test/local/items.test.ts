import { ownTime } from '../own-time.ts';
import { opened, site, withContracts, type Ask } from './with-tenant.ts';

let asIt: Ask;
let asOfficer: Ask;
let list: string;
let close: () => Promise<void>;

beforeAll(async () => {
  const all = await opened();
  ({ asIt, asOfficer } = all);
  close = () => all.tenant.close();
  list = (await withContracts(asIt)).path;
});
afterAll(() => close());

const refusal = (status: number, code: string, message?: RegExp) => ({
  status,
  body: {
    error: {
      code,
      message: message ? expect.stringMatching(message) : expect.any(String),
      innerError: expect.objectContaining({ 'request-id': expect.any(String), date: expect.any(String) }),
    },
  },
});

async function made(fields: Record<string, unknown>) {
  const told = await asOfficer('POST', `${list}/items`, { fields });
  expect(told.status).toBe(201);
  return told.body as { id: string; eTag: string; fields: Record<string, unknown> };
}

test('§1 a site is found by path and by id, and a path goes on behind it', async () => {
  const byPath = await asOfficer('GET', '/sites/council.sharepoint.com:/sites/SocialValue');
  expect(byPath.body).toMatchObject({ displayName: 'Social Value', name: 'SocialValue' });
  expect(`/sites/${byPath.body.id}`).toBe(site);
  const lists = await asOfficer('GET', '/sites/council.sharepoint.com:/sites/SocialValue:/lists');
  expect(lists.body.value.map((each: { displayName: string }) => each.displayName)).toContain('Contracts');
  expect(await asOfficer('GET', '/sites/other.sharepoint.com:/sites/SocialValue')).toMatchObject(
    refusal(400, 'invalidRequest', /Invalid hostname/),
  );
});

test('§1 a list is found by title, and its columns are told', async () => {
  const told = await asOfficer('GET', `${site}/lists/Contracts?expand=columns`);
  const names = told.body.columns.map((column: { name: string }) => column.name);
  expect(names).toEqual(expect.arrayContaining(['Title', 'ClientKey', 'Themes', 'Created', 'Author']));
});

test('§2 what is written is read back in the shapes of the wire, and empty values are absent', async () => {
  const item = await made({
    Title: 'Waste collection',
    Value: 12.5,
    Live: false,
    Stage: 'Open',
    'Themes@odata.type': 'Collection(Edm.String)',
    Themes: ['Jobs', 'Skills'],
    Starts: '2026-07-01T12:00:00Z',
    Seen: '2026-07-01T12:00:00+01:00',
    OwnerLookupId: 7,
    Notes: null,
  });
  const told = await asOfficer('GET', `${list}/items/${item.id}?expand=fields`);
  expect(told.body.fields).toMatchObject({
    Title: 'Waste collection',
    Value: 12.5,
    Live: false,
    Stage: 'Open',
    'Themes@odata.type': 'Collection(Edm.String)',
    Themes: ['Jobs', 'Skills'],
    Starts: '2026-06-30T23:00:00Z',
    Seen: '2026-07-01T11:00:00Z',
    OwnerLookupId: '7',
    AuthorLookupId: '6',
  });
  expect(told.body.fields).not.toHaveProperty('Notes');
  expect(told.body.fields).not.toHaveProperty('Owner');
  const named = await asOfficer(
    'GET',
    `${list}/items/${item.id}?$expand=fields($select=Owner,OwnerLookupId)`,
  );
  expect(named.body.fields).toMatchObject({ Owner: 'Officer, Property', OwnerLookupId: '7' });
  expect(named.body.createdBy.user).toMatchObject({ displayName: 'Officer, Waste services' });
});

test('§2 and §5 PATCH fields answers 200 with the fields; If-Match of an older version is 412 and changes nothing', async () => {
  const item = await made({ Title: 'one' });
  const path = `${list}/items/${item.id}/fields`;
  const first = await asOfficer('PATCH', path, { Title: 'two' }, { 'if-match': item.eTag });
  expect(first).toMatchObject({
    status: 200,
    body: { Title: 'two', '@odata.etag': item.eTag.replace(',1', ',2') },
  });
  expect(first.body).not.toHaveProperty('eTag');
  const second = await asOfficer('PATCH', path, { Title: 'three' }, { 'if-match': item.eTag });
  expect(second).toMatchObject(refusal(412, 'resourceModified'));
  expect((await asOfficer('GET', path)).body.Title).toBe('two');
  const bad = await asOfficer('PATCH', path, { Title: 'three' }, { 'if-match': 'two' });
  expect(bad).toMatchObject(refusal(400, 'invalidRequest', /quoted strings/));
  expect(await asOfficer('PATCH', path, { Title: 'three' }, { 'if-match': '*' })).toMatchObject({
    status: 200,
  });
});

test('§10 a unique column takes a value once, in any case of letters', async () => {
  await made({ ClientKey: 'Key-1' });
  const again = await asOfficer('POST', `${list}/items`, { fields: { ClientKey: 'key-1' } });
  expect(again).toMatchObject(refusal(409, 'nameAlreadyExists', /duplicate values/));
});

test('§3 a filter on a column without an index is refused, and the message names it', async () => {
  const told = await asOfficer('GET', `${list}/items?filter=${encodeURIComponent('fields/Plain eq 3')}`);
  expect(told).toMatchObject(refusal(400, 'invalidRequest', /Field 'Plain' cannot be referenced/));
  const preferred = await asOfficer('GET', `${list}/items?filter=fields/Plain eq 3`, undefined, {
    prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly',
  });
  expect(preferred.status).toBe(200);
});

test('§3 filters by text, number, boolean, date and person; quotes are doubled', async () => {
  const item = await made({
    Service: "let's & go #1",
    Value: 99_001,
    Live: true,
    Starts: '2027-01-01',
    OwnerLookupId: '8',
    Stage: 'Awarded',
  });
  const found = async (filter: string) => {
    const told = await asOfficer('GET', `${list}/items?$filter=${encodeURIComponent(filter)}`);
    expect(told.status).toBe(200);
    return told.body.value.map((each: { id: string }) => each.id);
  };
  expect(await found("fields/Service eq 'let''s & go #1'")).toEqual([item.id]);
  expect(await found("startswith(fields/Service,'LET')")).toEqual([item.id]);
  expect(await found('fields/Value gt 99000 and fields/Live eq 1')).toEqual([item.id]);
  expect(await found("fields/Starts ge '2026-12-31T00:00:00Z'")).toEqual([item.id]);
  expect(await found("fields/OwnerLookupId eq '8'")).toEqual([item.id]);
  expect(await found("fields/Stage eq 'Awarded' and fields/Value lt 5")).toEqual([]);
});

test('§3 pages follow the id, are linked by an opaque token, and the token fits no other query', async () => {
  for (let n = 0; n < 7; n += 1) await made({ Service: 'paged', Value: 7 - n });
  const first = await asOfficer(
    'GET',
    `${list}/items?$top=3&$expand=fields($select=Value)&$filter=fields/Service eq 'paged'&$orderby=fields/Value`,
  );
  expect(first.body.value).toHaveLength(3);
  const link = String(first.body['@odata.nextLink']);
  const second = await asOfficer('GET', link);
  const third = await asOfficer('GET', second.body['@odata.nextLink']);
  const values = [first, second, third].flatMap((page) => page.body.value).map((each) => each.fields.Value);
  expect(values).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(third.body).not.toHaveProperty('@odata.nextLink');
  const token = new URL(link).searchParams.get('$skiptoken');
  expect(await asOfficer('GET', `${list}/items?$skiptoken=${token}`)).toMatchObject(
    refusal(400, 'invalidRequest'),
  );
  expect(await asOfficer('GET', `${list}/items?$skiptoken=abc.def`)).toMatchObject(
    refusal(400, 'invalidRequest'),
  );
});

test('§6 a batch answers each part, in its own order, and 424 behind a failure', async () => {
  const headers = { 'Content-Type': 'application/json' };
  const told = await asOfficer('POST', '/$batch', {
    requests: [
      { id: 'a', method: 'POST', url: `${list}/items`, headers, body: { fields: { Title: 'in a batch' } } },
      { id: 'b', method: 'GET', url: `${list}/items/999999`, dependsOn: ['a'] },
      { id: 'c', method: 'GET', url: '/me', dependsOn: ['b'] },
    ],
  });
  expect(told.status).toBe(200);
  const status = Object.fromEntries(
    told.body.responses.map((each: { id: string; status: number }) => [each.id, each.status]),
  );
  expect(status).toEqual({ a: 201, b: 404, c: 424 });
  expect(told.body.responses[0].id).not.toBe('a');
});

test('§9 a program that may only write makes no list', async () => {
  const told = await asOfficer('POST', `${site}/lists`, { displayName: 'Mine' });
  expect(told).toMatchObject(refusal(403, 'accessDenied'));
});

test('a page of 5,000 rows is answered whole', async () => {
  const big = await asIt('POST', `${site}/lists`, {
    displayName: 'Big',
    columns: Array.from({ length: 20 }, (_, n) => ({ name: `C${n}`, text: {} })),
  });
  const path = `${site}/lists/${big.body.id}/items`;
  const fields = Object.fromEntries(
    Array.from({ length: 20 }, (_, n) => [`C${n}`, `some words of usual length ${n}`]),
  );
  for (let n = 0; n < 250; n += 1) {
    const requests = Array.from({ length: 20 }, (_, id) => ({
      id: String(id),
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/json' },
      body: { fields },
    }));
    const told = await asIt('POST', '/$batch', { requests });
    expect(told.status).toBe(200);
  }
  const began = ownTime();
  const page = await asIt('GET', `${path}?$top=9999&$expand=fields($select=C1,C2,C3,C4,C5,C6,C7,C8)`);
  const took = ownTime() - began;
  expect(page.body.value).toHaveLength(5000);
  console.log(`5,000 rows in ${Math.round(took)} ms`);
}, 60_000);

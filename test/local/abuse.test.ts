import { request } from 'node:http';
import { connect } from 'node:net';
import { client, officer, opened, site, withContracts, type Ask } from './with-tenant.ts';
import type { Tenant } from '../../src/local/tenant.ts';

let tenant: Tenant;
let ask: Ask;
let asIt: Ask;
let list: string;
let token: string;

beforeAll(async () => {
  let asOfficer: Ask;
  ({ tenant, asIt, asOfficer } = await opened());
  ask = asOfficer;
  list = (await withContracts(asIt)).path;
  token = await tenant.token(officer);
  await ask('POST', `${list}/items`, { fields: { Title: 'there before', Service: 'Waste' } });
});
afterAll(() => tenant.close());

/** All that is stored, but for the clock. */
async function stored() {
  const lists = await asIt('GET', `${site}/lists?$select=id,displayName`);
  const items = await asIt('GET', `${list}/items?$expand=fields`);
  const versions = await asIt('GET', `${list}/items/1/versions`);
  return JSON.stringify([lists.body.value, items.body.value, versions.body.value]);
}

const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const long = 'x'.repeat(5 * 1024 * 1024);
const json = { 'content-type': 'application/json' };
const write = (body: unknown, headers = {}) => ask('POST', `${list}/items`, body, headers);
const change = (fields: unknown, headers = {}) => ask('PATCH', `${list}/items/1/fields`, fields, headers);
const get = (query: string) => ask('GET', `${list}/items?${query}`);
const batch = (...requests: unknown[]) => ask('POST', '/$batch', { requests });
const part = (id: string, more = {}) => ({ id, method: 'GET', url: '/me', ...more });

// Each case, the status it is answered with, and the request.
const cases: [name: string, status: number, () => Promise<{ status: number; body: unknown }>][] = [
  ['another media type', 415, () => write('{"fields":{}}', { 'content-type': 'text/plain' })],
  ['a form', 415, () => write('fields=1', { 'content-type': 'application/x-www-form-urlencoded' })],
  ['no body', 400, () => ask('POST', `${list}/items`, undefined, json)],
  ['an array', 400, () => write('[]')],
  ['null', 400, () => write('null')],
  ['a string', 400, () => write('"x"')],
  ['half a body', 400, () => write('{"fields":{')],
  ['10,000 levels', 400, () => write(`{"fields":${deep(10_000)}}`)],
  ['duplicate names', 400, () => write('{"fields":{"Title":"a","Title":"b"}}')],
  ['duplicate names, escaped', 400, () => write('{"fields":{"Title":"a","\\u0054itle":"b"}}')],
  ['fields that are an array', 400, () => write({ fields: [] })],
  ['an unknown member', 400, () => write({ fields: {}, createdBy: { user: { id: 'x' } } })],
  ['an unknown column', 400, () => write({ fields: { Nothing: 1 } })],
  ['a column of Object', 400, () => write('{"fields":{"constructor":"x"}}')],
  ['the prototype', 400, () => write('{"fields":{"__proto__":{"Title":"x"}}}')],
  ['a mass-assigned author', 400, () => write({ fields: { AuthorLookupId: 9 } })],
  ['a mass-assigned AuthorId', 400, () => write({ fields: { AuthorId: 9 } })],
  ['the id', 400, () => change({ id: 7 })],
  ['the date of creation', 400, () => change({ Created: '2020-01-01T00:00:00Z' })],
  ['the modified date', 400, () => change({ Modified: '2020-01-01T00:00:00Z' })],
  ['a leading underscore', 400, () => change({ _fieldExample: 'aaa' })],
  ['a number as text', 400, () => change({ Value: '3' })],
  ['a text as number', 400, () => change({ Title: 3 })],
  ['a boolean as number', 400, () => change({ Live: 1 })],
  ['a text as object', 400, () => change({ Title: { a: 1 } })],
  ['a choice that is none', 400, () => change({ Stage: 'Dreaming' })],
  ['several choices without their type', 500, () => change({ Themes: ['Jobs'] })],
  ['several choices as one text', 500, () => change({ Themes: 'Jobs;#Skills' })],
  ['a date that is none', 400, () => change({ Starts: '2026-02-31' })],
  ['a date in the 19th century', 400, () => change({ Starts: '1899-12-31' })],
  ['a date of the 13th month', 400, () => change({ Starts: '2026-13-01' })],
  ['a person who is not there', 400, () => change({ OwnerLookupId: 9999 })],
  ['a person by name', 400, () => change({ Owner: 'Director' })],
  ['256 characters', 400, () => change({ Title: 'x'.repeat(256) })],
  ['64,000 characters of notes', 400, () => change({ Notes: 'x'.repeat(64_000) })],
  ['a NUL', 400, () => change({ Title: 'a\u0000b' })],
  ['half a surrogate pair', 400, () => change('{"Title":"\\ud800"}')],
  ['an If-Match without quotes', 400, () => change({ Title: 'x' }, { 'if-match': 'abc' })],
  ['a weak If-Match', 412, () => change({ Title: 'x' }, { 'if-match': 'W/"abc,1"' })],
  ['an If-Match of another item', 412, () => change({ Title: 'x' }, { 'if-match': '"abc,1"' })],
  ['$top=0', 400, () => get('$top=0')],
  ['$top=-1', 400, () => get('$top=-1')],
  ['$top that is no number', 400, () => get('$top=many')],
  ['$top given twice', 400, () => get('$top=1&$top=2')],
  ['$count', 400, () => get('$count=true')],
  ['$skip', 400, () => get('$skip=5')],
  ['$search', 400, () => get('$search=x')],
  ['an unknown option', 400, () => get('$apply=groupby')],
  ['a filter without fields/', 400, () => get("$filter=Service eq 'x'")],
  ['a filter by date of creation', 400, () => get("$filter=createdDateTime gt '2020-01-01'")],
  ['half a filter', 400, () => get('$filter=fields/Service eq')],
  ['an open quote', 400, () => get("$filter=fields/Service eq 'x")],
  ['an injected filter', 501, () => get("$filter=fields/Service eq '' or 1 eq 1")],
  ['a filter function that is not supported', 400, () => get("$filter=contains(fields/Service,'x')")],
  ['a filter on a column without index', 400, () => get('$filter=fields/Plain eq 1')],
  ['an order by a column without index', 400, () => get('$orderby=fields/Plain')],
  ['a filter on an unknown column', 400, () => get('$filter=fields/Nothing eq 1')],
  ['a forged skiptoken', 400, () => get('$skiptoken=UGFnZWQ9VFJVRQ.xxxxx')],
  ['an empty skiptoken', 400, () => get('$skiptoken=')],
  ['an expand bomb', 400, () => get(`$expand=${'fields(expand='.repeat(500)}${')'.repeat(500)}`)],
  ['an unbalanced expand', 400, () => get('$expand=fields(select=A')],
  ['an expand that is not there', 501, () => get('$expand=driveItem')],
  ['a select that is not there', 400, () => get('$select=Nothing')],
  ['a bad escape', 400, () => get('$filter=%E0%A4%A')],
  ['21 parts', 400, () => batch(...Array.from({ length: 21 }, (_, n) => part(String(n))))],
  ['no parts', 400, () => batch()],
  ['the same id twice, in other case', 400, () => batch(part('a'), part('A'))],
  ['a part that depends on none', 400, () => batch(part('a', { dependsOn: ['z'] }))],
  [
    'parts that depend on each other',
    400,
    () => batch(part('a', { dependsOn: ['b'] }), part('b', { dependsOn: ['a'] })),
  ],
  ['a part that depends on itself', 400, () => batch(part('a', { dependsOn: ['a'] }))],
  [
    'a part that depends on two',
    400,
    () => batch(part('a'), part('b'), part('c', { dependsOn: ['a', 'b'] })),
  ],
  ['a part without method', 400, () => batch({ id: 'a', url: '/me' })],
  [
    'a body without type in a part',
    400,
    () => batch(part('a', { method: 'POST', url: `${list}/items`, body: { fields: {} } })),
  ],
  ['an unknown list', 404, () => ask('GET', `${site}/lists/Nothing/items`)],
  ['an unknown item', 404, () => ask('GET', `${list}/items/99999`)],
  ['an item that is no number', 404, () => ask('GET', `${list}/items/1%20or%201`)],
  ['a double slash', 400, () => ask('GET', '//me')],
  ['an encoded backslash way up', 400, () => ask('GET', `${list}/items/..%5c..%5cx`)],
  ['a method that is not there', 405, () => ask('PUT', `${list}/items/1`, {})],
  ['verb tunnelling', 501, () => ask('POST', `${list}/items`, { fields: {} }, { 'x-http-method': 'DELETE' })],
  ['the beta version', 501, () => ask('GET', tenant.url + '/beta/me')],
  ['a part of Graph that is not there', 501, () => ask('GET', '/me/messages')],
  ['5 MB', 413, () => write(`{"fields":{"Notes":"${long}"}}`)],
  ['a name for a list', 400, () => asIt('POST', `${site}/lists`, { name: 'x', displayName: 'x' })],
  ['a list without a title', 400, () => asIt('POST', `${site}/lists`, {})],
  ['a list that is there', 409, () => asIt('POST', `${site}/lists`, { displayName: 'contracts' })],
  [
    'a list with a bad column',
    400,
    () => asIt('POST', `${site}/lists`, { displayName: 'y', columns: [{ name: 'a' }] }),
  ],
  ['two types of a column', 400, () => asIt('POST', `${list}/columns`, { name: 'a', text: {}, number: {} })],
  [
    'unique without index',
    400,
    () => asIt('POST', `${list}/columns`, { name: 'a', text: {}, enforceUniqueValues: true }),
  ],
  [
    'an index on notes',
    400,
    () => asIt('POST', `${list}/columns`, { name: 'a', text: { allowMultipleLines: true }, indexed: true }),
  ],
  ['an item put into a library', 400, () => ask('POST', `${site}/lists/Documents/items`, { fields: {} })],
];

test.each(cases)('%s is answered %i and stores nothing', async (_name, status, send) => {
  const before = await stored();
  const told = await send();
  expect([told.status, told.body]).toEqual([
    status,
    { error: expect.objectContaining({ code: expect.any(String), message: expect.any(String) }) },
  ]);
  expect(await stored()).toBe(before);
});

test('parts that point elsewhere or hold another batch are refused, each by itself', async () => {
  const told = await batch(
    part('absolute', { url: 'https://evil.example/me' }),
    part('no scheme', { url: '//evil.example/me' }),
    part('nested', { method: 'POST', url: '/$batch', headers: json, body: { requests: [] } }),
    part('own token', { headers: { Authorization: 'Bearer x' } }),
    part('good'),
  );
  const status = Object.fromEntries(
    told.body.responses.map((each: { id: string; status: number }) => [each.id, each.status]),
  );
  expect(status).toEqual({ absolute: 400, 'no scheme': 400, nested: 403, 'own token': 400, good: 200 });
});

test('a column named as a member of every object is a column like others', async () => {
  const made = await asIt('POST', `${site}/lists`, {
    displayName: 'Odd names',
    columns: [
      { name: 'constructor', text: {}, indexed: true },
      { name: 'toString', text: {} },
    ],
  });
  const items = `${site}/lists/${made.body.id}/items`;
  expect((await ask('POST', items, { fields: {} })).status).toBe(201);
  expect((await ask('POST', items, { fields: { constructor: 'a' } })).status).toBe(201);
  const told = await ask(
    'GET',
    `${items}?$expand=fields($select=constructor,toString)&$filter=fields/constructor eq 'a'`,
  );
  expect(
    told.body.value.map((each: { id: string; fields: object }) => [
      each.id,
      Object.entries(each.fields).at(-1),
    ]),
  ).toEqual([['2', ['constructor', 'a']]]);
});

test('the bulk body makes one empty item, as in the service', async () => {
  const before = (await get('')).body.value.length;
  const told = await write({ value: [{ fields: { Title: 'a' } }, { fields: { Title: 'b' } }] });
  expect(told.status).toBe(201);
  expect(told.body.fields).not.toHaveProperty('Title');
  expect((await get('')).body.value).toHaveLength(before + 1);
});

test('hostile text is kept as it is, and comes back as it is', async () => {
  const texts = [
    "' or 1 eq 1",
    "O'Brien",
    '%27',
    '#&+/..',
    '=HYPERLINK("x")',
    '<script>alert(1)</script>',
    '[x](http://evil)',
    '😀 👩‍👩‍👧',
    '\u202Eevil',
    'é e\u0301',
    'null',
    'undefined',
    '__proto__',
    'CON',
    '"; DROP TABLE item; --',
    '{"a":1}',
    '\\u0000',
  ];
  for (const text of texts) {
    const made = await write({ fields: { Title: text, Service: text } });
    expect(made.body.fields).toMatchObject({ Title: text, Service: text });
    const filter = encodeURIComponent(`fields/Service eq '${text.replaceAll("'", "''")}'`);
    const found = await ask('GET', `${list}/items?$expand=fields&$filter=${filter}`);
    expect(found.body.value.map((each: { fields: { Title: string } }) => each.fields.Title)).toEqual([text]);
  }
});

test('1,000 creates with one key at once: exactly one is 201', async () => {
  const all = await Promise.all(
    Array.from({ length: 1000 }, () => write({ fields: { ClientKey: 'one and only' } })),
  );
  const count = (status: number) => all.filter((each) => each.status === status).length;
  expect([count(201), count(409)]).toEqual([1, 999]);
}, 120_000);

test('without the unique column, the same creates would all be rows', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => write({ fields: { Service: 'many' } })));
  expect(all.filter((each) => each.status === 201)).toHaveLength(20);
});

test('an address of 20,000 characters is refused, and the tenant goes on', async () => {
  const told = await get(`$filter=fields/Service eq '${'x'.repeat(20_000)}'`).catch(() => ({ status: 431 }));
  expect([414, 431]).toContain(told.status);
  expect((await ask('GET', '/me')).status).toBe(200);
});

test('a client that sends its head a byte at a time, or stops in the middle, holds up no one', async () => {
  const { port } = new URL(tenant.url);
  const slow = connect(Number(port), '127.0.0.1');
  slow.write(
    `POST /v1.0${list}/items HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 100\r\n\r\n{"fi`,
  );
  let closed = false;
  slow.on('close', () => (closed = true));
  expect((await ask('GET', '/me')).status).toBe(200);
  expect(closed).toBe(false); // others were answered while it was still heard
  slow.destroy();
  expect((await ask('GET', '/me')).status).toBe(200);
});

test('a body without a length is cut at the limit as well', async () => {
  const status = await new Promise((resolve, reject) => {
    const sent = request(`${tenant.graph}${list}/items`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${token}`, 'transfer-encoding': 'chunked' },
    });
    sent.on('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EPIPE' || error.code === 'ECONNRESET' ? resolve(413) : reject(error),
    );
    for (let n = 0; n < 6; n += 1) sent.write('x'.repeat(1024 * 1024));
    sent.end();
  });
  expect(status).toBe(413);
});

test('an encoded way up, which fetch would resolve by itself, is refused', async () => {
  const status = await new Promise((resolve, reject) => {
    request(
      {
        port: new URL(tenant.url).port,
        host: '127.0.0.1',
        path: `/v1.0${list}/items/%2e%2e/columns`,
        headers: { authorization: `Bearer ${token}` },
      },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      },
    )
      .on('error', reject)
      .end();
  });
  expect(status).toBe(400);
});

test('errors have ids, and a client’s own id is given back', async () => {
  const told = await client(tenant, token)('GET', `${list}/items/99999`, undefined, {
    'client-request-id': 'abc-123',
  });
  expect(told.headers.get('request-id')).toBe(told.body.error.innerError['request-id']);
  expect(told.body.error.innerError['client-request-id']).toBe('abc-123');
});

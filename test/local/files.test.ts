import { createHash, randomBytes } from 'node:crypto';
import { sites } from '../../src/local/directory.ts';
import { client, officer, opened, site, type Ask } from './with-tenant.ts';
import type { Tenant } from '../../src/local/tenant.ts';

let tenant: Tenant;
let asIt: Ask;
let asOfficer: Ask;
let drive: string;

beforeAll(async () => {
  ({ tenant, asIt, asOfficer } = await opened());
  const made = await asIt('POST', `${site}/lists`, {
    displayName: 'Evidence',
    list: { template: 'documentLibrary' },
    columns: [{ name: 'ContractRef', text: {}, indexed: true }],
  });
  const told = await asOfficer('GET', `${site}/lists/${made.body.id}/drive`);
  drive = `/drives/${told.body.id}`;
});
afterAll(() => tenant.close());

const bytes = (text: string) => Buffer.from(text);
const put = (path: string, body: Uint8Array, headers: Record<string, string> = {}) =>
  asOfficer('PUT', path, body, { 'content-type': 'text/plain', ...headers });

test('§11 a small file is put by path, read by redirect, and replaced as a new version', async () => {
  const made = await put(`${drive}/root:/2026/report.txt:/content`, bytes('first'));
  expect(made).toMatchObject({
    status: 201,
    body: { name: 'report.txt', size: 5, file: { mimeType: 'text/plain' } },
  });
  const sent = await asOfficer('GET', `${drive}/items/${made.body.id}/content`);
  expect(sent.status).toBe(302);
  const read = await fetch(sent.headers.get('location') ?? '');
  expect(await read.text()).toBe('first');
  expect((await put(`${drive}/root:/2026/report.txt:/content`, bytes('second!'))).status).toBe(200);
  const versions = await asOfficer('GET', `${drive}/items/${made.body.id}/versions`);
  expect(versions.body.value.map((each: { id: string; size: number }) => [each.id, each.size])).toEqual([
    ['2.0', 7],
    ['1.0', 5],
  ]);
  const children = await asOfficer('GET', `${drive}/root:/2026:/children`);
  expect(children.body.value.map((each: { name: string }) => each.name)).toEqual(['report.txt']);
});

test('§11 a download address needs no token, serves ranges, and cannot be altered', async () => {
  const made = await put(`${drive}/root:/range.txt:/content`, bytes('0123456789'));
  const url = String(made.body['@microsoft.graph.downloadUrl']);
  const part = await fetch(url, { headers: { range: 'bytes=2-4' } });
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
    206,
    '234',
    'bytes 2-4/10',
  ]);
  expect((await fetch(`${url}x`)).status).toBe(401);
  const delta = (await asOfficer('GET', `${site}/lists/Evidence/items/delta?token=latest`)).body[
    '@odata.deltaLink'
  ];
  const other = new URL(delta).searchParams.get('token');
  expect((await fetch(`${tenant.url}/download/${other}`)).status).toBe(401);
});

test('§11 the fields of a file are those of its list item', async () => {
  const made = await put(`${drive}/root:/fields.txt:/content`, bytes('x'));
  const path = `${drive}/items/${made.body.id}/listItem/fields`;
  expect(await asOfficer('PATCH', path, { ContractRef: 'C-0001' })).toMatchObject({
    status: 200,
    body: { ContractRef: 'C-0001' },
  });
  const item = await asOfficer(
    'GET',
    `${drive}/items/${made.body.id}/listItem?expand=fields(select=ContractRef,FileLeafRef)`,
  );
  expect(item.body.fields).toMatchObject({ ContractRef: 'C-0001', FileLeafRef: 'fields.txt' });
});

test('§11 an upload session takes fragments in order: 202, 416 for one received, 201 at the end, then 404', async () => {
  const whole = randomBytes(327_680 * 2 + 1000);
  const session = await asOfficer('POST', `${drive}/root:/big.bin:/createUploadSession`, {
    item: { name: 'big.bin' },
  });
  const url = String(session.body.uploadUrl);
  const send = (from: number, to: number, extra = {}) =>
    fetch(url, {
      method: 'PUT',
      headers: { 'content-range': `bytes ${from}-${to - 1}/${whole.length}`, ...extra },
      body: new Uint8Array(whole.subarray(from, to)),
    });
  expect((await send(0, 327_680, { authorization: 'Bearer x' })).status).toBe(401);
  const first = await send(0, 327_680);
  expect([first.status, (await first.json()).nextExpectedRanges]).toEqual([202, ['327680-']]);
  expect((await send(0, 327_680)).status).toBe(416);
  expect((await send(327_680, 327_680 + 1000)).status).toBe(400);
  expect((await (await fetch(url)).json()).nextExpectedRanges).toEqual(['327680-']);
  expect((await send(327_680, 655_360)).status).toBe(202);
  const last = await send(655_360, whole.length);
  const item = await last.json();
  expect([last.status, item.size, item.createdBy.user.email]).toEqual([201, whole.length, officer]);
  expect((await fetch(url)).status).toBe(404);
  const read = await fetch(item['@microsoft.graph.downloadUrl']);
  const hash = (each: Uint8Array) => createHash('sha256').update(each).digest('hex');
  expect(hash(new Uint8Array(await read.arrayBuffer()))).toBe(hash(whole));
});

test('§11 a session ends in 409 when the name is taken, and is gone when cancelled', async () => {
  await put(`${drive}/root:/taken.txt:/content`, bytes('x'));
  const session = async () =>
    String((await asOfficer('POST', `${drive}/root:/taken.txt:/createUploadSession`, {})).body.uploadUrl);
  const url = await session();
  const sent = await fetch(url, { method: 'PUT', headers: { 'content-range': 'bytes 0-0/1' }, body: 'y' });
  expect([sent.status, (await sent.json()).error.code]).toEqual([409, 'nameAlreadyExists']);
  const other = await session();
  expect((await fetch(other, { method: 'DELETE' })).status).toBe(204);
  expect((await fetch(other)).status).toBe(404);
});

test('a deleted file is away, and restored with its versions and fields', async () => {
  const made = await put(`${drive}/root:/away.txt:/content`, bytes('one'));
  await put(`${drive}/root:/away.txt:/content`, bytes('two'));
  const path = `${drive}/items/${made.body.id}`;
  expect((await asOfficer('DELETE', path)).status).toBe(204);
  expect((await asOfficer('GET', path)).status).toBe(404);
  expect((await asOfficer('POST', `${path}/restore`)).status).toBe(200);
  expect((await asOfficer('GET', `${path}/versions`)).body.value).toHaveLength(2);
});

test('a file deleted through its list item is away from the folder as well, and can be restored', async () => {
  const made = await put(`${drive}/root:/item/gone.txt:/content`, bytes('x'));
  const item = (await asOfficer('GET', `${drive}/items/${made.body.id}/listItem`)).body.id;
  expect((await asOfficer('GET', `${site}/lists/Evidence/items/${item}/driveItem`)).body.id).toBe(
    made.body.id,
  );
  expect((await asOfficer('DELETE', `${site}/lists/Evidence/items/${item}`)).status).toBe(204);
  expect((await asOfficer('GET', `${drive}/root:/item:/children`)).body.value).toEqual([]);
  expect((await asOfficer('POST', `${drive}/items/${made.body.id}/restore`)).status).toBe(200);
  expect((await asOfficer('GET', `${drive}/root:/item:/children`)).body.value).toHaveLength(1);
});

test('a deleted folder takes its files with it, and brings them back; the name may be taken meanwhile', async () => {
  await put(`${drive}/root:/box/one.txt:/content`, bytes('1'));
  const box = (await asOfficer('GET', `${drive}/root:/box`)).body.id;
  expect((await asOfficer('DELETE', `${drive}/items/${box}`)).status).toBe(204);
  expect((await asOfficer('GET', `${drive}/root:/box/one.txt`)).status).toBe(404);
  expect((await asOfficer('POST', `${drive}/items/${box}/restore`)).status).toBe(200);
  expect((await asOfficer('GET', `${drive}/root:/box/one.txt`)).status).toBe(200);
  await asOfficer('DELETE', `${drive}/items/${box}`);
  await put(`${drive}/root:/box/two.txt:/content`, bytes('2'));
  expect((await asOfficer('POST', `${drive}/items/${box}/restore`)).status).toBe(409);
});

test('a change of fields is a version of the file too', async () => {
  const made = await put(`${drive}/root:/v.txt:/content`, bytes('123'));
  await asOfficer('PATCH', `${drive}/items/${made.body.id}/listItem/fields`, { ContractRef: 'C-1' });
  await put(`${drive}/root:/v.txt:/content`, bytes('12345'));
  const told = await asOfficer('GET', `${drive}/items/${made.body.id}/versions`);
  expect(told.body.value.map((each: { id: string; size: number }) => [each.id, each.size])).toEqual([
    ['3.0', 5],
    ['2.0', 3],
    ['1.0', 3],
  ]);
});

test('§1 and §11 an old version of a file is read, and restored as a new one with its content and fields', async () => {
  const made = await put(`${drive}/root:/kept.txt:/content`, bytes('first'));
  const file = `${drive}/items/${made.body.id}`;
  await asOfficer('PATCH', `${file}/listItem/fields`, { ContractRef: 'C-1' });
  await put(`${drive}/root:/kept.txt:/content`, bytes('second!'));
  await asOfficer('PATCH', `${file}/listItem/fields`, { ContractRef: 'C-2' });
  expect((await asOfficer('GET', `${file}/versions/2.0`)).body).toMatchObject({ id: '2.0', size: 5 });
  const old = await asOfficer('GET', `${file}/versions/2.0/content`);
  expect(old.status).toBe(302);
  expect(await (await fetch(old.headers.get('location') ?? '')).text()).toBe('first');
  const stale = { 'if-match': made.body.eTag };
  expect((await asOfficer('POST', `${file}/versions/2.0/restoreVersion`, undefined, stale)).status).toBe(412);
  expect((await asOfficer('POST', `${file}/versions/2.0/restoreVersion`)).status).toBe(204);
  const now = await asOfficer('GET', file);
  expect(now.body).toMatchObject({ name: 'kept.txt', size: 5 });
  expect(await (await fetch(now.body['@microsoft.graph.downloadUrl'])).text()).toBe('first');
  expect((await asOfficer('GET', `${file}/listItem/fields`)).body).toMatchObject({
    ContractRef: 'C-1',
    FileSizeDisplay: '5',
  });
  const sizes = (await asOfficer('GET', `${file}/versions`)).body.value.map(
    ({ size }: { size: number }) => size,
  );
  expect(sizes).toEqual([5, 7, 7, 5, 5]);
  const { id } = (await asOfficer('GET', `${file}/listItem`)).body;
  const item = `${site}/lists/Evidence/items/${id}`;
  expect((await asOfficer('POST', `${item}/versions/4.0/restoreVersion`)).status).toBe(204);
  expect((await asOfficer('GET', file)).body).toMatchObject({ size: 7 });
  expect((await asOfficer('POST', `${file}/versions/99.0/restoreVersion`)).status).toBe(404);
});

test('names that SharePoint does not take are refused', async () => {
  for (const name of [
    'a%3Ab.txt',
    'CON',
    '~%24x.txt',
    '%20lead.txt',
    'que%3Fstion',
    'dot.',
    'a'.repeat(300),
  ]) {
    expect([name, (await put(`${drive}/root:/${name}:/content`, bytes('x'))).status]).toEqual([name, 400]);
  }
});

test('the folder of the program in one’s own drive is private to the person', async () => {
  const path = '/me/drive/special/approot:/drafts/a.json:/content';
  expect((await put(path, bytes('{}'))).status).toBe(201);
  const mine = await asOfficer('GET', '/me/drive/special/approot/children');
  expect(mine.body.value.map((each: { name: string }) => each.name)).toEqual(['drafts']);
  const other = client(tenant, await tenant.token('officer-property@council.example'));
  expect((await other('GET', path)).status).toBe(404);
  const own = (await asOfficer('GET', '/me/drive')).body.id;
  expect((await other('GET', `/drives/${own}/root/children`)).status).toBe(403);
  expect((await asOfficer('GET', `/drives/${own}/root/children`)).status).toBe(403);
});

test('a site has a default library', async () => {
  const told = await asOfficer('GET', `/sites/${sites[0]?.id}/drive`);
  expect(told.body).toMatchObject({ driveType: 'documentLibrary', name: 'Documents' });
});

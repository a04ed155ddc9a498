import { exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { createHmac } from 'node:crypto';
import { apps, people, tenantId } from '../../src/local/directory.ts';
import { openTenant, type Tenant } from '../../src/local/tenant.ts';
import { client, officer, opened } from './with-tenant.ts';

let tenant: Tenant;
beforeAll(async () => {
  ({ tenant } = await opened({ consented: false, appOrigins: ['http://localhost:4000'] }));
});
afterAll(() => tenant.close());

const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const told = await fetch(tenant.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: told.status, body: await told.json() };
};

const wanted = {
  upn: officer,
  clientId: apps.product.id,
  scopes: ['User.Read', 'https://graph.microsoft.com/Sites.Selected'],
};

test('a token takes consent first, once a person and a program', async () => {
  expect(await post('/local/token', wanted)).toMatchObject({
    status: 400,
    body: { error: 'consent_required' },
  });
  const given = await post('/local/token', { ...wanted, consent: true });
  expect(given).toMatchObject({ status: 200, body: { scope: 'User.Read Sites.Selected', expires_in: 3600 } });
  expect((await post('/local/token', wanted)).status).toBe(200);
  expect((await client(tenant, given.body.access_token)('GET', '/me')).body.userPrincipalName).toBe(officer);
  tenant.control({ revokeConsent: { upn: officer } });
  expect((await post('/local/token', wanted)).body.error).toBe('consent_required');
});

test('only IT consents to what an administrator must consent to', async () => {
  const wide = { ...wanted, scopes: ['Sites.FullControl.All'], consent: true };
  expect(await post('/local/token', wide)).toMatchObject({
    status: 400,
    body: { error: 'consent_required' },
  });
  expect((await post('/local/token', { ...wide, upn: 'it-admin@council.example' })).status).toBe(200);
});

test('someone who left, someone unknown and an unknown program get no token', async () => {
  for (const change of [{ upn: 'leaver@council.example' }, { upn: 'x@council.example' }, { clientId: 'x' }]) {
    const told = await post('/local/token', { ...wanted, consent: true, ...change });
    expect([told.status, told.body.access_token]).toEqual([400, undefined]);
  }
});

test('a page of a foreign origin cannot sign in, and a foreign Host is refused', async () => {
  const body = { ...wanted, consent: true };
  expect((await post('/local/token', body, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await post('/local/control', {}, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await post('/local/token', body, { origin: 'http://localhost:4000' })).status).toBe(200);
  const { request } = await import('node:http');
  const status = await new Promise((resolve, reject) => {
    request(`${tenant.url}/local/people`, { headers: { host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(421);
});

test('a page of the app reads answers, but never Retry-After', async () => {
  const preflight = await fetch(`${tenant.graph}/me`, {
    method: 'OPTIONS',
    headers: {
      origin: 'http://localhost:4000',
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization,if-match',
    },
  });
  expect(preflight.status).toBe(200);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('http://localhost:4000');
  expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,if-match');
  const told = await fetch(`${tenant.graph}/me`, { headers: { origin: 'http://localhost:4000' } });
  expect(told.headers.get('access-control-expose-headers')).not.toMatch(/retry-after|ratelimit/i);
  const foreign = await fetch(`${tenant.graph}/me`, { headers: { origin: 'https://evil.example' } });
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
});

test('a program signs in with its secret, and a person by a code on another device', async () => {
  const form = async (path: string, fields: Record<string, string>) => {
    const told = await fetch(`${tenant.url}/${tenantId}/oauth2/v2.0/${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
    return { status: told.status, body: await told.json() };
  };
  const asked = {
    client_id: apps.reminders.id,
    grant_type: 'client_credentials',
    scope: 'https://graph.microsoft.com/.default',
  };
  expect((await form('token', { ...asked, client_secret: 'guess' })).status).toBe(401);
  const app = await form('token', { ...asked, client_secret: tenant.clientSecret() });
  const found = await client(tenant, app.body.access_token)(
    'GET',
    '/sites/council.sharepoint.com:/sites/SocialValue',
  );
  expect(found.status).toBe(200);
  expect((await client(tenant, app.body.access_token)('GET', '/me')).status).toBe(400);

  const id = apps.provisioning.id;
  const device = await form('devicecode', { client_id: id, scope: 'Sites.FullControl.All offline_access' });
  const code = {
    client_id: id,
    device_code: device.body.device_code,
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
  };
  expect((await form('token', code)).body.error).toBe('authorization_pending');
  expect((await form('deviceauth', { user_code: device.body.user_code, upn: officer })).body.error).toBe(
    'consent_required',
  );
  const page = await (await fetch(device.body.verification_uri)).text();
  expect(page).toContain('IT administrator');
  await form('deviceauth', { user_code: device.body.user_code, upn: 'it-admin@council.example' });
  const signed = await form('token', code);
  expect(signed.body).toMatchObject({ token_type: 'Bearer', scope: 'Sites.FullControl.All' });
  expect((await form('token', code)).body.error).toBe('bad_verification_code');
});

test('forged, expired, unsigned and misdirected tokens are all refused alike', async () => {
  const good = await tenant.token(officer);
  const [head = '', claims = '', mark = ''] = good.split('.');
  const decoded = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const other = await generateKeyPair('ES256', { extractable: true });
  const keys = await (await fetch(`${tenant.url}/${tenantId}/discovery/v2.0/keys`)).json();
  const sign = (change: object, header: object = {}) =>
    new SignJWT({ ...decoded, ...change })
      .setProtectedHeader({ alg: 'ES256', ...header })
      .sign(other.privateKey);
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const hs = `${part({ alg: 'HS256' })}.${claims}`;
  const rs = `${hs}.${createHmac('sha256', JSON.stringify(keys.keys[0])).update(hs).digest('base64url')}`;
  const elsewhere = await openTenant({});
  const tokens: Record<string, string> = {
    none: '',
    'not a token': 'x',
    'two parts': `${head}.${claims}`,
    'four parts': `${good}.x`,
    'alg none': new UnsecuredJWT(decoded).encode(),
    'alg none, old mark': `${part({ alg: 'none' })}.${claims}.${mark}`,
    'another key': await sign({}),
    'another key with our kid': await sign({}, { kid: keys.keys[0].kid }),
    'key in the header': await sign({}, { jwk: await exportJWK(other.publicKey) }),
    'key at an address': await sign({}, { jku: 'https://evil.example/keys' }),
    'certificate at an address': await sign({}, { x5u: 'https://evil.example/cert' }),
    'HS256 with the public key': rs,
    'changed claims': `${head}.${part({ ...decoded, upn: 'director@council.example', scp: 'Sites.FullControl.All' })}.${mark}`,
    'changed mark': `${head}.${claims}.${mark.slice(0, -4)}AAAA`,
    'empty mark': `${head}.${claims}.`,
    'critical header': await sign({}, { crit: ['b64'], b64: true }),
    '100 kB': `${head}.${'A'.repeat(100_000)}.${mark}`,
    'of another tenant folder': await elsewhere.token(officer),
    'an id token': (await post('/local/token', { ...wanted, consent: true })).body.id_token,
    'of someone who left': await tenant.token('leaver@council.example'),
  };
  await elsewhere.close();
  const answers = [];
  for (const [name, token] of Object.entries(tokens)) {
    const told =
      token.length > 16_000
        ? await fetch(`${tenant.graph}/me`, { headers: { authorization: `Bearer ${token}` } }).then(
            async (each) => ({ status: each.status === 431 ? 401 : each.status, body: undefined }),
          )
        : await client(tenant, token)('GET', '/me');
    answers.push([name, told.status, told.body?.error?.message ?? 'Access token validation failure.']);
  }
  expect(answers).toEqual(Object.keys(tokens).map((name) => [name, 401, 'Access token validation failure.']));
  expect((await client(tenant, good)('GET', '/me')).status).toBe(200);
});

test('tokens signed with the true key are refused when expired, early, misdirected or without claims', async () => {
  const folder = await import('node:fs').then((fs) => fs.mkdtempSync('/tmp/tenant-'));
  const own = await openTenant({ folder });
  const { openDatabase } = await import('../../src/local/graph/database.ts');
  const db = openDatabase(folder);
  const jwk = JSON.parse(
    db.get<{ value: string }>(`SELECT value FROM setting WHERE key = 'signing-key'`)!.value,
  );
  db.close();
  const key = await importJWK(jwk, 'ES256');
  const claims = JSON.parse(Buffer.from((await own.token(officer)).split('.')[1]!, 'base64url').toString());
  const now = claims.iat as number;
  const changes: Record<string, object> = {
    expired: { exp: now - 1, nbf: now - 100, iat: now - 100 },
    early: { nbf: now + 100 },
    'no expiry': { exp: undefined },
    'another audience': { aud: 'https://management.azure.com' },
    'another issuer': { iss: 'https://evil.example/v2.0' },
    'another tenant': { tid: '00000000-0000-0000-0000-000000000000' },
    'nobody of the directory': { oid: '00000000-0000-0000-0000-000000000000' },
    'no program': { appid: undefined },
    'no scopes': { scp: undefined },
  };
  const status = async (change: object) => {
    const token = await new SignJWT({ ...claims, ...change }).setProtectedHeader({ alg: 'ES256' }).sign(key);
    return (await client(own, token)('GET', '/me')).status;
  };
  for (const [name, change] of Object.entries(changes))
    expect([name, await status(change)]).toEqual([name, 401]);
  expect(await status({})).toBe(200);
  own.control({ advanceSeconds: 3601 });
  expect(await status({})).toBe(401);
  await own.close();
});

test('a disabled account’s token stops working at once; a reset makes all tokens worthless', async () => {
  const { tenant: own } = await opened();
  const token = await own.token(officer);
  const me = () => client(own, token)('GET', '/me');
  expect((await me()).status).toBe(200);
  own.control({ account: { upn: officer, enabled: false } });
  expect((await me()).status).toBe(401);
  own.control({ account: { upn: officer, enabled: true } });
  expect((await me()).status).toBe(200);
  await own.reset();
  expect((await me()).status).toBe(401);
  await own.close();
});

test('the tenant refuses to start in production', async () => {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await expect(openTenant({})).rejects.toThrow(/NODE_ENV=production/);
  process.env['NODE_ENV'] = before;
});

test('everyone of the directory is told with a role’s name and without rights that one does not have', async () => {
  const told = await (await fetch(`${tenant.url}/local/people`)).json();
  expect(told.people).toHaveLength(people.length);
  expect(told.people.find((each: { upn: string }) => each.upn.startsWith('leaver'))).toMatchObject({
    enabled: false,
  });
});

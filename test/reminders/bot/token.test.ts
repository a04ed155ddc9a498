import {
  createLocalJWKSet,
  exportJWK,
  exportPKCS8,
  exportSPKI,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { isFromTeams, type Gate } from '../../../src/reminders/bot/token.ts';

const [audience, tenant, serviceUrl] = ['bot-id', 'tenant-id', 'https://smba.trafficmanager.net/uk/'];
const now = new Date('2026-11-20T09:00:00Z');
const at = Math.floor(now.getTime() / 1000);

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
let ours: Keys;
let theirs: Keys;
let gate: Gate;
beforeAll(async () => {
  ours = await generateKeyPair('RS256', { extractable: true });
  theirs = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(ours.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const keys = createLocalJWKSet({ keys: [jwk] });
  gate = { issuer: 'https://api.botframework.com', audience, tenants: [tenant], keys, now: () => now };
});

type Change = {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  issuer?: string;
  audience?: string | string[];
  expires?: number;
  from?: number;
  key?: CryptoKey | Uint8Array;
};

function token(change: Change = {}): Promise<string> {
  return new SignJWT({ serviceurl: serviceUrl, ...change.claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'one', ...change.header })
    .setIssuer(change.issuer ?? 'https://api.botframework.com')
    .setAudience(change.audience ?? audience)
    .setNotBefore(change.from ?? at - 60)
    .setExpirationTime(change.expires ?? at + 3_600)
    .sign(change.key ?? ours.privateKey);
}

const asked = (authorization: string | undefined, claimed = { serviceUrl, tenant }): Promise<boolean> =>
  isFromTeams(authorization, claimed, gate);

test('a token of the connector for this bot is taken, clocks being five minutes apart', async () => {
  expect(await asked(`Bearer ${await token()}`)).toBe(true);
  expect(await asked(`Bearer ${await token({ from: at + 290 })}`)).toBe(true);
  expect(await asked(`Bearer ${await token({ expires: at - 290 })}`)).toBe(true);
});

test('25 forged ones are refused alike', async () => {
  const good = await token();
  const [head = '', body = '', signature = ''] = good.split('.');
  const plain = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const spki = new TextEncoder().encode(await exportSPKI(ours.publicKey));
  const forged: readonly (string | undefined)[] = [
    undefined,
    '',
    good,
    `Basic ${good}`,
    `Bearer ${head}.${body}`,
    `Bearer ${head}.${body}.`,
    `Bearer ${head}.${body}.${signature.slice(2)}`,
    `Bearer ${head}.${plain({ serviceurl: serviceUrl, aud: audience, iss: gate.issuer, exp: at + 60, nbf: at })}.${signature}`,
    `Bearer ${new UnsecuredJWT({ serviceurl: serviceUrl })
      .setIssuer(gate.issuer)
      .setAudience(audience)
      .setExpirationTime(at + 60)
      .setNotBefore(at)
      .encode()}`,
    `Bearer ${plain({ alg: 'none', kid: 'one' })}.${body}.${signature}`,
    `Bearer ${await token({ header: { alg: 'HS256' }, key: spki })}`,
    `Bearer ${await token({ key: theirs.privateKey })}`,
    `Bearer ${await token({ header: { kid: 'two' } })}`,
    `Bearer ${await token({ key: theirs.privateKey, header: { jku: 'https://evil.example/keys' } })}`,
    `Bearer ${await token({ key: theirs.privateKey, header: { x5u: 'https://evil.example/cert' } })}`,
    `Bearer ${await token({ key: theirs.privateKey, header: { jwk: await exportJWK(theirs.publicKey) } })}`,
    `Bearer ${await token({ issuer: 'https://sts.windows.net/evil/' })}`,
    `Bearer ${await token({ issuer: 'https://api.botframework.com.evil.example' })}`,
    `Bearer ${await token({ audience: 'another-bot' })}`,
    `Bearer ${await token({ audience: [audience, 'another-bot'] })}`,
    `Bearer ${await token({ expires: at - 301 })}`,
    `Bearer ${await token({ from: at + 301 })}`,
    `Bearer ${await token({ claims: { serviceurl: 'https://evil.example/' } })}`,
    `Bearer ${await token({ claims: { serviceurl: undefined } })}`,
    `Bearer ${'a'.repeat(50_000)}.${'b'.repeat(50_000)}.c`,
    `Bearer ${good} ${good}`,
  ];
  expect(forged.length).toBeGreaterThanOrEqual(25);
  for (const [n, one] of forged.entries()) expect([n, await asked(one)]).toEqual([n, false]);
  expect((await exportPKCS8(theirs.privateKey)).length).toBeGreaterThan(0);
});

test('a press from another council, or that names another connector, is refused', async () => {
  const good = `Bearer ${await token()}`;
  expect(await asked(good, { serviceUrl, tenant: 'another' })).toBe(false);
  expect(await asked(good, { serviceUrl: 'https://evil.example/', tenant })).toBe(false);
});

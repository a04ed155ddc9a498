import { createHash, randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type CryptoKey, type JWK } from 'jose';
import { apps, person, tenantId, type LocalPerson } from '../directory.ts';
import type { Caller } from '../graph/call.ts';
import type { Database } from '../graph/database.ts';

/** Audience of tokens for Graph. */
export const graphAudience = 'https://graph.microsoft.com';

/** Issuer of the local sign-in's tokens. */
export const issuer = `http://localhost/${tenantId}/v2.0`;

/** Seconds that an access token lives. */
export const tokenLife = 3600;

/** Makes and checks the tokens of one tenant folder. */
export type Tokens = {
  /** An access token for Graph in a person's name. */
  delegated(who: LocalPerson, clientId: string, scopes: readonly string[]): Promise<string>;
  /** An access token for Graph in a program's own name. */
  appOnly(clientId: string, roles: readonly string[]): Promise<string>;
  /** An id token for the program. */
  identity(who: LocalPerson, clientId: string, nonce?: string): Promise<string>;
  /** Who the token proves to be calling Graph; undefined for any token that is not accepted. */
  caller(token: string): Promise<Caller | undefined>;
  publicKeys(): { keys: JWK[] };
  /** Secret that programs show for application tokens. */
  secret: string;
};

type Keys = { privateKey: CryptoKey; publicKey: CryptoKey; publicJwk: JWK; kid: string };

async function readKeys(db: Database): Promise<Keys> {
  const kept = db.get<{ value: string }>(`SELECT value FROM setting WHERE key = 'signing-key'`);
  const jwk = kept ? parsedJwk(kept.value) : await newJwk(db);
  const { d, ...open } = jwk;
  if (d === undefined) throw new Error('The signing key of the local tenant is damaged. Run npm run reset.');
  const kid = createHash('sha256').update(JSON.stringify(open)).digest('base64url').slice(0, 16);
  const privateKey = await importJWK(jwk, 'ES256');
  const publicKey = await importJWK(open, 'ES256');
  if (!('type' in privateKey) || !('type' in publicKey)) throw new Error('The signing key is symmetric.');
  return { privateKey, publicKey, publicJwk: { ...open, kid, alg: 'ES256', use: 'sig' }, kid };
}

// The text is what `newJwk` kept; importJWK refuses anything else.
const parsedJwk = (text: string) => JSON.parse(text) as JWK;

async function newJwk(db: Database): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  db.run(`INSERT OR REPLACE INTO setting VALUES ('signing-key', ?)`, JSON.stringify(jwk));
  return jwk;
}

/** Secret value of the tenant folder under a name, made when it is not there yet. */
export function keptSecret(db: Database, name: string): string {
  const kept = db.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', name);
  if (kept) return kept.value;
  const made = randomBytes(32).toString('base64url');
  db.run('INSERT INTO setting VALUES (?, ?)', name, made);
  return made;
}

const appName = (id: string) =>
  Object.values(apps).find((app) => app.id === id)?.displayName ?? 'Unregistered app';

type Sign = (claims: Record<string, unknown>, audience: string, subject: string) => Promise<string>;

const signer =
  (keys: Keys, now: () => Date): Sign =>
  (claims, audience, subject) => {
    const at = Math.floor(now().getTime() / 1000);
    return new SignJWT({ tid: tenantId, ver: '2.0', ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: keys.kid })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt(at)
      .setNotBefore(at)
      .setExpirationTime(at + tokenLife)
      .sign(keys.privateKey);
  };

const program = (clientId: string) => ({ appid: clientId, app_displayname: appName(clientId) });
const human = (who: LocalPerson) => ({ oid: who.id, name: who.displayName });

/** Reads or makes the tenant's keys. */
export async function openTokens(db: Database, now: () => Date): Promise<Tokens> {
  const keys = await readKeys(db);
  const sign = signer(keys, now);
  return {
    secret: keptSecret(db, 'client-secret'),
    publicKeys: () => ({ keys: [keys.publicJwk] }),
    delegated: (who, clientId, scopes) =>
      sign(
        { ...program(clientId), ...human(who), idtyp: 'user', upn: who.upn, scp: scopes.join(' ') },
        graphAudience,
        who.id,
      ),
    appOnly: (clientId, roles) =>
      sign({ ...program(clientId), idtyp: 'app', roles }, graphAudience, clientId),
    identity: (who, clientId, nonce) =>
      sign(
        { ...human(who), preferred_username: who.upn, ...(nonce === undefined ? {} : { nonce }) },
        clientId,
        who.id,
      ),
    caller: checker(keys, now),
  };
}

/** Checks tokens, and remembers those that it accepted until they expire. */
function checker(keys: Keys, now: () => Date): Tokens['caller'] {
  const accepted = new Map<string, { caller: Caller; until: number; from: number }>();
  return async (token) => {
    const at = now().getTime() / 1000;
    const known = accepted.get(token);
    if (known && known.from <= at && at < known.until) return known.caller;
    const read = await readToken(token, keys.publicKey, now());
    if (!read) return undefined;
    if (accepted.size > 1000) accepted.clear();
    accepted.set(token, read);
    return read.caller;
  };
}

async function readToken(token: string, key: CryptoKey, currentDate: Date) {
  if (token.length > 16_384) return undefined;
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['ES256'],
      issuer,
      audience: graphAudience,
      currentDate,
      clockTolerance: 0,
      requiredClaims: ['exp', 'nbf', 'iat', 'appid', 'tid', 'idtyp'],
    });
    const { appid, app_displayname: name, idtyp, oid, scp, roles, exp = 0, nbf = 0, tid } = payload;
    if (tid !== tenantId || typeof appid !== 'string') return undefined;
    const who = idtyp === 'user' && typeof oid === 'string' ? person(oid) : undefined;
    if (idtyp === 'user' ? !who || typeof scp !== 'string' : !Array.isArray(roles)) return undefined;
    const scopes = typeof scp === 'string' ? scp.split(' ') : Array.isArray(roles) ? roles.map(String) : [];
    const caller: Caller = {
      app: { id: appid, displayName: typeof name === 'string' ? name : '' },
      person: who,
      scopes: new Set(scopes),
    };
    return { caller, until: exp, from: nbf };
  } catch {
    // Whatever is wrong with a token, it is answered alike.
    return undefined;
  }
}

import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import { failed, fine, type Fault, type Outcome } from '../domain/words/outcome.ts';

/** How the reminder service shows who it is: never as a person. */
export type Identity =
  | { readonly kind: 'secret'; readonly secret: string }
  /** Certificate and private key (PKCS 8) as PEM. */
  | { readonly kind: 'certificate'; readonly certificate: string; readonly key: string }
  /** The managed identity of the Azure program: no secret at all. */
  | { readonly kind: 'managed'; readonly endpoint: string; readonly header: string };

/** Where and as what the service signs in. */
export type SignIn = {
  /** "https://login.microsoftonline.com" */
  readonly authority: string;
  readonly tenant: string;
  readonly client: string;
  readonly identity: Identity;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
};

type Kept = { readonly token: string; readonly until: number };

const earlier = 5 * 60_000; // a token is asked for anew five minutes before it ends

/** A token in the service's own name for a resource ("https://graph.microsoft.com"); kept until shortly before it ends. */
export function appToken(signIn: SignIn, resource: string): () => Promise<Outcome<string>> {
  let kept: Kept | undefined;
  return async () => {
    if (kept !== undefined && kept.until > signIn.now().getTime()) return fine(kept.token);
    const asked = await ask(signIn, resource).catch((error: unknown) => failed(refused(String(error))));
    if (asked.kind === 'fault') return asked;
    kept = asked.value;
    return fine(kept.token);
  };
}

async function ask(signIn: SignIn, resource: string): Promise<Outcome<Kept>> {
  const answer = await (signIn.identity.kind === 'managed'
    ? askHost(signIn, signIn.identity, resource)
    : askAuthority(signIn, resource));
  const body: unknown = await answer.json().catch(() => undefined);
  const { access_token: token, expires_in: seconds, error } = isRecord(body) ? body : {};
  if (!answer.ok || typeof token !== 'string')
    return failed(refused(`${answer.status} ${typeof error === 'string' ? error : ''}`));
  const life = Number(seconds ?? 3600) * 1000;
  return fine({ token, until: signIn.now().getTime() + life - earlier });
}

function askHost(
  signIn: SignIn,
  { endpoint, header }: Extract<Identity, { kind: 'managed' }>,
  resource: string,
): Promise<Response> {
  const query = new URLSearchParams({ resource, 'api-version': '2019-08-01' });
  if (signIn.client !== '') query.set('client_id', signIn.client);
  return signIn.fetch(`${endpoint}?${query.toString()}`, { headers: { 'X-IDENTITY-HEADER': header } });
}

async function askAuthority(signIn: SignIn, resource: string): Promise<Response> {
  const { authority, tenant, client } = signIn;
  const address = `${authority}/${tenant}/oauth2/v2.0/token`;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client,
    scope: `${resource}/.default`,
    ...(await proof(signIn, address)),
  });
  return signIn.fetch(address, { method: 'POST', body: form, redirect: 'error' });
}

async function proof({ identity, client, now }: SignIn, audience: string): Promise<Record<string, string>> {
  if (identity.kind === 'secret') return { client_secret: identity.secret };
  if (identity.kind === 'managed') return {};
  const raw = new X509Certificate(identity.certificate).raw;
  const at = Math.floor(now().getTime() / 1000);
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'RS256', 'x5t#S256': createHash('sha256').update(raw).digest('base64url') })
    .setIssuer(client)
    .setSubject(client)
    .setAudience(audience)
    .setJti(randomUUID())
    .setNotBefore(at)
    .setExpirationTime(at + 600)
    .sign(await importPKCS8(identity.key, 'RS256'));
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function refused(code: string): Fault {
  return {
    kind: 'not-signed-in',
    tell: 'The reminder service could not sign in.',
    mend: 'Check its certificate, secret or managed identity, and that it is granted on the site.',
    code: code.slice(0, 120),
  };
}

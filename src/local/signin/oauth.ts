import { randomBytes } from 'node:crypto';
import { apps, people, person, tenantId, type LocalApp } from '../directory.ts';
import { answer, type Answer } from '../graph/call.ts';
import { adminScopes, itAdmin, type Accounts } from './accounts.ts';
import { tokenLife, type Tokens } from './tokens.ts';

/** A device that waits for someone to sign in elsewhere. */
type Waiting = { client: LocalApp; scopes: string[]; userCode: string; until: number; upn?: string };

/** The OAuth 2 endpoints of the local sign-in. */
export type OAuth = {
  /** Answers a request under `/{tenant}/`; undefined when the path is none of the sign-in's. */
  serve(request: OAuthRequest): Promise<Answer | undefined>;
};

/** A request to the sign-in. */
export type OAuthRequest = {
  method: string;
  path: string;
  headers: Readonly<Record<string, string | undefined>>;
  bytes: Buffer;
  origin: string;
};

type Around = { tokens: () => Tokens; accounts: () => Accounts; now: () => Date };

const failed = (error: string, description: string, status = 400): Answer =>
  answer(status, { error, error_description: description });

const pollEvery = 5;
const codeLife = 900;
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
const prefix = 'https://graph.microsoft.com/';

/** Makes the sign-in: application tokens and the device code flow. */
export function oauth(around: Around): OAuth {
  const waiting = new Map<string, Waiting>();
  return {
    async serve(request) {
      const [, named = '', ...rest] = request.path.split('/');
      if (![tenantId, 'common', 'organizations'].includes(named.toLowerCase())) return undefined;
      const path = rest.join('/');
      if (path === 'v2.0/.well-known/openid-configuration') return metadata(request.origin);
      if (path === 'discovery/v2.0/keys') return answer(200, around.tokens().publicKeys());
      if (path === 'oauth2/v2.0/deviceauth' && request.method === 'GET') return devicePage();
      if (request.method !== 'POST') return undefined;
      const form = new URLSearchParams(request.bytes.toString('utf8'));
      if (path === 'oauth2/v2.0/devicecode') return beginDevice(around, waiting, form, request.origin);
      if (path === 'oauth2/v2.0/token') return token(around, waiting, form);
      if (path === 'oauth2/v2.0/deviceauth') return approveDevice(around, waiting, form);
      return undefined;
    },
  };
}

function metadata(origin: string): Answer {
  const base = `${origin}/${tenantId}`;
  return answer(200, {
    issuer: `http://localhost/${tenantId}/v2.0`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_types_supported: ['token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['ES256'],
  });
}

const clientOf = (form: URLSearchParams): LocalApp | undefined =>
  Object.values(apps).find((app) => app.id === form.get('client_id'));

const unknownClient = (form: URLSearchParams) =>
  failed('unauthorized_client', `AADSTS700016: Application '${form.get('client_id') ?? ''}' was not found.`);

async function token(around: Around, waiting: Map<string, Waiting>, form: URLSearchParams): Promise<Answer> {
  const client = clientOf(form);
  if (!client) return unknownClient(form);
  const grant = form.get('grant_type');
  if (grant === 'client_credentials') return clientToken(around, client, form);
  if (grant === deviceGrant) return deviceToken(around, waiting, form);
  return failed('unsupported_grant_type', `AADSTS70003: The grant type '${grant ?? ''}' is not supported.`);
}

async function clientToken(around: Around, client: LocalApp, form: URLSearchParams): Promise<Answer> {
  const tokens = around.tokens();
  if (form.get('client_secret') !== tokens.secret) {
    return failed('invalid_client', 'AADSTS7000215: Invalid client secret provided.', 401);
  }
  if (form.get('scope') !== `${prefix}.default`) {
    return failed('invalid_scope', `AADSTS70011: Ask for ${prefix}.default.`);
  }
  const access = await tokens.appOnly(client.id, client.roles);
  return answer(200, {
    token_type: 'Bearer',
    expires_in: tokenLife,
    ext_expires_in: tokenLife,
    access_token: access,
  });
}

function beginDevice(
  around: Around,
  waiting: Map<string, Waiting>,
  form: URLSearchParams,
  origin: string,
): Answer {
  const client = clientOf(form);
  if (!client) return unknownClient(form);
  const scopes = (form.get('scope') ?? '')
    .split(' ')
    .map((scope) => scope.replace(prefix, ''))
    .filter((scope) => scope !== '' && !['openid', 'profile', 'offline_access'].includes(scope));
  if (scopes.length === 0) return failed('invalid_scope', 'AADSTS90014: The scope is missing.');
  const code = randomBytes(32).toString('base64url');
  const userCode = randomBytes(5).toString('hex').toUpperCase().slice(0, 9);
  const until = around.now().getTime() + codeLife * 1000;
  waiting.set(code, { client, scopes, userCode, until });
  const at = `${origin}/${tenantId}/oauth2/v2.0/deviceauth`;
  return answer(200, {
    device_code: code,
    user_code: userCode,
    verification_uri: at,
    expires_in: codeLife,
    interval: pollEvery,
    message: `To sign in, open ${at}, enter the code ${userCode} and say who you are.`,
  });
}

/** The page on which a person enters the code. */
function devicePage(): Answer {
  const choices = people
    .map(({ upn, displayName }) => `<option value="${upn}">${displayName}</option>`)
    .join('');
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in on a device</title>
<h1>Sign in on a device</h1><form method="post"><p><label>Code <input name="user_code" autocomplete="off"></label>
<p><label>Who you are <select name="upn">${choices}</select></label><p><button>Sign in</button></form></html>`;
  return {
    status: 200,
    bytes: Buffer.from(page),
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'" },
  };
}

/** What the page sends: `user_code` and `upn`. */
function approveDevice(around: Around, waiting: Map<string, Waiting>, form: URLSearchParams): Answer {
  const entry = [...waiting.values()].find((each) => each.userCode === form.get('user_code'));
  const who = person(form.get('upn') ?? '');
  if (!entry || entry.until < around.now().getTime())
    return failed('invalid_grant', 'The code is not known.');
  if (!who || !around.accounts().isEnabled(who.id)) {
    return failed('invalid_grant', 'AADSTS50057: The user account does not exist or is disabled.');
  }
  const forAdmin = entry.scopes.filter((scope) => adminScopes.includes(scope));
  if (forAdmin.length > 0 && who.upn !== itAdmin) {
    return failed(
      'consent_required',
      `AADSTS90094: An administrator must consent to ${forAdmin.join(', ')}.`,
    );
  }
  entry.upn = who.upn;
  return answer(200, { signedIn: who.upn, scopes: entry.scopes });
}

async function deviceToken(
  around: Around,
  waiting: Map<string, Waiting>,
  form: URLSearchParams,
): Promise<Answer> {
  const code = form.get('device_code') ?? '';
  const entry = waiting.get(code);
  const at = around.now().getTime();
  if (!entry || entry.client.id !== form.get('client_id'))
    return failed('bad_verification_code', 'The device_code is not known.');
  if (entry.until < at) return failed('expired_token', 'AADSTS70020: The device code has expired.');
  const who = entry.upn === undefined ? undefined : person(entry.upn);
  if (!who) return failed('authorization_pending', 'AADSTS70016: The person has not signed in yet.');
  waiting.delete(code);
  const access = await around.tokens().delegated(who, entry.client.id, entry.scopes);
  const scope = entry.scopes.join(' ');
  return answer(200, { token_type: 'Bearer', scope, expires_in: tokenLife, access_token: access });
}

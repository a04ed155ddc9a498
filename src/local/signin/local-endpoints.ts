import { apps, people, person, tenantId, type LocalPerson } from '../directory.ts';
import { answer, isObject, type Answer, type Json } from '../graph/call.ts';
import { adminScopes, itAdmin, type Accounts } from './accounts.ts';
import { tokenLife, type Tokens } from './tokens.ts';

const problem = (status: number, error: string, description: string): Answer =>
  answer(status, { error, error_description: description });

/** `GET /local/people`: who one can be. */
export function listPeople(accounts: Accounts): Answer {
  const each = people.map(({ id, upn, displayName }) => ({
    id,
    upn,
    displayName,
    enabled: accounts.isEnabled(id),
  }));
  return answer(200, { people: each, tenantId, clientId: apps.product.id });
}

const plainScope = (scope: string) => scope.replace(/^https:\/\/graph\.microsoft\.com\//, '');
const openId = ['openid', 'profile', 'offline_access', 'email'];

/**
 * `POST /local/token`: an access token for a person who chose to be that person, for the frame's sign-in bridge.
 * Answers `consent_required` until the person consented to the program's scopes.
 */
export async function issueToken(tokens: Tokens, accounts: Accounts, body: Json): Promise<Answer> {
  const { upn, clientId, scopes, consent, nonce } = body;
  if (typeof upn !== 'string' || typeof clientId !== 'string' || !Array.isArray(scopes)) {
    return problem(400, 'invalid_request', 'Send upn, clientId and scopes.');
  }
  const who = person(upn);
  if (!who)
    return problem(400, 'invalid_grant', 'AADSTS50034: The user account does not exist in the directory.');
  if (!accounts.isEnabled(who.id)) {
    return problem(400, 'invalid_grant', 'AADSTS50057: The user account is disabled.');
  }
  if (!Object.values(apps).some((app) => app.id === clientId)) {
    return problem(
      400,
      'unauthorized_client',
      `AADSTS700016: Application with identifier '${clientId}' was not found in the directory.`,
    );
  }
  const wanted = scopes.map((scope) => plainScope(String(scope))).filter((scope) => !openId.includes(scope));
  const refused = adminOnly(who, wanted);
  if (refused) return refused;
  if (consent === true) accounts.consent(who, clientId, wanted);
  if (!accounts.hasConsented(who, clientId, wanted)) {
    return problem(
      400,
      'consent_required',
      'AADSTS65001: The user or administrator has not consented to use the application.',
    );
  }
  const nonceText = typeof nonce === 'string' ? nonce : undefined;
  return answer(200, {
    token_type: 'Bearer',
    access_token: await tokens.delegated(who, clientId, wanted),
    id_token: await tokens.identity(who, clientId, nonceText),
    expires_in: tokenLife,
    scope: wanted.join(' '),
    account: {
      homeAccountId: `${who.id}.${tenantId}`,
      localAccountId: who.id,
      tenantId,
      username: who.upn,
      name: who.displayName,
    },
  });
}

/** Refuses scopes that only IT can consent to. */
function adminOnly(who: LocalPerson, wanted: readonly string[]): Answer | undefined {
  const forAdmin = wanted.filter((scope) => adminScopes.includes(scope));
  if (forAdmin.length === 0 || who.upn === itAdmin) return undefined;
  return problem(
    400,
    'consent_required',
    `AADSTS90094: An administrator must consent to ${forAdmin.join(', ')}.`,
  );
}

/** Reads a JSON object body; undefined when it is none. */
export function localBody(type: string | undefined, bytes: Buffer): Json | undefined {
  if (!/^application\/json\b/i.test(type ?? '')) return undefined;
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

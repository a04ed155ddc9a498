import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';

/** Who may call the bot: only Teams, for this bot, in this council. */
export type Gate = {
  readonly issuer: string;
  /** The bot's application id. */
  readonly audience: string;
  /** The directories whose people may press something. */
  readonly tenants: readonly string[];
  readonly keys: JWTVerifyGetKey;
  readonly now: () => Date;
};

/** Where the Bot Connector publishes its keys; no address in a token is ever followed. */
export const connectorKeys = 'https://login.botframework.com/v1/.well-known/keys';
export const connectorIssuer = 'https://api.botframework.com';

const longest = 8_192;
const day = 24 * 3_600_000;

/** The keys at a fixed address: kept for a day, and fetched anew at most every five minutes for one that is unknown. */
export function keysAt(address: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(address), { cacheMaxAge: day, cooldownDuration: 5 * 60_000 });
}

/** What the request says of itself, which the token must confirm. */
export type Claimed = { readonly serviceUrl: string; readonly tenant: string };

/** Whether a request is from Teams: signature, issuer, audience, time, directory and connector. Says nothing of why not. */
export async function isFromTeams(
  authorization: string | undefined,
  claimed: Claimed,
  gate: Gate,
): Promise<boolean> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined || token.length > longest || !gate.tenants.includes(claimed.tenant)) return false;
  try {
    const { payload } = await jwtVerify(token, gate.keys, {
      issuer: gate.issuer,
      audience: gate.audience,
      algorithms: ['RS256'],
      clockTolerance: 300,
      requiredClaims: ['exp', 'nbf', 'aud', 'iss'],
      currentDate: gate.now(),
    });
    const single = typeof payload.aud === 'string';
    return single && payload['serviceurl'] === claimed.serviceUrl && claimed.serviceUrl !== '';
  } catch {
    return false;
  }
}

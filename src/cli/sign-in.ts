import {
  allowInsecureRequests,
  deviceAuthorizationRequest,
  deviceCodeGrantRequest,
  None,
  processDeviceAuthorizationResponse,
  processDeviceCodeResponse,
  ResponseBodyError,
  type AuthorizationServer,
  type Client,
} from 'oauth4webapi';
import { failed, fine, type Fault, type Outcome } from '../domain/words/outcome.ts';
import type { Connection } from './connection.ts';

/** What the sign-in needs from the world: a place to say what to do, and a way to wait. */
export type Around = {
  readonly tell: (line: string) => void;
  readonly wait: (milliseconds: number) => Promise<void>;
};

/**
 * Signs a person in by device code: they open a page anywhere and enter the code shown. The answer gives the access
 * token, asked for once; nothing is kept on the disk.
 */
export function signIn(
  connection: Connection,
  scopes: readonly string[],
  around: Around,
): () => Promise<Outcome<string>> {
  let asked: Promise<Outcome<string>> | undefined;
  return () => (asked ??= ask(connection, scopes, around));
}

async function ask(
  connection: Connection,
  scopes: readonly string[],
  around: Around,
): Promise<Outcome<string>> {
  const base = `${connection.authority}/${connection.tenant}/oauth2/v2.0`;
  const server: AuthorizationServer = {
    issuer: `${connection.authority}/${connection.tenant}/v2.0`,
    device_authorization_endpoint: `${base}/devicecode`,
    token_endpoint: `${base}/token`,
  };
  const client: Client = { client_id: connection.client };
  // Plain http only ever reaches the local tenant: the configuration refuses it for any other host.
  const options = { [allowInsecureRequests]: connection.authority.startsWith('http://') };
  try {
    const request = { scope: scopes.join(' ') };
    const answer = await deviceAuthorizationRequest(server, client, None(), request, options);
    const device = await processDeviceAuthorizationResponse(server, client, answer);
    around.tell(`To sign in, open ${device.verification_uri} and enter the code ${device.user_code}.`);
    let pause = (device.interval ?? 5) * 1000;
    for (let left = device.expires_in * 1000; left > 0; left -= pause) {
      await around.wait(pause);
      const granted = await deviceCodeGrantRequest(server, client, None(), device.device_code, options);
      const token = await processed(server, client, granted);
      if (token === 'slower') pause += 5000;
      else if (token !== 'pending') return fine(token);
    }
    return failed(fault('The code has run out.', 'expired'));
  } catch (error) {
    return failed(
      fault('The sign-in did not succeed.', error instanceof Error ? error.message : String(error)),
    );
  }
}

async function processed(server: AuthorizationServer, client: Client, granted: Response): Promise<string> {
  try {
    return (await processDeviceCodeResponse(server, client, granted)).access_token;
  } catch (error) {
    if (error instanceof ResponseBodyError && error.error === 'authorization_pending') return 'pending';
    if (error instanceof ResponseBodyError && error.error === 'slow_down') return 'slower';
    throw error;
  }
}

function fault(tell: string, code: string): Fault {
  return {
    kind: 'not-signed-in',
    tell,
    mend: 'Run the command again, and sign in with an account that may do this.',
    code,
  };
}

import {
  createNestablePublicClientApplication,
  createStandardPublicClientApplication,
  type AuthenticationResult,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import { type Fault, type Outcome, failed, fine } from '../domain/words/outcome.ts';
import { folderScopes, signInScopes } from '../registers/scopes.ts';
import type { TokenAsked } from '../ui/host.ts';
import type { Settings } from './settings.ts';
import type { SignIn } from './sign-in-later.ts';

// Some hosts announce nested sign-in and then never answer (measured: msal waits for ever).
const patience = 8_000;

/** Graph tokens for Teams, Excel and a plain browser by one path: silently first, asking only when a person clicked. */
export function openSignIn(settings: Settings): SignIn {
  let opened: Promise<IPublicClientApplication> | undefined;
  const asking = new Map<boolean, Promise<Outcome<string>>>();
  const ask = async (click: boolean, folder: boolean): Promise<Outcome<string>> => {
    try {
      opened ??= openClient(settings);
      const client = await opened;
      return fine((await token(client, settings, { click, folder })).accessToken);
    } catch (error) {
      opened = undefined; // a client that could not be opened is opened anew on the next try
      return failed(faultOf(error));
    }
  };
  return ({ click = false, folder = false } = {}) => {
    if (click) return ask(true, folder);
    // Pages that read at the same time ask the host once.
    const now = asking.get(folder) ?? ask(false, folder).finally(() => asking.delete(folder));
    asking.set(folder, now);
    return now;
  };
}

async function openClient(settings: Settings): Promise<IPublicClientApplication> {
  const configuration = {
    auth: {
      clientId: settings.clientId,
      authority: settings.authority,
      // Else msal does not know that the account's cloud is its authority's, and asks the host for each token anew.
      knownAuthorities: [new URL(settings.authority).host],
      redirectUri: `${location.origin}/redirect.html`,
    },
  };
  const nested = createNestablePublicClientApplication(configuration);
  const first = await Promise.race([nested, muteAfter(patience)]);
  return first ?? createStandardPublicClientApplication(configuration);
}

async function token(
  client: IPublicClientApplication,
  settings: Settings,
  { click, folder }: Required<TokenAsked>,
): Promise<AuthenticationResult> {
  const account = client.getActiveAccount() ?? client.getAllAccounts({ tenantId: settings.tenantId })[0];
  const scopes = [...signInScopes, ...(folder ? folderScopes : [])];
  const request = { scopes, ...(account ? { account } : {}) };
  try {
    const silent = await Promise.race([client.acquireTokenSilent(request), muteAfter(patience)]);
    if (silent) return silent;
    throw new MuteHost();
  } catch (error) {
    if (!click || !isAskable(error)) throw error;
    return client.acquireTokenPopup(request);
  }
}

class MuteHost extends Error {
  readonly errorCode = 'mute_host';
}

function muteAfter(milliseconds: number): Promise<undefined> {
  return new Promise((done) => {
    setTimeout(() => done(undefined), milliseconds);
  });
}

const askable = new Set([
  'no_account_error',
  'no_account_found',
  'no_tokens_found',
  'native_account_unavailable',
]);

function isAskable(error: unknown): boolean {
  return nameOf(error) === 'InteractionRequiredAuthError' || askable.has(codeOf(error));
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'errorCode' in error ? String(error.errorCode) : 'unknown';
}

/** What a sign-in error means for the person. Codes are msal's; the words are ours. */
export function faultOf(error: unknown): Fault {
  const code = codeOf(error);
  if (code === 'user_cancelled' || code === 'user_canceled')
    return {
      kind: 'not-signed-in',
      tell: 'Sign-in was cancelled.',
      mend: 'Sign in to read the register. Nothing was changed.',
      code,
    };
  if (code === 'no_network_connectivity' || code === 'post_request_failed' || code === 'get_request_failed')
    return {
      kind: 'offline',
      tell: 'There is no connection to the sign-in service.',
      mend: 'Check the connection, then try again. What you typed is kept.',
      code,
    };
  if (code === 'access_denied' || code === 'consent_denied' || code === 'admin_consent_required')
    return {
      kind: 'no-right',
      tell: 'This app has not been allowed for you.',
      mend: 'Ask your IT team to allow Good Measure for your account.',
      code,
    };
  if (
    code === 'mute_host' ||
    code.startsWith('popup_window') ||
    code === 'empty_window_error' ||
    code === 'timed_out'
  )
    return {
      kind: 'not-signed-in',
      tell: 'The sign-in window did not open or did not answer.',
      mend: 'Allow pop-ups for this page, then sign in.',
      code,
    };
  if (isAskable(error))
    return {
      kind: 'not-signed-in',
      tell: 'You are not signed in to the register yet.',
      mend: 'Sign in once. Your council account is used.',
      code,
    };
  return {
    kind: 'not-signed-in',
    tell: 'Sign-in did not work.',
    mend: 'Try again. If it happens again, give this code to your IT team.',
    code,
  };
}

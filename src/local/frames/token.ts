/** Somebody one can be on the local tenant. */
export type LocalPerson = {
  readonly id: string;
  readonly upn: string;
  readonly displayName: string;
  readonly enabled: boolean;
};

export type Directory = {
  readonly people: readonly LocalPerson[];
  readonly tenantId: string;
  readonly clientId: string;
};

/** Who one can be. `tenant` is the origin of the local tenant's Graph and sign-in port. */
export async function readDirectory(tenant: string): Promise<Directory> {
  const answer = await fetch(`${tenant}/local/people`);
  return (await answer.json()) as Directory; // the local tenant's own answer
}

/** What msal.js asks its host for (Nested App Authentication). */
export type BridgeRequest = {
  readonly method: 'GetInitContext' | 'GetToken' | 'GetTokenPopup';
  readonly requestId: string;
  readonly tokenParams?: { readonly clientId: string; readonly scope: string };
};

/** In whose name a token is asked for, and what a person says when asked. */
export type Asked = {
  readonly tenant: string;
  readonly upn: string;
  /** Shows the consent question; resolves to whether the person agreed. */
  readonly consent: (scopes: readonly string[]) => Promise<boolean>;
  /** A trouble to play, for trying out: offline, cancelled, denied, interaction. */
  readonly trouble?: string | undefined;
};

type Refusal = readonly [status: string, code: string];

// How each trouble ends, silently and after a click.
const troubles: Readonly<Record<string, { silent: Refusal; clicked?: Refusal }>> = {
  offline: { silent: ['NO_NETWORK', 'no_network'], clicked: ['NO_NETWORK', 'no_network'] },
  cancelled: {
    silent: ['USER_INTERACTION_REQUIRED', 'interaction_required'],
    clicked: ['USER_CANCEL', 'user_cancelled'],
  },
  denied: {
    silent: ['USER_INTERACTION_REQUIRED', 'interaction_required'],
    clicked: ['PERSISTENT_ERROR', 'access_denied'],
  },
  interaction: { silent: ['USER_INTERACTION_REQUIRED', 'interaction_required'] },
};

/** Answers a request of msal's bridge as Teams does; the access token is minted by the local tenant. */
export async function answerBridge(request: BridgeRequest, asked: Asked): Promise<object> {
  const reply = (body: object) => ({
    messageType: 'NestedAppAuthResponse',
    requestId: request.requestId,
    ...body,
  });
  const refuse = ([status, code]: Refusal, description = 'Played by the local frame.') =>
    reply({ success: false, error: { status, code, description } });
  if (request.method === 'GetInitContext') {
    const initContext = {
      sdkName: 'local-frame',
      sdkVersion: '1.0.0',
      capabilities: { queryAccount: false },
    };
    return reply({ success: true, initContext });
  }
  const silent = request.method === 'GetToken';
  const trouble = troubles[asked.trouble ?? ''];
  const played = silent ? trouble?.silent : trouble?.clicked;
  if (played) return refuse(played);
  const first = await askForToken(request, asked, false);
  if (first.ok) return reply(tokenBody(first.body, asked.tenant));
  const [code, words] = [String(first.body['error']), String(first.body['error_description'])];
  if (code !== 'consent_required') return refuse(['PERSISTENT_ERROR', code], words);
  if (silent) return refuse(['USER_INTERACTION_REQUIRED', code], words);
  if (!(await asked.consent(scopesOf(request)))) return refuse(['USER_CANCEL', 'user_cancelled']);
  const second = await askForToken(request, asked, true);
  return second.ok ? reply(tokenBody(second.body, asked.tenant)) : refuse(['PERSISTENT_ERROR', code], words);
}

function scopesOf({ tokenParams }: BridgeRequest): readonly string[] {
  return (tokenParams?.scope ?? '').split(' ').filter((scope) => scope !== '');
}

type Answer = { readonly ok: boolean; readonly body: Readonly<Record<string, unknown>> };

async function askForToken(
  request: BridgeRequest,
  { tenant, upn }: Asked,
  consent: boolean,
): Promise<Answer> {
  const clientId = request.tokenParams?.clientId;
  const answer = await fetch(`${tenant}/local/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ upn, clientId, scopes: scopesOf(request), ...(consent ? { consent } : {}) }),
  });
  return { ok: answer.ok, body: (await answer.json()) as Record<string, unknown> }; // the local tenant's own answer
}

function tokenBody(body: Answer['body'], tenant: string): object {
  const { access_token, id_token, expires_in, scope, account } = body;
  return {
    success: true,
    token: { access_token, id_token, expires_in, scope, properties: null },
    // The cloud that the account is of: msal finds a token again only where it is that of its authority.
    account: { ...(account as object), environment: new URL(tenant).host }, // the local tenant's own answer
  };
}

import { Client, ResponseType, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import type { Tenant } from '../types.ts';
import { silence, type Answer } from './faults.ts';

/** One HTTP call. `path` starts with a slash, stands under the Graph address and is encoded already. */
export type Call = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, already written, or a file. */
  readonly body?: string | Blob;
  readonly signal?: AbortSignal | undefined;
  /** A good answer's body is wanted as bytes. */
  readonly bytes?: boolean;
};

export type Transport = {
  send(call: Call, token: string): Promise<Answer>;
  /** The raw response, for files; undefined when no answer came. */
  raw(call: Call, token: string): Promise<Response | undefined>;
};

/**
 * Microsoft's client as a pipe: one attempt, nothing encoded, nothing retried. Its own retries would repeat a POST
 * and make a second row, and its own sign-in sends no token over http, where the local tenant is.
 */
export function openTransport(tenant: Tenant, patience = longestAnswer): Transport {
  const base = new URL(tenant.graph);
  const folders = base.pathname.replace(/\/$/, '').split('/');
  const version = folders.pop() ?? '';
  const client = Client.initWithMiddleware({
    baseUrl: base.origin + folders.join('/'),
    defaultVersion: version,
    middleware: oneAttempt(tenant, base.origin),
  });

  async function raw(call: Call, token: string): Promise<Response | undefined> {
    const request = client
      .api(call.path)
      .responseType(ResponseType.RAW)
      .headers({ ...call.headers, Authorization: `Bearer ${token}` });
    request.option('signal', within(patience, call));
    try {
      const response: unknown = await send(request, call);
      return response instanceof Response ? response : undefined;
    } catch {
      return undefined; // the client throws only when fetch did: the network, or the caller, cut the call
    }
  }

  return {
    raw,
    async send(call, token) {
      const response = await raw(call, token);
      return response ? answerOf(response, call.bytes) : silence;
    },
  };
}

/** After so many milliseconds without an answer a call counts as lost; a file may take twice as long. */
const longestAnswer = 60_000;

function within(patience: number, { signal, body }: Call): AbortSignal {
  const limit = AbortSignal.timeout(body instanceof Blob ? 2 * patience : patience);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}

function send(request: ReturnType<Client['api']>, { method, body }: Call): Promise<unknown> {
  switch (method) {
    case 'GET':
      return request.get();
    case 'POST':
      return request.post(body ?? '');
    case 'PATCH':
      return request.patch(body ?? '');
    case 'PUT':
      return request.put(body ?? '');
    case 'DELETE':
      return request.delete();
  }
}

function oneAttempt(tenant: Tenant, origin: string): Middleware {
  return {
    async execute(context: Context): Promise<void> {
      const url = typeof context.request === 'string' ? context.request : context.request.url;
      if (new URL(url).origin !== origin) throw new Error(`Not the tenant's address: ${new URL(url).origin}`);
      // The client's options are fetch's own, with node-fetch's extras, which we never set.
      context.response = await tenant.fetch(url, context.options as RequestInit);
    },
  };
}

/** Reads an answer whole; a body that is cut in the middle counts as no answer. */
export async function answerOf(response: Response, bytes = false): Promise<Answer> {
  try {
    const { status } = response;
    const body = bytes && response.ok ? await bytesOf(response) : json(await response.text());
    return { status, headers: Object.fromEntries(response.headers), body };
  } catch {
    return silence;
  }
}

/** The body in one piece. Node’s own arrayBuffer copies a long one twice. */
async function bytesOf(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    length += read.value.length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function json(said: string): unknown {
  if (said === '') return undefined;
  try {
    return JSON.parse(said);
  } catch {
    return undefined; // an HTML page of a proxy, for example
  }
}

import { openService, type Service } from './service.ts';

/** What Azure Functions gives with every call, as far as it is used here. */
export type Context = {
  readonly log: (line: string) => void;
  /** The answer of an HTTP trigger. */
  res?: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
};

/** A request as the HTTP trigger gives it: names of headers in lower case, the body as it came. */
export type HttpRequest = {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly rawBody?: unknown;
};

const longest = 64 * 1024;

let service: Service | undefined;

/** Opened once a process, so that a tick after the first asks each list only for what has changed. */
function opened(): Service {
  service ??= openService(process.env);
  return service;
}

/** The timer: looks what is due, and logs one line a channel. */
export async function tick(context: Context): Promise<void> {
  for (const line of await opened().tick()) context.log(line);
}

/** The bot's address, api/messages. */
export async function messages(context: Context, { headers, rawBody }: HttpRequest): Promise<void> {
  const text = typeof rawBody === 'string' ? rawBody : '';
  if (text.length > longest) {
    context.res = { status: 413 };
    return;
  }
  const { status, json } = await opened().message({
    authorization: headers['authorization'],
    body: parsed(text),
  });
  const typed = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) };
  context.res = { status, ...(json !== undefined && typed) };
}

/** The body as JSON; an empty object when it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

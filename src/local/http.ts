import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Answer } from './graph/call.ts';

/** A request whose body was read; `undefined` when it was longer than is taken. */
export type Received = {
  method: string;
  url: string;
  headers: Record<string, string | undefined>;
  bytes: Buffer;
  /** `http://127.0.0.1:1234`, as the client wrote it. */
  origin: string;
};

/** Longest body of a JSON request. */
const longestJson = 4 * 1024 * 1024;
/** Longest body of a file or part of a file. */
const longestFile = 250 * 1024 * 1024;

// What Graph lets a page read; Retry-After and RateLimit-* are not among them.
const exposed =
  'ETag, Location, Preference-Applied, Content-Range, request-id, client-request-id, ReadWriteConsistencyToken, SdkVersion';

/** Options of the loopback server. */
export type Loopback = {
  port: number;
  /** Origins whose pages may read answers. */
  origins(): readonly string[];
  /** Answers a request; `cut` closes the connection without an answer. */
  handle(received: Received): Promise<Answer | 'cut'>;
};

/** Starts a server on the loopback interface only, that refuses other Host headers. */
export async function listen(options: Loopback): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    // A fault in the code below must not end the tenant; it is told and answered 500.
    respond(options, request, response).catch((error: unknown) => {
      if (request.destroyed && !request.complete) return; // the caller broke off within the body
      console.error(error);
      if (response.headersSent) response.destroy();
      else
        send(response, {
          status: 500,
          json: '{"error":{"code":"generalException","message":"General exception while processing"}}',
        });
    });
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return { server, port: address.port };
}

async function respond(options: Loopback, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const host = request.headers.host ?? '';
  const port = request.socket.localPort;
  if (![`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`].includes(host)) {
    send(response, {
      status: 421,
      json: '{"error":{"code":"badHost","message":"The local tenant answers on the loopback address only."}}',
    });
    return;
  }
  const origin = request.headers.origin;
  if (origin !== undefined && options.origins().includes(origin)) allow(request, response, origin);
  if (request.method === 'OPTIONS') {
    response.writeHead(200, { 'Content-Length': '0' }).end();
    return;
  }
  const bytes = await readBody(request);
  if (bytes === undefined) {
    response.setHeader('Connection', 'close');
    send(response, {
      status: 413,
      json: '{"error":{"code":"requestEntityTooLarge","message":"The request is larger than is allowed."}}',
    });
    return;
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  const done = await options.handle({
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers,
    bytes,
    origin: `http://${host}`,
  });
  if (done === 'cut') request.socket.destroy();
  else send(response, done, request.method === 'HEAD');
}

function allow(request: IncomingMessage, response: ServerResponse, origin: string): void {
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Vary', 'Origin');
  response.setHeader('Access-Control-Expose-Headers', exposed);
  if (request.method !== 'OPTIONS') return;
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE');
  const wanted = request.headers['access-control-request-headers'];
  if (wanted !== undefined) response.setHeader('Access-Control-Allow-Headers', wanted);
  response.setHeader('Access-Control-Max-Age', '3600');
}

/** Reads the body into memory, up to what is allowed for its kind. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const isFile = request.method === 'PUT';
  const longest = isFile ? longestFile : longestJson;
  if (Number(request.headers['content-length'] ?? 0) > longest) return undefined;
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    // A request stream without encoding gives buffers.
    const bytes = part as Buffer;
    length += bytes.length;
    if (length > longest) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

const jsonType =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

function send(response: ServerResponse, done: Answer, headOnly = false): void {
  const body = done.json === undefined ? done.bytes : Buffer.from(done.json);
  const headers: Record<string, string> = { 'Cache-Control': 'no-store', ...done.headers };
  if (done.json !== undefined) headers['Content-Type'] ??= jsonType;
  if (done.status !== 204) headers['Content-Length'] = String(body?.length ?? 0);
  response.writeHead(done.status, headers);
  response.end(headOnly ? undefined : body);
}

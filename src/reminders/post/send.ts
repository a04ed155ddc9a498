import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isLoopback, publicLookup } from './address.ts';

/** One request outside. */
export type Sending = {
  readonly url: URL;
  readonly method: 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What came back. `no answer`: nothing was sent for certain; `cut`: it was sent, and no whole answer came. */
export type Sent =
  | { readonly kind: 'answer'; readonly status: number; readonly retryAfter?: string; readonly body: string }
  | { readonly kind: 'no answer'; readonly tell: string }
  | { readonly kind: 'cut'; readonly tell: string };

export type Limits = { readonly milliseconds: number; readonly bytes: number };

/** At most 10 seconds and 64 kB. */
export const limits: Limits = { milliseconds: 10_000, bytes: 64 * 1024 };

/** Sends once: no redirect is followed, no private address is connected to, and neither time nor bytes run away. */
export function send(sending: Sending, { milliseconds, bytes }: Limits = limits): Promise<Sent> {
  return new Promise((resolve) => {
    let connected = false;
    const call = open(sending);
    const timer = setTimeout(() => call.destroy(new Error(tooSlow)), milliseconds);
    const end = (sent: Sent): void => {
      clearTimeout(timer);
      resolve(sent);
    };
    call.on('socket', (socket) => {
      const event = sending.url.protocol === 'http:' ? 'connect' : 'secureConnect';
      socket.once(event, () => (connected = true));
    });
    call.on('response', (answer) => collect(answer, bytes).then(end, () => call.destroy()));
    call.on('error', ({ message }) => {
      const tell =
        message === tooSlow
          ? `No answer came within ${milliseconds / 1000} seconds.`
          : 'The connection failed.';
      end(connected ? { kind: 'cut', tell } : { kind: 'no answer', tell });
    });
    call.end(sending.body);
  });
}

const tooSlow = 'too slow';

function open({ url, method, headers, body }: Sending): ClientRequest {
  const request = url.protocol === 'http:' ? httpRequest : httpsRequest;
  return request(url, {
    method,
    agent: false,
    headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    ...(!isLoopback(url) && { lookup: publicLookup }),
  });
}

/** The whole answer; of one that breaks off or is too long, that it was cut. */
async function collect(answer: IncomingMessage, bytes: number): Promise<Sent> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of answer) {
      const piece = Buffer.from(part as Uint8Array); // no encoding is set: the stream gives bytes
      length += piece.length;
      if (length > bytes) return { kind: 'cut', tell: 'The answer is too long.' };
      parts.push(piece);
    }
  } catch {
    return { kind: 'cut', tell: 'The answer broke off.' };
  }
  const after = answer.headers['retry-after'];
  const body = Buffer.concat(parts).toString('utf8');
  return {
    kind: 'answer',
    status: answer.statusCode ?? 0,
    body,
    ...(after !== undefined && { retryAfter: after }),
  };
}

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { control } from './control.ts';
import type { Faults } from './faults.ts';
import { answer, type Answer, type World } from './graph/call.ts';
import { Refusal } from './graph/refusal.ts';
import { refused, serve } from './graph/service.ts';
import type { Throttle } from './graph/throttle.ts';
import { serveDownload, serveUpload } from './graph/transfers.ts';
import type { Received } from './http.ts';
import type { Posts } from './posts/posts.ts';
import type { Accounts } from './signin/accounts.ts';
import { issueToken, listPeople, localBody } from './signin/local-endpoints.ts';
import type { OAuth } from './signin/oauth.ts';
import type { Tokens } from './signin/tokens.ts';

/** All that a running tenant consists of; a reset makes another. */
export type Inside = {
  world: World;
  clock: { ahead: number };
  tokens: Tokens;
  accounts: Accounts;
  oauth: OAuth;
  throttle: Throttle;
  faults: Faults;
  posts: Posts;
  /** Origins whose pages may use the sign-in. */
  origins: readonly string[];
  /** Is told of every Graph request and its answer. */
  observe(seen: Seen): void;
};

/** A Graph request with its answer, as they were on the wire. */
export type Seen = { received: Received; answer: Answer };

const absent: Answer = answer(404, {
  error: { code: 'notFound', message: 'There is nothing at this address.' },
});

/** Answers what arrives at the tenant's port: Graph, sign-in and the local controls. */
export function requestHandler(inside: Inside): (received: Received) => Promise<Answer | 'cut'> {
  return async (received) => {
    const [path = ''] = received.url.split('?');
    if (path.startsWith('/local/')) return local(inside, received, path);
    if (/^\/(v1\.0|beta|upload|download)(\/|$)/.test(path)) return withFaults(inside, received, path);
    const posted = inside.posts.serve(received, path);
    if (posted) return posted;
    return (await inside.oauth.serve({ ...received, path })) ?? absent;
  };
}

async function withFaults(inside: Inside, received: Received, path: string): Promise<Answer | 'cut'> {
  const { faults, world } = inside;
  const began = performance.now();
  const named = `${received.method} ${path}`;
  const fault = faults.before(named, world.now());
  if (fault === 'cut') return 'cut';
  if (fault) return refused(fault, { 'request-id': randomUUID() }, world.now());
  const done = /^\/(upload|download)\//.test(path)
    ? transferred(inside, received, path)
    : await serve(
        {
          world,
          throttle: inside.throttle,
          faults,
          caller: (token) => inside.tokens.caller(token),
          isEnabled: (id) => inside.accounts.isEnabled(id),
        },
        received,
      );
  inside.observe({ received, answer: done });
  // The time that the service takes is made up to what was ordered, its own work included.
  const latency = faults.latency(done.items ?? 0) - (performance.now() - began);
  if (latency > 0) await sleep(latency);
  return faults.loses(named) ? 'cut' : done;
}

function transferred(inside: Inside, received: Received, path: string): Answer {
  const { world } = inside;
  try {
    const transfer = { ...received, world, path };
    return path.startsWith('/upload/') ? serveUpload(transfer) : serveDownload(transfer);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, { 'request-id': randomUUID() }, world.now());
  }
}

/** The frame's own addresses; pages of other origins get nothing. */
async function local(inside: Inside, received: Received, path: string): Promise<Answer> {
  const { origin } = received.headers;
  if (origin !== undefined && origin !== received.origin && !inside.origins.includes(origin)) {
    return answer(403, {
      error: 'access_denied',
      error_description: 'This page may not use the local sign-in.',
    });
  }
  if (path === '/local/people' && received.method === 'GET') return listPeople(inside.accounts);
  if (path === '/local/posts' && received.method === 'GET') return inside.posts.list(received);
  if (received.method !== 'POST') return absent;
  const body = localBody(received.headers['content-type'], received.bytes);
  if (!body) return answer(400, { error: 'invalid_request', error_description: 'Send a JSON object.' });
  if (path === '/local/token') return issueToken(inside.tokens, inside.accounts, body);
  if (path === '/local/reply') return inside.posts.reply(body);
  if (path === '/local/press') return inside.posts.connector.press(body, received.origin);
  return path === '/local/control' ? control(inside, body) : absent;
}

import { randomUUID } from 'node:crypto';
import type { Chaos } from './chaos.ts';
import { answer, type Answer, type World } from './graph/call.ts';
import { Refusal } from './graph/refusal.ts';
import { refused, serve } from './graph/service.ts';
import { serveDownload, serveUpload } from './graph/transfers.ts';
import type { Throttle } from './graph/throttle.ts';
import type { Received } from './http.ts';
import type { Accounts } from './signin/accounts.ts';
import { issueToken, listPeople, localBody } from './signin/local-endpoints.ts';
import type { Tokens } from './signin/tokens.ts';

/** All that a running tenant consists of; a reset makes another. */
export type Inside = {
  world: World;
  clock: { ahead: number };
  tokens: Tokens;
  accounts: Accounts;
  throttle: Throttle;
  chaos: Chaos;
};

const absent: Answer = answer(404, {
  error: { code: 'notFound', message: 'There is nothing at this address.' },
});

/** Answers what arrives at the tenant's port: Graph, sign-in and the local controls. */
export function requestHandler(inside: Inside): (received: Received) => Promise<Answer | 'cut'> {
  return async (received) => {
    const [path = ''] = received.url.split('?');
    if (path.startsWith('/local/')) return local(inside, received, path);
    if (/^\/(v1\.0|beta)(\/|$)/.test(path)) {
      return serve(
        {
          world: inside.world,
          throttle: inside.throttle,
          caller: (token) => inside.tokens.caller(token),
          isEnabled: (id) => inside.accounts.isEnabled(id),
        },
        received,
      );
    }
    if (/^\/(upload|download)\//.test(path)) return transferred(inside, received, path);
    return absent;
  };
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

async function local(inside: Inside, received: Received, path: string): Promise<Answer> {
  if (path === '/local/people' && received.method === 'GET') return listPeople(inside.accounts);
  if (received.method !== 'POST') return absent;
  const body = localBody(received.headers['content-type'], received.bytes);
  if (!body) return answer(400, { error: 'invalid_request', error_description: 'Send a JSON object.' });
  if (path === '/local/token') return issueToken(inside.tokens, inside.accounts, body);
  return absent;
}

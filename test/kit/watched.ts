import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpoints } from '../../src/local/graph/service.ts';
import { router } from '../../src/local/graph/router.ts';
import type { TenantOptions } from '../../src/local/tenant.ts';
import { scopesFor, type Scope } from '../../src/registers/scopes.ts';
import { contract } from './contract.ts';
import { type Called, rightName } from './rights.ts';

/** A request of a test's own, which is no call of the product, carries this header. */
export const byHand = { 'x-by-hand': '1' };

type Seen = Parameters<NonNullable<TenantOptions['observe']>>[0];

type Whose = 'the product' | 'anybody';

/** One Graph call: alone, or a part of a batch. */
type Exchange = {
  method: string;
  /** Path after /v1.0, with its query. */
  url: string;
  request: unknown;
  status: number;
  response: unknown;
};

const waiting: { seen: Seen; whose: Whose }[] = [];
const faults = new Set<string>();
const called = new Map<string, Set<string>>();
const find = router(endpoints);

/**
 * Options for a local tenant of which every exchange is held against Graph's published schema (where that is at
 * hand), and every call of the product against the rights that we ask for. What does not fit fails the test file.
 */
export function watched(options: TenantOptions, whose: Whose = 'the product'): TenantOptions {
  return {
    ...options,
    observe(seen) {
      waiting.push({ seen, whose });
      // After the answer has gone out, so that nobody waits for it.
      setImmediate(checkWaiting);
    },
  };
}

function checkWaiting(): void {
  for (const { seen, whose } of waiting.splice(0)) {
    const { headers } = seen.received;
    for (const exchange of exchangesOf(seen)) {
      for (const fault of schemaFaults(exchange)) faults.add(fault);
      if (whose === 'anybody' || 'x-by-hand' in headers) continue;
      for (const fault of rightFaults(exchange, headers['authorization'])) faults.add(fault);
    }
  }
}

afterAll(() => {
  checkWaiting();
  keep();
  const found = [...faults];
  faults.clear();
  expect(found).toEqual([]);
});

/** npm test holds the calls of all files against the table of rights at its end. */
function keep(): void {
  const folder = process.env['GM_CALLS'];
  if (!folder || called.size === 0) return;
  mkdirSync(folder, { recursive: true });
  const told: Called = Object.fromEntries([...called].map(([call, names]) => [call, [...names]]));
  writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(told));
}

function exchangesOf({ received, answer }: Seen): Exchange[] {
  if (!received.url.startsWith('/v1.0/')) return [];
  const whole: Exchange = {
    method: received.method,
    url: received.url.slice('/v1.0'.length),
    request: received.headers['content-type']?.startsWith('application/json')
      ? parsed(received.bytes.toString('utf8'))
      : undefined,
    status: answer.status,
    response: answer.json === undefined ? undefined : parsed(answer.json),
  };
  if (!whole.url.startsWith('/$batch') || whole.status !== 200) return [whole];
  return [whole, ...partsOf(whole)];
}

function partsOf({ request, response }: Exchange): Exchange[] {
  // The tenant answered 200, so it read both.
  const { requests } = request as { requests: { id: string; method: string; url: string; body?: unknown }[] };
  const { responses } = response as { responses: { id: string; status: number; body?: unknown }[] };
  return requests.flatMap(({ id, method, url, body }) => {
    const told = responses.find((each) => each.id === id);
    const path = `/${url.replace(/^\//, '')}`;
    return told ? [{ method, url: path, request: body, status: told.status, response: told.body }] : [];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pathOf({ url }: Exchange): string {
  const path = url.replace(/\?.*$/, '');
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** What of an exchange is not as Graph's schema has it. */
export function schemaFaults(exchange: Exchange): string[] {
  return contract?.faults({ ...exchange, path: pathOf(exchange) }) ?? [];
}

/** What of a call of the product no right of ours allows, or the local tenant does not do. */
export function rightFaults(exchange: Exchange, authorization = ''): string[] {
  const { method, url, status } = exchange;
  const path = url.replace(/\?.*$/, '');
  // What was refused needed a right that the caller had not.
  if (path === '/$batch' || status === 401 || status === 403) return [];
  const found = find(method, path.replace(/^(\/sites\/)[^/]+:\/[^:]+:?/, '$1x'));
  const name = `${method} ${'endpoint' in found ? found.endpoint.path : path}`;
  if (status === 501) return [`${name} is not done by the local tenant`];
  const token = claims(authorization);
  const rights = scopesFor(method, path).filter(
    (scope) => scope.kind === token.kind && token.names.includes(scope.name),
  );
  if (rights.length === 0)
    return [
      `${name} is allowed by no right of ours (${token.names.join(', ')}): see src/registers/scopes.ts`,
    ];
  const known = called.get(name) ?? new Set();
  for (const right of rights) known.add(rightName(right));
  called.set(name, known);
  return [];
}

type Claims = { kind: Scope['kind']; names: readonly string[] };

function claims(authorization: string): Claims {
  const body = Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString('utf8');
  // Read as the tenant's own token, which accepted it.
  const read = (parsed(body) ?? {}) as { idtyp?: string; scp?: string; roles?: string[] };
  return read.idtyp === 'app'
    ? { kind: 'application', names: read.roles ?? [] }
    : { kind: 'delegated', names: (read.scp ?? '').split(' ') };
}

import { randomUUID } from 'node:crypto';
import { admit } from './access.ts';
import { answer, type Answer, type Call, type Caller, type World } from './call.ts';
import { runBatch } from './batch.ts';
import { driveEndpoints } from './drive-endpoints.ts';
import { channelEndpoints, subscriptionEndpoints } from './channels.ts';
import { deltaEndpoints } from './delta.ts';
import { permissionEndpoints } from './permissions.ts';
import { versionEndpoints } from './versions.ts';
import { columnEndpoints } from './column-endpoints.ts';
import { itemEndpoints } from './items.ts';
import { listEndpoints } from './lists.ts';
import { peopleEndpoints } from './people.ts';
import { allowOnly, readQuery } from './query.ts';
import { denied, notImplemented, Refusal, unauthorised } from './refusal.ts';
import { router, type Endpoint } from './router.ts';
import { resolveSitePath, siteEndpoints } from './sites.ts';
import { instantText } from './site-time.ts';
import type { Throttle } from './throttle.ts';

/** Every endpoint of the local Graph, in the order in which a path is looked up. */
export const endpoints: readonly Endpoint[] = [
  ...deltaEndpoints,
  ...itemEndpoints,
  ...columnEndpoints,
  ...listEndpoints,
  ...siteEndpoints,
  ...peopleEndpoints,
  ...driveEndpoints,
  ...versionEndpoints,
  ...permissionEndpoints,
  ...channelEndpoints,
  ...subscriptionEndpoints,
];

const find = router(endpoints);

/** A request as it arrived, or a part of a batch. */
export type Arrived = {
  method: string;
  /** Path and query after the origin. */
  url: string;
  headers: Readonly<Record<string, string | undefined>>;
  bytes: Buffer;
  origin: string;
};

/** Faults that are made inside the service. */
export type PartFaults = {
  part(request: string, at: Date): Refusal | undefined;
};

/** What the service needs beside the request. */
export type Surroundings = {
  world: World;
  throttle: Throttle;
  faults: PartFaults;
  caller(token: string): Promise<Caller | undefined>;
  isEnabled(personId: string): boolean;
};

/** Answers one Graph request, refusals in Graph's envelope; a throw is a bug. */
export async function serve(around: Surroundings, arrived: Arrived): Promise<Answer> {
  const requestId = randomUUID();
  const ids: Record<string, string> = { 'request-id': requestId };
  const theirs = arrived.headers['client-request-id'];
  if (theirs !== undefined && /^[\w-]{1,64}$/.test(theirs)) ids['client-request-id'] = theirs;
  try {
    const done = await route(around, arrived);
    return { ...done, headers: { ...done.headers, ...ids } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, ids, around.world.now());
  }
}

/** A refusal in Graph's envelope. */
export function refused(error: Refusal, ids: Record<string, string>, at: Date): Answer {
  const innerError = { ...error.inner, date: at.toISOString().slice(0, 19), ...ids };
  return answer(
    error.status,
    { error: { code: error.code, message: error.message, innerError } },
    { ...error.headers, ...ids },
  );
}

async function whoCalls(around: Surroundings, arrived: Arrived): Promise<Caller> {
  const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(arrived.headers['authorization'] ?? '') ?? [];
  const caller = token === undefined ? undefined : await around.caller(token);
  if (!caller || (caller.person && !around.isEnabled(caller.person.id))) throw unauthorised();
  return caller;
}

async function route(around: Surroundings, arrived: Arrived): Promise<Answer> {
  const caller = await whoCalls(around, arrived);
  const call = callOf(around, arrived, caller);
  if (/^\/\$batch\/?$/.test(call.path)) {
    if (arrived.method !== 'POST') throw wrongMethod();
    return runBatch(call, (part) => runPart(around, arrived, part));
  }
  return runOne(around, call);
}

function callOf(around: Surroundings, arrived: Arrived, caller: Caller): Call {
  const at = arrived.url.indexOf('?');
  const path = at < 0 ? arrived.url : arrived.url.slice(0, at);
  const version = /^\/(v1\.0|beta)(?=\/|$)/.exec(path)?.[1];
  if (version === 'beta') throw notImplemented('the beta version of Graph');
  if (!version) throw new Refusal(400, 'BadRequest', `Invalid version: ${path.split('/')[1] ?? ''}`);
  const after = path.slice(version.length + 1);
  checkPath(after);
  return {
    world: around.world,
    caller,
    method: arrived.method,
    origin: arrived.origin,
    path: resolveSitePath(after),
    params: {},
    query: readQuery(at < 0 ? '' : arrived.url.slice(at + 1)),
    headers: arrived.headers,
    bytes: arrived.bytes,
    at: instantText(around.world.now().getTime()),
  };
}

function checkPath(path: string): void {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    throw new Refusal(400, 'BadRequest', 'The request URL is malformed.');
  }
  const dots = decoded.split(/[/\\]/).some((segment) => segment === '.' || segment === '..');
  if (dots || path.includes('//') || path.includes('\\') || decoded.includes('\0')) {
    throw new Refusal(400, 'BadRequest', 'Resource not found for the segment.');
  }
}

const wrongMethod = () =>
  new Refusal(405, 'UnsupportedHttpMethod', 'The HTTP method is not supported for this resource.');

async function runOne(around: Surroundings, call: Call): Promise<Answer> {
  const found = find(call.method, call.path);
  if (call.headers['x-http-method'] ?? call.headers['x-http-method-override'])
    throw notImplemented('verb tunnelling');
  if ('other' in found) {
    if (found.other) throw wrongMethod();
    throw notImplemented(`${call.method} ${call.path}`);
  }
  const { endpoint, params } = found;
  const named: Call = { ...call, params };
  const units = typeof endpoint.units === 'number' ? endpoint.units : endpoint.units(named);
  const rate = around.throttle.spend(units, call.caller.app.id, call.caller.person);
  admit(named, endpoint.need);
  allowOnly(call.query, endpoint.options ?? []);
  const done = await endpoint.run(named);
  return { ...done, headers: { ...done.headers, ...rate } };
}

async function runPart(
  around: Surroundings,
  outer: Arrived,
  part: { method: string; url: string; headers: Record<string, string>; bytes: Buffer },
): Promise<Answer> {
  const ids = { 'request-id': randomUUID() };
  try {
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(part.url)) {
      throw new Refusal(400, 'BadRequest', 'The url of a batch part must be relative.');
    }
    if (/^\/?\$batch\b/i.test(part.url)) throw denied('A batch cannot hold a batch.');
    const url = `/v1.0/${part.url.replace(/^\//, '')}`;
    const { authorization: own, ...headers } = part.headers;
    if (own !== undefined)
      throw new Refusal(400, 'BadRequest', 'A batch part has no Authorization of its own.');
    const arrived: Arrived = {
      ...outer,
      method: part.method,
      url,
      headers: { ...headers, authorization: outer.headers['authorization'] },
      bytes: part.bytes,
    };
    const fault = around.faults.part(`${part.method} ${url}`, around.world.now());
    if (fault) throw fault;
    const caller = await whoCalls(around, arrived);
    return await runOne(around, callOf(around, arrived, caller));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, ids, around.world.now());
  }
}

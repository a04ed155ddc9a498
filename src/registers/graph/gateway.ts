import { failed, fine, type Outcome } from '../../domain/words/outcome.ts';
import type { Tenant } from '../types.ts';
import { openClock, type Clock } from './clock.ts';
import { faultOf, isGood, isPassing, silence, thresholdFault } from './faults.ts';
import { record } from './members.ts';
import type { Answer } from './faults.ts';
import { backoff, openLimiter, type Limiter } from './limiter.ts';
import { readPages, type Pages } from './pages.ts';
import { waitSaid } from './retry-after.ts';
import { openTransport, type Call, type Transport } from './transport.ts';

/** A call as a part of a batch: its id there, and the part that must succeed before it. */
export type Part = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly after?: number; // the index of the part that must succeed first
};

/** Everything that is asked of Graph goes through here. */
export type Gateway = {
  readonly tenant: Tenant;
  readonly limiter: Limiter;
  readonly clock: Clock;
  /** One attempt, after the gate, with a fresh token once on 401. The answer may be a refusal. */
  once(call: Call, how?: How): Promise<Outcome<Answer>>;
  /** A read, tried again while it may pass; the answer is a good one. `what` names the thing, for the fault. */
  readonly read: (path: string, what: string, signal?: AbortSignal) => Promise<Outcome<Answer>>;
  /** As `read`; the body as bytes, mostly: where the service had to be asked in a batch, as JSON. */
  readonly bytes: (path: string, what: string) => Promise<Outcome<Answer>>;
  /** Up to 20 calls in one request; the answers in the order of the parts, status 0 where none came. */
  batch(parts: readonly Part[], how?: How): Promise<Outcome<readonly Answer[]>>;
  /** Reads in batches of 20, parts tried again while they may pass. Answers may be refusals that will not pass. */
  readMany(paths: readonly string[], signal?: AbortSignal): Promise<Outcome<readonly Answer[]>>;
  /** As `read`; calls made in the same moment go out as one batch. Without `patient` each is tried once. */
  readonly gather: (path: string, what: string, patient?: boolean) => Promise<Outcome<Answer>>;
  /** Every element of a list of pages, links followed on the same origin only. */
  pages(path: string, what: string, signal?: AbortSignal): Promise<Outcome<Pages>>;
};

export type How = {
  /** Resource units, when the caller has not yet paid for them with `limiter.afford`. */
  readonly units?: number;
  readonly signal?: AbortSignal | undefined;
};

export const batchLimit = 20;
const readTries = 6;

export const openGateway = (tenant: Tenant, quota?: number): Gateway =>
  gatewayOf({ tenant, limiter: openLimiter(tenant, quota), clock: openClock(tenant.now) });

/** A gateway with this limiter and this clock. */
export function gatewayOf(around: Omit<Core, 'transport'>): Gateway {
  const core = { ...around, transport: openTransport(around.tenant) };
  const once = (call: Call, how: How = {}) => attempt(core, call, how);
  const read = (path: string, what: string, signal?: AbortSignal) => readUntil(core, { path, what, signal });
  return {
    ...around,
    once,
    batch: (parts, how = {}) => sendBatch(core, parts, how),
    read,
    bytes: (path, what) => readUntil(core, { path, what, bytes: true }),
    readMany: (paths, signal) => readParts(core, paths, signal),
    gather: openGather(core),
    pages: (path, what, signal) =>
      readPages((next) => read(next, what, signal), { graph: core.tenant.graph, path, what }),
  };
}

type Core = Pick<Gateway, 'tenant' | 'limiter' | 'clock'> & { readonly transport: Transport };
type Wanted = { readonly path: string; readonly what: string } & Pick<Call, 'signal' | 'bytes'>;

async function attempt(core: Core, call: Call, how: How): Promise<Outcome<Answer>> {
  const { tenant, limiter, transport, clock } = core;
  let answer = silence;
  for (let tokens = 0; tokens < 2; tokens += 1) {
    await limiter.turn(how.signal);
    const token = await tenant.token();
    if (token.kind === 'fault') return token;
    limiter.spend(how.units ?? 0);
    answer = await transport.send({ ...call, signal: how.signal }, token.value);
    clock.heard(answer.headers['date']); // a browser may not read it
    if (answer.status !== 401) break;
  }
  if (answer.status === 401) return failed(faultOf(answer, 'the site'));
  heed(core, [answer], filters(call.path));
  return fine(answer);
}

function filters(path: string): boolean {
  return /[?&]\$(filter|orderby)=/.test(path);
}

// A filtered read that is refused without a figure may have met the list view threshold, which looks like
// throttling and never passes: it must not stop everybody else.
function heed({ tenant, limiter }: Core, answers: readonly Answer[], filtered = false): void {
  const refused = answers.filter(
    ({ status, headers }) => status === 429 || (status === 503 && 'retry-after' in headers),
  );
  if (refused.length === 0) {
    if (answers.some(isGood)) limiter.relieved();
    return;
  }
  const waits = refused.map(({ headers }) => waitSaid(headers, tenant.now()));
  const known = waits.filter((wait): wait is number => wait !== undefined);
  if (known.length > 0) limiter.coolDown(Math.max(...known));
  else if (!filtered) limiter.coolDown(undefined);
}

// Annotations of Graph stand beside each item and are a sixth of a long list; nothing of them is used.
const bare = { bytes: true, headers: { Accept: 'application/json;odata.metadata=none' } } as const;

async function readUntil(core: Core, wanted: Wanted): Promise<Outcome<Answer>> {
  const { path, what, signal, bytes = false } = wanted;
  let last: Answer = silence;
  for (let tries = 0; tries < readTries; tries += 1) {
    if (tries > 0 && last.status !== 429)
      await core.tenant.wait(backoff(core.tenant, tries), signal).catch(() => undefined);
    const outcome = await attempt(
      core,
      { method: 'GET', path, ...(bytes ? bare : {}) },
      { units: 2, signal },
    );
    if (outcome.kind === 'fault') return outcome;
    last = outcome.value;
    if (isGood(last)) return outcome;
    if (signal?.aborted || !isPassing(last)) break;
    if (saysNothing(last) && filters(path)) return afterThreshold(core, wanted);
  }
  return failed(faultOf(last, what));
}

function saysNothing({ status, headers }: Answer): boolean {
  return status === 429 && !('retry-after' in headers) && !('ratelimit-reset' in headers);
}

// A browser may not read Retry-After (graph-docs issue 17488); inside a batch it is part of the JSON. So the call
// is asked once more in a batch: without a figure there too, it is the threshold.
async function afterThreshold(core: Core, { path, what, signal }: Wanted): Promise<Outcome<Answer>> {
  const outcome = await readParts(core, [path], signal);
  if (outcome.kind === 'fault') return outcome;
  const [answer = silence] = outcome.value;
  if (isGood(answer)) return fine(answer);
  return failed(saysNothing(answer) ? thresholdFault(answer, what) : faultOf(answer, what));
}

async function sendBatch(core: Core, parts: readonly Part[], how: How): Promise<Outcome<readonly Answer[]>> {
  const requests = parts.map((part, index) => ({
    id: String(index + 1),
    method: part.method,
    url: part.path,
    ...(part.after === undefined ? {} : { dependsOn: [String(part.after + 1)] }),
    ...(part.body === undefined ? {} : { body: part.body }),
    headers: { ...part.headers, ...(part.body === undefined ? {} : { 'Content-Type': 'application/json' }) },
  }));
  const body = JSON.stringify({ requests });
  const outcome = await attempt(core, { method: 'POST', path: '/$batch', body }, how);
  if (outcome.kind === 'fault') return outcome;
  const answers = partAnswers(outcome.value, parts.length);
  heed(
    core,
    answers,
    parts.every(({ path }) => filters(path)),
  );
  return fine(answers);
}

// The whole failed: then each part did, and where no answer came, each is unknown.
function partAnswers(whole: Answer, count: number): readonly Answer[] {
  const found = new Map<string, Answer>();
  const responses = record(whole.body)['responses'];
  if (isGood(whole) && Array.isArray(responses)) {
    for (const response of responses) {
      const { id, status, headers, body } = record(response);
      found.set(String(id), { status: Number(status), headers: lowered(record(headers)), body });
    }
  }
  const other = isGood(whole) ? silence : whole;
  return Array.from({ length: count }, (_, index) => found.get(String(index + 1)) ?? other);
}

function lowered(headers: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

async function readParts(
  core: Core,
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<Outcome<readonly Answer[]>> {
  const answers: Answer[] = paths.map(() => silence);
  let open = paths.map((_, index) => index);
  for (let tries = 0; tries < readTries && open.length > 0 && !signal?.aborted; tries += 1) {
    if (tries > 0) await core.tenant.wait(backoff(core.tenant, tries), signal).catch(() => undefined);
    for (let from = 0; from < open.length; from += batchLimit) {
      const now = open.slice(from, from + batchLimit);
      const parts = now.map((index): Part => ({ method: 'GET', path: paths[index] ?? '' }));
      const outcome = await sendBatch(core, parts, { units: 2 * now.length, signal });
      if (outcome.kind === 'fault') return outcome;
      now.forEach((index, place) => (answers[index] = outcome.value[place] ?? silence));
    }
    open = open.filter((index) => {
      const answer = answers[index] ?? silence;
      return isPassing(answer) && !(tries > 0 && saysNothing(answer) && filters(paths[index] ?? ''));
    });
  }
  return fine(answers);
}

/** Calls of one moment, sent together: one round trip for all the lists of a page. */
function openGather(core: Core): Gateway['gather'] {
  type Waiting = { readonly path: string; readonly settle: (outcome: Outcome<Answer>) => void };
  let waiting: Waiting[] = [];

  async function flush(): Promise<void> {
    await core.tenant.wait(0);
    const calls = waiting;
    waiting = [];
    for (let from = 0; from < calls.length; from += batchLimit)
      await together(calls.slice(from, from + batchLimit));
  }

  async function together(calls: readonly Waiting[]): Promise<void> {
    const [only, ...others] = calls;
    if (only && others.length === 0)
      return only.settle(await attempt(core, { method: 'GET', path: only.path }, { units: 1 }));
    const parts = calls.map(({ path }): Part => ({ method: 'GET', path }));
    const outcome = await sendBatch(core, parts, { units: calls.length });
    calls.forEach(({ settle }, place) =>
      settle(outcome.kind === 'fault' ? outcome : fine(outcome.value[place] ?? silence)),
    );
  }

  return async (path, what, patient = true) => {
    const outcome = await new Promise<Outcome<Answer>>((settle) => {
      waiting.push({ path, settle });
      if (waiting.length === 1) void flush();
    });
    if (outcome.kind === 'fault') return outcome;
    const answer = outcome.value;
    if (isGood(answer)) return outcome;
    // What the batch did not bring, or could not, is asked for by itself.
    if (patient && isPassing(answer)) return readUntil(core, { path, what, signal: undefined });
    return failed(faultOf(answer, what));
  };
}

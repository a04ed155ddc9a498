import { failed, fine, type Fault, type Outcome } from '../domain/words/outcome.ts';
import { at, query } from './graph/address.ts';
import { faultOf, isGood, isPassing, silence, type Answer } from './graph/faults.ts';
import { record, text } from './graph/members.ts';
import type { Gateway } from './graph/gateway.ts';
import { backoff } from './graph/limiter.ts';
import { answerOf } from './graph/transport.ts';
import type { Watch } from './registers.ts';

/** A file on its way into a library. */
export type Drop = {
  readonly gateway: Gateway;
  /** "/drives/{id}" */
  readonly drive: string;
  readonly file: Blob;
  readonly name: string;
  readonly watch: Watch;
  /** The id of the file of this name, when it is the one that we sent without hearing an answer. */
  readonly isOurs: (name: string) => Promise<string | undefined>;
};

/** Up to here one request will do. */
const smallest = 4 * 1024 * 1024;
/** A multiple of 320 KiB, as upload sessions demand (driveitem-createuploadsession). */
const fragment = 16 * 327_680;
const mostTries = 8;
const mostNames = 50;

type Sent =
  | { readonly kind: 'stored'; readonly id: string }
  | { readonly kind: 'name-taken' }
  | { readonly kind: 'over' } // the session is gone: start again
  | { readonly kind: 'fault'; readonly fault: Fault };

/** Stores the file under a name that is free and gives the id of the drive item. Nothing is overwritten. */
export async function store(drop: Drop): Promise<Outcome<string>> {
  const { gateway, watch } = drop;
  let number = 1;
  let unsure = false;
  for (let tries = 0; tries < mostTries && number < mostNames && !watch.signal.aborted;) {
    const name = numbered(storable(drop.name), number);
    const sent = drop.file.size <= smallest ? await sendSmall(drop, name) : await sendLarge(drop, name);
    const id =
      sent.kind === 'stored' ? sent.id : await ownFile(drop, name, unsure && sent.kind === 'name-taken');
    if (id !== undefined) {
      watch.progress(drop.file.size);
      return fine(id);
    }
    if (sent.kind === 'fault') return failed(watch.signal.aborted ? cancelled : sent.fault);
    if (sent.kind === 'over')
      await gateway.tenant.wait(backoff(gateway.tenant, tries), watch.signal).catch(() => undefined);
    unsure = sent.kind === 'over';
    if (unsure) tries += 1;
    else number += 1;
  }
  return failed(watch.signal.aborted ? cancelled : faultOf(silence, 'the file'));
}

async function ownFile(drop: Drop, name: string, likely: boolean): Promise<string | undefined> {
  return likely ? drop.isOurs(name) : undefined;
}

const cancelled: Fault = {
  kind: 'refused',
  tell: 'You stopped the upload. Nothing was stored.',
  mend: 'Choose the file again when you want to upload it.',
  code: 'stopped by you',
};

/** The name without what SharePoint does not take in names, at most 120 characters. */
export function storable(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/["*:<>?/\\|#%\p{Cc}\p{Cf}\p{Surrogate}]/gu, '-')
    .replace(/^[\s.~]+|[\s.]+$/g, '');
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d|desktop\.ini|\.lock|_vti_.*)(\.|$)/i.test(clean);
  const safe = reserved ? `file-${clean}` : clean;
  const dot = safe.lastIndexOf('.');
  const ending = dot > 0 ? safe.slice(dot).slice(0, 20) : '';
  const stem = dot > 0 ? safe.slice(0, dot) : safe;
  return `${stem.slice(0, 120 - ending.length) || 'file'}${ending}`;
}

function numbered(name: string, number: number): string {
  if (number === 1) return name;
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)} (${number})${name.slice(dot)}` : `${name} (${number})`;
}

const fail = '@microsoft.graph.conflictBehavior';

async function sendSmall({ gateway, drive, file, watch }: Drop, name: string): Promise<Sent> {
  const path = `${drive}${at`/root:/${name}:/content`}${query({ [fail]: 'fail' })}`;
  const headers = { 'Content-Type': file.type || 'application/octet-stream' };
  const outcome = await gateway.once(
    { method: 'PUT', path, headers, body: file },
    { units: 2, signal: watch.signal },
  );
  return outcome.kind === 'fault' ? outcome : sentBy(outcome.value);
}

function sentBy(answer: Answer): Sent {
  if (isGood(answer)) return { kind: 'stored', id: text(record(answer.body)['id']) };
  if (answer.status === 409) return { kind: 'name-taken' };
  if (isPassing(answer)) return { kind: 'over' };
  return { kind: 'fault', fault: faultOf(answer, 'the file') };
}

async function sendLarge(drop: Drop, name: string): Promise<Sent> {
  const { gateway, drive, watch } = drop;
  const path = `${drive}${at`/root:/${name}:/createUploadSession`}`;
  const body = JSON.stringify({ item: { [fail]: 'fail', name } });
  const outcome = await gateway.once({ method: 'POST', path, body }, { units: 2, signal: watch.signal });
  if (outcome.kind === 'fault') return outcome;
  if (!isGood(outcome.value)) return sentBy(outcome.value);
  const url = text(record(outcome.value.body)['uploadUrl']);
  if (!mayReceive(gateway, url))
    return { kind: 'fault', fault: faultOf({ ...silence, status: 200 }, 'the upload') };
  const sent = await sendFragments(drop, url);
  // Graph keeps a session for days; one that will not be used any more is taken back.
  if (sent.kind === 'fault' || watch.signal.aborted) await ask(drop, url, { method: 'DELETE' });
  return sent;
}

// The address needs no token and gets none; but the file itself goes only where it is encrypted, or to our own tenant.
function mayReceive({ tenant }: Gateway, url: string): boolean {
  return url.startsWith('https://') || originOf(url) === originOf(tenant.graph);
}

async function sendFragments(drop: Drop, url: string): Promise<Sent> {
  const { file, watch, gateway } = drop;
  let from = 0;
  for (let tries = 0; tries < mostTries;) {
    if (watch.signal.aborted) return { kind: 'fault', fault: cancelled };
    const to = Math.min(from + fragment, file.size);
    const headers = { 'Content-Range': `bytes ${from}-${to - 1}/${file.size}` };
    const init = { method: 'PUT', headers, body: file.slice(from, to), signal: watch.signal };
    const answer = await ask(drop, url, init);
    if (answer.status === 404) return { kind: 'over' };
    if (!goesOn(answer)) return sentBy(answer);
    const next = answer.status === 202 ? expected(answer) : await whereToGoOn(drop, url);
    if (next === 'over') return { kind: 'over' };
    tries = next !== undefined && next > from ? 0 : tries + 1;
    from = next ?? from;
    watch.progress(from);
    if (tries > 0)
      await gateway.tenant.wait(backoff(gateway.tenant, tries), watch.signal).catch(() => undefined);
  }
  return { kind: 'over' };
}

/** Taken, received already, or to be tried again. */
function goesOn(answer: Answer): boolean {
  return answer.status === 202 || answer.status === 416 || isPassing(answer);
}

/** The first byte that the session still wants; 'over' when the session is gone. */
async function whereToGoOn(drop: Drop, url: string): Promise<number | 'over' | undefined> {
  const answer = await ask(drop, url, { method: 'GET' });
  return answer.status === 404 ? 'over' : expected(answer);
}

function expected({ body }: Answer): number | undefined {
  const ranges = record(body)['nextExpectedRanges'];
  const first = Array.isArray(ranges) ? Number(String(ranges[0]).split('-')[0]) : Number.NaN;
  return Number.isSafeInteger(first) ? first : undefined;
}

async function ask({ gateway }: Drop, url: string, init: RequestInit): Promise<Answer> {
  await gateway.limiter.turn();
  try {
    return await answerOf(await gateway.tenant.fetch(url, init));
  } catch {
    return silence;
  }
}

function originOf(url: string): string | undefined {
  try {
    return new URL(url).origin;
  } catch {
    return undefined;
  }
}

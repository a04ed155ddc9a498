import { isObject, objectBody, type Answer, type Call, type Json } from './call.ts';
import { Refusal } from './refusal.ts';

const most = 20;
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

type Part = {
  id: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
  after: string[];
};

/** Runs one part as if it had come alone. */
export type RunPart = (part: {
  method: string;
  url: string;
  headers: Record<string, string>;
  bytes: Buffer;
}) => Promise<Answer>;

const bad = (message: string) => new Refusal(400, 'BadRequest', message);

function readPart(value: unknown, seen: Set<string>): Part {
  if (!isObject(value)) throw bad('Invalid batch payload format.');
  const { id, method, url, headers = {}, body, dependsOn = [] } = value;
  if (typeof id !== 'string' || id === '') throw bad('The batch request has a part without an id.');
  if (seen.has(id.toLowerCase())) throw bad(`Request Id : ${id} has already been used in this batch.`);
  seen.add(id.toLowerCase());
  if (typeof method !== 'string' || !methods.includes(method.toUpperCase())) {
    throw bad(`The batch part ${id} has no valid method.`);
  }
  if (typeof url !== 'string' || url === '') throw bad(`The batch part ${id} has no url.`);
  if (!isObject(headers)) throw bad(`The headers of the batch part ${id} are not valid.`);
  if (!Array.isArray(dependsOn) || !dependsOn.every((each) => typeof each === 'string')) {
    throw bad(`The dependsOn of the batch part ${id} is not valid.`);
  }
  const lower = Object.entries(headers).map(([name, text]) => [name.toLowerCase(), String(text)]);
  return {
    id,
    method: method.toUpperCase(),
    url,
    headers: Object.fromEntries(lower),
    body,
    after: dependsOn,
  };
}

function readParts(body: Json): Part[] {
  const requests = body['requests'];
  if (!Array.isArray(requests) || requests.length === 0) throw bad('Invalid batch payload format.');
  if (requests.length > most) {
    throw bad(`Number of batch request steps exceeds the maximum value of ${most}.`);
  }
  const seen = new Set<string>();
  const parts = requests.map((each) => readPart(each, seen));
  checkOrder(parts);
  return parts;
}

/** A part may depend on earlier ones: parallel, one after the other, or all on the same one. */
function checkOrder(parts: readonly Part[]): void {
  const earlier = new Set<string>();
  for (const part of parts) {
    if (part.after.some((id) => !earlier.has(id))) {
      throw bad(`The dependsOn of the batch part ${part.id} names no earlier part.`);
    }
    if (part.after.length > 1) {
      throw bad(`The batch part ${part.id} depends on more than one part.`);
    }
    earlier.add(part.id);
  }
  const firsts = new Set(parts.flatMap((part) => part.after));
  const dependent = parts.filter((part) => part.after.length > 0);
  const serial = parts.slice(1).every((part, at) => part.after[0] === parts[at]?.id);
  if (dependent.length > 0 && !serial && firsts.size > 1) {
    throw bad('The dependsOn of the parts must be one after the other, or all on the same one.');
  }
}

function bytesOf(part: Part): Buffer {
  if (part.body === undefined || part.body === null) return Buffer.alloc(0);
  if (!part.headers['content-type']) {
    throw bad('Write request id : ' + part.id + ' does not contain Content-Type header or body.');
  }
  const json = /json/i.test(part.headers['content-type']);
  if (json) return Buffer.from(JSON.stringify(part.body));
  if (typeof part.body !== 'string') throw bad(`The body of the batch part ${part.id} is not base64 text.`);
  return Buffer.from(part.body, 'base64');
}

function told(id: string, answer: Answer): string {
  const headers: Record<string, string> = { ...answer.headers };
  // Errors come without a content type, as the service's own do.
  if (answer.status < 400) {
    headers['Cache-Control'] = 'no-cache';
    if (answer.json !== undefined) headers['Content-Type'] = 'application/json; charset=utf-8';
  } else headers['Cache-Control'] ??= 'no-store, no-cache';
  const body =
    answer.json ?? (answer.bytes ? JSON.stringify(Buffer.from(answer.bytes).toString('base64')) : undefined);
  const start = `{"id":${JSON.stringify(id)},"status":${answer.status},"headers":${JSON.stringify(headers)}`;
  return body === undefined ? `${start}}` : `${start},"body":${body}}`;
}

const failedDependency: Answer = {
  status: 424,
  json: JSON.stringify({
    error: { code: 'FailedDependency', message: 'A request that this one depends on failed.' },
  }),
};

/** Runs a batch; answers come in an order of their own and are matched by id. */
export async function runBatch(call: Call, run: RunPart): Promise<Answer> {
  const parts = readParts(objectBody(call)).map((part) => ({ part, bytes: bytesOf(part) }));
  const done = new Map<string, Answer>();
  for (const { part, bytes } of parts) {
    const failed = part.after.some((id) => (done.get(id)?.status ?? 500) >= 400);
    done.set(part.id, failed ? failedDependency : await run({ ...part, bytes }));
  }
  const texts = [...done].map(([id, each]) => told(id, each)).reverse();
  return { status: 200, json: `{"responses":[${texts.join(',')}]}` };
}

import type { Fault } from '../domain/words/outcome.ts';
import { encode, encodeChanges, type WireFields } from './codec.ts';
import type { Declaration } from './declare.ts';
import { literal, query } from './graph/address.ts';
import { isGood, isPassing, silence } from './graph/faults.ts';
import { batchLimit, type Gateway, type Part } from './graph/gateway.ts';
import { backoff } from './graph/limiter.ts';
import type { Places } from './graph/places.ts';
import { selection } from './items.ts';
import { newKey } from './keys.ts';
import { foundAs, partsOf, rowOf } from './many-parts.ts';
import type { Rows } from './rows.ts';
import { newerSchema } from './from-settings.ts';
import { noteSize } from './size-note.ts';
import type { Saved, Write } from './types.ts';

type World<D extends Declaration> = {
  readonly gateway: Gateway;
  readonly places: Places;
  readonly declaration: D;
  readonly rows: Rows<D>;
  /** One write by the careful path, for what a batch could not settle: a conflict, a value that is taken. */
  readonly single: (write: Write<D>, key: string) => Promise<Saved<D>>;
};

export type Bulk<D extends Declaration> = {
  readonly writes: readonly Write<D>[];
  readonly progress: (done: number) => void;
  readonly signal: AbortSignal | undefined;
};

/** One write of the bulk, on its way. */
type Job<D extends Declaration> = {
  readonly index: number;
  readonly write: Write<D>;
  readonly key: string;
  readonly fields: WireFields;
  /** An earlier attempt may have arrived. */
  tried: boolean;
};

/** How many batches are under way at once; more only wait for the list's own lock. */
const lanes = 4;

/**
 * Writes many rows, twenty a request, within the quota of the minute. A part that is refused for now is sent again; a
 * create whose answer was lost is looked for first, so that the same keys can be written again without a second row.
 */
export async function writeMany<D extends Declaration>(
  world: World<D>,
  { writes, progress, signal }: Bulk<D>,
): Promise<readonly Saved<D>[]> {
  const saved: (Saved<D> | undefined)[] = writes.map(() => undefined);
  const list = await world.places.list(world.declaration);
  if (list.kind === 'fault') return writes.map(() => ({ kind: 'stopped', fault: list.fault }));
  const newer = await newerSchema(world.places, world.declaration);
  if (newer) return writes.map(() => ({ kind: 'stopped', fault: newer }));
  const waiting: Job<D>[] = [];
  writes.forEach((write, index) => {
    const job = jobOf(world, write, index);
    if ('kind' in job) saved[index] = job;
    else waiting.push(job);
  });
  let done = 0;
  const settle = ({ index }: Job<D>, result: Saved<D>) => {
    saved[index] = result;
    if (result.kind === 'saved') world.rows.put(result.row);
    progress((done += 1));
  };
  const lane = { ...world, list: list.value, waiting, settle, signal };
  await Promise.all(Array.from({ length: lanes }, () => work(lane)));
  world.rows.tell();
  if (writes.some(({ kind }) => kind === 'add')) await noteSize(world, world.rows.size());
  return saved.map((one) => one ?? { kind: 'stopped', fault: cancelled });
}

const cancelled: Fault = {
  kind: 'refused',
  tell: 'This row was not sent, because you stopped.',
  mend: 'Start again: rows that were saved are not written twice.',
  code: 'stopped by you',
};

function jobOf<D extends Declaration>(world: World<D>, write: Write<D>, index: number): Job<D> | Saved<D> {
  const { declaration, gateway } = world;
  const fields =
    write.kind === 'add' ? encode(declaration, write.values) : encodeChanges(declaration, write.changes);
  if (fields.kind === 'problems') return { kind: 'refused', problems: fields.problems };
  const { tenant } = gateway;
  const own = write.kind === 'add' ? write.clientKey : write.base.clientKey;
  // A key that the caller chose may have been written by an earlier run: then it is looked for first.
  const tried = write.kind === 'add' && own !== undefined;
  return { index, write, key: own ?? newKey(tenant.now(), tenant.random), fields: fields.value, tried };
}

type Lane<D extends Declaration> = World<D> & {
  readonly list: string;
  readonly waiting: Job<D>[];
  readonly settle: (job: Job<D>, result: Saved<D>) => void;
  readonly signal: AbortSignal | undefined;
};

async function work<D extends Declaration>(lane: Lane<D>): Promise<void> {
  const { gateway, waiting, signal } = lane;
  for (let tries = 0; waiting.length > 0 && !signal?.aborted;) {
    const jobs = waiting.splice(
      0,
      waiting.some(({ write }) => write.kind === 'change') ? batchLimit / 2 : batchLimit,
    );
    const { open, later } = await withoutFound(lane, jobs);
    const again = [...later, ...(open.length === 0 ? [] : await sendJobs(lane, open))];
    waiting.unshift(...again);
    tries = again.length === jobs.length ? tries + 1 : 0;
    if (tries > 0) await gateway.tenant.wait(backoff(gateway.tenant, tries), signal).catch(() => undefined);
  }
}

async function withoutFound<D extends Declaration>(
  lane: Lane<D>,
  jobs: readonly Job<D>[],
): Promise<{ readonly open: readonly Job<D>[]; readonly later: readonly Job<D>[] }> {
  const unsure = jobs.filter(({ tried, write }) => tried && write.kind === 'add');
  if (unsure.length === 0) return { open: jobs, later: [] };
  const paths = unsure.map(({ key }) => {
    const options = { $filter: `fields/ClientKey eq ${literal(key)}`, $expand: selection(lane.declaration) };
    return `${lane.list}/items${query(options)}`;
  });
  const answers = await lane.gateway.readMany(paths, lane.signal);
  const failure: Saved<D> | undefined =
    answers.kind === 'fault' ? { kind: 'stopped', fault: answers.fault } : undefined;
  const settled = new Set<Job<D>>();
  const later: Job<D>[] = [];
  unsure.forEach((job, place) => {
    const answer = (answers.kind === 'ok' && answers.value[place]) || silence;
    // Whether the row is there is still not known: it is asked again, and nothing is written meanwhile.
    if (answers.kind === 'ok' && isPassing(answer)) return void later.push(job);
    const result = failure ?? foundAs(lane.declaration, job.fields, answer);
    if (!result) return;
    settled.add(job);
    lane.settle(job, result);
  });
  return { open: jobs.filter((job) => !settled.has(job) && !later.includes(job)), later };
}

async function sendJobs<D extends Declaration>(
  lane: Lane<D>,
  jobs: readonly Job<D>[],
): Promise<readonly Job<D>[]> {
  const { gateway, list, declaration } = lane;
  const number = () => lane.rows.number();
  const groups = jobs.map(({ write, key, fields }) =>
    partsOf(declaration, list, { write, key, fields, number }),
  );

  const starts = groups.map((_, place) =>
    groups.slice(0, place).reduce((sum, group) => sum + group.length, 0),
  );
  const parts = groups.flatMap((group, place) => group.map((part) => moved(part, starts[place] ?? 0)));
  await gateway.limiter.afford(
    parts.reduce((sum, { method }) => sum + (method === 'GET' ? 1 : 2), 0),
    lane.signal,
  );
  if (lane.signal?.aborted) return jobs;
  const outcome = await gateway.batch(parts);
  const again: Job<D>[] = [];
  for (const [place, job] of jobs.entries()) {
    if (outcome.kind === 'fault') {
      lane.settle(job, { kind: 'stopped', fault: outcome.fault });
      continue;
    }
    const at = starts[place] ?? 0;
    const [answer = silence, read] = outcome.value.slice(at, at + (groups[place]?.length ?? 1));
    if (isPassing(answer)) again.push({ ...job, tried: job.tried || answer.status !== 429 });
    else
      lane.settle(
        job,
        (isGood(answer) && rowOf(declaration, job.fields, read ?? answer)) ||
          (await lane.single(job.write, job.key)),
      );
  }
  return again;
}

function moved(part: Part, by: number): Part {
  return part.after === undefined ? part : { ...part, after: part.after + by };
}

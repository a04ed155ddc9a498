import type { Fault, Outcome } from '../domain/words/outcome.ts';
import { rowUnits } from '../domain/words/time-left.ts';
import { literal, query } from './graph/address.ts';
import { isGood, isPassing, silence, type Answer } from './graph/faults.ts';
import type { Part } from './graph/gateway.ts';
import { selection } from './items.ts';
import type { Entry } from './journal.ts';
import { foundAs, partOf, readOf, rowOf } from './many-parts.ts';
import { newerSchema } from './from-settings.ts';
import { again, attemptWrite, freshened, unanswered, type Attempt, type Target } from './write.ts';

type Sending = Target & { readonly list: string };
type Job = { readonly entry: Entry; readonly index: number };

/**
 * Sends up to twenty calls of one register in one request, within the quota of the minute. Whether a create is there
 * already is asked only after an answer that leaves it open; what a batch cannot settle goes the careful way.
 */
export async function attemptMany(
  target: Target,
  given: readonly Entry[],
  signal: AbortSignal,
): Promise<readonly Attempt[]> {
  const list = await target.places.list(target.declaration);
  if (list.kind === 'fault') return given.map((entry) => unanswered(list.fault, entry));
  const newer = await newerSchema(target.places, target.declaration);
  if (newer) return given.map(() => ({ kind: 'stopped', fault: newer }));
  const sending = { ...target, list: list.value };
  const entries = given.map((entry) => freshened(target, entry));
  const attempts = new Map<number, Attempt>();
  const jobs = entries.map((entry, index) => ({ entry, index }));
  const settle = (found: ReadonlyMap<Job, Attempt>) => {
    for (const [{ index }, attempt] of found) attempts.set(index, attempt);
  };
  const open = (among: readonly Job[]) => among.filter(({ index }) => !attempts.has(index));

  settle(
    await lookUp(
      sending,
      jobs.filter(({ entry }) => entry.kind === 'add' && entry.tried),
      signal,
    ),
  );
  // A change of a row that is known by its key alone goes the careful way.
  const placed = open(jobs).filter(({ entry }) => entry.kind === 'add' || entry.id !== '');
  settle(await send(sending, placed, signal));
  // A create that was refused may have been made by an earlier run, under the same key.
  settle(
    await lookUp(
      sending,
      open(jobs).filter(({ entry }) => entry.kind === 'add'),
      signal,
    ),
  );
  for (const { entry, index } of open(jobs)) attempts.set(index, await attemptWrite(target, entry));
  return entries.map((entry, index) => attempts.get(index) ?? { kind: 'rebased', entry });
}

/** What is known of creates that may be there already; those that are not found are left out. */
async function lookUp(
  { gateway, list, declaration, protections }: Sending,
  jobs: readonly Job[],
  signal: AbortSignal,
): Promise<ReadonlyMap<Job, Attempt>> {
  const found = new Map<Job, Attempt>();
  if (jobs.length === 0 || !protections.lookUp) return found;
  const paths = jobs.map(({ entry }) => {
    const options = {
      $filter: `fields/ClientKey eq ${literal(entry.item)}`,
      $expand: selection(declaration),
    };
    return `${list}/items${query(options)}`;
  });
  const answers = await gateway.readMany(paths, signal);
  jobs.forEach((job, place) => {
    const entry = { ...job.entry, tried: true };
    if (answers.kind === 'fault') return void found.set(job, unanswered(answers.fault, entry));
    const answer = answers.value[place] ?? silence;
    // Whether the row is there is still not known: it is asked again, and nothing is written meanwhile.
    const attempt = isPassing(answer)
      ? again({ declaration, entry }, answer)
      : foundAs(declaration, entry, answer);
    if (attempt) found.set(job, attempt.kind === 'again' ? { ...attempt, entry } : attempt);
  });
  return found;
}

async function send(
  sending: Sending,
  jobs: readonly Job[],
  signal: AbortSignal,
): Promise<ReadonlyMap<Job, Attempt>> {
  const found = new Map<Job, Attempt>();
  if (jobs.length === 0) return found;
  const { gateway } = sending;
  const cost = ({ kind }: Entry) => (kind === 'change' ? rowUnits.change : rowUnits.add);
  const units = jobs.reduce((sum, { entry }) => sum + cost(entry), 0);
  await gateway.limiter.afford(units, signal);
  const outcome: Outcome<readonly Answer[]> = signal.aborted
    ? { kind: 'fault', fault: notSent }
    : await gateway.batch(jobs.map(({ entry }) => partOf(sending, entry)));
  if (outcome.kind === 'fault') {
    for (const job of jobs) found.set(job, unanswered(outcome.fault, job.entry));
    return found;
  }
  const answered = jobs.map((job, place) => ({ job, answer: outcome.value[place] ?? silence }));
  const reads = await readChanged(sending, answered);
  for (const { job, answer } of answered) {
    const attempt = attemptOf({ ...sending, entry: job.entry }, answer, reads.get(job));
    if (attempt) found.set(job, attempt);
  }
  return found;
}

// Graph refuses a batch whose parts depend on each other in pairs: the new versions are read in a second one.
async function readChanged(
  sending: Sending,
  answered: readonly { readonly job: Job; readonly answer: Answer }[],
): Promise<ReadonlyMap<Job, Answer>> {
  const changed = answered
    .filter(({ job, answer }) => job.entry.kind === 'change' && isGood(answer))
    .map(({ job }) => job);
  if (changed.length === 0) return new Map();
  const parts = changed.map(({ entry }): Part => ({ method: 'GET', path: readOf(sending, entry) }));
  const read = await sending.gateway.batch(parts);
  return new Map(
    read.kind === 'fault' ? [] : changed.map((job, place) => [job, read.value[place] ?? silence]),
  );
}

/** What a part's answer says; undefined where more must be asked. */
function attemptOf(
  sending: Sending & { readonly entry: Entry },
  answer: Answer,
  read: Answer | undefined,
): Attempt | undefined {
  if (isPassing(answer)) return again(sending, answer);
  const { entry, declaration } = sending;
  if (entry.kind === 'remove') return isGood(answer) || answer.status === 404 ? { kind: 'done' } : undefined;
  const row = isGood(answer) ? rowOf(declaration, entry, read ?? answer) : undefined;
  return row && { kind: 'done', row };
}

const notSent: Fault = {
  kind: 'offline',
  tell: 'This row was not sent.',
  mend: 'It is sent when the next page goes on.',
  code: 'not sent',
};

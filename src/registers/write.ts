import { fine, type Fault, type Outcome } from '../domain/words/outcome.ts';
import type { Problem } from '../domain/words/problem.ts';
import type { Wire, WireFields } from './codec.ts';
import { equalWire, keyOf, wireOfRow } from './compare.ts';
import { wireName, type Declaration } from './declare.ts';
import { at, literal, query } from './graph/address.ts';
import { faultOf, isGood, isPassing, silence, type Answer } from './graph/faults.ts';
import { record } from './graph/members.ts';
import type { Gateway } from './graph/gateway.ts';
import type { Places } from './graph/places.ts';
import { itemOf, selection, versionOf } from './items.ts';
import type { Entry } from './journal.ts';
import { bucketOf } from './keys.ts';
import { newerSchema } from './from-settings.ts';
import type { Row } from './types.ts';
import { changedMeanwhile, goneRow, twinThere, unreadableRow } from './write-faults.ts';

/** How one attempt to send a change ended. */
export type Attempt =
  | { readonly kind: 'done'; readonly row?: Row<Declaration> }
  | { readonly kind: 'again'; readonly entry: Entry; readonly throttled: boolean; readonly fault: Fault }
  | { readonly kind: 'rebased'; readonly entry: Entry }
  | { readonly kind: 'conflict'; readonly theirs: Row<Declaration>; readonly columns: readonly string[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  /** `final`: whoever asked has been told, and nothing is left to try. */
  | { readonly kind: 'stopped'; readonly fault: Fault; readonly final?: true };

/** How a change ended, for whoever waits for it. */
export type Settled = Exclude<Attempt, { kind: 'again' | 'rebased' }>;

/** How changes ended, those of one request together. */
export type Ended = readonly { readonly entry: Entry; readonly settled: Settled }[];

/** What keeps changes from being lost or doubled. Tests switch one off to see that its absence is noticed. */
export type Protections = { readonly lookUp: boolean; readonly ifMatch: boolean };

/** What sending needs to know of one register. */
export type Target = {
  readonly declaration: Declaration;
  readonly gateway: Gateway;
  readonly places: Places;
  readonly protections: Protections;
  /** The row as the server last told it. */
  readonly known: (clientKey: string) => Row<Declaration> | undefined;
  /** The running number of a new row; undefined where the list was not read. */
  readonly number: () => number | undefined;
};

type Sending = Target & { readonly entry: Entry; readonly list: string };

/** Sends one change once. Nothing is decided for the person: the same column changed by two is a conflict. */
export async function attemptWrite(target: Target, given: Entry): Promise<Attempt> {
  const list = await target.places.list(target.declaration);
  const entry = freshened(target, given);
  if (list.kind === 'fault') return unanswered(list.fault, entry);
  const newer = await newerSchema(target.places, target.declaration);
  if (newer) return { kind: 'stopped', fault: newer };
  const sending = { ...target, entry, list: list.value };
  if (entry.kind === 'add') return add(sending);
  const located = entry.id === '' ? await locate(sending) : sending;
  if ('kind' in located) return located;
  return entry.kind === 'change' ? change(located) : remove(located);
}

// Made before its row was stored, by a page that is gone: the row is known by its key alone, and is looked for.
async function locate(sending: Sending): Promise<Sending | Attempt> {
  const { entry, declaration } = sending;
  const found = await find(sending);
  if (found.kind === 'fault') return unanswered(found.fault, entry);
  const row = found.value;
  if (row) return { ...sending, entry: freshened({ ...sending, known: () => row }, entry) };
  // What is deleted here is not there: that is what was wanted.
  return entry.kind === 'remove' ? { kind: 'done' } : { kind: 'stopped', fault: goneRow(declaration) };
}

// A later version that still holds what the person saw in these columns may be cited at once.
export function freshened({ declaration, known }: Target, entry: Entry): Entry {
  if (entry.kind === 'add') return entry;
  const row = known(entry.item);
  if (!row || row.id === '') return entry;
  const same = Object.keys(entry.base).every((name) =>
    equalWire(wireOfRow(declaration, row, name), entry.base[name]),
  );
  // Typed before the row was stored: where somebody was faster, a version that never was makes the service refuse.
  // The same for one that was made anew meanwhile, under another id.
  if (entry.id !== row.id)
    return { ...entry, id: row.id, etag: same ? row.etag : row.etag.replace(/,\d+/, ',0') };
  const later = versionOf(row.etag) > versionOf(entry.etag);
  return later && same && entry.kind === 'change' ? { ...entry, etag: row.etag } : entry;
}

/** No connection, no token: the change waits. A missing list or a right that is gone needs a person. */
export function unanswered(fault: Fault, entry: Entry): Attempt {
  if (fault.kind === 'offline' || fault.kind === 'busy')
    return { kind: 'again', entry, throttled: false, fault };
  return { kind: 'stopped', fault };
}

async function add(sending: Sending): Promise<Attempt> {
  const { entry, gateway, list, declaration, protections } = sending;
  if (entry.tried && protections.lookUp) {
    const found = await find(sending);
    if (found.kind === 'fault') return unanswered(found.fault, entry);
    if (found.value) return adopt(sending, found.value);
  }
  const own = protections.lookUp
    ? { ClientKey: entry.item, Bucket: sending.number() ?? bucketOf(entry.item) }
    : {};
  const body = JSON.stringify({ fields: { ...entry.fields, ...own } });
  const outcome = await gateway.once({ method: 'POST', path: `${list}/items`, body }, { units: 2 });
  if (outcome.kind === 'fault') return unanswered(outcome.fault, entry);
  const answer = outcome.value;
  if (isGood(answer)) return created(sending, answer);
  if (isPassing(answer)) return again(sending, answer);
  if ((answer.status === 400 || answer.status === 409) && protections.lookUp) return taken(sending, answer);
  return { kind: 'stopped', fault: faultOf(answer, `the list ${declaration.list}`) };
}

// The documentation's example of a create has no fields in its answer: then they are the ones we sent.
function created({ declaration, entry }: Sending, { body }: Answer): Attempt {
  const item = record(body);
  const fields = { ...entry.fields, ...record(item['fields']), ClientKey: entry.item };
  const read = itemOf(declaration, { ...item, fields });
  return read.kind === 'row' ? { kind: 'done', row: read.row } : { kind: 'done' };
}

export function again(
  { entry, declaration }: Pick<Sending, 'entry' | 'declaration'>,
  answer: Answer,
): Attempt {
  const throttled = answer.status === 429;
  const fault = faultOf(answer, `the list ${declaration.list}`);
  return { kind: 'again', entry: throttled ? entry : { ...entry, tried: true }, throttled, fault };
}

// Which error a taken key gives is nowhere promised: so whether the row is there is asked, not read from a message.
async function taken(sending: Sending, answer: Answer): Promise<Attempt> {
  const { declaration, entry } = sending;
  const found = await find(sending);
  if (found.kind === 'fault') return unanswered(found.fault, { ...entry, tried: true });
  if (found.value) return adopt(sending, found.value);
  const problems: Problem[] = [];
  for (const [key, column] of Object.entries(declaration.columns)) {
    const value = entry.fields[wireName(key)];
    if (!column.unique || typeof value !== 'string') continue;
    const twin = await findBy(sending, wireName(key), value);
    if (twin.kind === 'fault') return unanswered(twin.fault, entry);
    if (twin.value)
      problems.push({ place: column.label, tell: `Another row has “${value}”. Enter another one.` });
  }
  // Nobody has the words of a row made anew before them any more: they stay in the list of what waits.
  if (problems.length > 0 && entry.anew !== undefined)
    return { kind: 'stopped', fault: twinThere(declaration, problems) };
  if (problems.length > 0) return { kind: 'refused', problems };
  return { kind: 'stopped', fault: faultOf(answer, `the list ${declaration.list}`) };
}

function find(sending: Sending): Promise<Outcome<Row<Declaration> | undefined>> {
  return findBy(sending, 'ClientKey', sending.entry.item);
}

async function findBy(
  sending: Sending,
  column: string,
  value: string,
): Promise<Outcome<Row<Declaration> | undefined>> {
  const { gateway, list, declaration } = sending;
  const options = { $filter: `fields/${column} eq ${literal(value)}`, $expand: selection(declaration) };
  const answer = await gateway.read(`${list}/items${query(options)}`, `the list ${declaration.list}`);
  if (answer.kind === 'fault') return answer;
  const elements = record(answer.value.body)['value'];
  const read = itemOf(declaration, Array.isArray(elements) ? elements[0] : undefined);
  return fine(read.kind === 'row' && read.row.id !== '' ? read.row : undefined);
}

function adopt(sending: Sending, row: Row<Declaration>): Attempt {
  if (!sending.entry.shared) return { kind: 'done', row };
  const { ClientKey: _key, Bucket: _bucket, ...fields } = sending.entry.fields;
  const { was } = sending.entry;
  const base = Object.fromEntries(
    Object.keys(fields).map((name): [string, Wire] => [name, was?.[name] ?? null]),
  );
  return settle({ ...sending, entry: { ...sending.entry, kind: 'change', id: row.id, base, fields } }, row);
}

async function change(sending: Sending): Promise<Attempt> {
  const { entry, gateway, list, declaration, protections } = sending;
  const path = list + at`/items/${entry.id}`;
  const match = protections.ifMatch ? { 'If-Match': entry.etag } : {};
  const outcome = await gateway.batch(
    [
      { method: 'PATCH', path: `${path}/fields`, headers: match, body: entry.fields },
      { method: 'GET', path: path + query({ $expand: selection(declaration) }), after: 0 },
    ],
    { units: 3 },
  );
  if (outcome.kind === 'fault') return unanswered(outcome.fault, entry);
  const [patched = silence, read = silence] = outcome.value;
  if (isGood(patched)) return isGood(read) ? rowRead(sending, read) : reread(sending);
  if (patched.status === 412 || patched.status === 409) return reread(sending);
  if (isPassing(patched)) return again(sending, patched);
  if (patched.status === 404) return { kind: 'stopped', fault: goneRow(declaration) };
  return { kind: 'stopped', fault: faultOf(patched, `a row of the list ${declaration.list}`) };
}

function rowRead({ declaration }: Sending, answer: Answer): Attempt {
  const read = itemOf(declaration, answer.body);
  return read.kind === 'row' ? { kind: 'done', row: read.row } : { kind: 'done' };
}

/** The row as it is now decides: what equals mine is done, what nobody else touched is sent again. */
async function reread(sending: Sending): Promise<Attempt> {
  const { gateway, list, declaration, entry } = sending;
  const path = list + at`/items/${entry.id}` + query({ $expand: selection(declaration) });
  const answer = await gateway.read(path, `a row of the list ${declaration.list}`);
  if (answer.kind === 'fault') return unanswered(answer.fault, { ...entry, tried: true });
  const read = itemOf(declaration, answer.value.body);
  if (read.kind === 'row') return settle(sending, read.row);
  return { kind: 'stopped', fault: unreadableRow(declaration) };
}

function settle({ declaration, entry }: Sending, theirs: Row<Declaration>): Attempt {
  const open = Object.keys(entry.fields).filter(
    (name) => !name.includes('@') && !equalWire(wireOfRow(declaration, theirs, name), entry.fields[name]),
  );
  if (open.length === 0) return { kind: 'done', row: theirs };
  const clash = open.some((name) => !equalWire(wireOfRow(declaration, theirs, name), entry.base[name]));
  if (clash) return { kind: 'conflict', theirs, columns: open.map((name) => keyOf(declaration, name)) };
  return { kind: 'rebased', entry: { ...entry, etag: theirs.etag, fields: only(entry.fields, open) } };
}

function only(fields: WireFields, names: readonly string[]): WireFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => names.includes(name.split('@')[0] ?? '')),
  );
}

async function remove(sending: Sending): Promise<Attempt> {
  const { entry, gateway, list, declaration, protections } = sending;
  const headers = protections.ifMatch ? { 'If-Match': entry.etag } : {};
  const path = list + at`/items/${entry.id}`;
  const outcome = await gateway.once({ method: 'DELETE', path, headers }, { units: 2 });
  if (outcome.kind === 'fault') return unanswered(outcome.fault, entry);
  const answer = outcome.value;
  if (isGood(answer) || answer.status === 404) return { kind: 'done' };
  if (isPassing(answer)) return again(sending, answer);
  if (answer.status === 412 || answer.status === 409)
    return { kind: 'stopped', fault: changedMeanwhile(declaration) };
  return { kind: 'stopped', fault: faultOf(answer, `a row of the list ${declaration.list}`) };
}

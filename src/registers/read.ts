import { fine, type Outcome } from '../domain/words/outcome.ts';
import type { Problem } from '../domain/words/problem.ts';
import type { Declaration } from './declare.ts';
import { at, query } from './graph/address.ts';
import { isGood, type Answer } from './graph/faults.ts';
import { record, text } from './graph/members.ts';
import type { Gateway } from './graph/gateway.ts';
import { most, pageOf, readPages, type Pages } from './graph/pages.ts';
import { itemOf, members, selection } from './items.ts';
import type { Scan } from './store/scan/scan.ts';
import { openGathering, type Gathered } from './store/gather.ts';
import type { Row } from './types.ts';

/** The largest page that SharePoint gives. */
export const pageSize = most;

/** What a read of a whole list gave, and the path that asks for what changes from then on. */
export type Whole<D extends Declaration> = Gathered<D> & { readonly delta?: string };

/** What changed since the link that was followed. */
export type Changed<D extends Declaration> = {
  readonly rows: readonly Row<D>[];
  readonly gone: readonly string[];
  /** What cannot be read of the items that were told, by id; an empty list where nothing is wrong any more. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  readonly delta?: string;
};

type Source<D extends Declaration> = {
  readonly gateway: Gateway;
  readonly declaration: D;
  /** "/sites/{id}/lists/{id}" */
  readonly list: string;
};

/** What is known of a list before it is read. */
export type Known = {
  /** How many rows it is thought to have. */
  readonly expected?: number;
  /** Ids of rows that it had. */
  readonly ids?: readonly string[];
  /** No link for later changes is wanted: the list is read once. */
  readonly once?: boolean;
};

/** Every row of the list, and the link for later changes with it. A list of up to 5,000 rows is one request. */
export async function readWhole<D extends Declaration>(
  source: Source<D>,
  known: Known = {},
): Promise<Outcome<Whole<D>>> {
  const { gateway, declaration, list } = source;
  const what = `the list ${declaration.list}`;
  if ((known.expected ?? 0) > pageSize) {
    const long = await readLong(source, known, known.ids ?? []);
    if (long) return long;
  }
  const first = await gateway.read(`${list}/items/delta${query(shape(declaration))}`, what);
  if (first.kind === 'fault')
    return first.fault.kind === 'refused' || first.fault.kind === 'strange' ? readPlain(source) : first;
  const page = pageOf(gateway.tenant.graph, first.value, what);
  if (page.kind === 'fault') return page;
  const { elements, next, delta } = page.value;
  if (next === undefined)
    return fine(whole(declaration, delta === undefined ? { elements } : { elements, delta }));
  const long = known.expected === undefined ? await readLong(source, known, elements.map(idOf)) : undefined;
  if (long) return long;
  const rest = await gateway.pages(next, what);
  if (rest.kind === 'fault') return rest;
  return fine(whole(declaration, { ...rest.value, elements: [...elements, ...rest.value.elements] }));
}

function idOf(element: unknown): string {
  return text(record(element)['id']);
}

function shape(declaration: Declaration): Readonly<Record<string, string | number>> {
  return { $expand: selection(declaration), $top: pageSize };
}

/** What a row is made of and no more. Not asked of delta, which must be free to say that an item is gone. */
function slim(declaration: Declaration): Readonly<Record<string, string | number>> {
  return { $select: members(declaration), ...shape(declaration) };
}

// Delta of list items came late to Graph and is refused in places: then plain pages serve, without later changes.
async function readPlain<D extends Declaration>({
  gateway,
  declaration,
  list,
}: Source<D>): Promise<Outcome<Whole<D>>> {
  const plain = await gateway.pages(
    `${list}/items${query(slim(declaration))}`,
    `the list ${declaration.list}`,
  );
  return plain.kind === 'fault' ? plain : fine(whole(declaration, plain.value));
}

/** So many rows that were there and were not found are asked for one by one; more mean that the numbers are wrong. */
const doubtful = 20;

/**
 * A long list in ranges of its numbers, side by side. The link for later changes is asked for before, so that what
 * changes meanwhile is told again, which does no harm. Undefined where the ranges do not hold the rows that are known
 * to be there: the column was deleted, or rows have no number.
 */
async function readLong<D extends Declaration>(
  source: Source<D>,
  known: Known,
  ids: readonly string[],
): Promise<Outcome<Whole<D>> | undefined> {
  const { gateway, declaration, list } = source;
  const options = query({ token: 'latest', ...shape(declaration) });
  const latest: Outcome<Pages> = known.once
    ? fine({ elements: [] })
    : await gateway.pages(`${list}/items/delta${options}`, `the list ${declaration.list}`);
  if (latest.kind === 'fault') return undefined;
  // How bytes are read is needed for long lists only; where it cannot be fetched, the pages are read one by one.
  const fetched = await import('./long.ts').catch(() => undefined);
  if (!fetched) return undefined;
  const scan = fetched.openScan(declaration);
  const read = await fetched.readRanges({
    gateway,
    items: `${list}/items`,
    shape: slim(declaration),
    expected: known.expected,
    take: (answer) => pageInto(scan, gateway.tenant.graph, answer),
  });
  const missing = ids.filter((id) => !scan.has(id));
  if (!read || !(await areGone(source, missing))) return undefined;
  const { delta } = latest.value;
  return fine({ ...scan.finish(), ...(delta === undefined ? {} : { delta }) });
}

type Read = { readonly items: number; readonly next?: string };

/** Takes one page, as bytes or as JSON that was read already. */
function pageInto(scan: Scan<Declaration>, graph: string, answer: Answer): Outcome<Read> {
  const { body } = answer;
  const scanned = body instanceof Uint8Array ? scan.page(body) : undefined;
  const read = scanned ? { value: [], '@odata.nextLink': scanned.next } : body;
  const page = pageOf(graph, { ...answer, body: read }, 'the list');
  if (page.kind === 'fault') return page;
  const { elements, next } = page.value;
  scan.add(elements);
  return fine({ items: scanned?.items ?? elements.length, ...(next === undefined ? {} : { next }) });
}

async function areGone({ gateway, list }: Source<Declaration>, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  if (ids.length > doubtful) return false;
  const answers = await gateway.readMany(ids.map((id) => list + at`/items/${id}` + query({ $select: 'id' })));
  return answers.kind === 'ok' && !answers.value.some(isGood);
}

/** What changed since; `expired` when the link is too old and the whole list must be read. */
export async function readChanges<D extends Declaration>(
  source: Omit<Source<D>, 'list'>,
  delta: string,
  patient = true,
): Promise<Outcome<Changed<D> | 'expired'>> {
  const what = `the list ${source.declaration.list}`;
  const { gather, read, tenant } = source.gateway;
  // The first page of every list on screen goes out together; only long absences need a second one.
  let asked = 0;
  const ask = (path: string) => ((asked += 1) === 1 ? gather(path, what, patient) : read(path, what));
  const pages = await readPages(ask, { graph: tenant.graph, path: delta, what });
  if (pages.kind === 'ok') return fine(changed(source.declaration, pages.value));
  return pages.fault.code.startsWith('410') ? fine('expired') : pages;
}

function whole<D extends Declaration>(declaration: D, { elements, delta }: Pages): Whole<D> {
  const gathering = openGathering(declaration);
  gathering.add(elements);
  return { ...gathering.finish(), ...(delta === undefined ? {} : { delta }) };
}

function changed<D extends Declaration>(declaration: D, { elements, delta }: Pages): Changed<D> {
  const rows = new Map<string, Row<D>>();
  const gone = new Set<string>();
  const problems = new Map<string, readonly Problem[]>();
  for (const element of elements) {
    // An item may come more than once; the last one counts.
    const id = idOf(element);
    rows.delete(id);
    gone.delete(id);
    const item = itemOf(declaration, element);
    problems.set(id, item.kind === 'row' || item.kind === 'unreadable' ? item.problems : []);
    if (item.kind === 'row') rows.set(id, item.row);
    if (item.kind === 'gone' || item.kind === 'unreadable') gone.add(id);
  }
  return { rows: [...rows.values()], gone: [...gone], problems, ...(delta === undefined ? {} : { delta }) };
}

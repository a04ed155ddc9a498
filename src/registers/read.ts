import { fine, type Outcome } from '../domain/words/outcome.ts';
import type { Problem } from '../domain/words/problem.ts';
import type { Declaration } from './declare.ts';
import { query } from './graph/address.ts';
import { record } from './graph/faults.ts';
import type { Gateway } from './graph/gateway.ts';
import { pageOf, readPages, type Pages } from './graph/pages.ts';
import { readRanges } from './graph/ranges.ts';
import { itemOf, selection } from './items.ts';
import type { Row } from './types.ts';

/** The largest page that SharePoint gives. */
export const pageSize = 5000;

/** What a read of a list gave: whole, or the changes since the link that was followed. */
export type Reading<D extends Declaration> = {
  readonly rows: readonly Row<D>[];
  readonly gone: readonly string[];
  readonly problems: readonly Problem[];
  /** The path that asks for what changes from now on. */
  readonly delta?: string;
};

type Source<D extends Declaration> = {
  readonly gateway: Gateway;
  readonly declaration: D;
  /** "/sites/{id}/lists/{id}" */
  readonly list: string;
};

/** Every row of the list, and the link for later changes with it. A list of up to 5,000 rows is one request. */
export async function readWhole<D extends Declaration>(source: Source<D>): Promise<Outcome<Reading<D>>> {
  const { gateway, declaration, list } = source;
  const what = `the list ${declaration.list}`;
  const first = await gateway.read(`${list}/items/delta${query(shape(declaration))}`, what);
  if (first.kind === 'fault')
    return first.fault.kind === 'refused' || first.fault.kind === 'strange' ? readPlain(source) : first;
  const page = pageOf(gateway.tenant.graph, first.value, what);
  if (page.kind === 'fault') return page;
  const { elements, next, delta } = page.value;
  if (next === undefined)
    return fine(reading(declaration, delta === undefined ? { elements } : { elements, delta }));
  const long = await readLong(source, elements);
  if (long !== undefined) return long;
  const rest = await gateway.pages(next, what);
  if (rest.kind === 'fault') return rest;
  return fine(reading(declaration, { ...rest.value, elements: [...elements, ...rest.value.elements] }));
}

function shape(declaration: Declaration): Readonly<Record<string, string | number>> {
  return { $expand: selection(declaration), $top: pageSize };
}

// Delta of list items came late to Graph and is refused in places: then plain pages serve, without later changes.
async function readPlain<D extends Declaration>({
  gateway,
  declaration,
  list,
}: Source<D>): Promise<Outcome<Reading<D>>> {
  const plain = await gateway.pages(
    `${list}/items${query(shape(declaration))}`,
    `the list ${declaration.list}`,
  );
  return plain.kind === 'fault' ? plain : fine(reading(declaration, plain.value));
}

/**
 * A long list in ranges of its bucket, side by side. The link for later changes is asked for before, so that what
 * changes meanwhile is told again, which does no harm. Undefined where the ranges do not hold every row of the first
 * page: the column is not there, or rows have no bucket.
 */
async function readLong<D extends Declaration>(
  source: Source<D>,
  first: readonly unknown[],
): Promise<Outcome<Reading<D>> | undefined> {
  const { gateway, declaration, list } = source;
  const options = query({ token: 'latest', ...shape(declaration) });
  const latest = await gateway.pages(`${list}/items/delta${options}`, `the list ${declaration.list}`);
  if (latest.kind === 'fault') return undefined;
  const elements = await readRanges(gateway, `${list}/items`, shape(declaration));
  if (elements === undefined) return undefined;
  const found = new Set(elements.map((element) => record(element)['id']));
  if (!first.every((element) => found.has(record(element)['id']))) return undefined;
  return fine(reading(declaration, { ...latest.value, elements }));
}

/** What changed since; `expired` when the link is too old and the whole list must be read. */
export async function readChanges<D extends Declaration>(
  source: Source<D>,
  delta: string,
): Promise<Outcome<Reading<D> | 'expired'>> {
  const what = `the list ${source.declaration.list}`;
  const { gather, read, tenant } = source.gateway;
  // The first page of every list on screen goes out together; only long absences need a second one.
  let asked = 0;
  const ask = (path: string) => ((asked += 1) === 1 ? gather(path, what) : read(path, what));
  const pages = await readPages(ask, { graph: tenant.graph, path: delta, what });
  if (pages.kind === 'ok') return fine(reading(source.declaration, pages.value));
  return pages.fault.code.startsWith('410') ? fine('expired') : pages;
}

function reading<D extends Declaration>(declaration: D, { elements, delta }: Pages): Reading<D> {
  const rows = new Map<string, Row<D>>();
  const gone = new Set<string>();
  const problems: Problem[] = [];
  for (const element of elements) {
    // An item may come more than once; the last one counts.
    const id = String(record(element)['id']);
    rows.delete(id);
    gone.delete(id);
    const item = itemOf(declaration, element);
    if (item.kind === 'row') rows.set(id, item.row);
    if (item.kind === 'gone' || item.kind === 'unreadable') gone.add(id);
    if (item.kind === 'row' || item.kind === 'unreadable') problems.push(...item.problems);
  }
  return { rows: [...rows.values()], gone: [...gone], problems, ...(delta === undefined ? {} : { delta }) };
}

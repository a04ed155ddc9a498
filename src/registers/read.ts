import { fine, type Outcome } from '../domain/words/outcome.ts';
import type { Problem } from '../domain/words/problem.ts';
import type { Declaration } from './declare.ts';
import { query } from './graph/address.ts';
import { record } from './graph/faults.ts';
import type { Gateway, Pages } from './graph/gateway.ts';
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

/** Every row of the list; two units a page of 5,000, and the link for later changes with it. */
export async function readWhole<D extends Declaration>(source: Source<D>): Promise<Outcome<Reading<D>>> {
  const { gateway, declaration, list } = source;
  const options = query({ $expand: selection(declaration), $top: pageSize });
  const what = `the list ${declaration.list}`;
  const pages = await gateway.pages(`${list}/items/delta${options}`, what);
  if (pages.kind === 'ok') return fine(reading(declaration, pages.value));
  // Delta of list items came late to Graph and is refused in places: then the plain pages serve, without later changes.
  if (pages.fault.kind !== 'refused' && pages.fault.kind !== 'strange') return pages;
  const plain = await gateway.pages(`${list}/items${options}`, what);
  return plain.kind === 'fault' ? plain : fine(reading(declaration, plain.value));
}

/** What changed since; `expired` when the link is too old and the whole list must be read. */
export async function readChanges<D extends Declaration>(
  source: Source<D>,
  delta: string,
): Promise<Outcome<Reading<D> | 'expired'>> {
  const pages = await source.gateway.pages(delta, `the list ${source.declaration.list}`);
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

import type { Fault } from '../domain/words/outcome.ts';
import type { Declaration } from './declare.ts';
import { at, query } from './graph/address.ts';
import { faultOf, isGood, type Answer } from './graph/faults.ts';
import { record } from './graph/members.ts';
import type { Part } from './graph/gateway.ts';
import { itemOf, selection } from './items.ts';
import type { Entry } from './journal.ts';
import { bucketOf } from './keys.ts';
import type { Row } from './types.ts';
import { equalWire, wireOfRow } from './compare.ts';
import { unanswered, type Attempt, type Target } from './write.ts';

type Placing = Pick<Target, 'declaration' | 'number'> & { readonly list: string };

/** The call of one write in a batch. A change does not tell its new version: `readOf` does, afterwards. */
export function partOf({ list, number }: Placing, entry: Entry): Part {
  const { kind, item, id, etag, fields } = entry;
  if (kind === 'add') {
    const body = { fields: { ...fields, ClientKey: item, Bucket: number() ?? bucketOf(item) } };
    return { method: 'POST', path: `${list}/items`, body };
  }
  const path = list + at`/items/${id}`;
  const headers = { 'If-Match': etag };
  if (kind === 'remove') return { method: 'DELETE', path, headers };
  return { method: 'PATCH', path: `${path}/fields`, headers, body: fields };
}

/** The address that tells the new version of a row that was changed. */
export function readOf({ declaration, list }: Placing, { id }: Entry): string {
  return list + at`/items/${id}` + query({ $expand: selection(declaration) });
}

/** The row in the answer to a create or a read; undefined when it is not there. */
export function rowOf(
  declaration: Declaration,
  { fields }: Entry,
  answer: Answer,
): Row<Declaration> | undefined {
  const body = record(answer.body);
  // The documentation's example of a create has no fields in its answer: then they are the ones we sent.
  const item = itemOf(declaration, { ...body, fields: { ...fields, ...record(body['fields']) } });
  return isGood(answer) && item.kind === 'row' && item.row.id !== '' ? item.row : undefined;
}

/** What a search for a client key says of the create with that key; undefined when no such row is there. */
export function foundAs(declaration: Declaration, entry: Entry, answer: Answer): Attempt | undefined {
  if (!isGood(answer)) return unanswered(faultOf(answer, `the list ${declaration.list}`), entry);
  const elements = record(answer.body)['value'];
  const item = itemOf(declaration, Array.isArray(elements) ? elements[0] : undefined);
  if (item.kind !== 'row' || item.row.id === '') return undefined;
  const { row } = item;
  const names = Object.keys(entry.fields).filter((name) => !name.includes('@'));
  const same = names.every((name) => equalWire(wireOfRow(declaration, row, name), entry.fields[name]));
  if (same || !entry.shared) return { kind: 'done', row };
  return { kind: 'stopped', fault: otherRow(declaration), final: true };
}

function otherRow({ list }: Declaration): Fault {
  return {
    kind: 'refused',
    tell: `A row with this key is in ${list} already, with other values.`,
    mend: 'Load the page again and change that row instead.',
    code: 'key taken',
  };
}

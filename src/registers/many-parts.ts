import type { Fault } from '../domain/words/outcome.ts';
import type { WireFields } from './codec.ts';
import type { Declaration } from './declare.ts';
import { at, query } from './graph/address.ts';
import { faultOf, isGood, record, type Answer } from './graph/faults.ts';
import type { Part } from './graph/gateway.ts';
import { itemOf, selection } from './items.ts';
import { bucketOf } from './keys.ts';
import type { Saved, Write } from './types.ts';
import { equalWire, wireOfRow } from './compare.ts';

type Sent<D extends Declaration> = {
  readonly write: Write<D>;
  readonly key: string;
  readonly fields: WireFields;
  /** The running number of a new row; undefined where the list was not read. */
  readonly number: () => number | undefined;
};

/** The calls of one write in a batch: a create; or a change with the read that tells its new version. */
export function partsOf<D extends Declaration>(
  declaration: D,
  list: string,
  { write, key, fields, number }: Sent<D>,
): readonly Part[] {
  if (write.kind === 'add') {
    const body = { fields: { ...fields, ClientKey: key, Bucket: number() ?? bucketOf(key) } };
    return [{ method: 'POST', path: `${list}/items`, body }];
  }
  const path = list + at`/items/${write.base.id}`;
  return [
    { method: 'PATCH', path: `${path}/fields`, headers: { 'If-Match': write.base.etag }, body: fields },
    { method: 'GET', path: path + query({ $expand: selection(declaration) }), after: 0 },
  ];
}

/** The row in the answer to a create or a read; undefined when it is not there. */
export function rowOf<D extends Declaration>(
  declaration: D,
  sent: WireFields,
  answer: Answer,
): Saved<D> | undefined {
  const body = record(answer.body);
  // The documentation's example of a create has no fields in its answer: then they are the ones we sent.
  const item = itemOf(declaration, { ...body, fields: { ...sent, ...record(body['fields']) } });
  return isGood(answer) && item.kind === 'row' && item.row.id !== ''
    ? { kind: 'saved', row: item.row }
    : undefined;
}

/** What a search for a client key says of the write with that key; undefined when no such row is there. */
export function foundAs<D extends Declaration>(
  declaration: D,
  fields: WireFields,
  answer: Answer,
): Saved<D> | undefined {
  if (!isGood(answer)) return { kind: 'stopped', fault: faultOf(answer, `the list ${declaration.list}`) };
  const elements = record(answer.body)['value'];
  const item = itemOf(declaration, Array.isArray(elements) ? elements[0] : undefined);
  if (item.kind !== 'row' || item.row.id === '') return undefined;
  const { row } = item;
  const names = Object.keys(fields).filter((name) => !name.includes('@'));
  const same = names.every((name) => equalWire(wireOfRow(declaration, row, name), fields[name]));
  return same ? { kind: 'saved', row } : { kind: 'stopped', fault: otherRow(declaration) };
}

function otherRow({ list }: Declaration): Fault {
  return {
    kind: 'refused',
    tell: `A row with this key is in ${list} already, with other values.`,
    mend: 'Load the page again and change that row instead.',
    code: 'key taken',
  };
}

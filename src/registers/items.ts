import type { Person } from '../domain/words/person.ts';
import { sentence, type Problem } from '../domain/words/problem.ts';
import { decode } from './codec.ts';
import { wireName, type Declaration } from './declare.ts';
import { record, text } from './graph/members.ts';
import type { FileFacts, Row, Stamp } from './types.ts';

/** The columns that are read of every row, for `$expand=fields($select=…)`. */
export function selection(declaration: Declaration): string {
  const own = declaration.documentLibrary ? ['FileLeafRef', 'FileSizeDisplay'] : [];
  const names = ['ClientKey', ...Object.keys(declaration.columns).map(wireName), ...own];
  return `fields($select=${names.join(',')})`;
}

/** The members of an item that a row is made of, beside its columns, for `$select`. */
export function members({ documentLibrary }: Declaration): string {
  const all = 'id,eTag,createdDateTime,createdBy,lastModifiedDateTime,lastModifiedBy,contentType';
  return documentLibrary ? `${all},webUrl` : all;
}

/** A list item as it came over the wire, read. */
export type Item<D extends Declaration> =
  | { readonly kind: 'row'; readonly row: Row<D>; readonly problems: readonly Problem[] }
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'unreadable'; readonly id: string; readonly problems: readonly Problem[] }
  | { readonly kind: 'no-row' }; // a folder

export function itemOf<D extends Declaration>(declaration: D, element: unknown): Item<D> {
  const item = record(element);
  const id = text(item['id']);
  if (item['deleted'] !== undefined) return { kind: 'gone', id };
  if (text(record(item['contentType'])['id']).startsWith('0x0120')) return { kind: 'no-row' };
  const fields = record(item['fields']);
  const { values, problems } = decode(declaration, fields);
  const named = problems.map((one) => inRow(declaration, id, one));
  if (values === undefined) return { kind: 'unreadable', id, problems: named };
  const row = {
    id,
    // A row that somebody made by hand in SharePoint has no client key; its id then serves.
    clientKey: text(fields['ClientKey']) || `item/${id}`,
    etag: text(item['eTag']),
    values,
    created: stamp(item['createdBy'], item['createdDateTime']),
    changed: stamp(item['lastModifiedBy'], item['lastModifiedDateTime']),
    ...(declaration.documentLibrary ? { file: fileOf(item, fields) } : {}),
  };
  return { kind: 'row', row, problems: named };
}

type Members = Readonly<Record<string, unknown>>;

function fileOf(item: Members, fields: Members): FileFacts {
  return {
    name: text(fields['FileLeafRef']),
    size: Number(fields['FileSizeDisplay'] ?? 0),
    webUrl: text(item['webUrl']),
  };
}

function inRow({ list }: Declaration, id: string, found: Problem): Problem {
  return { place: `${list}, row ${id}`, tell: sentence(found) };
}

/** Who and when, as Graph writes it in createdBy and createdDateTime. */
export function stamp(by: unknown, at: unknown): Stamp {
  return { by: personOf(by), at: text(at) };
}

function personOf(by: unknown): Person {
  const { user, application } = record(by);
  const found = record(user ?? application);
  return {
    id: text(found['id']),
    upn: (text(found['userPrincipalName']) || text(found['email'])).toLowerCase(),
    name: text(found['displayName']),
  };
}

/** The number that rises with each version of a row, from its eTag "{guid},{number}"; 0 where it cannot be read. */
export function versionOf(etag: string): number {
  return Number(/,(\d+)"?$/.exec(etag)?.[1] ?? 0);
}

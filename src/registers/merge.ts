import { versionOf } from './items.ts';
import type { Entry } from './journal.ts';

/**
 * A later change on top of an earlier one that was not sent: the first base stays, the last value wins. The older
 * version is cited: what the earlier one was rebased on, the person had not seen in the columns of the later one.
 */
export function merged(earlier: Entry, later: Entry): Entry {
  const fields = { ...earlier.fields, ...later.fields };
  const also = [...(earlier.also ?? []), later.key, ...(later.also ?? [])];
  if (earlier.kind === 'add') return { ...earlier, also, fields: filled(fields) };
  const etag = older(earlier.etag, later.etag);
  return { ...earlier, also, etag, fields, base: { ...later.base, ...earlier.base } };
}

function older(one: string, other: string): string {
  if (one === '' || other === '') return one || other;
  return versionOf(other) < versionOf(one) ? other : one;
}

function filled(fields: Entry['fields']): Entry['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

import type { Problem } from '../domain/words/problem.ts';
import type { WireFields } from './codec.ts';
import type { Declaration, Values } from './declare.ts';
import { encode, encodeChanges } from './encode.ts';
import type { Entry } from './journal.ts';
import { inStock, newKey } from './keys.ts';
import type { Changes, Row, Tenant } from './types.ts';
import { encodeColumns } from './wire.ts';

/** What a register does not take, before anything is kept or sent. */
export type Refused = { readonly problems: readonly Problem[] };

/** Changes of one register as the journal keeps them. */
export type Entries<D extends Declaration> = {
  adding(values: Values<D>, clientKey: string | undefined): Entry | Refused;
  /** In `bulk` the row as a whole is not kept beside its change. */
  changing(base: Row<D>, wanted: Changes<D>, bulk?: 'bulk'): Entry | Refused;
  removing(base: Row<D>): Entry;
};

export function entriesOf<D extends Declaration>(declaration: D, tenant: Tenant): Entries<D> {
  const random = inStock(tenant.random);
  function entryOf(kind: Entry['kind'], row: Partial<Entry>): Entry {
    const now = tenant.now();
    const key = newKey(now, random);
    const blank = { id: '', etag: '', base: {}, fields: {}, shared: false, tried: false };
    return { key, register: declaration.key, item: key, kind, at: now.toISOString(), ...blank, ...row };
  }
  return {
    adding(values, clientKey) {
      const fields = encode(declaration, values);
      if (fields.kind === 'problems') return fields;
      const item = clientKey ?? newKey(tenant.now(), random);
      return entryOf('add', { item, fields: fields.value, shared: clientKey !== undefined });
    },
    changing(base, wanted, bulk) {
      const fields = encodeChanges(declaration, wanted);
      if (fields.kind === 'problems') return fields;
      const before = encodeColumns(declaration, base.values, Object.keys(wanted));
      const { clientKey: item, id, etag } = base;
      // A file that was deleted cannot be made from its columns.
      const whole = bulk === undefined && declaration.documentLibrary !== true;
      const columns = Object.keys(declaration.columns);
      const was = whole ? { was: encodeColumns(declaration, base.values, columns) } : {};
      return entryOf('change', { item, id, etag, base: plain(before), fields: fields.value, ...was });
    },
    removing: ({ clientKey: item, id, etag }) => entryOf('remove', { item, id, etag }),
  };
}

/** The columns themselves, without what says of which type they are. */
export function plain(fields: WireFields): WireFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !name.includes('@')));
}

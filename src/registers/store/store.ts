import type { Problem } from '../../domain/words/problem.ts';
import type { Declaration } from '../declare.ts';
import { selection } from '../items.ts';
import type { Table } from './table.ts';

/** A list as it was at one moment. */
export type Snapshot = {
  /** What the table was made by: another declaration makes another shape, and the copy is of no use. */
  readonly shape: string;
  /** A mark that no other snapshot has, which changes name. */
  readonly stamp: string;
  readonly table: Table;
  /** What cannot be read, by the id of the item. */
  readonly problems: readonly (readonly [string, readonly Problem[]])[];
};

/** What changed since a snapshot, all of it. */
export type Later = {
  /** The snapshot that it belongs to. */
  readonly stamp: string;
  /** Rows that are newer, as items of Graph. */
  readonly items: readonly unknown[];
  readonly gone: readonly string[];
  /** The path that asks for what changes from then on; absent where Graph gives none. */
  readonly delta?: string;
  /** When the list was last compared with the server, ISO 8601. */
  readonly at: string;
};

export type Copy = { readonly snapshot: Snapshot; readonly later: Later };

/** Where the copy is kept, and why it is not on the device. */
export type Kept = { readonly storage: 'device' | 'memory'; readonly why?: string };

/**
 * The copy of one person's lists of one site. Losing it loses nothing but time: everything can be read again. Nothing
 * here fails: what cannot be kept is not kept, and `state` says so.
 */
export type Store = {
  state(): Kept;
  /** Calls back when `state` changes. */
  subscribe(changed: () => void): () => void;
  /** What was kept of a list, by the key of its declaration. */
  open(list: string): Promise<Copy | undefined>;
  /** Keeps the list as a whole, instead of what was kept before. */
  snapshot(list: string, copy: Copy): Promise<void>;
  /** Keeps what changed since the snapshot; nothing is kept when another snapshot is there. */
  apply(list: string, later: Later): Promise<void>;
  /** Forgets one list, or everything. */
  drop(list?: string): Promise<void>;
};

/** Whose copy it is: another person, tenant or site may not see it. */
export type Owner = { readonly tenantId: string; readonly personId: string; readonly site: string };

export function ownerText({ tenantId, personId, site }: Owner): string {
  return JSON.stringify([tenantId, personId, site]).toLowerCase();
}

/** A copy that nobody used for so long is dropped: 14 days, in milliseconds. */
export const unusedFor = 14 * 86_400_000;

/** A store that lives as long as the page. */
export function memoryStore(why?: string): Store {
  const copies = new Map<string, Copy>();
  return {
    state: () => ({ storage: 'memory', ...(why === undefined ? {} : { why }) }),
    subscribe: () => () => undefined,
    open: async (list) => copies.get(list),
    snapshot: async (list, copy) => void copies.set(list, copy),
    async apply(list, later) {
      const known = copies.get(list);
      if (known?.snapshot.stamp === later.stamp) copies.set(list, { ...known, later });
    },
    async drop(list) {
      if (list === undefined) copies.clear();
      else copies.delete(list);
    },
  };
}

/** Version of the layout; rises when a table is packed in another way. */
const layout = 1;

/** The shape that a declaration gives its copy. */
export function shapeOf(declaration: Declaration): string {
  const columns = Object.values(declaration.columns).map((column) => [
    column.kind,
    column.required === true,
    column.kind === 'choice' || column.kind === 'choices' ? column.choices : [],
    column.kind === 'quantity' ? column.places : 0,
  ]);
  return JSON.stringify([layout, declaration.list, selection(declaration), columns]);
}

/** Whether a list may be kept on the device: tenders never are. */
export function mayBeKept({ site }: Declaration): boolean {
  return site !== 'evaluations';
}

import type { Fault } from '../domain/words/outcome.ts';

/** When a list was last compared with the server. */
export type ListFreshness = {
  /** The list's name in SharePoint. */
  readonly list: string;
  /** When its rows were last read or found unchanged, ISO 8601, by this device's clock; absent: never. */
  readonly at?: string;
  /** It came from the copy and has not been compared since. */
  readonly unchecked?: true;
  /** Why the last try failed; absent when it did not. */
  readonly fault?: Fault;
};

/** How fresh what is on screen is, and where the copy is kept. */
export type FreshnessState = {
  /** When everything on screen was last compared with the server, ISO 8601; absent before the first answer. */
  readonly upToDateAt?: string;
  /** The last try got no answer. */
  readonly offline: boolean;
  /** Where the copy of the lists is kept. */
  readonly storage: 'device' | 'memory';
  /** Why it is not kept on the device, in a sentence for people; absent when it is, or when nobody asked for it. */
  readonly why?: string;
  /** The lists were made by a newer version of the product: nothing is written. */
  readonly newer?: Fault;
  /** Every list that was asked for, in the order of the first ask. */
  readonly lists: readonly ListFreshness[];
};

/** What the quiet status in the shell and the health page show. */
export type Freshness = {
  /** The same object while nothing changed. */
  state(): FreshnessState;
  subscribe(changed: () => void): () => void;
};

/** Freshness as the readers and the store report it. */
export type FreshnessLog = Freshness & {
  /** A list was read, or found unchanged; or the try failed. */
  told(list: string, fault?: Fault): void;
  /** A list came from the copy, which was compared with the server at `at`. */
  kept(list: string, at: string): void;
  set(known: Partial<Pick<FreshnessState, 'storage' | 'why' | 'newer' | 'upToDateAt'>>): void;
};

export function openFreshness(now: () => Date): FreshnessLog {
  const listeners = new Set<() => void>();
  let state: FreshnessState = { offline: false, storage: 'memory', lists: [] };

  function become(next: FreshnessState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    told(list, fault) {
      const known = state.lists.find((one) => one.list === list);
      const at = fault ? known?.at : now().toISOString();
      const unchecked = fault && known?.unchecked ? { unchecked: true as const } : {};
      const next = { list, ...unchecked, ...(at === undefined ? {} : { at }), ...(fault ? { fault } : {}) };
      const lists = withList(state.lists, next);
      const whole = lists.every((one) => !one.fault && !one.unchecked);
      become({
        ...state,
        lists,
        offline: fault?.kind === 'offline',
        ...(whole && at !== undefined ? { upToDateAt: at } : {}),
      });
    },
    kept(list, at) {
      const lists = withList(state.lists, { list, at, unchecked: true });
      const { upToDateAt = at } = state;
      become({ ...state, lists, upToDateAt: at < upToDateAt ? at : upToDateAt });
    },
    set: (known) => become({ ...state, ...known }),
  };
}

function withList(lists: readonly ListFreshness[], next: ListFreshness): readonly ListFreshness[] {
  return lists.some(({ list }) => list === next.list)
    ? lists.map((one) => (one.list === next.list ? next : one))
    : [...lists, next];
}

import type { Fault } from '../domain/words/outcome.ts';

/** When a list was last compared with the server. */
export type ListFreshness = {
  /** The list's name in SharePoint. */
  readonly list: string;
  /** When its rows were last read or found unchanged, ISO 8601, by this device's clock; absent: never. */
  readonly at?: string;
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
      const next = { list, ...(at === undefined ? {} : { at }), ...(fault ? { fault } : {}) };
      const lists = known ? state.lists.map((one) => (one === known ? next : one)) : [...state.lists, next];
      const offline = fault ? fault.kind === 'offline' : false;
      const whole = lists.every((one) => !one.fault);
      become({ ...state, lists, offline, ...(whole && at !== undefined ? { upToDateAt: at } : {}) });
    },
    set: (known) => become({ ...state, ...known }),
  };
}

/** A value of this window that pages are told of when it changes; it outlives the page that set it. */
export type Told<T> = {
  readonly now: () => T;
  readonly set: (next: T) => void;
  readonly subscribe: (changed: () => void) => () => void;
};

/** Opens one with its first value. */
export function openTold<T>(first: T): Told<T> {
  const listeners = new Set<() => void>();
  let value = first;
  return {
    now: () => value,
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
      };
    },
  };
}

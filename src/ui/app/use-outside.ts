import { useCallback, useSyncExternalStore } from 'react';

/** Follows something that lives outside React: shows what `read` gives, anew whenever it says that it changed. */
export function useOutside<T>(
  source: object,
  subscribe: (changed: () => void) => () => void,
  read: () => T,
): T {
  // The source stands for both functions, which are written inline and so are new at each render.
  // oxlint-disable-next-line react/exhaustive-deps
  const keep = useCallback(subscribe, [source]);
  return useSyncExternalStore(keep, read);
}

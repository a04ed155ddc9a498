import { useCallback, useSyncExternalStore } from 'react';

/** Whether the window is narrower than so many pixels; follows it when it is turned or resized. */
export function useNarrowerThan(pixels: number): boolean {
  const query = `(max-width: ${pixels - 1}px)`;
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

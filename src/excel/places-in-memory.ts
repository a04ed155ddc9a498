import { type Places, pathOf } from '../ui/app/places.ts';

/** Places kept in memory: Excel's library takes the window's history away. */
export function placesInMemory(start: string): Places {
  const listeners = new Set<() => void>();
  const past: string[] = [];
  let current = start;
  let steps = 0;
  let backwards = false;
  const show = (place: string) => {
    if (pathOf(place) !== pathOf(current)) steps += 1;
    current = place;
    for (const listener of listeners) listener();
  };
  return {
    now: () => current,
    steps: () => steps,
    cameBack: () => backwards,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    go: (place, how) => {
      if (place === current) return;
      if (!how?.replace) past.push(current);
      backwards = false;
      show(place);
    },
    back: () => {
      const before = past.pop();
      if (before === undefined) return false;
      backwards = true;
      show(before);
      return true;
    },
  };
}

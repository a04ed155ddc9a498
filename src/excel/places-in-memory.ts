import { type Places, pathOf } from '../ui/app/places.ts';

/** Where the last place is kept, so that a pane that is loaded again comes back to the same step. */
export type LastPlace = { readonly read: () => string | undefined; readonly keep: (place: string) => void };

/** Places kept in memory: Excel's library takes the window's history away. */
export function placesInMemory(start: string, last?: LastPlace): Places {
  const listeners = new Set<() => void>();
  const past: string[] = [];
  let current = last?.read() ?? start;
  let steps = 0;
  let backwards = false;
  const show = (place: string) => {
    if (pathOf(place) !== pathOf(current)) steps += 1;
    current = place;
    last?.keep(place);
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

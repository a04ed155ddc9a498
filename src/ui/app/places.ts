import type { Place } from '../host.ts';

// Our own, in place of react-router: that costs 13 kB of the 125 that the first page may weigh, for what is here in one.
// A place stands behind the # of the address, so that any static host serves every place and a reload comes back to it.

/** Where a person is, and how they go elsewhere. */
export type Places = {
  now(): Place;
  subscribe(changed: () => void): () => void;
  /** Goes to a place; `replace` leaves no step behind (filters, redirects). */
  go(place: Place, how?: { readonly replace?: boolean }): void;
  /** One step back in the product; false when there is none. */
  back(): boolean;
  /** How many times a person has gone somewhere since the start: 0 means that the first page is shown. */
  steps(): number;
  /** Whether the last move was backwards, so that a list can show the row one came from. */
  cameBack(): boolean;
};

type Step = { readonly depth: number };

/** Places kept in the window's history. `start` counts only when the address names no place itself. */
export function placesOf(window: Window, start: Place): Places {
  const listeners = new Set<() => void>();
  let steps = 0;
  let backwards = false;
  let depth = (window.history.state as Step | null)?.depth ?? 0; // written by us alone
  const named = () => (window.location.hash.startsWith('#/') ? window.location.hash.slice(1) : undefined);
  let current = named() ?? start;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  window.history.replaceState({ depth }, '', `#${current}`);
  window.addEventListener('popstate', (event) => {
    const next = named();
    if (next === undefined || next === current) return;
    const to = (event.state as Step | null)?.depth ?? depth + 1;
    backwards = to < depth;
    depth = to;
    window.history.replaceState({ depth }, '', `#${next}`);
    steps += 1;
    current = next;
    tell();
  });
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
      if (pathOf(place) !== pathOf(current)) {
        steps += 1;
        backwards = false;
      }
      if (how?.replace) window.history.replaceState({ depth }, '', `#${place}`);
      else {
        depth += 1;
        window.history.pushState({ depth }, '', `#${place}`);
      }
      current = place;
      tell();
    },
    back: () => {
      if (depth === 0) return false;
      window.history.back();
      return true;
    },
  };
}

/** The part of a place before the question mark. */
export function pathOf(place: Place): string {
  return place.split('?')[0] ?? '/';
}

/** The query of a place. */
export function queryOf(place: Place): URLSearchParams {
  return new URLSearchParams(place.split('?')[1] ?? '');
}

/** The parts of a path that a pattern names ("/contracts/:ref"), or undefined when it does not fit. */
export function match(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split('/');
  const given = path.replace(/(.)\/$/, '$1').split('/');
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const have = given[index] ?? '';
    if (part.startsWith(':')) found[part.slice(1)] = decoded(have);
    else if (part !== have) return undefined;
  }
  return found;
}

/** A typed address may hold a broken escape; it is then taken as it stands and simply finds nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A place from a path and a query; empty values are left out. */
export function placeOf(path: string, query: Readonly<Record<string, string>>): Place {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

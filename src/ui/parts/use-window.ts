import { useCallback, useLayoutEffect, useReducer, useState, type RefObject } from 'react';

// Our own, in place of @tanstack/react-virtual: that costs 9 kB of the 200 that the first rows may weigh.

/** The rows of a long list that are near what is seen, and the height of those left out above and below. */
export type RowWindow = {
  readonly first: number;
  readonly last: number;
  readonly above: number;
  readonly below: number;
  /** Scrolls so that a row is seen. */
  readonly show: (index: number) => void;
};

const near = 8; // rows kept beyond the edges, so that a fast scroll shows no gap

/** The list whose rows are windowed. */
export type Windowed = {
  readonly keys: readonly string[];
  /** Holds the rendered rows, each with `data-index`. */
  readonly body: RefObject<HTMLElement | null>;
  /** The height in pixels of a row that has not been measured yet. */
  readonly estimate: number;
  /** Whatever else decides the height of rows: when it changes they are measured again. */
  readonly shape: unknown;
};

/** Rows of any height in a page that scrolls as a whole. */
export function useRowWindow({ keys, body, estimate, shape }: Windowed): RowWindow {
  const [heights] = useState(() => new Map<string, number>());
  const [range, setRange] = useState({ first: 0, last: 30 });
  const [measured, again] = useReducer((count: number) => count + 1, 0);
  const height = useCallback(
    (index: number) => heights.get(keys[index] ?? '') ?? estimate,
    [keys, heights, estimate],
  );
  const look = useCallback(() => {
    let first = 0;
    let y = body.current?.getBoundingClientRect().top ?? 0;
    while (first < keys.length && y + height(first) < 0) y += height(first++);
    let last = first;
    while (last < keys.length && y < window.innerHeight) y += height(last++);
    const now = { first: Math.max(0, first - near), last: Math.min(keys.length, last + near) };
    setRange((had) => (had.first === now.first && had.last === now.last ? had : now));
  }, [body, height, keys.length]);

  useLayoutEffect(() => {
    // What is in view is known only from the page as it was laid out.
    // oxlint-disable-next-line react/set-state-in-effect
    look();
    const resized = () => {
      look();
      again();
    };
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', resized);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', resized);
    };
  }, [look]);

  // The rows that are there are measured; a new height moves the others.
  useLayoutEffect(() => {
    let changed = false;
    for (const row of body.current?.querySelectorAll<HTMLElement>('[data-index]') ?? []) {
      const key = keys[Number(row.dataset['index'])];
      if (key === undefined || Math.abs((heights.get(key) ?? 0) - row.offsetHeight) < 1) continue;
      heights.set(key, row.offsetHeight);
      changed = true;
    }
    if (changed) again();
  }, [body, heights, keys, range, shape, measured]);

  const last = Math.min(range.last, keys.length);
  const first = Math.min(range.first, last);
  const sum = (from: number, to: number) => {
    let total = 0;
    for (let index = from; index < to; index += 1) total += height(index);
    return total;
  };
  const show = (index: number) => {
    const top = (body.current?.getBoundingClientRect().top ?? 0) + sum(0, index);
    const room = 120; // what sticks at the top, and some air
    const below = top + height(index) - window.innerHeight + 16;
    if (top < room) window.scrollBy({ top: top - room });
    else if (below > 0) window.scrollBy({ top: below });
    look();
  };
  return { first, last, above: sum(0, first), below: sum(last, keys.length), show };
}

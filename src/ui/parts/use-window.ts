import { useCallback, useLayoutEffect, useMemo, useState, type RefObject } from 'react';
import { rowHeights } from './row-heights.ts';
import { nextRange } from './row-range.ts';

// Our own, in place of @tanstack/react-virtual: that costs 9 kB of the 200 that the first rows may weigh.

/** The rows of a long list that are near what is seen, and the height of those left out. */
export type RowWindow = {
  readonly first: number;
  readonly last: number;
  /** The height in pixels of the rows from one to another, the last not counted. */
  readonly between: (from: number, to: number) => number;
  /** Scrolls so that a row is seen. */
  readonly show: (index: number) => void;
};

/** The list whose rows are windowed. */
export type Windowed = {
  readonly keys: readonly string[];
  /** Holds the rendered rows, each with `data-index`. */
  readonly body: RefObject<HTMLTableSectionElement | null>;
  /** The height in pixels of a row that has not been measured yet. */
  readonly estimate: number;
};

/** Rows of any height in a page that scrolls as a whole. */
export function useRowWindow({ keys, body, estimate }: Windowed): RowWindow {
  const [measured] = useState(() => new Map<string, number>());
  const heights = useMemo(() => rowHeights(keys, estimate, measured), [keys, estimate, measured]);
  const [range, setRange] = useState(() => ({ first: 0, last: Math.ceil(window.innerHeight / estimate) }));

  // Measures only here, where the page was laid out already: at the beginning of a frame.
  const look = useCallback(() => {
    if (!body.current) return;
    for (const row of body.current.rows)
      if (row.dataset['index'] !== undefined)
        heights.set(Number(row.dataset['index']), row.getBoundingClientRect().height);
    const { top } = body.current.getBoundingClientRect();
    const last = Math.min(heights.count, heights.at(window.innerHeight - top) + 1);
    const seen = { first: Math.min(heights.at(-top), last), last };
    setRange((had) => {
      const next = nextRange(had, seen, heights.count);
      return next.first === had.first && next.last === had.last ? had : next;
    });
  }, [body, heights]);

  useLayoutEffect(() => {
    // What is in view is known only from the page as it was laid out.
    // oxlint-disable-next-line react/set-state-in-effect
    look();
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [look]);

  // The rows that this frame had no room for come with the next.
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [look, range]);

  const last = Math.min(range.last, keys.length);
  const first = Math.min(range.first, last);
  const show = (index: number) => {
    const row = body.current?.querySelector(`[data-index="${index}"]`)?.getBoundingClientRect();
    const top = row?.top ?? (body.current?.getBoundingClientRect().top ?? 0) + heights.between(0, index);
    const room = 120; // what sticks at the top, and some air
    const below = top + (row?.height ?? estimate) - window.innerHeight + 16;
    if (top < room) window.scrollBy({ top: top - room });
    else if (below > 0) window.scrollBy({ top: below });
    look();
  };
  return { first, last, between: heights.between, show };
}

import { useCallback, useLayoutEffect, useMemo, useReducer, useRef, useState, type RefObject } from 'react';
import { keepInPlace, measure, seenOf, type Anchor } from './row-places.ts';
import { rowHeights, type RowHeights } from './row-heights.ts';
import { usePace } from './use-pace.ts';
import { firstSlots, inRowOrder, moved, nextSlots, type RowRange, type Slots } from './row-slots.ts';

// Our own, in place of @tanstack/react-virtual: that costs 9 kB of the 125 that kept rows may weigh, and makes new
// elements for each row.

/** The rows of a long list that are near what is seen, and where the keyboard stands. */
export type RowWindow = {
  readonly slots: Slots;
  readonly heights: RowHeights;
  /** The row that the arrow keys begin at. */
  readonly active: number;
  readonly setActive: (index: number) => void;
  /** Whether the focus stands in the active row: then it stays, however far it is scrolled away. */
  readonly setHeld: (held: boolean) => void;
  /** Scrolls so that a row is seen. */
  readonly show: (index: number) => void;
};

/** The list whose rows are windowed. */
export type Windowed = {
  readonly keys: readonly string[];
  readonly startAt: string | undefined;
  /** Holds the rendered rows, each with `data-index`. */
  readonly body: RefObject<HTMLTableSectionElement | null>;
  /** The height in pixels of a row that has not been measured yet. */
  readonly estimate: number;
};

type State = {
  readonly keys: readonly string[];
  readonly slots: Slots;
  readonly active: number;
  readonly held: boolean;
};

type Change =
  | { readonly keys: readonly string[] }
  | { readonly seen: RowRange; readonly most: number; readonly newMost: number }
  | { readonly active: number }
  | { readonly held: boolean }
  | 'at rest';

// A new slot costs more than one that takes up another row.
const newMost = 1;
const rest = 200; // milliseconds without scrolling

function changed(state: State, change: Change): State {
  if (change === 'at rest') {
    const slots = inRowOrder(state.slots);
    return slots.order.every((slot, place) => slot === state.slots.order[place])
      ? state
      : { ...state, slots };
  }
  if ('active' in change) return change.active === state.active ? state : { ...state, active: change.active };
  if ('held' in change) return change.held === state.held ? state : { ...state, held: change.held };
  if ('keys' in change) {
    const { keys } = change;
    const found = keys.indexOf(state.keys[state.active] ?? '');
    const active = found === -1 ? Math.max(0, Math.min(state.active, keys.length - 1)) : found;
    const slots = active === state.active ? state.slots : moved(state.slots, state.active, active);
    return { ...state, keys, active, slots };
  }
  const held = state.held ? state.active : undefined;
  const slots = nextSlots(state.slots, { ...change, count: state.keys.length, held });
  return slots === state.slots ? state : { ...state, slots };
}

function begun({ keys, startAt, estimate }: Windowed): State {
  const slots = firstSlots(Math.min(keys.length, Math.ceil(window.innerHeight / estimate)));
  return { keys, slots, active: Math.max(0, keys.indexOf(startAt ?? '')), held: false };
}

/** When the frame began that is being made: the same for all that happens in it. */
function frameNow(): unknown {
  return document.timeline.currentTime;
}

/** Rows of any height in a page that scrolls as a whole. */
export function useRowWindow(list: Windowed): RowWindow {
  const { keys, body, estimate } = list;
  const [measured] = useState(() => new Map<string, number>());
  const heights = useMemo(() => rowHeights(keys, estimate, measured), [keys, estimate, measured]);
  const [state, change] = useReducer(changed, list, begun);
  if (state.keys !== keys) change({ keys });
  const { slots } = state;

  // Measures only here, where the page was laid out already: at the beginning of a frame.
  const anchor = useRef<Anchor>(undefined);
  const nextLook = useRef(0);
  const looked = useRef<unknown>(undefined); // the frame of the last look
  const pace = usePace(slots);
  const look = useCallback(
    (all = false) => {
      if (!body.current) return;
      looked.current = frameNow();
      anchor.current = measure(body.current, heights);
      const seen = seenOf(body.current, heights);
      if (all) change({ seen, most: seen.last - seen.first, newMost: Infinity });
      else pace((most) => change({ seen, most, newMost }));
    },
    [body, heights, pace],
  );
  const begins = useRef(true);
  useLayoutEffect(() => {
    // The rows that it begins with fill the window: how tall they are can wait until they have been drawn.
    if (!begins.current) look(true);
    begins.current = false;
    let resting: number | undefined;
    const scrolled = () => {
      cancelAnimationFrame(nextLook.current); // once a frame is enough
      look();
      window.clearTimeout(resting);
      resting = window.setTimeout(() => change('at rest'), rest);
    };
    const resized = () => look();
    window.addEventListener('scroll', scrolled, { passive: true });
    window.addEventListener('resize', resized);
    return () => {
      window.clearTimeout(resting);
      window.removeEventListener('scroll', scrolled);
      window.removeEventListener('resize', resized);
    };
  }, [look]);
  useLayoutEffect(() => {
    if (anchor.current) keepInPlace(anchor.current);
    // The rows that this frame had no room for come with the next; those beyond the first ones seen after these.
    let waits = looked.current === undefined ? 2 : 1;
    const next = () => {
      waits -= 1;
      // What was asked for while the page scrolled is called in the same frame.
      if (waits > 0 || looked.current === frameNow()) nextLook.current = requestAnimationFrame(next);
      else look();
    };
    nextLook.current = requestAnimationFrame(next);
    return () => cancelAnimationFrame(nextLook.current);
  }, [look, slots]);

  const show = (index: number) => {
    const row = body.current?.querySelector(`[data-index="${index}"]`)?.getBoundingClientRect();
    const top = row?.top ?? (body.current?.getBoundingClientRect().top ?? 0) + heights.between(0, index);
    const room = 120; // what sticks at the top, and some air
    const below = top + (row?.height ?? estimate) - window.innerHeight + 16;
    if (top < room) window.scrollBy({ top: top - room });
    else if (below > 0) window.scrollBy({ top: below });
    look(true);
  };
  return {
    slots,
    heights,
    active: state.active,
    setActive: useCallback((active: number) => change({ active }), []),
    setHeld: useCallback((held: boolean) => change({ held }), []),
    show,
  };
}

import { useCallback, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { Slots } from './row-slots.ts';

// What of a frame the rows may take, in milliseconds: the rest is for their layout and for drawing them.
const share = 3;
// What a row is taken to cost until some were shown, and how many a frame shows at most.
const firstGuess = 3;
const atMost = 24;

/**
 * Shows only so many rows in a frame as this machine has the time for, so that scrolling goes on: it learns from each
 * frame what a row costs. Called outside of rendering, with what shows so many rows.
 */
export function usePace(slots: Slots): (show: (most: number) => void) => void {
  const each = useRef(firstGuess);
  const last = useRef(slots);
  const shown = useRef(0);
  useLayoutEffect(() => {
    const before = last.current.shows;
    shown.current += slots.shows.filter((row, slot) => row !== before[slot]).length;
    last.current = slots;
  }, [slots]);
  return useCallback((show) => {
    shown.current = 0;
    const began = performance.now();
    flushSync(() => show(Math.max(1, Math.min(atMost, Math.floor(share / each.current)))));
    if (shown.current === 0) return;
    each.current = (each.current + (performance.now() - began) / shown.current) / 2;
  }, []);
}

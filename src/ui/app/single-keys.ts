import { useEffect } from 'react';
import { useOutside } from './use-outside.ts';

// Speech input says letters that a page may take for keys; so a person can switch single keys off (WCAG 2.1.4).
const place = 'single keys';
const listeners = new Set<() => void>();
let chosen: 'on' | 'off' | undefined;

/** Whether `/` and `?` do something by themselves. The choice is kept on this device, where the browser lets it be. */
export function singleKeysOn(): boolean {
  return (kept() ?? chosen) !== 'off';
}

/** Switches single keys on or off, at once and for the next time. */
export function switchSingleKeys(on: boolean): void {
  chosen = on ? 'on' : 'off';
  try {
    window.localStorage.setItem(place, chosen);
  } catch {
    // Storage may be forbidden in a frame: then the choice holds until the page is closed.
  }
  for (const changed of listeners) changed();
}

/** Whether single keys are on, for a page that shows it. */
export function useSingleKeys(): boolean {
  return useOutside(
    listeners,
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    singleKeysOn,
  );
}

function kept(): string | null {
  try {
    return window.localStorage.getItem(place);
  } catch {
    return null;
  }
}

/** Runs on a single key anywhere but in a field, unless the person switched single keys off. */
export function useKey(key: string, run: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target;
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]'))
        return;
      if (!singleKeysOn()) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

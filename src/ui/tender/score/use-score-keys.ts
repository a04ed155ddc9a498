import { useEffect, useRef } from 'react';

/** What the keys of the pane do. */
export type ScoreKeys = {
  /** A digit that was typed outside a text field. */
  readonly digit?: (digit: string) => void;
  /** Ctrl+Z outside a text field. */
  readonly undo?: (() => void) | undefined;
  /** Alt and the right arrow outside a text field. */
  readonly next: () => void;
  /** Alt and the left arrow outside a text field. */
  readonly previous: () => void;
  /** Ctrl+Enter, anywhere. */
  readonly main: () => void;
};

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox]):not([type=radio])'));

/** Listens to the keys while the step is shown; nothing is taken from a text field or from an open dialog. */
export function useScoreKeys(keys: ScoreKeys): void {
  const now = useRef(keys);
  useEffect(() => {
    now.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[role=dialog]')) return;
      const act = actOf(event, now.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function actOf(event: KeyboardEvent, keys: ScoreKeys): (() => void) | undefined {
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key === 'Enter') return keys.main;
  if (typing(event.target)) return undefined;
  if (control) return event.key.toLowerCase() === 'z' && !event.shiftKey ? keys.undo : undefined;
  return event.altKey ? arrowOf(event, keys) : digitOf(event, keys);
}

function arrowOf({ key }: KeyboardEvent, { next, previous }: ScoreKeys): (() => void) | undefined {
  if (key === 'ArrowRight') return next;
  return key === 'ArrowLeft' ? previous : undefined;
}

function digitOf({ key }: KeyboardEvent, { digit }: ScoreKeys): (() => void) | undefined {
  return digit && /^\d$/.test(key) ? () => digit(key) : undefined;
}

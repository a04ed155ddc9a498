import { useEffect, useState } from 'react';

/**
 * Gives the focus back to where it was when a dialog opened, or to the heading when that is gone. Without it the focus
 * falls out of the page, and Fluent leaves everything behind the closed dialog hidden from screen readers.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After the dialog has left the page.
      setTimeout(() => {
        const there = before instanceof HTMLElement && before.isConnected && before !== document.body;
        const back = there ? before : document.querySelector('h1');
        if (document.activeElement === null || document.activeElement === document.body)
          (back as HTMLElement | null)?.focus(); // a heading is an HTML element
      }, 50);
    },
    [before],
  );
}

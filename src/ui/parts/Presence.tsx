import { createContext, Suspense, useContext, useEffect, useState, type ReactNode } from 'react';

const OpenContext = createContext(true);

/** Whether the dialog around is to be open; false while it closes. */
export function useIsOpen(): boolean {
  return useContext(OpenContext);
}

const patience = 5_000;
const leaving = 300; // the motion of a dialog takes 200 ms

/**
 * The place of a dialog that comes and goes: `<Presence>{asked && <Dialog/>}</Presence>`. It closes before it is taken
 * off the page, and the focus goes back to where it was: only then does Fluent show what is behind it to screen
 * readers again.
 */
export function Presence({ children }: { children: ReactNode }) {
  const shown = children !== null && children !== undefined && children !== false && children !== '';
  const [kept, setKept] = useState<ReactNode>();
  const [opener, setOpener] = useState<Element | null>(null);
  // Before the dialog takes the focus: by the time effects run it may have it.
  if (shown && kept === undefined) setOpener(document.activeElement);
  if (shown && kept !== children) setKept(children);
  useEffect(() => {
    if (shown || opener === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const until = Date.now() + patience;
    const leave = () => {
      // A busy machine plays the motion late; taken off before its end, the dialog would leave the page hidden.
      if (document.querySelector('[role=dialog],[role=alertdialog]') !== null && Date.now() < until) {
        timer = setTimeout(leave, 50);
        return;
      }
      setKept(undefined);
      showAgain();
      giveBack(opener);
      setOpener(null);
    };
    timer = setTimeout(leave, leaving);
    return () => clearTimeout(timer);
  }, [shown, opener]);
  const present = shown ? children : kept;
  if (present === undefined) return null;
  return (
    <OpenContext.Provider value={shown}>
      <Suspense fallback={null}>{present}</Suspense>
    </OpenContext.Provider>
  );
}

/** Nothing is modal any more: what was hidden from screen readers for the dialog is shown again. */
function showAgain(): void {
  if (document.querySelector('[role=dialog],[role=alertdialog]') !== null) return;
  const heading = document.querySelector('h1');
  for (
    let hidden = heading?.closest('[aria-hidden=true]');
    hidden;
    hidden = heading?.closest('[aria-hidden=true]')
  )
    hidden.removeAttribute('aria-hidden');
}

/** Focuses the opener, or the heading of the page when the opener has gone; leaves a focus alone that went elsewhere. */
function giveBack(opener: Element | null): void {
  const now = document.activeElement;
  const elsewhere = now !== null && now !== document.body && now.closest('[role=dialog]') === null;
  if (elsewhere && now.closest('[aria-hidden=true]') === null) return;
  const usable = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
  const target = usable ? opener : document.querySelector<HTMLElement>('h1');
  target?.focus();
}

import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { afterwards } from './later.ts';

const LastAction = afterwards(() => import('./LastAction.tsx').then((m) => m.LastAction));

/** The last thing a person did, and how to take it back. */
export type Done = {
  /** What was done: "3 contracts changed." */
  readonly words: string;
  /** Takes it back; resolves with what to say, or with nothing for "Undone." */
  readonly undo?: () => Promise<string | void>;
};

type Tell = (done: Done) => void;

const UndoContext = createContext<Tell | undefined>(undefined);

/** Says what was done and offers to undo it, by the toast or by Ctrl+Z, from anywhere in the product. */
export function useUndo(): Tell {
  const tell = useContext(UndoContext);
  if (!tell) throw new Error('useUndo was used outside App.');
  return tell;
}

// Long enough to read and reach; the keyboard way stays after the toast has gone.
const shownFor = 12_000;

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox]):not([type=radio])'));

/** Keeps the last action of the person; shows it once, under the work in bulk that is going on. */
export function UndoPlace({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Done>();
  const last = useRef<Done>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useCallback<Tell>((done) => {
    last.current = done;
    setShown(done);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(undefined), shownFor);
  }, []);
  const undo = useCallback(() => {
    const back = last.current?.undo;
    if (!back) return;
    last.current = undefined;
    setShown({ words: 'Undoing…' });
    void back().then((words) => tell({ words: words ?? 'Undone.' }));
  }, [tell]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const wanted = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (!wanted || typing(event.target) || !last.current?.undo) return;
      event.preventDefault();
      undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [undo]);
  return (
    <UndoContext.Provider value={tell}>
      {children}
      <LastAction shown={shown} undo={undo} close={() => setShown(undefined)} />
    </UndoContext.Provider>
  );
}

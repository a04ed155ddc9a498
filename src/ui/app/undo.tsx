import { Button, makeStyles, tokens } from '@fluentui/react-components';
import {
  createContext,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { bulkRuns } from '../parts/bulk-runs.ts';
import { later } from './later.ts';
import { useOutside } from './use-outside.ts';

const BulkPlace = later(() => import('../parts/BulkPlace.tsx').then((m) => m.BulkPlace));

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

const useStyles = makeStyles({
  place: {
    position: 'fixed',
    bottom: '16px',
    left: '16px',
    right: '16px',
    marginLeft: 'auto',
    width: 'fit-content',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    gap: '8px',
    zIndex: 1000,
  },
  toast: {
    maxWidth: '480px',
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    padding: '8px 8px 8px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
});

// Long enough to read and reach; the keyboard way stays after the toast has gone.
const shownFor = 12_000;

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox]):not([type=radio])'));

/** Keeps the last action of the person; shows it once, under the work in bulk that is going on. */
export function UndoPlace({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const [shown, setShown] = useState<Done>();
  const last = useRef<Done>(undefined);
  const runs = useOutside(bulkRuns, bulkRuns.subscribe, bulkRuns.now);
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
      <div className={styles.place}>
        <Suspense>{runs.length > 0 && <BulkPlace runs={runs} />}</Suspense>
        <div role="status" aria-label="Last action">
          {shown && (
            <div className={styles.toast}>
              <span>{shown.words}</span>
              {shown.undo && (
                <Button size="small" onClick={undo}>
                  Undo
                </Button>
              )}
              <Button size="small" appearance="subtle" onClick={() => setShown(undefined)}>
                Close
              </Button>
            </div>
          )}
        </div>
      </div>
    </UndoContext.Provider>
  );
}

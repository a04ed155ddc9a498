import { useEffect } from 'react';
import type { Desk, DraftScore, Work } from '../../../registers/tender/index.ts';
import { useOutside } from '../../app/use-outside.ts';
import { paperOf, type PaperState, type ScorePaper } from './score-paper.ts';

/** Follows the paper of the person at the desk, and asks before the page closes while something is not kept. */
export function usePaper(
  desk: Desk,
  work: Work,
): {
  readonly paper: ScorePaper;
  readonly scores: ReadonlyMap<string, DraftScore>;
  readonly state: PaperState;
} {
  const paper = paperOf(desk, work);
  const scores = useOutside(
    paper,
    (changed) => paper.subscribe(changed),
    () => paper.scores(),
  );
  const state = useOutside(
    paper,
    (changed) => paper.subscribe(changed),
    () => paper.state(),
  );
  const open = state.kind === 'keeping' || state.kind === 'not kept';
  useEffect(() => {
    if (!open) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [open]);
  // A read tender says that something has changed: the folder may be allowed now, or the connection back.
  useEffect(() => {
    const { kind } = paper.state();
    if (kind === 'unread') void paper.again();
    if (kind === 'not kept') void paper.flush();
  }, [paper, work]);
  useEffect(() => {
    const onOnline = () => void (paper.state().kind === 'unread' ? paper.again() : paper.flush());
    window.addEventListener('online', onOnline);
    return () => window.removeEventListener('online', onOnline);
  }, [paper]);
  // What was written goes to the own folder when the person leaves the step, without waiting for the pause.
  useEffect(() => () => void paper.flush(), [paper]);
  return { paper, scores, state };
}

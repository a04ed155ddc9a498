import { useCallback, useEffect, useState } from 'react';
import { openTender, workNow, type Desk, type RowOf, type Work } from '../../registers/tender/index.ts';

const over: readonly string[] = ['awarded', 'closed', 'cancelled'];

/** The tenders that are under way with all their rows, once they are read; the way to read them again. */
export function useUnderWay(
  desk: Desk,
  tenders: readonly RowOf<'tenders'>[] | undefined,
): { readonly works: readonly Work[]; readonly again: () => void } {
  const [works, setWorks] = useState<readonly Work[]>([]);
  const [attempt, setAttempt] = useState(0);
  const refs = (tenders ?? [])
    .filter(({ values }) => !over.includes(values.stage))
    .map(({ values }) => values.ref);
  const asked = JSON.stringify(refs);
  useEffect(() => {
    const [first] = refs;
    if (first === undefined) return undefined;
    let here = true;
    // Reading one tender reads the lists, in which all others stand too. A fault is told when a tender is opened.
    void openTender(desk, first).then((outcome) => {
      if (!here || outcome.kind === 'fault') return;
      setWorks(refs.flatMap((ref) => workNow(desk, ref) ?? []));
    });
    return () => {
      here = false;
    };
    // The references say which tenders there are; the array around them is new at each rendering.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [desk, asked, attempt]);
  const again = useCallback(() => setAttempt((count) => count + 1), []);
  return { works, again };
}

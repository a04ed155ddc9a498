import { useCallback, useEffect, useState } from 'react';
import type { Fault } from '../../../domain/words/outcome.ts';
import { useWorld } from '../../app/world.ts';
import type { WorkbookFacts } from '../../workbook/port.ts';
import { standing, type Standing } from '../../workbook/stamp.ts';

/** What the workbook beside the pane is to a tender. */
export type BookState =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'known'; readonly facts: WorkbookFacts; readonly standing: Standing };

/** Whether the workbook is this tender's own, or why it opens to read only. Asks again when told to. */
export function useStanding(
  site: string,
  tender: string,
): { readonly book: BookState; readonly ask: () => void } {
  const { workbook } = useWorld();
  const [book, setBook] = useState<BookState>(workbook ? { kind: 'asking' } : { kind: 'none' });
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let gone = false;
    void workbook?.facts().then((facts) => {
      if (gone) return;
      setBook(facts.kind === 'fault' ? facts : known(facts.value, { site, tender }));
    });
    return () => {
      gone = true;
    };
  }, [workbook, site, tender, asked]);
  const ask = useCallback(() => setAsked((count) => count + 1), []);
  return { book, ask };
}

function known(
  facts: WorkbookFacts,
  { site, tender }: { readonly site: string; readonly tender: string },
): BookState {
  const damaged: Standing | undefined =
    facts.unreadable === undefined ? undefined : { kind: 'read-only', why: facts.unreadable };
  const here = { site, address: facts.address, tender };
  return { kind: 'known', facts, standing: damaged ?? standing(facts.stamp, here) };
}

/** Why nothing may be written from here; undefined when something may. */
export function readOnlyBecause(book: BookState): string | undefined {
  return book.kind === 'known' && book.standing.kind === 'read-only' ? book.standing.why : undefined;
}

import { useCallback, useEffect, useState } from 'react';
import type { Fault } from '../../../domain/words/outcome.ts';
import type { Desk, Done, Work } from '../../../registers/tender/index.ts';
import type { Workbook } from '../../workbook/port.ts';
import { gatherBook } from '../sheets/gather.ts';
import { tenderTables } from '../sheets/sheets.ts';
import { compareSheets, type Compared } from './compare-sheets.ts';

/** What the sheets say beside the register, or what keeps that from being known. */
export type SheetState = {
  readonly trouble: Done<unknown> | undefined;
  readonly compared: Compared | undefined;
  readonly fault: Fault | undefined;
  readonly compareAgain: () => void;
};

/** Works out what the sheets should say, and compares them whenever somebody edits one. */
export function useSheets(desk: Desk, work: Work, workbook: Workbook): SheetState {
  const [state, setState] = useState<Omit<SheetState, 'compareAgain'>>(nothing);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let gone = false;
    const compare = async () => {
      const next = await compareNow(desk, work, workbook);
      if (!gone) setState(next);
    };
    void compare();
    return () => {
      gone = true;
    };
  }, [desk, work, workbook, asked]);
  const compareAgain = useCallback(() => setAsked((count) => count + 1), []);
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    void workbook.onEdited(compareAgain).then((listening) => {
      if (listening.kind === 'fault') return;
      stop = listening.value;
      if (gone) stop();
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [workbook, compareAgain]);
  return { ...state, compareAgain };
}

const nothing = { trouble: undefined, compared: undefined, fault: undefined };

async function compareNow(
  desk: Desk,
  work: Work,
  workbook: Workbook,
): Promise<Omit<SheetState, 'compareAgain'>> {
  const gathered = await gatherBook(desk, work, false);
  if (gathered.kind !== 'done') return { ...nothing, trouble: gathered };
  const compared = await compareSheets(workbook, tenderTables(gathered.value), gathered.value);
  if (compared.kind === 'fault') return { ...nothing, fault: compared.fault };
  return { trouble: undefined, compared: compared.value, fault: undefined };
}

import { useCallback, useEffect, useRef, useState } from 'react';
import { type Fault, type Outcome, fine } from '../../../domain/words/outcome.ts';
import type { Declaration } from '../../../registers/declare.ts';
import type { Register, Row } from '../../../registers/types.ts';
import { useUndo } from '../../app/undo.tsx';
import { useRegister } from '../../app/use-register.ts';
import { useRegisters } from '../../app/world.ts';
import { count } from '../../parts/moment.ts';
import type { Done, FoundTable, Workbook, WorkbookFacts } from '../port.ts';
import { type Stamp, schema } from '../stamp.ts';
import { differenceInPieces, sheetInPieces } from './in-pieces.ts';
import type { Decide } from './RowDecision.tsx';
import { earlier } from './take-back.ts';
import { type Writing, useWriting } from './use-writing.ts';
import type { SheetDifference } from './register-sheet.ts';
import type { SheetRegister } from './rules.ts';

/** What was last seen of the workbook. */
export type Seen = { readonly facts: WorkbookFacts; readonly table: FoundTable | undefined };

/** A register and its table in the workbook, with what can be done. */
export type Sheet = {
  readonly declaration: Declaration;
  readonly rows: readonly Row<Declaration>[] | undefined;
  readonly seen: Seen | undefined;
  readonly difference: SheetDifference<Declaration> | undefined;
  readonly fault: Fault | undefined;
  /** What is being done: "Comparing …" */
  readonly busy: string | undefined;
  readonly writing: Writing | undefined;
  /** Cells were changed since the sheet was compared, and it is too long to compare it at every change. */
  readonly stale: boolean;
  readonly look: () => Promise<void>;
  readonly put: () => Promise<void>;
  readonly write: () => Promise<void>;
  /** Settles a row that somebody else changed too. */
  readonly decide: Decide;
  readonly stop: () => void;
  readonly close: () => void;
};

// A table up to this length is compared at every pause of a person's typing.
const quickRows = 2000;
const pause = 400;

/** Follows the table of a register in the workbook, and does what the page offers. */
export function useSheet(rules: SheetRegister, workbook: Workbook): Sheet {
  const registers = useRegisters();
  // Each of these registers is made from its declaration; the page knows them by no more than that.
  const register = registers[rules.key] as unknown as Register<Declaration>;
  const { declaration } = register;
  const { rows, fault: unread, retry } = useRegister(register);
  const { seen, fault, setFault, stale, look } = useSeen(workbook, rules.key);
  const tell = useUndo();
  const [busy, setBusy] = useState<string>();
  const difference = useDifference(declaration, rows, seen?.table, rules);
  const doing = async <T>(words: string, work: () => Promise<Outcome<T>>): Promise<T | undefined> => {
    setBusy(words);
    const ended = await work();
    setBusy(undefined);
    await look();
    if (ended.kind === 'ok') return ended.value;
    setFault(ended.fault);
    return undefined;
  };
  const put = async () => {
    const fresh = await register.refresh();
    if (fresh.kind === 'fault') return setFault(fresh.fault);
    for (const row of fresh.value) earlier.set(row.etag, row);
    const stamp = seen?.facts.stamp ?? newStamp(registers.sites, seen?.facts.address ?? '');
    const sheets = { tables: [await sheetInPieces(declaration, fresh.value)], stamp };
    const done = await doing('Writing the sheet …', () => workbook.put(sheets));
    if (!done) return;
    const [first] = fresh.value;
    if (!seen?.table && first) await workbook.show(rules.key, first.id, 'title');
    const words = `${count(fresh.value.length, rules.one)} on the sheet.`;
    const back = seen?.table !== undefined && done.cells > 0;
    tell({ words, ...(back ? { undo: () => backOf(done, look) } : {}) });
  };
  const { writing, write, decide, stop, close } = useWriting(
    { register, rules, workbook, doing, look },
    difference?.changed ?? [],
  );
  return {
    declaration,
    rows,
    seen,
    difference,
    fault: fault ?? unread,
    busy,
    writing,
    stale,
    look: async () => {
      if (unread) retry();
      await look();
    },
    put,
    write,
    decide,
    stop,
    close,
  };
}

/** What differs, worked out anew when the register or the sheet has changed. */
function useDifference(
  declaration: Declaration,
  rows: readonly Row<Declaration>[] | undefined,
  table: FoundTable | undefined,
  rules: SheetRegister,
): SheetDifference<Declaration> | undefined {
  const [difference, setDifference] = useState<SheetDifference<Declaration>>();
  useEffect(() => {
    let here = true;
    const how = { ...rules, earlier: (version: string) => earlier.get(version) };
    if (rows && table)
      void differenceInPieces(declaration, rows, table, how).then((found) => here && setDifference(found));
    return () => {
      here = false;
    };
  }, [declaration, rows, table, rules]);
  return table ? difference : undefined;
}

/** What the workbook and the table say, read again after each change of cells. */
function useSeen(workbook: Workbook, key: string) {
  const [seen, setSeen] = useState<Seen>();
  const [fault, setFault] = useState<Fault>();
  const [stale, setStale] = useState(false);
  const show = useCallback((read: Outcome<Seen>) => {
    setStale(false);
    if (read.kind === 'fault') return setFault(read.fault);
    setFault(undefined);
    setSeen(read.value);
  }, []);
  const look = useCallback(async () => show(await seenIn(workbook, key)), [show, workbook, key]);
  useEffect(() => void seenIn(workbook, key).then(show), [show, workbook, key]);
  const long = (seen?.table?.rows.length ?? 0) > quickRows;
  useEdited(workbook, key, () => (long ? setStale(true) : void look()));
  return { seen, fault, setFault, stale, look };
}

async function seenIn(workbook: Workbook, key: string): Promise<Outcome<Seen>> {
  const facts = await workbook.facts();
  if (facts.kind === 'fault') return facts;
  const table = await workbook.read(key);
  return table.kind === 'fault' ? table : fine({ facts: facts.value, table: table.value });
}

function newStamp(sites: { readonly open: string; readonly evaluations?: string }, address: string): Stamp {
  return { schema, workbook: crypto.randomUUID(), site: sites.evaluations ?? sites.open, address };
}

/** Calls back when a person stops changing cells of the table for a moment. */
function useEdited(workbook: Workbook, key: string, edited: () => void): void {
  const latest = useRef(edited);
  useEffect(() => {
    latest.current = edited;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const heard = (which: string) => {
      if (which !== key) return;
      clearTimeout(timer);
      timer = setTimeout(() => latest.current(), pause);
    };
    const listening = workbook.onEdited(heard);
    return () => {
      clearTimeout(timer);
      void listening.then((stop) => stop.kind === 'ok' && stop.value());
    };
  }, [workbook, key]);
}

async function backOf(done: Done, look: () => Promise<void>): Promise<string | void> {
  const back = await done.undo();
  await look();
  if (back.kind === 'fault') return `${back.fault.tell} ${back.fault.mend}`;
}

import { useRef, useState } from 'react';
import type { Outcome } from '../../../domain/words/outcome.ts';
import type { Declaration } from '../../../registers/declare.ts';
import type { Register } from '../../../registers/types.ts';
import { useUndo } from '../../app/undo.tsx';
import { useRegisters } from '../../app/world.ts';
import { count } from '../../parts/moment.ts';
import type { Workbook } from '../port.ts';
import { catchUp } from './catch-up.ts';
import { settleClash } from './clash.ts';
import { type RowChange, type RowEnd, writeBack } from './register-sheet.ts';
import type { Decide } from './RowDecision.tsx';
import type { SheetRegister } from './rules.ts';
import { type Written, caughtOf, earlier, savedOf, takeBack } from './take-back.ts';

/** The writing of changes to the register, while it runs and when it has ended. */
export type Writing = {
  readonly rows: readonly RowChange<Declaration>[];
  readonly ends: readonly RowEnd<Declaration>[];
  readonly over: boolean;
  /** When the first row was sent, by the page's own clock of milliseconds. */
  readonly began: number;
};

/** What writing needs of the page. */
type Around = {
  readonly register: Register<Declaration>;
  readonly rules: SheetRegister;
  readonly workbook: Workbook;
  /** Does something with the workbook and says meanwhile what. */
  readonly doing: <T>(words: string, work: () => Promise<Outcome<T>>) => Promise<T | undefined>;
  readonly look: () => Promise<void>;
};

/** Writes the changes of a sheet to the register, and settles rows that somebody else changed too. */
export function useWriting(around: Around, changed: Writing['rows']) {
  const { register, rules, workbook, doing, look } = around;
  const { declaration } = register;
  const registers = useRegisters();
  const tell = useUndo();
  const [writing, setWriting] = useState<Writing>();
  const stopping = useRef(new AbortController());
  // What was typed stays on the sheet: nothing has to wait for a decision.
  const discard = (key: string) => registers.saving.discard(key);
  const toSheet = (written: readonly Written[]) =>
    doing('Bringing the sheet up to date …', () => catchUp(workbook, declaration, caughtOf(written)));
  const tellWritten = (written: readonly Written[]) => {
    for (const { row } of written) earlier.set(row.etag, row);
    tell({
      words: `${count(written.length, rules.one)} written to the register.`,
      undo: () => takeBack({ register, workbook, discard }, written).finally(look),
    });
  };
  const write = async () => {
    stopping.current = new AbortController();
    const began = performance.now();
    const show = (ends: Writing['ends'], over = false) => setWriting({ rows: changed, ends, over, began });
    show([]);
    const ends = await writeBack(register, changed, show, stopping.current.signal);
    for (const { saved } of ends) if (saved.kind === 'conflict') discard(saved.conflict.key);
    show(ends, true);
    const saved = savedOf(ends);
    await toSheet(saved);
    if (saved.length > 0) tellWritten(saved);
  };
  const decide: Decide = async (clash, draft) => {
    const { saved, changes } = await settleClash(register, rules, { ...clash, draft });
    if (saved.kind === 'conflict') discard(saved.conflict.key);
    const left = saved.kind === 'saved' && Object.keys(changes).length === 0;
    const end: RowEnd<Declaration> = { change: clash.change, saved, ...(left ? { left } : {}) };
    if (saved.kind === 'saved' || saved.kind === 'conflict')
      setWriting(
        (had) => had && { ...had, ends: had.ends.map((one) => (one.change === clash.change ? end : one)) },
      );
    if (saved.kind !== 'saved') return saved;
    await toSheet([{ row: saved.row, change: clash.change }]);
    // Undone, the row holds theirs again.
    const change = { ...clash.change, base: clash.theirs, changes };
    if (!left) tellWritten([{ row: saved.row, change }]);
    return saved;
  };
  return {
    writing,
    write,
    decide,
    stop: () => stopping.current.abort(),
    close: () => setWriting(undefined),
  };
}

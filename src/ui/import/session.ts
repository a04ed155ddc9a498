import type { ImportCheck } from '../../domain/import/check.ts';
import { checkTable } from '../../domain/import/check.ts';
import { type Columns, matchColumns } from '../../domain/import/columns.ts';
import type { Table } from '../../domain/import/table.ts';
import type { Problem } from '../../domain/words/problem.ts';
import { fine, type Outcome } from '../../domain/words/outcome.ts';
import { rowUnits } from '../../domain/words/time-left.ts';
import { type ImportPlan, planImport } from '../../registers/import/plan.ts';
import type { Progress } from '../parts/bulk-runs.ts';
import type { Registers } from '../../registers/registers.ts';
import { type ImportSummary, runImport } from '../../registers/import/run.ts';
import { type TakenBack, takeBackImport } from '../../registers/import/take-back.ts';
import { bothWritten } from '../../registers/import/written.ts';
import { readChosen } from '../../registers/import/read-file.ts';

/** How far a run has come, and what came of it. */
export type Run =
  | ({ readonly state: 'running' } & Progress)
  | { readonly state: 'ended'; readonly ended: Outcome<ImportSummary> }
  | ({ readonly state: 'taking back' } & Progress)
  | { readonly state: 'taken back'; readonly back: TakenBack };

/** An import from the choice of a file to its summary. It goes on while the person looks at other pages. */
export type Import = {
  readonly file?: string;
  readonly table?: Table;
  readonly columns?: Columns;
  readonly check?: ImportCheck;
  readonly problems?: readonly Problem[];
  readonly reading?: boolean;
  readonly run?: Run;
};

let now: Import = {};
let stop: AbortController | undefined;
const listeners = new Set<() => void>();

function set(next: Import): void {
  now = next;
  for (const listener of listeners) listener();
}

/** The import of this window: there is one at a time. */
export const session = {
  now: () => now,
  subscribe: (changed: () => void) => {
    listeners.add(changed);
    return () => {
      listeners.delete(changed);
    };
  },
  /** Reads a file. Resolves whether its rows can be looked at. */
  async read(file: File): Promise<boolean> {
    set({ file: file.name, reading: true });
    const read = await readChosen(file);
    if (read.kind === 'problems') {
      set({ file: file.name, problems: read.problems });
      return false;
    }
    const columns = matchColumns(read.value.header);
    set({ file: file.name, table: read.value, columns });
    return true;
  },
  choose(columns: Columns): void {
    const { run: _run, check: _check, ...kept } = now;
    set({ ...kept, columns });
  },
  /** Reads every row with the chosen columns. */
  check(): void {
    if (now.table && now.columns) set({ ...now, check: checkTable(now.table, now.columns) });
  },
  cancel: () => stop?.abort(),
  start: over,
  run,
  takeBack,
};

function over(): void {
  if (!busy()) set({});
}

function busy(): boolean {
  return now.run?.state === 'running' || now.run?.state === 'taking back';
}

/** What would be written now, from the rows as the registers hold them. Undefined while they are not read. */
export function planNow(registers: Registers, check: ImportCheck): ImportPlan | undefined {
  const contracts = registers.contracts.rows();
  const suppliers = registers.suppliers.rows();
  const links = registers.contractSuppliers.rows();
  if (!contracts || !suppliers || !links) return undefined;
  return planImport(check, { contracts, suppliers, links }, now.file ?? '');
}

/** Writes what differs. It goes on while other pages are shown, and can be stopped and started again. */
async function run(registers: Registers): Promise<void> {
  const { check, file = '' } = now;
  if (!check || busy()) return;
  const before = now.run?.state === 'ended' && now.run.ended.kind === 'ok' ? now.run.ended.value : undefined;
  stop = new AbortController();
  window.addEventListener('beforeunload', warn);
  const progress = progressOf('running');
  progress(0, 0);
  const ended = await runImport(registers, check, { file, progress, signal: stop.signal });
  window.removeEventListener('beforeunload', warn);
  // Going on with a file that was stopped is one import: it is taken back as a whole.
  const whole =
    before && ended.kind === 'ok'
      ? fine({ ...ended.value, written: bothWritten(before.written, ended.value.written) })
      : ended;
  set({ ...now, run: { state: 'ended', ended: whole } });
}

/** Takes back what the import wrote, and says what came of it. */
async function takeBack(registers: Registers): Promise<string> {
  const { file = '', run: last } = now;
  if (last?.state !== 'ended' || last.ended.kind !== 'ok') return 'There is no import to undo.';
  const { written } = last.ended.value;
  const progress = progressOf('taking back');
  progress(0, 0);
  window.addEventListener('beforeunload', warn);
  const back = await takeBackImport(registers, written, { file, progress });
  window.removeEventListener('beforeunload', warn);
  if (back.kind === 'fault') {
    set({ ...now, run: last });
    return `The import was not undone. ${back.fault.tell} ${back.fault.mend}`;
  }
  set({ ...now, run: { state: 'taken back', back: back.value } });
  const kept = back.value.kept.length;
  if (kept === 0) return 'Import undone.';
  return `Import undone, but ${kept === 1 ? '1 contract was' : `${kept} contracts were`} kept. The import page says why.`;
}

/** Shows how far it has come; nothing done means that it begins. */
function progressOf(state: 'running' | 'taking back') {
  let began = performance.now();
  return (done: number, total: number): void => {
    if (done === 0) began = performance.now();
    // Most rows of an import are new; they are taken back one by one, as fast as the tenant answers.
    const row = state === 'running' ? { row: rowUnits.add } : {};
    set({ ...now, run: { state, done, total, began, ...row } });
  };
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

import { type Fault, type Outcome, fine } from '../../domain/words/outcome.ts';
import type { Problem } from '../../domain/words/problem.ts';
import type { Declaration } from '../declare.ts';
import type { Declarations } from '../lists/index.ts';
import type { Registers } from '../registers.ts';
import type { Changes, Register, Row } from '../types.ts';
import type { ImportWritten } from './written.ts';

type RowOf<K extends keyof Declarations> = Row<Declarations[K]>;

/** What came of taking an import back. */
export type TakenBack = {
  readonly removed: number;
  readonly changedBack: number;
  readonly suppliers: number;
  /** Contracts that stayed as they are, and why. */
  readonly kept: readonly Problem[];
};

type UndoRegisters = Pick<
  Registers,
  | 'contracts'
  | 'suppliers'
  | 'contractSuppliers'
  | 'checklists'
  | 'evidence'
  | 'actions'
  | 'audit'
  | 'saving'
  | 'me'
>;

type Watch = { readonly file: string; readonly progress: (done: number, of: number) => void };

/**
 * Takes an import back as far as nobody has gone on with its rows: what it added goes, what it changed gets back what
 * it held. A row that somebody changed since, or that something belongs to, stays and is told.
 */
export async function takeBackImport(
  registers: UndoRegisters,
  written: ImportWritten,
  watch: Watch,
): Promise<Outcome<TakenBack>> {
  const now = await readNow(registers);
  if (now.kind === 'fault') return now;
  const { me, used, versions } = now.value;
  const mine = (row: Row<Declaration>) => row.created.by.id === me;
  const kept: Problem[] = [];
  const staying = new Set<string>();
  const keep = (row: RowOf<'contracts'>, tell: string) => {
    kept.push({ place: `${row.values.ref}, ${row.values.title}`, tell });
    if (versions.has(row.clientKey)) staying.add(row.values.ref);
    return false;
  };
  // Somebody who imported the same file at the same time may have made the row: then it is theirs.
  const added = written.contracts.filter(mine).filter((row) => {
    if (used.has(row.values.ref)) return keep(row, belongs);
    return versions.get(row.clientKey) === row.etag || keep(row, changedSince(versions, row));
  });
  const changed = written.changed.filter(
    ({ after }) => versions.get(after.clientKey) === after.etag || keep(after, changedSince(versions, after)),
  );
  const links = written.links.filter(mine);
  const total = added.length + changed.length + links.length + written.suppliers.length;
  if (total > 0) watch.progress(0, total);
  const step = counter(total, watch.progress);
  const gone = await removeAll(registers.contracts, added, step);
  for (const { row, fault } of gone.left) keep(row, `${fault.tell} ${fault.mend}`);
  const back = await changeBack(registers, changed, keep);
  for (let done = 0; done < changed.length; done += 1) step();
  await removeAll(
    registers.contractSuppliers,
    links.filter(({ values }) => !staying.has(values.contract)),
    step,
  );
  const serving = new Set(registers.contractSuppliers.rows()?.map(({ values }) => values.supplier));
  const suppliers = written.suppliers.filter((row) => mine(row) && !serving.has(row.values.ref));
  const idle = await removeAll(registers.suppliers, suppliers, step);
  watch.progress(total, total);
  const taken = { removed: gone.count, changedBack: back, suppliers: idle.count, kept };
  await record(registers, taken, watch.file);
  return fine(taken);
}

const belongs = 'A checklist, a file or an action belongs to this contract. It was not taken back.';

function changedSince(versions: ReadonlyMap<string, string>, { clientKey }: Row<Declaration>): string {
  return versions.has(clientKey)
    ? 'Somebody changed this contract since the import. It was not taken back.'
    : 'Somebody has removed this contract already.';
}

type Now = {
  /** The directory's id of the person who takes back. */
  readonly me: string;
  /** References of contracts that a checklist, a file or an action belongs to. */
  readonly used: ReadonlySet<string>;
  /** The version of each contract, by its key. */
  readonly versions: ReadonlyMap<string, string>;
};

async function readNow(registers: UndoRegisters): Promise<Outcome<Now>> {
  const [me, contracts, links, checklists, evidence, actions] = await Promise.all([
    registers.me(),
    registers.contracts.refresh(),
    registers.contractSuppliers.refresh(),
    fresh(registers.checklists),
    fresh(registers.evidence),
    fresh(registers.actions),
  ]);
  if (me.kind === 'fault') return me;
  if (contracts.kind === 'fault') return contracts;
  if (links.kind === 'fault') return links;
  if (checklists.kind === 'fault') return checklists;
  if (evidence.kind === 'fault') return evidence;
  if (actions.kind === 'fault') return actions;
  const belonging = [...checklists.value, ...evidence.value, ...actions.value];
  return fine({
    me: me.value.id,
    used: new Set(belonging.map((row) => row.values.contract ?? '')),
    versions: new Map(contracts.value.map(({ clientKey, etag }) => [clientKey, etag])),
  });
}

async function fresh<D extends Declaration>(register: Register<D>): Promise<Outcome<readonly Row<D>[]>> {
  return register.rows() === undefined ? register.all() : register.refresh();
}

function counter(total: number, progress: Watch['progress']): () => void {
  let done = 0;
  return () => progress(Math.min(total, (done += 1)), total);
}

type Left<D extends Declaration> = { readonly row: Row<D>; readonly fault: Fault };

// As many at once as the sender has lanes, with some in line behind them.
const atOnce = 8;

async function removeAll<D extends Declaration>(
  register: Register<D>,
  rows: readonly Row<D>[],
  step: () => void,
): Promise<{ readonly count: number; readonly left: readonly Left<D>[] }> {
  const waiting = [...rows];
  const left: Left<D>[] = [];
  const work = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      const gone = await register.remove(row);
      if (gone.kind === 'fault') left.push({ row, fault: gone.fault });
      step();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { count: rows.length - left.length, left };
}

async function changeBack(
  registers: UndoRegisters,
  changed: ImportWritten['changed'],
  keep: (row: RowOf<'contracts'>, tell: string) => boolean,
): Promise<number> {
  const writes = changed.map(({ before, after }) => {
    const had: Readonly<Record<string, unknown>> = before.values;
    const keys = new Set([...Object.keys(before.values), ...Object.keys(after.values)]);
    const now: Readonly<Record<string, unknown>> = after.values;
    const back = [...keys].filter((key) => had[key] !== now[key]).map((key) => [key, had[key]]);
    // The same columns, with the row's own values.
    return {
      kind: 'change' as const,
      base: after,
      changes: Object.fromEntries(back) as Changes<Declarations['contracts']>,
    };
  });
  const ended = await registers.contracts.many(writes, () => undefined);
  ended.forEach((one, index) => {
    const row = changed[index]?.after;
    if (one.kind === 'saved' || !row) return;
    if (one.kind === 'conflict') registers.saving.discard(one.conflict.key);
    keep(
      row,
      one.kind === 'stopped'
        ? `${one.fault.tell} ${one.fault.mend}`
        : changedSince(new Map([[row.clientKey, '']]), row),
    );
  });
  return ended.filter(({ kind }) => kind === 'saved').length;
}

async function record(registers: UndoRegisters, taken: TakenBack, file: string): Promise<void> {
  const counts = `${taken.removed} removed, ${taken.changedBack} changed back, ${taken.kept.length} kept`;
  await registers.audit.add({
    title: `Import of ${file} taken back: ${counts}.`.slice(0, 255),
    event: 'import',
    subject: file.slice(0, 255),
    detail: `${counts}. ${taken.suppliers} suppliers removed.`,
  });
}

import { type ImportCheck } from '../../domain/import/check.ts';
import { type Fault, type Outcome, fine } from '../../domain/words/outcome.ts';
import { type Problem } from '../../domain/words/problem.ts';
import type { Declaration, Values } from '../declare.ts';
import type { Registers } from '../registers.ts';
import type { Register, Row, Saved, Write } from '../types.ts';
import { type ImportPlan, type Known, type PlannedContract, planImport } from './plan.ts';
import { type ImportWritten, bothWritten, nothingWritten, writtenBy } from './written.ts';

/** What importing needs of the registers. */
export type ImportRegisters = Pick<
  Registers,
  'contracts' | 'suppliers' | 'contractSuppliers' | 'audit' | 'saving'
>;

/** What came of an import. What was not written stays as it was; importing the file again writes only that. */
export type ImportSummary = {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly suppliers: number;
  /** Rows of the file that the register did not take, and why. */
  readonly failed: readonly Problem[];
  /** What stopped it before the end; absent when it went through. */
  readonly stopped?: Fault;
  /** The rows that it wrote, so that it can be taken back. */
  readonly written: ImportWritten;
};

/** How an import is watched and stopped. */
export type ImportWatch = {
  /** The name that the rows keep as their source. */
  readonly file: string;
  readonly progress: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
};

/** What the registers hold now, read anew. */
export async function readKnown(registers: ImportRegisters): Promise<Outcome<Known>> {
  const [contracts, suppliers, links] = await Promise.all([
    fresh(registers.contracts),
    fresh(registers.suppliers),
    fresh(registers.contractSuppliers),
  ]);
  if (contracts.kind === 'fault') return contracts;
  if (suppliers.kind === 'fault') return suppliers;
  if (links.kind === 'fault') return links;
  return fine({ contracts: contracts.value, suppliers: suppliers.value, links: links.value });
}

async function fresh<D extends Declaration>(register: Register<D>): Promise<Outcome<readonly Row<D>[]>> {
  return register.rows() === undefined ? register.all() : register.refresh();
}

// Someone else may take a reference between reading and writing; then what is left is planned anew.
const rounds = 3;

/** Writes what differs between a checked file and the registers. */
export async function runImport(
  registers: ImportRegisters,
  check: ImportCheck,
  watch: ImportWatch,
): Promise<Outcome<ImportSummary>> {
  let summary: ImportSummary | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const known = await readKnown(registers);
    if (known.kind === 'fault')
      return summary === undefined ? known : fine({ ...summary, stopped: known.fault });
    const plan = planImport(check, known.value, watch.file);
    if (plan.suppliers.length + plan.contracts.length + plan.links.length === 0 && summary !== undefined)
      break;
    const result = await writePlan(registers, plan, watch);
    summary = summary === undefined ? result : together(summary, result);
    if (result.failed.length === 0 || result.stopped !== undefined) break;
  }
  const told = summary ?? { new: 0, changed: 0, same: 0, suppliers: 0, failed: [], written: nothingWritten };
  await record(registers, told, watch);
  return fine(told);
}

function together(before: ImportSummary, after: ImportSummary): ImportSummary {
  return {
    ...after,
    new: before.new + after.new,
    changed: before.changed + after.changed,
    same: before.same,
    suppliers: before.suppliers + after.suppliers,
    written: bothWritten(before.written, after.written),
  };
}

async function writePlan(
  registers: ImportRegisters,
  plan: ImportPlan,
  watch: ImportWatch,
): Promise<ImportSummary> {
  const total = plan.suppliers.length + plan.contracts.length + plan.links.length;
  if (total > 0) watch.progress(0, total);
  let before = 0;
  const write = async <D extends Declaration>(register: Register<D>, writes: readonly Write<D>[]) => {
    const start = before;
    before += writes.length;
    if (writes.length === 0) return [];
    return register.many(writes, (done) => watch.progress(start + done, total), watch.signal);
  };
  const suppliers = await write(registers.suppliers, plan.suppliers);
  const contracts = await write(
    registers.contracts,
    plan.contracts.map((planned) => planned.write),
  );
  const written = [
    ...outcomes(plan.suppliers, suppliers),
    ...outcomes(
      plan.contracts.map((planned) => planned.write),
      contracts,
    ),
  ];
  const links = await write(registers.contractSuppliers, linkable(plan, written));
  discardConflicts(registers, contracts);
  const halted = [...suppliers, ...contracts, ...links].find(
    (saved) => saved.kind === 'stopped' && saved.fault.code !== keyTaken,
  );
  return {
    new: saved(plan.contracts, contracts, 'add'),
    changed: saved(plan.contracts, contracts, 'change'),
    same: plan.counts.same,
    suppliers: suppliers.filter(({ kind }) => kind === 'saved').length,
    failed: contracts.flatMap((result, index) => failure(plan.contracts[index], result)),
    written: writtenBy(plan.contracts, { contracts, suppliers, links }),
    ...(watch.signal?.aborted === true
      ? { stopped: byPerson }
      : halted?.kind === 'stopped' && { stopped: halted.fault }),
  };
}

/** A planned reference and the one that the row has in the register; undefined where it was not written. */
type Written = { readonly planned: string; readonly kept: string | undefined };

/**
 * What became of each planned reference. It is another one where somebody imported the same row at the same time: the
 * row is theirs then, and links must lead to it.
 */
function outcomes<D extends Declaration>(
  writes: readonly Write<D>[],
  results: readonly Saved<D>[],
): readonly Written[] {
  return writes.flatMap((write, index): readonly Written[] => {
    const planned = write.kind === 'add' && 'ref' in write.values ? String(write.values.ref) : '';
    if (planned === '') return [];
    const result = results[index];
    if (result?.kind !== 'saved') return [{ planned, kept: undefined }];
    const kept = 'ref' in result.row.values ? String(result.row.values.ref) : planned;
    return [{ planned, kept }];
  });
}

/** The links whose contract and supplier are in the register, under the references that they have there. */
function linkable(plan: ImportPlan, written: readonly Written[]): readonly Write<Links>[] {
  const missing = new Set(written.filter(({ kept }) => kept === undefined).map(({ planned }) => planned));
  const kept = new Map(written.map((one) => [one.planned, one.kept ?? one.planned]));
  return plan.links.flatMap((link) =>
    link.kind === 'add' && !missing.has(link.values.contract) && !missing.has(link.values.supplier)
      ? [relinked(link.values, kept)]
      : [],
  );
}

type Links = ImportRegisters['contractSuppliers']['declaration'];

function relinked(values: Values<Links>, kept: ReadonlyMap<string, string>): Write<Links> {
  const contract = kept.get(values.contract) ?? values.contract;
  const supplier = kept.get(values.supplier) ?? values.supplier;
  const title = `${contract}/${supplier}`;
  return { kind: 'add', values: { ...values, title, contract, supplier }, clientKey: `link/${title}` };
}

function saved(
  planned: readonly PlannedContract[],
  results: readonly { readonly kind: string }[],
  kind: 'add' | 'change',
): number {
  return planned.filter(({ write }, index) => write.kind === kind && results[index]?.kind === 'saved').length;
}

function failure(planned: PlannedContract | undefined, result: Saved<Declaration>): readonly Problem[] {
  const place = `Row ${planned?.row.row.row ?? ''}, ${planned?.row.contract.title ?? ''}`;
  switch (result.kind) {
    case 'saved':
      return [];
    case 'refused':
      return result.problems.map(({ place: column, tell }) => ({ place, tell: `${column}: ${tell}` }));
    case 'conflict':
      return [
        {
          place,
          tell: `${result.conflict.theirs.changed.by.name} changed this contract at the same time. Their change is kept. Import the file again to see the difference.`,
        },
      ];
    case 'stopped': // told once for all rows, except where only this one is meant
      return result.fault.code === keyTaken
        ? [{ place, tell: `${result.fault.tell} ${result.fault.mend}` }]
        : [];
  }
}

const byPerson: Fault = {
  kind: 'refused',
  tell: 'You stopped the import.',
  mend: 'Import the file again to go on: rows that were written are not written twice.',
  code: 'stopped by you',
};

const keyTaken = 'key taken';

/** The other person's words stay: a file knows less than somebody who has just typed. */
function discardConflicts(registers: ImportRegisters, results: readonly Saved<Declaration>[]): void {
  for (const result of results) if (result.kind === 'conflict') registers.saving.discard(result.conflict.key);
}

async function record(registers: ImportRegisters, summary: ImportSummary, watch: ImportWatch): Promise<void> {
  if (summary.new + summary.changed === 0) return;
  const counts = `${summary.new} new, ${summary.changed} changed, ${summary.same} the same, ${summary.failed.length} not taken`;
  await registers.audit.add({
    title: `Imported ${watch.file}: ${counts}.`.slice(0, 255),
    event: 'import',
    subject: watch.file.slice(0, 255),
    detail: `${counts}. ${summary.suppliers} suppliers added.`,
  });
}

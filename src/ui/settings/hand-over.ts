import { rowUnits } from '../../domain/words/time-left.ts';
import type { Declaration } from '../../registers/declare.ts';
import type { Registers } from '../../registers/registers.ts';
import type { Changes, Register, Row } from '../../registers/types.ts';
import { changeMany, type ManyChanged } from '../contracts/use-bulk.ts';
import { type BulkWatch, inBulk } from '../parts/bulk-runs.ts';
import type { OpenWork } from './open-work.ts';

/** A part of somebody's work that can be handed over by itself. */
export type Part = 'managed' | 'owned' | 'checklists' | 'approvals' | 'actions';

type Change = (watch: BulkWatch) => Promise<ManyChanged>;

/** Hands parts of somebody's open work to another person (their user principal name), with one way back for all of it. */
export async function handOver(
  registers: Registers,
  work: OpenWork,
  { to, parts }: { readonly to: string; readonly parts: ReadonlySet<Part> },
): Promise<{ readonly saved: number; readonly undo: () => Promise<string | undefined> }> {
  let total = 0;
  const changing = <D extends Declaration>(
    register: Register<D>,
    rows: readonly Row<D>[],
    changes: (row: Row<D>) => Changes<D>,
  ): Change => {
    total += rows.length;
    const wanted = rows.map((row) => ({ row, changes: changes(row) }));
    return (watch) => changeMany(registers.saving, register, wanted, watch);
  };
  const taken = <P extends Part>(part: P): OpenWork[P] | readonly never[] =>
    parts.has(part) ? work[part] : [];
  const managed = new Set(taken('managed').map((row) => row.id));
  const owned = new Set(taken('owned').map((row) => row.id));
  const contracts = new Map([...taken('managed'), ...taken('owned')].map((row) => [row.id, row]));
  const changes = [
    changing(registers.contracts, [...contracts.values()], (row) => ({
      ...(managed.has(row.id) ? { contractManager: to } : {}),
      ...(owned.has(row.id) ? { owner: to } : {}),
    })),
    changing(registers.checklists, taken('checklists'), () => ({ officer: to })),
    changing(registers.checklists, taken('approvals'), () => ({ approver: to })),
    changing(registers.actions, taken('actions'), () => ({ owner: to })),
  ];
  const run = { what: 'rows', row: rowUnits.change };
  const done = await inBulk({ ...run, doing: 'Handing over', total }, (watch) =>
    inTurn(changes, watch, ({ saved }) => saved),
  );
  const saved = done.reduce((sum, part) => sum + part.saved, 0);
  return {
    saved,
    undo: () =>
      inBulk({ ...run, doing: 'Changing back', total: saved }, async (watch) => {
        const ways = done.map(
          (part) => (watching: BulkWatch) => part.undo(watching).then((left) => ({ left, part })),
        );
        const told = await inTurn(ways, watch, ({ part }) => part.saved);
        const words = told.flatMap(({ left }) => left ?? []);
        return words.length === 0 ? undefined : words.join(' ');
      }),
  };
}

/** One after the other, each told from where the others came to. */
async function inTurn<T>(
  works: readonly ((watch: BulkWatch) => Promise<T>)[],
  { progress, signal }: BulkWatch,
  rows: (ended: T) => number,
): Promise<readonly T[]> {
  const ended: T[] = [];
  let before = 0;
  for (const work of works) {
    const start = before;
    const one = await work({ progress: (done) => progress(start + done), signal });
    ended.push(one);
    before += rows(one);
  }
  return ended;
}

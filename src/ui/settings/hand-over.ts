import type { Registers } from '../../registers/registers.ts';
import { changeMany } from '../contracts/use-bulk.ts';
import type { OpenWork } from './open-work.ts';

/** A part of somebody's work that can be handed over by itself. */
export type Part = 'managed' | 'owned' | 'checklists' | 'approvals' | 'actions';

/** Hands parts of somebody's open work to another person (their user principal name), with one way back for all of it. */
export async function handOver(
  registers: Registers,
  work: OpenWork,
  { to, parts }: { readonly to: string; readonly parts: ReadonlySet<Part> },
): Promise<{ readonly saved: number; readonly undo: () => Promise<string | undefined> }> {
  const { saving } = registers;
  const taken = <P extends Part>(part: P): OpenWork[P] | readonly never[] =>
    parts.has(part) ? work[part] : [];
  const managed = new Set(taken('managed').map((row) => row.id));
  const owned = new Set(taken('owned').map((row) => row.id));
  const contracts = new Map([...taken('managed'), ...taken('owned')].map((row) => [row.id, row]));
  const done = [
    await changeMany(
      saving,
      registers.contracts,
      [...contracts.values()].map((row) => ({
        row,
        changes: {
          ...(managed.has(row.id) ? { contractManager: to } : {}),
          ...(owned.has(row.id) ? { owner: to } : {}),
        },
      })),
    ),
    await changeMany(
      saving,
      registers.checklists,
      taken('checklists').map((row) => ({ row, changes: { officer: to } })),
    ),
    await changeMany(
      saving,
      registers.checklists,
      taken('approvals').map((row) => ({ row, changes: { approver: to } })),
    ),
    await changeMany(
      saving,
      registers.actions,
      taken('actions').map((row) => ({ row, changes: { owner: to } })),
    ),
  ];
  return {
    saved: done.reduce((sum, part) => sum + part.saved, 0),
    undo: async () => {
      const left: string[] = [];
      for (const part of done) {
        const told = await part.undo();
        if (told !== undefined) left.push(told);
      }
      return left.length === 0 ? undefined : left.join(' ');
    },
  };
}

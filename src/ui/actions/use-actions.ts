import { rowUnits } from '../../domain/words/time-left.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Changes, Row } from '../../registers/types.ts';
import { useUndo } from '../app/undo.tsx';
import { useRegisters } from '../app/world.ts';
import { changeMany } from '../contracts/use-bulk.ts';
import { inBulk } from '../parts/bulk-runs.ts';

export type ActionRow = Row<Declarations['actions']>;

/** What can be done with an action; each can be undone. */
export function useActions() {
  const { actions, saving } = useRegisters();
  const tell = useUndo();
  const change = async (
    rows: readonly ActionRow[],
    changes: Changes<Declarations['actions']>,
    done: string,
  ) => {
    const wanted = rows.map((row) => ({ row, changes }));
    const run = { what: 'actions', row: rowUnits.change };
    const changed = await inBulk({ ...run, doing: 'Changing', total: rows.length }, (watch) =>
      changeMany(saving, actions, wanted, watch),
    );
    tell({
      words: changed.words('action', done),
      undo: () => inBulk({ ...run, doing: 'Changing back', total: changed.saved }, changed.undo),
    });
  };
  return {
    finish: (row: ActionRow) => change([row], { status: 'done' }, 'done'),
    drop: (row: ActionRow, closedNote: string) => change([row], { status: 'dropped', closedNote }, 'dropped'),
    reopen: (row: ActionRow) => change([row], { status: 'open' }, 'opened again'),
    handOver: (rows: readonly ActionRow[], owner: string) => change(rows, { owner }, 'handed over'),
  };
}

import { useUndo } from '../app/undo.tsx';
import { useGo, useRegisters } from '../app/world.ts';
import { count } from '../parts/moment.ts';
import { session } from './session.ts';

/** Starts the import, and offers to undo it as a whole when it has ended, wherever the person is by then. */
export function useImport() {
  const registers = useRegisters();
  const tell = useUndo();
  const go = useGo();
  return {
    run: async () => {
      go('/contracts/import/run');
      await session.run(registers);
      const { run } = session.now();
      if (run?.state !== 'ended' || run.ended.kind !== 'ok') return;
      const { contracts, changed } = run.ended.value.written;
      if (contracts.length + changed.length === 0) return;
      tell({
        words: `${count(contracts.length + changed.length, 'contract')} imported.`,
        undo: () => session.takeBack(registers),
      });
    },
    takeBack: async () => tell({ words: await session.takeBack(registers) }),
  };
}

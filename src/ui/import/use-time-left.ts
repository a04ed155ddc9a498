import { useSyncExternalStore } from 'react';
import { timeLeft, timeLeftWords } from '../../domain/words/time-left.ts';
import { rowUnits } from '../../registers/import/run.ts';
import { useRegisters } from '../app/world.ts';
import type { Run } from './session.ts';

// While rows wait for the quota nothing is done: what is said is worked out anew in between, so often in milliseconds.
const every = 5_000;

function tick(changed: () => void): () => void {
  const timer = setInterval(changed, every);
  return () => clearInterval(timer);
}

/** How much longer a run takes, in words; undefined in its first seconds. */
export function useTimeLeft(run: Extract<Run, { state: 'running' | 'taking back' }>): string | undefined {
  const registers = useRegisters();
  return useSyncExternalStore(tick, () => {
    const { done, total: of, began } = run;
    const elapsed = performance.now() - began;
    // Rows are taken back one by one, as fast as the tenant answers.
    const paced = run.state === 'running' ? { quota: { ...registers.health().quota, row: rowUnits } } : {};
    const left = timeLeft({ done, of, elapsed, ...paced });
    return left === undefined ? undefined : timeLeftWords(left);
  });
}

import { useSyncExternalStore } from 'react';
import { timeLeft, timeLeftWords } from '../../domain/words/time-left.ts';
import { useRegisters } from '../app/world.ts';
import type { Progress } from './bulk-runs.ts';

// While rows wait for the quota nothing is done: what is said is worked out anew in between, so often in milliseconds.
const every = 5_000;

function tick(changed: () => void): () => void {
  const timer = setInterval(changed, every);
  return () => clearInterval(timer);
}

/** How much longer work in bulk takes, in words; undefined in its first seconds. */
export function useTimeLeft({ done, total: of, began, row }: Progress): string | undefined {
  const registers = useRegisters();
  return useSyncExternalStore(tick, () => {
    const elapsed = performance.now() - began;
    const paced = row === undefined ? {} : { quota: { ...registers.health().quota, row } };
    const left = timeLeft({ done, of, elapsed, ...paced });
    return left === undefined ? undefined : timeLeftWords(left);
  });
}

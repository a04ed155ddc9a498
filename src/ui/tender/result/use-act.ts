import { useState } from 'react';
import type { Done } from '../../../registers/tender/index.ts';

/** Runs one thing at a time and keeps what stood in its way. */
export function useAct(again: () => void): {
  readonly act: <T>(what: () => Promise<Done<T>>) => Promise<T | undefined>;
  readonly busy: boolean;
  readonly trouble: Done<unknown> | undefined;
} {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Done<unknown>>();
  return {
    busy,
    trouble,
    act: async (what) => {
      setBusy(true);
      setTrouble(undefined);
      const done = await what();
      setBusy(false);
      if (done.kind !== 'done') {
        setTrouble(done);
        return undefined;
      }
      again();
      return done.value;
    },
  };
}

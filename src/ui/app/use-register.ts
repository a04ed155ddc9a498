import { useCallback, useEffect, useState } from 'react';
import type { Fault } from '../../domain/words/outcome.ts';
import type { Declaration } from '../../registers/declare.ts';
import type { Register, Row } from '../../registers/types.ts';
import { useOutside } from './use-outside.ts';

/** The rows of a register as a page sees them. */
export type Read<D extends Declaration> = {
  /** Undefined until the first answer. Rows already read stay when a later read fails. */
  readonly rows: readonly Row<D>[] | undefined;
  readonly fault: Fault | undefined;
  readonly retry: () => void;
};

/** Reads a register and follows its changes. */
export function useRegister<D extends Declaration>(register: Register<D>): Read<D> {
  const rows = useOutside(
    register,
    (changed) => register.subscribe(changed),
    () => register.rows(),
  );
  const [fault, setFault] = useState<Fault>();
  const [attempt, setAttempt] = useState(0);
  // Rows that were there and are gone, with the right to the site or the list itself, are asked for: that says why.
  const missing = rows === undefined;
  useEffect(() => {
    let here = true;
    void register.all().then((outcome) => {
      if (here) setFault(outcome.kind === 'fault' ? outcome.fault : undefined);
    });
    return () => {
      here = false;
    };
  }, [register, attempt, missing]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { rows, fault, retry };
}

/** The first fault among several reads, and one way to try them all again. */
export function together(
  ...reads: readonly { readonly fault: Fault | undefined; readonly retry: () => void }[]
): {
  readonly fault: Fault | undefined;
  readonly retry: () => void;
} {
  return {
    fault: reads.find((read) => read.fault)?.fault,
    retry: () => {
      for (const read of reads) if (read.fault) read.retry();
    },
  };
}

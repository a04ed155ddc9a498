import { useCallback, useEffect, useState } from 'react';
import type { Fault } from '../../domain/words/outcome.ts';
import type { Person } from '../../domain/words/person.ts';
import type { Registers } from '../../registers/registers.ts';
import type { Host } from '../host.ts';

/** How far the product has come in opening the registers for this person. */
export type Start = {
  readonly registers: Registers | undefined;
  readonly me: Person | undefined;
  /** Why nothing can be read as this person. */
  readonly fault: Fault | undefined;
  readonly busy: boolean;
  /** Rises when the person signed in or tried again, so that pages read anew. */
  readonly attempt: number;
  readonly signIn: () => void;
  readonly retry: () => void;
};

// Faults that one page can show while the others work; only these stop the whole product.
const stopping = new Set<Fault['kind']>(['not-signed-in', 'no-right', 'offline']);

/** Without a connection the pages show what is kept on the device, where something is. */
function worksWithout({ freshness }: Registers, { kind }: Fault): boolean {
  return kind === 'offline' && freshness.state().lists.some(({ at }) => at !== undefined);
}

/** Opens the registers and asks who is signed in; pages read at the same time, so that nothing waits for the name. */
export function useStart(host: Host, open: () => Promise<Registers>, already: Registers | undefined): Start {
  const [registers, setRegisters] = useState(already);
  const [me, setMe] = useState<Person>();
  const [fault, setFault] = useState<Fault>();
  const [busy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let here = true;
    const run = async () => {
      const opened = await open();
      if (!here) return;
      setRegisters(opened);
      // Rows that are kept on the device are shown before anybody is asked who is there.
      await Promise.race([opened.begun, soon()]);
      if (!here) return;
      const asked = await opened.me();
      if (!here) return;
      setBusy(false);
      if (asked.kind === 'ok') {
        setMe(asked.value);
        setFault(undefined);
        // Signed in anew: what stopped for want of it is sent.
        if (attempt > 0) opened.saving.retry();
      } else if (stopping.has(asked.fault.kind) && !worksWithout(opened, asked.fault)) setFault(asked.fault);
    };
    run().catch((error: unknown) => {
      if (!here) return;
      setBusy(false);
      setFault(strange(error));
      host.failed('The registers could not be opened.');
    });
    return () => {
      here = false;
    };
  }, [host, open, attempt]);
  const retry = useCallback(() => {
    setBusy(true);
    setAttempt((count) => count + 1);
  }, []);
  const signIn = useCallback(() => {
    setBusy(true);
    void host.token({ click: true }).then((token) => {
      if (token.kind === 'ok') {
        setFault(undefined);
        setAttempt((count) => count + 1);
      } else {
        setBusy(false);
        setFault(token.fault);
      }
    });
  }, [host]);
  return { registers, me, fault, busy, attempt, signIn, retry };
}

/** A page that shows no register asks who is there by itself. */
const soon = () => new Promise<void>((done) => setTimeout(done, 1_500));

function strange(error: unknown): Fault {
  return {
    kind: 'strange',
    tell: 'The registers could not be opened.',
    mend: 'Try again. If it happens again, tell your IT team.',
    code: error instanceof Error ? error.name : 'unknown',
  };
}

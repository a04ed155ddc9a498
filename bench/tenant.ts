import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fine } from '../src/domain/words/outcome.ts';
import type { Tenant } from '../src/registers/types.ts';

type Usage = { requests: number; units: number; refused: number };

/** The bench's tenant: a process of its own, so that its work is not counted as the client's. */
export type Bench = {
  readonly graph: string;
  readonly url: string;
  readonly token: string;
  /** Orders of the local tenant: faults, quota, filled lists. Answers requests, units and refusals since the last reset. */
  order(orders: Record<string, unknown>): Promise<Usage>;
  /** What registers need; each call starts with nothing known. `speed` > 1 makes their minutes shorter. */
  registers(unitsAMinute?: number, speed?: number): Tenant;
  close(): void;
};

/** Where the bench's tenant is, for a process that did not start it. */
export type Met = { graph: string; url: string; token: string; sites: Tenant['sites'] };

export async function openBench(): Promise<Bench & Met> {
  const child = fork(join(import.meta.dirname, 'server.ts'), { execArgv: ['--import', 'tsx'] });
  const told = await new Promise<Met>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Met)); // our own server's words
    child.once('exit', (code) => reject(new Error(`The bench's tenant ended with ${code}.`)));
  });
  return { ...benchAt(told), close: () => void child.kill() };
}

/** The tenant that another process started and will close. */
export function benchAt(told: Met): Bench & Met {
  return {
    ...told,
    async order(orders) {
      const answer = await fetch(`${told.url}/local/control`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(orders),
      });
      const state = (await answer.json()) as { usage: Usage };
      if (!answer.ok) throw new Error(JSON.stringify(state));
      return state.usage;
    },
    registers: (unitsAMinute = 1e9, speed = 1) => {
      const began = Date.now();
      return {
        graph: told.graph,
        sites: told.sites,
        unitsAMinute,
        token: async () => fine(told.token),
        fetch: (input, init) => fetch(input, init),
        now: () => new Date(began + (Date.now() - began) * speed),
        random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
        wait: (milliseconds, signal) =>
          new Promise((done) => {
            const timer = setTimeout(done, milliseconds / speed);
            signal?.addEventListener('abort', () => (clearTimeout(timer), done()));
          }),
      };
    },
    close: () => undefined,
  };
}

import type { Reader } from './reader.ts';
import type { Tenant } from './types.ts';

/** What a page tells of itself. */
export type PageLife = {
  visible(): boolean;
  /** Calls back when the page is shown or hidden, and when the network comes or goes. */
  subscribe(changed: () => void): () => void;
  /** Resolves when what the page was told is on the screen and it has nothing to do; soon, too, where nobody looks. */
  drawn?(): Promise<void>;
};

/** How often what is on screen is compared with the server while the page is visible, in milliseconds. */
export const usualPulse = 45_000;

/** Compares lists with the server together: one request for all that are due at the same moment. */
export type Pulse = {
  /** Takes part in every beat while `watched` says that somebody looks. */
  join(reader: Pick<Reader, 'changes'>, watched: () => boolean): void;
  /** Compares this one in a moment, with others that are asked for in the same moment. */
  soon(reader: Pick<Reader, 'changes'>): void;
};

/** Lists of one page come from the copy one after the other; so many milliseconds gather them. */
const moment = 40;

type World = { readonly tenant: Tenant; readonly page: PageLife | undefined; readonly every: number };

export function openPulse({ tenant, page, every }: World): Pulse {
  const members: { readonly reader: Pick<Reader, 'changes'>; readonly watched: () => boolean }[] = [];
  let asked = new Set<Pick<Reader, 'changes'>>();
  let started = false;

  async function beat(): Promise<void> {
    if (!page?.visible()) return;
    const due = members.filter(({ watched }) => watched()).map(({ reader }) => reader);
    await Promise.all(due.map((reader) => reader.changes(false)));
  }

  // Between two thirds and four thirds of the time, so that a hundred tabs opened at nine do not ask together.
  function pause(): number {
    const [chance = 0] = tenant.random(1);
    return (every * (170 + (chance / 255) * 170)) / 255;
  }

  async function go(life: PageLife): Promise<void> {
    let woken = new AbortController();
    life.subscribe(() => woken.abort());
    for (;;) {
      await tenant.wait(pause(), woken.signal).catch(() => undefined);
      woken = new AbortController();
      // A hidden page asks for nothing; when it is shown again, it asks at once.
      while (!life.visible()) {
        await new Promise<void>((resolve) => woken.signal.addEventListener('abort', () => resolve()));
        woken = new AbortController();
      }
      await beat();
    }
  }

  return {
    join(reader, watched) {
      members.push({ reader, watched });
      if (page && !started) {
        started = true;
        void go(page);
      }
    },
    soon(reader) {
      asked.add(reader);
      if (asked.size > 1) return;
      const calm = tenant.wait(moment).then(() => page?.drawn?.());
      void calm.then(() => {
        const now = asked;
        asked = new Set();
        for (const one of now) void one.changes(false);
      });
    },
  };
}

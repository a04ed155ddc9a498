import 'fake-indexeddb/auto';
import type { Browser, Channel } from '../../src/registers/device/device.ts';
import { quickly } from './world.ts';

/** Storage that does not answer is given up after seconds: on a busy machine a hundredth of them is too little. */
const patiently = (milliseconds: number, signal?: AbortSignal) => quickly(milliseconds * 20, signal);

type Turn = { readonly name: string; readonly start: () => void };

/** The turns that pages take: in order, and free again when the page that had one is gone. */
function lockManager() {
  const held = new Set<string>();
  let queue: Turn[] = [];

  function next(name: string): void {
    if (held.has(name)) return;
    const turn = queue.find((one) => one.name === name);
    if (!turn) return;
    queue = queue.filter((one) => one !== turn);
    held.add(name);
    turn.start();
  }

  return {
    request(name: string, options: LockOptions, work: () => Promise<void>) {
      return new Promise<void>((done, failed) => {
        const turn = {
          name,
          start: () =>
            void work().finally(() => {
              held.delete(name);
              done();
              next(name);
            }),
        };
        options.signal?.addEventListener('abort', () => {
          queue = queue.filter((one) => one !== turn);
          failed(new Error('aborted'));
        });
        queue.push(turn);
        next(name);
      });
    },
    query: async () => ({ held: [...held].map((name) => ({ name })), pending: [] }),
  };
}

/** One browser: its pages share locks and channels, and a page can be killed at any moment. */
export function oneBrowser(more: { readonly locks?: boolean | 'of each page' } = {}) {
  const channels = new Set<Channel & { readonly name: string }>();
  let pages = 0;
  const shared = lockManager();

  function channel(name: string): Channel {
    const own: Channel & { readonly name: string } = {
      name,
      onmessage: null,
      postMessage(message) {
        const data: unknown = structuredClone(message);
        for (const other of channels) {
          if (other === own || other.name !== name) continue;
          setTimeout(
            () => channels.has(other) && other.onmessage?.(new MessageEvent('message', { data })),
            0,
          );
        }
      },
      close: () => void channels.delete(own),
    };
    channels.add(own);
    return own;
  }

  return {
    /** Opens a page; `kill` ends it without a word. */
    page(): { readonly browser: Browser; readonly kill: () => void } {
      const end = new AbortController();
      pages += 1;
      // The one lock manager of TypeScript's library has more ways to ask than are used.
      const locks = more.locks === 'of each page' ? lockManager() : shared;
      const offered = more.locks === false ? {} : { locks: locks as unknown as LockManager };
      const browser = { channel, wait: patiently, page: `page ${pages}`, end: end.signal, ...offered };
      return { browser, kill: () => end.abort() };
    },
  };
}

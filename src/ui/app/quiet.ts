/** Notices when a page has what it asked for, so that what is needed later can be fetched without being in the way. */
export type Quiet = {
  /** A fetch whose requests are counted. */
  readonly fetch: typeof fetch;
  /** Runs the work each time that all requests are answered and for a moment no other follows. */
  whenever(work: () => void): void;
};

// Longer than a page takes from the answer of one request to the next one.
const moment = 1_500;

export function openQuiet(world: Pick<Window, 'fetch' | 'setTimeout' | 'clearTimeout'>): Quiet {
  const works: (() => void)[] = [];
  let open = 0;
  let timer: number | undefined;

  function ended(): void {
    open -= 1;
    if (open > 0) return;
    timer = world.setTimeout(() => {
      // Safari has no idle callback; there the moment alone must do.
      const idle = typeof requestIdleCallback === 'function' ? requestIdleCallback : setTimeout;
      for (const work of works) idle(work);
    }, moment);
  }

  return {
    fetch: (input, init) => {
      open += 1;
      world.clearTimeout(timer);
      return world.fetch(input, init).finally(ended);
    },
    whenever: (work) => void works.push(work),
  };
}

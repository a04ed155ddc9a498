/** Time that passes only while nobody works: no test of waiting then depends on how fast the machine is. */
export function virtualTime(start = Date.parse('2026-11-23T09:00:00Z')) {
  let now = start;
  let inFlight = 0;
  let timers: { readonly at: number; readonly done: () => void }[] = [];
  let turning = false;

  /** When all that could run has run and no answer is on its way, the next who waits is woken. */
  async function turn(): Promise<void> {
    if (turning) return;
    turning = true;
    for (let quiet = 0; timers.length > 0;) {
      await new Promise((soon) => setImmediate(soon));
      quiet = inFlight > 0 ? 0 : quiet + 1;
      if (quiet < 3) continue;
      quiet = 0;
      const next = timers.reduce((one, other) => (other.at < one.at ? other : one));
      timers = timers.filter((timer) => timer !== next);
      now = Math.max(now, next.at);
      next.done();
    }
    turning = false;
  }

  return {
    now: () => new Date(now),
    elapsed: () => now - start,
    wait: (milliseconds: number, signal?: AbortSignal) =>
      new Promise<void>((done) => {
        timers.push({ at: now + milliseconds, done });
        signal?.addEventListener('abort', () => {
          timers = timers.filter((timer) => timer.done !== done);
          done();
        });
        void turn();
      }),
    /** Real HTTP; time stands still until the answer is there, whole. */
    fetch: async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
      inFlight += 1;
      try {
        const answer = await fetch(input, init);
        const body = await answer.arrayBuffer();
        const { status, headers } = answer;
        return new Response(status === 204 ? null : body, { status, headers });
      } finally {
        inFlight -= 1;
      }
    },
  };
}

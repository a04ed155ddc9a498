import type { CDPSession } from 'playwright-core';

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
};

/**
 * What the main thread of a page works between one frame and the next while something happens, in milliseconds of its
 * own processor time. The page marks each frame with `performance.mark('frame')`. The gaps between frames would tell
 * something else: they are whole multiples of 16.7 ms, and on a machine without a graphics card a page that runs no code
 * at all leaves frames out when it is scrolled.
 */
export async function workByFrame<T>(
  session: CDPSession,
  happens: () => Promise<T>,
): Promise<{ readonly frames: readonly number[]; readonly told: T }> {
  const events: TraceEvent[] = [];
  // The protocol does not say what an event is; these fields are of its trace format.
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(event as unknown as TraceEvent);
  });
  const includedCategories = ['toplevel', 'blink.user_timing'];
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  const told = await happens();
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
  return { frames: byFrame(events), told };
}

function byFrame(events: readonly TraceEvent[]): readonly number[] {
  const marks = events
    .filter(({ name, ph }) => name === 'frame' && ph !== 'X')
    .toSorted((a, b) => a.ts - b.ts);
  const page = marks[0];
  if (!page) throw new Error('The page marked no frame.');
  const frames = marks.slice(1).map(() => 0);
  for (const { name, ph, pid, tid, ts, dur = 0, tdur = 0 } of events) {
    if (ph !== 'X' || !name.endsWith('RunTask') || pid !== page.pid || tid !== page.tid) continue;
    // The task of a frame ends after its mark: scrolling, scripts, layout and painting belong to that frame.
    const frame = marks.findLastIndex((mark) => mark.ts <= ts + dur);
    const had = frames[frame];
    if (had !== undefined) frames[frame] = had + tdur / 1000;
  }
  return frames;
}

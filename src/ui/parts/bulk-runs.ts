import { openTold } from './told.ts';

/** How far work in bulk has come. */
export type Progress = {
  readonly done: number;
  readonly total: number;
  /** When the first row was sent, by the page's own clock of milliseconds. */
  readonly began: number;
  /** Resource units that a row costs; absent where the quota does not pace the work. */
  readonly row?: number;
};

/** Work in bulk of this window that is going on. */
export type BulkRun = Progress & {
  /** "Changing" */
  readonly doing: string;
  /** "contracts" */
  readonly what: string;
  /** Gives up what was not sent. */
  readonly stop: () => void;
};

/** Work in bulk is told of each row that has ended, and that it is to stop. */
export type BulkWatch = { readonly progress: (done: number) => void; readonly signal: AbortSignal };

/** The work in bulk of this window; it goes on while the person looks at other pages. */
export const bulkRuns = openTold<readonly BulkRun[]>([]);

// As many rows as go in one request: they are done before a bar could be read.
const short = 20;

/** Does work in bulk and shows how far it is, unless it is one request. */
export async function inBulk<T>(
  run: Pick<BulkRun, 'doing' | 'what' | 'total' | 'row'>,
  work: (watch: BulkWatch) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  const { signal } = ending;
  if (run.total <= short) return work({ progress: () => undefined, signal });
  let shown: BulkRun = { ...run, done: 0, began: performance.now(), stop: () => ending.abort() };
  bulkRuns.set([...bulkRuns.now(), shown]);
  const show = (next: BulkRun) => {
    const last = shown;
    shown = next;
    bulkRuns.set(bulkRuns.now().map((one) => (one === last ? next : one)));
  };
  try {
    return await work({ progress: (done) => show({ ...shown, done }), signal });
  } finally {
    bulkRuns.set(bulkRuns.now().filter((one) => one !== shown));
  }
}

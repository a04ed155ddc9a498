import {
  draftScores,
  readScores,
  type Desk,
  type Done,
  type DraftScore,
  type Work,
} from '../../../registers/tender/index.ts';
import { keyOf } from './places.ts';

/** How far what was written has come. `not kept`: it is on this page only, and lost when the page closes. */
export type PaperState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'unread'; readonly why: Done<unknown> }
  | { readonly kind: 'kept'; readonly at: Date | undefined }
  | { readonly kind: 'keeping' }
  | { readonly kind: 'not kept'; readonly why: Done<unknown> | undefined };

/** An evaluator's own scores of one tender: on the page at once, in the own folder after a pause, nowhere else. */
export type ScorePaper = {
  scores(): ReadonlyMap<string, DraftScore>;
  state(): PaperState;
  subscribe(changed: () => void): () => void;
  write(score: DraftScore): void;
  /** Keeps what is not kept yet, now; resolves when it is, or when it could not be. */
  flush(): Promise<PaperState>;
  /** Reads the folder again and drops what could not be kept. */
  again(): Promise<void>;
};

/** Where a paper keeps and reads; times are in milliseconds. */
export type PaperParts = {
  readonly read: () => Promise<Done<readonly DraftScore[]>>;
  readonly keep: (scores: readonly DraftScore[]) => Promise<Done<unknown>>;
  readonly now: () => Date;
  readonly wait: (milliseconds: number) => Promise<unknown>;
};

/** The pause after which what was written is kept. */
const pause = 800;

/** Opens a paper; reading begins at once. One write is on its way at a time, later ones are put together. */
export function openPaper({ read, keep, now, wait }: PaperParts): ScorePaper {
  const readers = new Set<() => void>();
  let scores: ReadonlyMap<string, DraftScore> = new Map();
  let waiting: ReadonlyMap<string, DraftScore> = new Map();
  let state: PaperState = { kind: 'reading' };
  let writes = 0;
  let running: Promise<PaperState> | undefined;

  function tell(next: PaperState): void {
    state = next;
    for (const reader of readers) reader();
  }

  async function again(): Promise<void> {
    tell({ kind: 'reading' });
    const found = await read();
    if (found.kind !== 'done') return tell({ kind: 'unread', why: found });
    scores = new Map(found.value.map((score) => [keyOf(score), score]));
    waiting = new Map();
    tell({ kind: 'kept', at: undefined });
  }

  async function keepAll(): Promise<PaperState> {
    while (waiting.size > 0) {
      const batch = waiting;
      waiting = new Map();
      tell({ kind: 'keeping' });
      const kept = await keep([...batch.values()]);
      if (kept.kind !== 'done') {
        // What was written meanwhile is newer than what could not be kept.
        waiting = new Map([...batch, ...waiting]);
        tell({ kind: 'not kept', why: kept });
        return state;
      }
    }
    if (state.kind === 'keeping') tell({ kind: 'kept', at: now() });
    return state;
  }

  async function flush(): Promise<PaperState> {
    running ??= keepAll().finally(() => {
      running = undefined;
    });
    const end = await running;
    // Something can be written between the last look and the end.
    return waiting.size > 0 && end.kind !== 'not kept' ? flush() : end;
  }

  async function keepLater(): Promise<void> {
    writes += 1;
    const mine = writes;
    await wait(pause);
    if (mine === writes) await flush();
  }

  void again();
  return {
    scores: () => scores,
    state: () => state,
    subscribe(changed) {
      readers.add(changed);
      return () => readers.delete(changed);
    },
    write(score) {
      scores = new Map(scores).set(keyOf(score), score);
      waiting = new Map(waiting).set(keyOf(score), score);
      tell(running ? { kind: 'keeping' } : { kind: 'not kept', why: undefined });
      void keepLater();
    },
    flush,
    again,
  };
}

const open = new WeakMap<Desk, Map<string, ScorePaper>>();

/** The paper of the person at this desk for a tender and round; the same one while the pages are open. */
export function paperOf(desk: Desk, work: Work): ScorePaper {
  const { ref, round } = work.tender.values;
  const papers = open.get(desk) ?? new Map<string, ScorePaper>();
  open.set(desk, papers);
  const name = `${ref} ${round}`;
  const known = papers.get(name);
  if (known) return known;
  const paper = openPaper({
    read: async () => {
      const draft = await readScores(desk, work);
      return draft.kind === 'done' ? { kind: 'done', value: draft.value.scores } : draft;
    },
    keep: (scores) => draftScores(desk, ref, scores),
    now: desk.now,
    wait: desk.wait,
  });
  papers.set(name, paper);
  return paper;
}

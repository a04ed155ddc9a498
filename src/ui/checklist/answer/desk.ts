import type { Fault } from '../../../domain/words/outcome.ts';
import type { Declarations } from '../../../registers/lists/index.ts';
import type { Registers } from '../../../registers/registers.ts';
import type { Saved } from '../../../registers/types.ts';
import { draftsLeft, keepDraft, meetConflicts, type DraftOfAnswer } from './kept.ts';
import { clientKeyOf, openPapers, type Paper, type Slot } from './papers.ts';
import { changesOf, typedOf, type AnswerChanges, type AnswerRow, type Typed } from './typed.ts';

/** How long a person pauses before their words are sent, in milliseconds. */
export const pause = 2_000;

/** Everything that is being answered, on whatever page: words stay here until the register has them. */
export type Desk = {
  paper(slot: Slot): Paper;
  subscribe(changed: () => void): () => void;
  /** How often something on the desk has changed. */
  changes(): number;
  /** Keeps what is typed and sends it after a pause. `row` is what the page shows now. */
  type(slot: Slot, row: AnswerRow | undefined, typed: Partial<Typed>): void;
  /** Sends at once: the field or the page is left. */
  leave(slot: Slot): void;
  leaveAll(): void;
  /** Ends a conflict with these values over theirs. */
  settle(slot: Slot, typed: Partial<Typed>): void;
  useTheirs(slot: Slot): void;
  later(slot: Slot, later: boolean): void;
};

const desks = new WeakMap<Registers, Desk>();

/** The one desk of these registers. What is on it is sent when the page is hidden or closed. */
export function deskOf(registers: Registers, window?: Window): Desk {
  const known = desks.get(registers);
  if (known) return known;
  const desk = openDesk(registers);
  desks.set(registers, desk);
  window?.addEventListener('pagehide', () => desk.leaveAll());
  window?.document.addEventListener('visibilitychange', () => desk.leaveAll());
  return desk;
}

function openDesk(registers: Registers): Desk {
  const papers = openPapers();
  const paper = (slot: Slot) => papers.paper(slot);
  const put = (slot: Slot, changes: Partial<Paper>) => {
    papers.put(slot, changes);
    if ('draft' in changes || 'base' in changes) keepDraft(registers, slot, paper(slot));
  };
  const timers = new Map<string, { readonly slot: Slot; readonly timer: ReturnType<typeof setTimeout> }>();

  function send(slot: Slot): void {
    clearTimeout(timers.get(clientKeyOf(slot))?.timer);
    timers.delete(clientKeyOf(slot));
    const { draft, base, clash } = paper(slot);
    // Nothing more is sent over a conflict: the person decides first.
    if (!draft || clash) return;
    const found = changesOf(draft, base);
    if (Object.keys(found.changes).length > 0) return write(slot, base, found);
    const { unread } = found;
    put(slot, unread.length === 0 ? { draft: undefined, base: undefined, unread } : { unread });
  }

  function write(
    slot: Slot,
    base: AnswerRow | undefined,
    { changes, unread }: ReturnType<typeof changesOf>,
  ): void {
    const sent = base
      ? registers.answers.change(base, changes)
      : registers.answers.add(rowValues(slot, changes), clientKeyOf(slot));
    const next = base ? withValues(base, changes) : unsavedRow(slot, changes);
    put(slot, { base: next, unread, fault: undefined });
    void sent.then((saved) => put(slot, afterwards(paper(slot), saved, next)));
  }

  function sendSoon(slot: Slot): void {
    const key = clientKeyOf(slot);
    clearTimeout(timers.get(key)?.timer);
    timers.set(key, { slot, timer: setTimeout(() => send(slot), pause) });
  }

  const takeBack = ({ slot, draft, base }: DraftOfAnswer) => {
    if (paper(slot).draft) return;
    put(slot, { draft, base, unread: changesOf(draft, base).unread });
    sendSoon(slot);
  };
  void draftsLeft(registers).then((left) => left.forEach(takeBack));
  const meet = () => meetConflicts(registers, papers, put);
  registers.saving.subscribe(meet);
  meet();

  return {
    paper,
    subscribe: (changed) => papers.subscribe(changed),
    changes: () => papers.changes(),
    type(slot, row, typed) {
      const { draft, base } = paper(slot);
      const next = { ...(draft ?? typedOf(row)), ...typed };
      put(slot, { draft: next, base: draft ? base : row, unread: changesOf(next, row).unread });
      sendSoon(slot);
    },
    leave: send,
    leaveAll() {
      for (const { slot } of Array.from(timers.values())) send(slot);
    },
    settle(slot, typed) {
      const { clash, draft } = paper(slot);
      if (!clash) return;
      const wanted = { ...(draft ?? typedOf(clash.theirs)), ...typed };
      const decided = changesOf(wanted, clash.theirs);
      put(slot, { clash: undefined, later: undefined, draft: wanted, base: clash.theirs });
      if (Object.keys(decided.changes).length > 0) return write(slot, clash.theirs, decided);
      registers.saving.discard(clash.key);
      put(slot, { draft: undefined, base: undefined });
    },
    useTheirs(slot) {
      const { clash } = paper(slot);
      if (clash) registers.saving.discard(clash.key);
      put(slot, { clash: undefined, later: undefined, draft: undefined, base: undefined, fault: undefined });
    },
    later: (slot, later) => put(slot, { later }),
  };
}

/** What becomes of a paper when a write was answered; `sent` is the row as it was meant to be then. */
function afterwards(now: Paper, saved: Saved<Declarations['answers']>, sent: AnswerRow): Partial<Paper> {
  switch (saved.kind) {
    case 'saved': {
      // Only the answer to the last write may move the base: an earlier one is about values that changed since.
      if (now.base !== sent) return { fault: undefined };
      const { changes, unread } = changesOf(now.draft ?? typedOf(saved.row), saved.row);
      const done = Object.keys(changes).length === 0 && unread.length === 0;
      const left = done ? { base: undefined, draft: undefined } : { base: saved.row };
      return { ...left, unread, fault: undefined };
    }
    case 'conflict':
      return { clash: saved.conflict, later: false, fault: undefined };
    case 'refused':
      return { fault: refusal(saved.problems), base: undefined };
    case 'stopped':
      return { fault: saved.fault };
  }
}

function rowValues(slot: Slot, changes: AnswerChanges) {
  const { checklist, question, part, title } = slot;
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return { title, checklist, question, ...(part !== '' && { part }), ...given };
}

function withValues(row: AnswerRow, changes: AnswerChanges): AnswerRow {
  // The columns that a change leaves out stay as they are; those that it empties become undefined, as absent ones are.
  return { ...row, values: { ...row.values, ...changes } as AnswerRow['values'] };
}

// Until the register has answered a create, a later change is about this row: known by its key alone.
function unsavedRow(slot: Slot, changes: AnswerChanges): AnswerRow {
  const stamp = { by: { id: '', upn: '', name: '' }, at: '' };
  const values = rowValues(slot, changes);
  return { id: '', clientKey: clientKeyOf(slot), etag: '', values, created: stamp, changed: stamp };
}

function refusal(problems: readonly { readonly place: string; readonly tell: string }[]): Fault {
  const first = problems[0];
  return {
    kind: 'refused',
    tell: 'This answer could not be saved.',
    mend: first ? `${first.place}: ${first.tell}` : 'Change it and try again.',
    code: 'not accepted',
  };
}

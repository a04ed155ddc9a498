import type { Fault } from '../../../domain/words/outcome.ts';
import type { Declarations } from '../../../registers/lists/index.ts';
import type { Conflict } from '../../../registers/types.ts';
import type { AnswerRow, Typed, Unread } from './typed.ts';

type Clash = Conflict<Declarations['answers']>;

/** The place of one answer row: who it belongs to, and its title for readers of the list. */
export type Slot = {
  readonly checklist: string;
  readonly question: string;
  /** Empty for the answer itself, a measure's code for a measure. */
  readonly part: string;
  readonly title: string;
};

/** What is on the desk for one answer row. The object changes whenever something in it does. */
export type Paper = {
  /** What stands in the boxes; undefined while it is what the register holds. */
  readonly draft?: Typed | undefined;
  /** The row that the draft was begun on, with what was sent since. */
  readonly base?: AnswerRow | undefined;
  /** Boxes that cannot be read; they are kept here and not sent. */
  readonly unread: readonly Unread[];
  /** Two people changed the row: both texts are kept until one is chosen. */
  readonly clash?: Clash | undefined;
  /** The person wants to decide later. */
  readonly later?: boolean | undefined;
  /** Why it could not be saved. */
  readonly fault?: Fault | undefined;
};

const blank: Paper = { unread: [] };

/** The key under which the answer stands in the register: one row, whoever answers first. */
export function clientKeyOf({ checklist, question, part }: Omit<Slot, 'title'>): string {
  return `${checklist}/${question}/${part}`;
}

/** The papers on a desk, by answer row. */
export function openPapers() {
  const papers = new Map<string, Paper>();
  const slots = new Map<string, Slot>();
  const listeners = new Set<() => void>();
  let changes = 0;
  const paper = (slot: Slot): Paper => papers.get(clientKeyOf(slot)) ?? blank;
  return {
    paper,
    changes: () => changes,
    slots: () => [...slots.values()],
    put(slot: Slot, given: Partial<Paper>): void {
      slots.set(clientKeyOf(slot), slot);
      papers.set(clientKeyOf(slot), { ...paper(slot), ...given });
      changes += 1;
      for (const listener of listeners) listener();
    },
    subscribe(changed: () => void) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

export type Papers = ReturnType<typeof openPapers>;

import { ownerWords, type Item } from '../../domain/reminder/digest.ts';
import type { RoleFact } from '../../domain/reminder/facts.ts';
import { shortDay, standingWords, toneOf } from '../../domain/reminder/kind.ts';
import type { Day } from '../../domain/words/day.ts';
import type { TeamsApp } from '../../domain/words/link.ts';

/** What a card is made for. */
export type View = {
  readonly today: Day;
  readonly roles: readonly RoleFact[];
  readonly app: TeamsApp;
};

/** One row of a card, as words: text from lists is in here and is made safe where the row is drawn. */
export type Row = {
  readonly what: string;
  readonly owner: string;
  readonly state: string;
  readonly tone: 'late' | 'soon' | 'wait' | 'done';
  /** "4 December"; absent where there is no day, or where the state says it. */
  readonly due?: string;
};

/** How a kind of reminder speaks on a card. */
export type KindCard = {
  /** What so many of them are, as the card's one sentence: "2 checklists are due". */
  readonly sentence: (count: number) => string;
  readonly row: (item: Item, view: View) => Row;
};

/** The row as most kinds have it: what, whose, how it stands and by when. */
export function usualRow(item: Item, view: View): Row {
  const state = standingWords(item.standing, view.today);
  const due = item.due === undefined ? undefined : shortDay(item.due, view.today);
  return {
    what: item.title,
    owner: ownerWords(item, view.roles, view),
    state,
    tone: toneOf(item.standing, view.today),
    ...(due !== undefined && !state.includes(due) && { due }),
  };
}

/** "1 checklist is due", "2 checklists are due". */
export function counted(one: string, many: string): (count: number) => string {
  return (count) => `${count} ${count === 1 ? one : many}`;
}

// The rows of a long list that are there are shown by a few elements, slots, which take up other rows as the list is
// scrolled: to make new elements for each would cost several times as much. Here is which slot shows which row.

/** Rows from `first` up to, not including, `last`. */
export type RowRange = { readonly first: number; readonly last: number };

/** What the slots of a list show. */
export type Slots = {
  /** The row that each slot shows, by its index. */
  readonly shows: readonly number[];
  /** The slots in the order in which they stand in the document. */
  readonly order: readonly number[];
};

const near = 8; // rows kept beyond what is seen, so that a fast scroll shows no gap

/** As many slots as there are rows to begin with. */
export function firstSlots(count: number): Slots {
  const all = Array.from({ length: count }, (_, index) => index);
  return { shows: all, order: all };
}

/** What is wanted of the slots of a list. */
export type Wanted = {
  readonly seen: RowRange;
  readonly count: number;
  /** A row that stays wherever the list is scrolled to: the one with the focus. */
  readonly held: number | undefined;
  /** How many slots may show another row in this frame, and how many of these be new; the rest is for the next. */
  readonly most: number;
  readonly newMost: number;
};

/** Gives the slots that nobody needs the rows that are missing, those in view first; the same slots when none is. */
export function nextSlots(slots: Slots, { seen, count, held, most, newMost }: Wanted): Slots {
  const first = Math.max(0, seen.first - near);
  const last = Math.min(count, seen.last + near);
  const needed = (index: number) => (index >= first && index < last) || index === held;
  const there = new Set(slots.shows);
  const missing: number[] = [];
  const ask = (from: number, to: number) => {
    for (let index = from; index < to; index += 1) if (!there.has(index)) missing.push(index);
  };
  if (held !== undefined && held < count) ask(held, held + 1);
  ask(seen.first, Math.min(seen.last, count));
  ask(seen.last, last);
  ask(first, seen.first);
  const now = [...new Set(missing)].slice(0, most);
  if (now.length === 0) return slots;
  const shows = [...slots.shows];
  const free = shows.flatMap((index, slot) => (needed(index) ? [] : [slot]));
  const made = Array.from(
    { length: Math.min(newMost, Math.max(0, now.length - free.length)) },
    (_, n) => shows.length + n,
  );
  [...free, ...made].slice(0, now.length).forEach((slot, place) => (shows[slot] = now[place] ?? 0));
  return { shows, order: [...slots.order, ...made] };
}

/** The slots in the order of their rows, as a screen reader goes through them. */
export function inRowOrder({ shows, order }: Slots): Slots {
  const sorted = order.toSorted((a, b) => (shows[a] ?? 0) - (shows[b] ?? 0));
  return { shows, order: sorted };
}

/** The slot that showed a row follows it to its new place in the list, with the focus in it. */
export function moved({ shows, order }: Slots, from: number, to: number): Slots {
  const swapped = new Map([
    [from, to],
    [to, from],
  ]);
  return { shows: shows.map((index) => swapped.get(index) ?? index), order };
}

/** Where each row stands: the rows that are there, from the top, each with the rows left out above it. */
export function standing(
  { shows }: Slots,
  count: number,
): readonly { slot: number; from: number; index: number }[] {
  const there = shows.flatMap((index, slot) => (index < count ? [{ slot, index }] : []));
  there.sort((a, b) => a.index - b.index);
  return there.map((one, place) => ({ ...one, from: (there[place - 1]?.index ?? -1) + 1 }));
}

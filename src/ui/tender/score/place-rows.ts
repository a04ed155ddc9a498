import type { Tone } from '../../parts/Status.tsx';

/** One question of one bid in a list to search and sort. */
export type PlaceRow = {
  /** Its place in the order in which it is worked on, from 0. */
  readonly at: number;
  /** What the bid is called. */
  readonly bid: string;
  readonly question: string;
  /** Still to do. */
  readonly open: boolean;
  /** How much it needs somebody; the highest comes first where that is asked for. */
  readonly need: number;
  readonly words: string;
  readonly tone: Tone;
};

/** In which order a list of places stands. */
export type PlaceOrder = 'question' | 'bid' | 'need';

/** What a person looks for in a list of places. */
export type PlaceWish = { readonly sought: string; readonly onlyOpen: boolean; readonly order: PlaceOrder };

/** The rows that are looked for, in the order that was asked for; every word must stand in bid or question. */
export function placeRows(
  rows: readonly PlaceRow[],
  { sought, onlyOpen, order }: PlaceWish,
): readonly PlaceRow[] {
  const words = sought.trim().toLowerCase().split(/\s+/);
  const found = rows.filter(({ bid, question, open }) => {
    const text = `${bid} ${question}`.toLowerCase();
    return (open || !onlyOpen) && words.every((word) => text.includes(word));
  });
  const by = {
    question: () => 0,
    bid: (a: PlaceRow, b: PlaceRow) => a.bid.localeCompare(b.bid, 'en', { numeric: true }),
    need: (a: PlaceRow, b: PlaceRow) => b.need - a.need,
  }[order];
  return found.toSorted((a, b) => by(a, b) || a.at - b.at);
}

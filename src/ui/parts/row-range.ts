/** Rows from `first` up to, not including, `last`. */
export type RowRange = { readonly first: number; readonly last: number };

const near = 8; // rows kept beyond what is seen, so that a fast scroll shows no gap
const most = 10; // rows more in one frame: what a slow machine can add without holding up the scrolling

/**
 * The rows to show next: towards those that are seen and some beyond them, but only so many more than there are that
 * the frame stays short. It is to be asked again at the next frame until it says the same.
 */
export function nextRange(had: RowRange, seen: RowRange, count: number): RowRange {
  const wanted = { first: Math.max(0, seen.first - near), last: Math.min(count, seen.last + near) };
  let first = Math.max(had.first, wanted.first);
  let last = Math.min(had.last, wanted.last);
  if (first >= seen.last || last <= seen.first) first = last = seen.first;
  let left = most;
  const down = (to: number) => {
    const more = Math.max(0, Math.min(left, to - last));
    last += more;
    left -= more;
  };
  const up = (to: number) => {
    const more = Math.max(0, Math.min(left, first - to));
    first -= more;
    left -= more;
  };
  down(seen.last);
  up(seen.first);
  down(wanted.last);
  up(wanted.first);
  return { first, last };
}

/** The heights of the rows of a long list, in pixels: guessed until they were measured. */
export type RowHeights = {
  readonly count: number;
  readonly set: (index: number, height: number) => void;
  /** How tall the rows from one to another are together, the last not counted. */
  readonly between: (from: number, to: number) => number;
  /** The row that stands this many pixels under the top of the first; the count when all end above. */
  readonly at: (y: number) => number;
};

const together = 256; // rows whose sum is kept, so that a place deep in the list is found without going through all

/** Heights by row; `measured` holds them by key, and outlives another order of the rows. */
export function rowHeights(
  keys: readonly string[],
  estimate: number,
  measured: Map<string, number>,
): RowHeights {
  const count = keys.length;
  const heights = new Float64Array(count).fill(estimate);
  if (measured.size > 0) keys.forEach((key, index) => (heights[index] = measured.get(key) ?? estimate));
  const sums = new Float64Array(Math.ceil(count / together));
  for (let index = 0; index < count; index += 1)
    sums[Math.floor(index / together)] = (sums[Math.floor(index / together)] ?? 0) + (heights[index] ?? 0);

  const above = (index: number) => {
    const block = Math.floor(index / together);
    let sum = 0;
    for (let before = 0; before < block; before += 1) sum += sums[before] ?? 0;
    for (let row = block * together; row < index; row += 1) sum += heights[row] ?? 0;
    return sum;
  };
  return {
    count,
    set: (index, height) => {
      const key = keys[index];
      if (key === undefined) return;
      const block = Math.floor(index / together);
      sums[block] = (sums[block] ?? 0) + height - (heights[index] ?? 0);
      heights[index] = height;
      measured.set(key, height);
    },
    between: (from, to) => (to <= from ? 0 : above(to) - above(from)),
    at: (y) => {
      let left = y;
      let block = 0;
      while (block < sums.length && left >= (sums[block] ?? 0)) left -= sums[block++] ?? 0;
      let row = Math.min(block * together, count);
      while (row < count && left >= (heights[row] ?? 0)) left -= heights[row++] ?? 0;
      return row;
    },
  };
}

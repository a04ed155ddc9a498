import type { Ratio } from './ratio.ts';

/**
 * Many exact decimals as whole numbers over one denominator, so that they can be multiplied and added as integers.
 * `small` holds them as floats where each is a safe integer; `big` is always there.
 */
export type Column = {
  readonly d: bigint;
  readonly big: readonly bigint[];
  readonly small: Float64Array | undefined;
  readonly largest: bigint;
};

const safe = BigInt(Number.MAX_SAFE_INTEGER);

/** The numbers over their least common denominator. None is below 0. */
export function column(values: readonly Ratio[]): Column {
  const d = values.reduce((common, value) => leastMultiple(common, value.d), 1n);
  const big = values.map((value) => value.n * (d / value.d));
  const largest = big.reduce((most, value) => (value > most ? value : most), 1n);
  return { d, big, largest, small: largest <= safe ? Float64Array.from(big, Number) : undefined };
}

function leastMultiple(a: bigint, b: bigint): bigint {
  if (a % b === 0n) return a;
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}

/** The sum over all rows of the product along a row, exactly. The columns are equally long and nowhere below 0. */
export function sumOfProducts(first: Column, ...others: readonly Column[]): Ratio {
  const columns = [first, ...others];
  const d = columns.reduce((product, each) => product * each.d, 1n);
  const bound = columns.reduce((product, each) => product * each.largest, BigInt(first.big.length || 1));
  return { n: bound <= safe ? BigInt(quickSum(columns)) : bigSum(columns), d };
}

/** Floats add and multiply whole numbers exactly while everything stays below 2^53, and many times faster. */
function quickSum(columns: readonly Column[]): number {
  const rows = columns.map((each) => each.small ?? new Float64Array());
  const [a = new Float64Array(), b, ...rest] = rows;
  let total = 0;
  for (let i = 0; i < a.length; i += 1) {
    let product = (a[i] ?? 0) * (b ? (b[i] ?? 0) : 1);
    for (const each of rest) product *= each[i] ?? 0;
    total += product;
  }
  return total;
}

function bigSum(columns: readonly Column[]): bigint {
  const [first, ...rest] = columns;
  return (first?.big ?? []).reduce(
    (total, value, i) => total + rest.reduce((product, each) => product * (each.big[i] ?? 0n), value),
    0n,
  );
}

/** The column with another value in one place. */
export function withEntry(whole: Column, i: number, value: Ratio, all: () => readonly Ratio[]): Column {
  if (whole.d % value.d !== 0n) return column(all());
  const scaled = value.n * (whole.d / value.d);
  if (!whole.small || scaled > whole.largest) return column(all());
  const small = whole.small.slice();
  small[i] = Number(scaled);
  return { ...whole, small, big: whole.big.with(i, scaled) };
}

import type { Ratio } from './ratio.ts';
import { replaced } from './replaced.ts';

/**
 * Many exact decimals as whole numbers over one denominator, so that they can be multiplied and added as integers.
 * `small` holds them as floats where each is a safe integer.
 */
export type Column = {
  readonly d: bigint;
  readonly largest: bigint;
  readonly small: readonly number[] | undefined;
  readonly big: () => readonly bigint[];
};

const safe = BigInt(Number.MAX_SAFE_INTEGER);

/** The numbers over their least common denominator. None is below 0. */
export function column(values: readonly Ratio[]): Column {
  const d = values.reduce((common, value) => leastMultiple(common, value.d), 1n);
  const big = values.map((value) => value.n * (d / value.d));
  const largest = big.reduce((most, value) => (value > most ? value : most), 1n);
  return largest <= safe
    ? ofSmall(d, largest, big.map(Number))
    : { d, largest, small: undefined, big: () => big };
}

/** Whether every value is one, so that multiplying by them changes nothing. */
export function isAllOnes({ d, small }: Column): boolean {
  return d === 1n && small !== undefined && small.every((value) => value === 1);
}

function ofSmall(d: bigint, largest: bigint, small: readonly number[]): Column {
  return { d, largest, small, big: () => small.map(BigInt) };
}

function leastMultiple(a: bigint, b: bigint): bigint {
  if (a % b === 0n) return a;
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}

/** The sum over all rows of the product along a row, exactly. The columns are equally long and nowhere below 0. */
export function sumOfProducts(first: Column, ...others: readonly Column[]): Ratio {
  let [d, bound] = [first.d, first.largest];
  for (const each of others) {
    d *= each.d;
    bound *= each.largest;
  }
  const rows = first.small?.length ?? 1;
  // Floats add and multiply whole numbers exactly while everything stays below 2^53, and many times faster.
  const quick = bound * BigInt(rows || 1) <= safe;
  return { n: quick ? BigInt(quickSum(first, others)) : bigSum(first, others), d };
}

function quickSum(first: Column, others: readonly Column[]): number {
  const { small: a = none } = first;
  const [{ small: b = none } = { small: undefined }, ...more] = others;
  if (others.length === 0) return a.reduce((total, value) => total + value, 0);
  let total = 0;
  if (more.length === 0) for (let i = 0; i < a.length; i += 1) total += (a[i] ?? 0) * (b[i] ?? 0);
  else {
    const rest = more.map(({ small = none }) => small);
    for (let i = 0; i < a.length; i += 1) {
      let product = (a[i] ?? 0) * (b[i] ?? 0);
      for (const each of rest) product *= each[i] ?? 0;
      total += product;
    }
  }
  return total;
}

const none: readonly number[] = [];

function bigSum(first: Column, others: readonly Column[]): bigint {
  const rest = others.map((each) => each.big());
  return first
    .big()
    .reduce(
      (total, value, i) => total + rest.reduce((product, each) => product * (each[i] ?? 0n), value),
      0n,
    );
}

/** The column with another value in one place. */
export function withEntry(whole: Column, i: number, value: Ratio, all: () => readonly Ratio[]): Column {
  if (!whole.small || whole.d % value.d !== 0n) return column(all());
  const scaled = value.n * (whole.d / value.d);
  if (scaled > whole.largest) return column(all());
  return ofSmall(whole.d, whole.largest, replaced(whole.small, i, Number(scaled)));
}

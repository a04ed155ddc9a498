/**
 * An exact fraction; d is above 0. It is not kept in lowest terms: reducing at every step is what makes exact
 * arithmetic slow, and only a written value needs it.
 */
export type Ratio = { readonly n: bigint; readonly d: bigint };

/** Nothing. */
export const zero: Ratio = { n: 0n, d: 1n };
/** The whole. */
export const one: Ratio = { n: 1n, d: 1n };

/** How numbers are written in a tender file: no sign, no exponent, no leading zeros. */
const decimalForm = /^(0|[1-9]\d*)(\.\d+)?$/;

/** Whether the text is a decimal number as a tender file writes it. */
export function isDecimal(text: string): boolean {
  return decimalForm.test(text);
}

/** The exact value of a decimal such as "0.50". Throws on anything else. */
export function decimal(text: string): Ratio {
  if (!isDecimal(text)) throw new Error(`Not a decimal number: ${text}`);
  const point = text.indexOf('.');
  if (point < 0) return { n: BigInt(text), d: 1n };
  const places = text.slice(point + 1).replace(/0+$/, '');
  return { n: BigInt(text.slice(0, point) + places), d: 10n ** BigInt(places.length) };
}

/** n divided by d, in whole numbers. Throws when d is 0. */
export function ratio(n: bigint | number, d: bigint | number = 1n): Ratio {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  if (bottom === 0n) throw new Error('Division by zero');
  return bottom < 0n ? { n: -top, d: -bottom } : { n: top, d: bottom };
}

/** The exact sum of two values. */
export function plus(a: Ratio, b: Ratio): Ratio {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

/** a less b, exactly; may be below 0. */
export function minus(a: Ratio, b: Ratio): Ratio {
  return plus(a, { n: -b.n, d: b.d });
}

/** The exact product of two values. */
export function times(a: Ratio, b: Ratio): Ratio {
  if (a.d === 1n) return { n: a.n * b.n, d: b.d };
  return { n: a.n * b.n, d: a.d * b.d };
}

/** a divided by b. Throws when b is 0. */
export function over(a: Ratio, b: Ratio): Ratio {
  return ratio(a.n * b.d, a.d * b.n);
}

/** Below 0 when a is less than b, 0 when they are equal, above 0 when a is more. */
export function compare(a: Ratio, b: Ratio): number {
  const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The smaller of two values. */
export function least(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) <= 0 ? a : b;
}

/** The larger of two values. */
export function most(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) >= 0 ? a : b;
}

/** All values together; 0 when there are none. */
export function sum(values: readonly Ratio[]): Ratio {
  return values.reduce(plus, zero);
}

/** The middle value, or the mean of the two in the middle; 0 when there are none. */
export function median(values: readonly Ratio[]): Ratio {
  const sorted = values.toSorted(compare);
  const high = sorted[Math.floor(sorted.length / 2)] ?? zero;
  if (sorted.length % 2 === 1) return high;
  const low = sorted[sorted.length / 2 - 1] ?? zero;
  return over(plus(low, high), ratio(2));
}

/** The same value in lowest terms. */
export function lowestTerms({ n, d }: Ratio): Ratio {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return { n: n / a, d: d / a };
}

/** The exact value as text: a decimal without trailing zeros where one ends, else a fraction such as "25/9". */
export function exactText(value: Ratio): string {
  const { n, d } = lowestTerms(value);
  let [twos, fives, rest] = [0, 0, d];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  if (rest !== 1n) return `${n}/${d}`;
  const places = Math.max(twos, fives);
  return placed((n * 10n ** BigInt(places)) / d, places);
}

/** The value rounded half up (away from zero) to so many decimal places: for reading only. */
export function rounded({ n, d }: Ratio, places: number): string {
  const size = (n < 0n ? -n : n) * 10n ** BigInt(places);
  const whole = (2n * size + d) / (2n * d);
  return placed(n < 0n ? -whole : whole, places);
}

function placed(whole: bigint, places: number): string {
  const digits = String(whole < 0n ? -whole : whole).padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return whole < 0n ? `-${text}` : text;
}

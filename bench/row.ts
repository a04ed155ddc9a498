/** One thing that was timed or counted, in the order of the table. */
export type Line = { readonly who: string; readonly figures: Readonly<Record<string, string | number>> };

/** What a row promises, and whether it was kept in this run. */
export type Bar = { readonly promise: string; readonly measured: string; readonly kept: boolean };

export type Result = { readonly lines: readonly Line[]; readonly bars: readonly Bar[] };

/** One row of the bench: what is measured against whom. Peers and product run in turn, in the same process. */
export type Row = {
  readonly name: string;
  readonly title: string;
  run(say: (line: string) => void): Promise<Result>;
};

/** The middle of an odd number of measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Runs each contestant once a round, so that a slow moment of the machine meets all; the medians in milliseconds. */
export function inTurn(
  contestants: Readonly<Record<string, () => Promise<unknown>>>,
  rounds: number,
  between: () => Promise<void> = async () => undefined,
): Promise<Record<string, number>> {
  const measured = Object.entries(contestants).map(([name, work]) => {
    const measure = async () => {
      await between();
      globalThis.gc?.();
      const began = performance.now();
      await work();
      return performance.now() - began;
    };
    return [name, measure] as const;
  });
  return inTurnMeasured(Object.fromEntries(measured), rounds);
}

/** The same for contestants who say themselves how many milliseconds they took. */
export async function inTurnMeasured(
  contestants: Readonly<Record<string, () => Promise<number>>>,
  rounds: number,
): Promise<Record<string, number>> {
  const times = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1)
    for (const [name, measure] of Object.entries(contestants))
      times.set(name, [...(times.get(name) ?? []), await measure()]);
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)]));
}

/** "at least 2.2 times faster than X", measured as a ratio. */
export function atLeast(promise: string, ratio: number, bar: number): Bar {
  return { promise: `${promise} ≥ ${bar} ×`, measured: `${ratio.toFixed(2)} ×`, kept: ratio >= bar };
}

export function atMost(promise: string, value: number, bar: number, unit = ''): Bar {
  const shown = Number.isInteger(value) ? String(value) : value.toFixed(2);
  return { promise: `${promise} ≤ ${bar}${unit}`, measured: `${shown}${unit}`, kept: value <= bar };
}

export function exactly(promise: string, value: number, bar: number): Bar {
  return { promise: `${promise} = ${bar}`, measured: String(value), kept: value === bar };
}

export const ms = (value: number) => Math.round(value * 10) / 10;

import type { Registers } from '../../src/registers/registers.ts';
import type { Row } from '../../src/registers/types.ts';
import type { contracts } from '../../src/registers/lists/contracts.ts';

export type Contract = Row<typeof contracts>;

/** The columns that the writers fight over. */
export const contested = ['description', 'service', 'cpv', 'link'] as const;
export type Contested = (typeof contested)[number];

/** One write, as the writer saw it. Every value is written once only, so that its way can be followed. */
export type Written = {
  writer: number;
  item: string;
  column: Contested;
  /** What the writer had on screen. */
  base: string | undefined;
  value: string;
  outcome?: string;
};

/** What went wrong with any of the writes, as sentences; empty when nothing was lost and nothing done twice. */
export function wrongs(
  written: readonly Written[],
  histories: ReadonlyMap<string, readonly (string | undefined)[]>,
): string[] {
  const byValue = new Map(written.map((one) => [one.value, one]));
  const appeared = new Set([...histories.values()].flat());
  const found: string[] = [];
  for (const [place, values] of histories) {
    const steps = values.filter((value, index) => index === 0 || value !== values[index - 1]);
    steps.forEach((value, index) => {
      if (value === undefined || index === 0) return;
      if (steps.indexOf(value) !== index) found.push(`${place}: “${value}” was written twice`);
      const before = steps[index - 1];
      if (seenBases(byValue.get(value), byValue, appeared).includes(before)) return;
      found.push(`${place}: “${value}” was written over “${before ?? ''}”, which its writer had not seen`);
    });
  }
  for (const one of written) {
    if (one.outcome !== 'saved' || appeared.has(one.value)) continue;
    const replaced = written.some((later) => later.writer === one.writer && later.base === one.value);
    if (!replaced) found.push(`“${one.value}” was called saved and is nowhere`);
  }
  return found;
}

/** What a writer had seen when writing: the value on screen, and where that was an unsent one of their own, what was before. */
function seenBases(
  one: Written | undefined,
  byValue: ReadonlyMap<string, Written>,
  appeared: ReadonlySet<string | undefined>,
): (string | undefined)[] {
  const seen: (string | undefined)[] = [];
  for (let now = one; now;) {
    seen.push(now.base);
    const own = now.base === undefined ? undefined : byValue.get(now.base);
    if (!own || own.writer !== one?.writer || appeared.has(own.value)) break;
    now = own;
  }
  return seen;
}

/** Every value that each contested column of each row has had, the oldest first. */
export async function histories(registers: Registers): Promise<Map<string, (string | undefined)[]>> {
  const rows = await registers.contracts.all();
  if (rows.kind === 'fault') throw new Error(rows.fault.tell);
  const all = new Map<string, (string | undefined)[]>();
  for (const row of rows.value) {
    const versions = await registers.contracts.versions(row);
    if (versions.kind === 'fault') throw new Error(versions.fault.tell);
    const oldestFirst = [...versions.value].reverse();
    for (const column of contested) {
      all.set(
        `${row.clientKey}/${column}`,
        oldestFirst.map(({ values }) => values[column]),
      );
    }
  }
  return all;
}

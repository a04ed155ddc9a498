import type { WorkbookFacts } from '../port.ts';
import { type Stamp, copyWords, isCopy, schema } from '../stamp.ts';

/** Why the tables of registers in a workbook are only to be read; undefined when they may be written. */
export function closedWhy(
  { stamp, unreadable, address }: WorkbookFacts,
  sites: { readonly open: string; readonly evaluations?: string } | undefined,
): string | undefined {
  if (unreadable !== undefined) return unreadable;
  if (!stamp) return undefined;
  // Rows of another council's register, or of a trial's, have the same numbers.
  if (stamp.site !== sites?.open && stamp.site !== sites?.evaluations)
    return 'This workbook belongs to another site. It opens to read only. Open the workbook of this site.';
  if (stamp.schema > schema)
    return 'This workbook was made by a newer version. It opens to read only. Ask your IT team to update Good Measure.';
  if (stamp.schema < schema)
    return 'This workbook was made by an older version. It opens to read only. Put the tables into a new workbook.';
  return isCopy(stamp, address) ? copyWords(stamp) : undefined;
}

/** The stamp for a copy that holds registers only, when a person goes on in it; undefined where that may not be. */
export function ownStamp(facts: WorkbookFacts, sites: Parameters<typeof closedWhy>[1]): Stamp | undefined {
  const { stamp, address } = facts;
  // A tender's workbook stays the one that its audit names.
  if (!stamp || stamp.tender !== undefined || !isCopy(stamp, address)) return undefined;
  const own = { ...stamp, workbook: crypto.randomUUID(), address };
  return closedWhy({ ...facts, stamp: own }, sites) === undefined ? own : undefined;
}

import type { WorkbookFacts } from '../port.ts';
import { schema } from '../stamp.ts';

/** Why the tables of registers in a workbook are only to be read; undefined when they may be written. */
export function closedWhy(
  { stamp, unreadable }: WorkbookFacts,
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
  return undefined;
}

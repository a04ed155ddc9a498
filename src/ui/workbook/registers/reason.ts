import type { Declaration } from '../../../registers/declare.ts';
import type { Saved } from '../../../registers/types.ts';
import type { RowChange } from './register-sheet.ts';

/** Why a row of the sheet is not in the register, and what to do. */
export function reasonOf(
  { cells }: RowChange<Declaration>,
  end: Exclude<Saved<Declaration>, { kind: 'saved' }>,
): string {
  if (end.kind === 'stopped') return `${end.fault.tell} ${end.fault.mend}`;
  if (end.kind === 'refused') return end.problems.map(({ tell }) => tell).join(' ');
  const { theirs, columns } = end.conflict;
  const labels = cells.flatMap(({ column, label }) => (columns.includes(column) ? label : []));
  const what = labels.length > 0 ? labels.join(', ') : 'this row';
  return `${theirs.changed.by.name} changed ${what} at the same time.`;
}

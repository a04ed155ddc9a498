import type { Problem } from '../../../domain/words/problem.ts';
import type { Declaration } from '../../../registers/declare.ts';
import type { Changes, Conflict, Register, Row, Saved } from '../../../registers/types.ts';
import { type Draft, draftOf, readDraft } from '../../parts/draft.ts';
import { type ClashField, differing, threeWay } from '../../parts/three-way.ts';
import type { RowChange, SheetRules } from './register-sheet.ts';

/** A row that was changed on the sheet and by somebody else in the register, for a person to decide. */
export type RowClash = {
  readonly change: RowChange<Declaration>;
  /** The row as the register has it. */
  readonly theirs: Row<Declaration>;
  /** The columns that the sheet changes, as they would be written. */
  readonly draft: Draft;
  /** The columns in which the two differ; empty where both changes go together. */
  readonly open: readonly ClashField[];
};

/** What is to be decided where the register refused a change because somebody was faster. */
export function clashWith(
  declaration: Declaration,
  change: RowChange<Declaration>,
  conflict: Conflict<Declaration>,
): RowClash {
  const keys = change.cells.map(({ column }) => column);
  const saw = draftOf(declaration, change.base.values, keys);
  const merged = threeWay(declaration, keys, { saw, typed: change.changes, conflict });
  return { change, theirs: conflict.theirs, ...merged };
}

/** What is to be decided where nobody knows any more what the row was when the table was filled: all that differs. */
export function clashOutrun(declaration: Declaration, change: RowChange<Declaration>): RowClash {
  const keys = change.cells.map(({ column }) => column);
  const draft = draftOf(declaration, change.changes, keys);
  const theirs = draftOf(declaration, change.base.values, keys);
  const open = keys.map((key) => ({ key, mine: draft[key] ?? '', theirs: theirs[key] ?? '' }));
  return { change, theirs: change.base, draft, open };
}

/** How a decision ended, and what it changed of theirs. */
export type Decided = { readonly saved: Saved<Declaration>; readonly changes: Changes<Declaration> };

/** Writes what was decided against the row as it is now; where theirs stays in every column, nothing is sent. */
export async function settleClash(
  register: Pick<Register<Declaration>, 'declaration' | 'change'>,
  rules: SheetRules,
  { theirs, draft }: Pick<RowClash, 'theirs' | 'draft'>,
): Promise<Decided> {
  const { declaration } = register;
  const read = readDraft(declaration, draft, Object.keys(draft), (key) => key);
  const changes = differing(theirs.values, read.values);
  const values = { ...theirs.values, ...changes };
  const unread = read.problems.map(({ id, tell }): Problem => ({ place: id, tell }));
  const problems = unread.length > 0 ? unread : (rules.check?.(values) ?? []);
  if (Object.keys(changes).length === 0 && unread.length === 0)
    return { saved: { kind: 'saved', row: theirs }, changes: {} };
  if (problems.length > 0) return { saved: { kind: 'refused', problems }, changes: {} };
  // Each value was read as its column's kind.
  const all = { ...changes, ...rules.derived?.(values) } as Changes<Declaration>;
  return { saved: await register.change(theirs, all), changes: all };
}

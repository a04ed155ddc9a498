import type { Fault, Outcome } from '../../domain/words/outcome.ts';
import { problem, type Checked, type Problem } from '../../domain/words/problem.ts';
import type { Declaration } from '../declare.ts';
import type { Row, Saved, Saving } from '../types.ts';

/** How something asked for in a tender ended: done, with what a person has to put right first, or not at all. */
export type Done<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** What came of it. */
export function done<T>(value: T): Done<T> {
  return { kind: 'done', value };
}

/** Checked words as what came of it. */
export function fromChecked<T>(checked: Checked<T>): Done<T> {
  return checked.kind === 'ok' ? done(checked.value) : checked;
}

/** An outcome as what came of it. */
export function fromOutcome<T>(outcome: Outcome<T>): Done<T> {
  return outcome.kind === 'ok' ? done(outcome.value) : outcome;
}

/** Problems, or nothing where there are none. */
export function unless(problems: readonly Problem[]): Done<undefined> {
  return problems.length > 0 ? { kind: 'problems', problems } : done(undefined);
}

/** A saved row as what came of it. What somebody else wrote there meanwhile stays, and is told. */
export function fromSaved<D extends Declaration>(
  saved: Saved<D>,
  declaration: D,
  saving: Pick<Saving, 'discard'>,
): Done<Row<D>> {
  switch (saved.kind) {
    case 'saved':
      return done(saved.row);
    case 'refused':
      return { kind: 'problems', problems: saved.problems };
    case 'stopped':
      return { kind: 'fault', fault: saved.fault };
    case 'conflict': {
      saving.discard(saved.conflict.key);
      const who = saved.conflict.theirs.changed.by.name;
      const place = `${declaration.list}, ${saved.conflict.columns.join(', ')}`;
      return problem(
        place,
        `${who === '' ? 'Somebody' : who} wrote something else here first. Look at it, then try again if it is still needed.`,
      );
    }
  }
}

/** Many saved rows as one: all of them, or the first trouble. */
export function fromMany<D extends Declaration>(
  saved: readonly Saved<D>[],
  declaration: D,
  saving: Pick<Saving, 'discard'>,
): Done<readonly Row<D>[]> {
  const each = saved.map((one) => fromSaved(one, declaration, saving));
  const fault = each.find((one) => one.kind === 'fault');
  if (fault?.kind === 'fault') return fault;
  const problems = each.flatMap((one) => (one.kind === 'problems' ? one.problems : []));
  if (problems.length > 0) return { kind: 'problems', problems };
  return done(each.flatMap((one) => (one.kind === 'done' ? [one.value] : [])));
}

import type { Fault } from '../domain/words/outcome.ts';
import type { Problem } from '../domain/words/problem.ts';
import type { Declaration } from './declare.ts';
import { goneCode } from './journal.ts';

/** Somebody changed a row that this person was deleting. */
export function changedMeanwhile({ list }: Declaration): Fault {
  return {
    kind: 'refused',
    tell: `Somebody changed this row of ${list} while you were deleting it. It was not deleted.`,
    mend: 'Look at what changed. Delete it again if you still want to.',
    code: '412',
  };
}

/** A row that no longer has what every row needs. */
export function unreadableRow({ list }: Declaration): Fault {
  return {
    kind: 'changed-shape',
    tell: `A row of ${list} can no longer be read: a required column is empty or has another type.`,
    mend: 'Ask IT to run the provisioning command with --verify: it names the column.',
    code: 'unreadable row',
  };
}

/** The row of a change is not in the list any more. */
export function goneRow({ list }: Declaration): Fault {
  return {
    kind: 'not-found',
    tell: `SharePoint cannot find a row of the list ${list}. Somebody may have deleted it.`,
    mend: 'Load the page again. If it is still missing, ask IT to look in the recycle bin of the site.',
    code: goneCode,
  };
}

/** A row cannot be made anew: another one has what only one row may have. */
export function twinThere({ list }: Declaration, problems: readonly Problem[]): Fault {
  return {
    kind: 'refused',
    tell: `The row cannot be restored in ${list}. ${problems.map(({ place, tell }) => `${place}: ${tell}`).join(' ')}`,
    mend: 'Copy your text and enter it in the row that is there. Then discard this change.',
    code: 'taken meanwhile',
  };
}

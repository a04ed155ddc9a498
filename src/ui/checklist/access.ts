import { writingRoles } from '../../domain/roles/deciding.ts';
import { holdsAny } from '../../domain/roles/roles.ts';
import type { Person } from '../../domain/words/person.ts';
import type { Day } from '../../domain/words/day.ts';
import { isOpen, type Opened } from './use-opened.ts';

/** Why the answers cannot be changed by this person now; undefined when they can. */
export function readOnlyBecause(opened: Opened, me: Person | undefined, today: Day): string | undefined {
  const state = opened.standing.state;
  if (!isOpen(opened))
    return state === 'submitted'
      ? 'This checklist waits for sign-off. Take it back to change an answer.'
      : 'This checklist is signed off. Reopen it to change an answer.';
  // Rights are the list's; the roles only save a person from typing what would be refused.
  if (me && opened.roles.length > 0) {
    const at = { on: today, service: opened.row.values.service };
    if (!holdsAny(opened.roles, me.id, writingRoles, at))
      return 'You can read this checklist but not change it. Ask the owner of the Social Value team.';
  }
  return undefined;
}

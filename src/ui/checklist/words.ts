import type { State } from '../../domain/checklist/decisions.ts';
import type { TaskStatus } from '../../domain/checklist/checklist.ts';
import type { Question } from '../../domain/checklist/question.ts';
import type { NamedRole } from '../../domain/roles/deciding.ts';
import { roleInWords } from '../../domain/roles/deciding.ts';
import type { Day } from '../../domain/words/day.ts';
import { money } from '../../domain/words/money.ts';
import { tierWords } from '../../domain/contract/tier.ts';
import type { Tone } from '../parts/Status.tsx';
import type { Opened } from './use-opened.ts';

/** How much each state of a question needs somebody. */
export const taskTone: Readonly<Record<TaskStatus, Tone>> = {
  Completed: 'done',
  'In progress': 'progress',
  'Not started': 'none',
  Returned: 'late',
};

/** The state of a checklist in the words of the status component. */
export const stateLook: Readonly<Record<State, { readonly tone: Tone; readonly words: string }>> = {
  'not started': { tone: 'none', words: 'Not started' },
  'in progress': { tone: 'progress', words: 'In progress' },
  submitted: { tone: 'wait', words: 'Waiting for sign-off' },
  returned: { tone: 'late', words: 'Returned' },
  'signed off': { tone: 'done', words: 'Signed off' },
  reopened: { tone: 'progress', words: 'Reopened' },
};

/** The name of a question as people call it: "Theme 1", or its own name. */
export function shortName(question: Question): string {
  return question.theme ? `Theme ${question.theme.number}` : question.name;
}

/** The contract in one line: "Passenger lift maintenance, C-0034, £215,000, above the legal threshold". */
export function contractLine(opened: Opened, today: Day): string {
  const { contract, facts, policy } = opened;
  const tier = tierWords(facts.tier, policy, today);
  const value = facts.value === undefined || facts.value === 0n ? undefined : money(facts.value);
  return [opened.name, contract?.values.ref, value, tier.charAt(0).toLowerCase() + tier.slice(1)]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** Somebody by the role they hold on a day: "Head of service, Property"; their address when they hold none. */
export function personWords(
  upn: string | undefined,
  roles: readonly NamedRole[],
  at: { readonly on: Day; readonly service?: string | undefined },
): string {
  if (upn === undefined || upn === '') return 'Nobody yet';
  const held = roles.filter(
    (role) =>
      role.person.toLowerCase() === upn.toLowerCase() &&
      (role.from === undefined || role.from <= at.on) &&
      (role.to === undefined || at.on <= role.to),
  );
  const fits = held.find((role) => role.service === at.service) ?? held[0];
  return fits ? roleInWords(fits) : upn;
}

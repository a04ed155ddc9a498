import { capital } from '../words/capital.ts';
import type { Day } from '../words/day.ts';
import { gives, type Role, type RoleRow } from './roles.ts';

/** The roles that may sign a checklist off or return it. */
export const decidingRoles: readonly Role[] = ['head of service', 'social value lead'];

/** The roles that may fill in a checklist, submit and reopen it. */
export const writingRoles: readonly Role[] = [
  'officer',
  'procurement lead',
  'social value lead',
  'contract manager',
  'head of service',
];

/** A row of the Roles register with the person's address. */
export type NamedRole = RoleRow & {
  /** The user principal name, in lower case. */
  readonly person: string;
};

/** Who may be asked to sign off: one row a person, without those who may not, in order of address. */
export function approversFor<R extends NamedRole>(
  rows: readonly R[],
  at: { readonly on: Day; readonly service?: string | undefined },
  not: readonly string[],
): readonly R[] {
  const found = new Map<string, R>();
  for (const row of rows) {
    if (not.includes(row.personId) || !decidingRoles.some((role) => gives(row, { ...at, role }))) continue;
    const known = found.get(row.personId);
    if (!known || ((known.service ?? '') === '' && (row.service ?? '') !== '')) found.set(row.personId, row);
  }
  return [...found.values()].toSorted((a, b) => a.person.localeCompare(b.person, 'en-GB'));
}

/** The role as people read it: "Head of service, Property". */
export function roleInWords(row: Pick<RoleRow, 'role' | 'service'>): string {
  const name = capital(row.role);
  return (row.service ?? '') === '' ? name : `${name}, ${row.service}`;
}

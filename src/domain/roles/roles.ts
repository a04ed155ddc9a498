import type { Day } from '../words/day.ts';

/** What somebody may be for a service. */
export const roles = [
  'officer',
  'procurement lead',
  'social value lead',
  'contract manager',
  'head of service',
  'evaluator',
  'chair',
  'director',
  'auditor',
  'admin',
] as const;

/** One of the roles. */
export type Role = (typeof roles)[number];

/** One row of the Roles register: somebody holds a role, for one service or for all, for a time. */
export type RoleRow = {
  /** The Entra object id, which rights are decided by. */
  readonly personId: string;
  readonly role: Role;
  /** The service it is for; absent or empty when it is for all. */
  readonly service?: string | undefined;
  readonly from?: Day | undefined;
  /** The last day on which it is held; absent while it is. */
  readonly to?: Day | undefined;
};

/** What a role is asked for. */
export type RoleAsked = {
  readonly role: Role;
  /** The service of the contract; a role for all services counts for each. */
  readonly service?: string | undefined;
  readonly on: Day;
};

/** Whether a row gives the role asked for. */
export function gives(row: RoleRow, asked: RoleAsked): boolean {
  const everywhere = row.service === undefined || row.service === '';
  const inForce =
    (row.from === undefined || row.from <= asked.on) && (row.to === undefined || asked.on <= row.to);
  return row.role === asked.role && inForce && (everywhere || row.service === asked.service);
}

/** Who holds a role for a service on a day, each once, in the order of the register. */
export function holders(rows: readonly RoleRow[], asked: RoleAsked): readonly string[] {
  return [...new Set(rows.filter((row) => gives(row, asked)).map(({ personId }) => personId))];
}

/** Whether somebody holds any of the roles for a service on a day. */
export function holdsAny(
  rows: readonly RoleRow[],
  personId: string,
  anyOf: readonly Role[],
  where: Omit<RoleAsked, 'role'>,
): boolean {
  return rows.some(
    (row) => row.personId === personId && anyOf.some((role) => gives(row, { ...where, role })),
  );
}

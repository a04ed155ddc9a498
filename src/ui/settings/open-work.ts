import { isOpen } from '../../domain/contract/need.ts';
import { counts, type Stage } from '../../domain/contract/contract.ts';
import type { Day } from '../../domain/words/day.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Row } from '../../registers/types.ts';

type RowOf<K extends keyof Declarations> = Row<Declarations[K]>;

/** What somebody still has to do, by register. */
export type OpenWork = {
  readonly upn: string;
  readonly managed: readonly RowOf<'contracts'>[];
  readonly owned: readonly RowOf<'contracts'>[];
  readonly checklists: readonly RowOf<'checklists'>[];
  readonly approvals: readonly RowOf<'checklists'>[];
  readonly actions: readonly RowOf<'actions'>[];
  /** Whether they hold a role today. */
  readonly holdsRole: boolean;
};

/** The registers that work is looked for in. */
export type WorkRows = {
  readonly contracts: readonly RowOf<'contracts'>[];
  readonly checklists: readonly RowOf<'checklists'>[];
  readonly actions: readonly RowOf<'actions'>[];
  readonly roles: readonly RowOf<'roles'>[];
};

const over: readonly Stage[] = ['withdrawn', 'closed without award'];

/** Everybody who has open work, those without a role today first, then by how much. */
export function peopleWithWork(rows: WorkRows, on: Day): readonly OpenWork[] {
  const live = rows.contracts.filter(
    ({ values }) => !over.includes(values.stage) && !(counts(values) && (values.end ?? '9') < on),
  );
  const people = new Set<string>();
  for (const { values } of live)
    for (const upn of [values.contractManager, values.owner]) if (upn) people.add(upn.toLowerCase());
  const checklists = rows.checklists.filter(({ values }) => isOpen(values));
  for (const { values } of checklists) people.add(values.officer.toLowerCase());
  const submitted = rows.checklists.filter(({ values }) => values.status === 'submitted');
  for (const { values } of submitted) if (values.approver) people.add(values.approver.toLowerCase());
  const actions = rows.actions.filter(({ values }) => values.status === 'open');
  for (const { values } of actions) people.add(values.owner.toLowerCase());
  const is = (upn: string) => (other: string | undefined) => other?.toLowerCase() === upn;
  return [...people]
    .map((upn): OpenWork => {
      const theirs = is(upn);
      return {
        upn,
        managed: live.filter((row) => theirs(row.values.contractManager)),
        owned: live.filter((row) => theirs(row.values.owner)),
        checklists: checklists.filter((row) => theirs(row.values.officer)),
        approvals: submitted.filter((row) => theirs(row.values.approver)),
        actions: actions.filter((row) => theirs(row.values.owner)),
        holdsRole: rows.roles.some(
          ({ values }) => theirs(values.person) && values.from <= on && (values.to ?? '9') >= on,
        ),
      };
    })
    .toSorted((a, b) => Number(a.holdsRole) - Number(b.holdsRole) || pieces(b) - pieces(a));
}

/** How many things somebody has to do. */
export function pieces(work: OpenWork): number {
  const contracts = new Set([...work.managed, ...work.owned].map((row) => row.values.ref));
  return contracts.size + work.checklists.length + work.approvals.length + work.actions.length;
}

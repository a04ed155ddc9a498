import { kindOf } from '../../domain/checklist/kinds.ts';
import { addWorkingDays, england } from '../../domain/words/working-day.ts';
import type { Day } from '../../domain/words/day.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Row } from '../../registers/types.ts';
import type { Handed } from '../checklist/HandOver.tsx';
import { placeOf } from '../checklist/places.ts';
import type { ChecklistRow, ContractRow } from '../checklist/use-opened.ts';

export type ActionRow = Row<Declarations['actions']>;

/** One thing that needs the person. */
export type Todo = {
  readonly key: string;
  readonly title: string;
  /** The contract it is about. */
  readonly about: string;
  readonly due: Day | undefined;
  /** The button: a verb. */
  readonly verb: string;
  readonly to: string;
  readonly contract: string | undefined;
  /** What is handed over, when it can be. */
  readonly own: Handed | undefined;
};

/** What needs somebody: late, soon, and later; the oldest first. */
export type Todos = {
  readonly late: readonly Todo[];
  readonly soon: readonly Todo[];
  readonly later: readonly Todo[];
};

type Parts = {
  readonly checklists: readonly ChecklistRow[];
  readonly actions: readonly ActionRow[];
  readonly contracts: readonly ContractRow[];
};

/** The things that need a person, by the day they are due. `upn` in lower case. */
export function todosOf(parts: Parts, upn: string, today: Day): Todos {
  const names = new Map(parts.contracts.map((row) => [row.values.ref, row.values.title]));
  const name = (ref: string | undefined) => (ref === undefined ? '' : (names.get(ref) ?? ref));
  const all = [
    ...parts.checklists.flatMap((row) => fromChecklist(row, upn, name(row.values.contract))),
    ...parts.actions.flatMap((row) => fromAction(row, upn, name(row.values.contract))),
  ].toSorted((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));
  const soon = addWorkingDays(today, 10, england);
  return {
    late: all.filter(({ due }) => due !== undefined && due < today),
    soon: all.filter(({ due }) => due !== undefined && due >= today && due <= soon),
    later: all.filter(({ due }) => due === undefined || due > soon),
  };
}

function fromChecklist(row: ChecklistRow, upn: string, about: string): readonly Todo[] {
  const { ref, status, officer, approver, due, template, contract } = row.values;
  const kind = (kindOf(template)?.name ?? template).toLowerCase();
  const base = { key: row.clientKey, about, due, contract };
  if (status === 'submitted' && approver?.toLowerCase() === upn)
    return [{ ...base, title: `Sign off: ${kind}`, verb: 'Open', to: placeOf.signOff(ref), own: undefined }];
  if (officer.toLowerCase() !== upn || status === 'submitted' || status === 'signed off') return [];
  const verb = status === 'not started' ? 'Start' : 'Continue';
  const title = `${status === 'returned' ? 'Returned checklist' : 'Checklist'}: ${kind}`;
  return [{ ...base, title, verb, to: placeOf.list(ref), own: { kind: 'checklist', row } }];
}

function fromAction(row: ActionRow, upn: string, about: string): readonly Todo[] {
  const { title, owner, due, status, contract, checklist } = row.values;
  if (status !== 'open' || owner.toLowerCase() !== upn) return [];
  const to =
    contract !== undefined
      ? placeOf.contract(contract)
      : checklist !== undefined
        ? placeOf.list(checklist)
        : '/actions';
  return [
    {
      key: row.clientKey,
      title: `Action: ${title}`,
      about,
      due,
      verb: 'Open',
      to,
      contract,
      own: { kind: 'action', row },
    },
  ];
}

/** The contracts that a person owns or manages, the one that ends first on top. */
export function myContracts(contracts: readonly ContractRow[], upn: string): readonly ContractRow[] {
  return contracts
    .filter(
      ({ values }) => values.owner?.toLowerCase() === upn || values.contractManager?.toLowerCase() === upn,
    )
    .toSorted((a, b) => (a.values.end ?? '9').localeCompare(b.values.end ?? '9'));
}

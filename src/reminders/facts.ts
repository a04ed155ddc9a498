import { standing, type Decision } from '../domain/checklist/decisions.ts';
import type { ChecklistFact, ContractFact, Facts, RoleFact, TenderDates } from '../domain/reminder/facts.ts';
import { dayOf, type Day } from '../domain/words/day.ts';
import { failed, fine, type Outcome } from '../domain/words/outcome.ts';
import type { Declarations } from '../registers/lists/index.ts';
import type { Registers } from '../registers/registers.ts';
import type { Register, Row } from '../registers/types.ts';

type RowOf<K extends keyof Declarations> = Row<Declarations[K]>;

/** Reads from the registers what reminders are decided from. Answers are not read: decisions say where a checklist stands. */
export async function readFacts(registers: Registers): Promise<Outcome<Facts>> {
  const read = await together({
    contracts: rowsOf(registers.contracts),
    checklists: rowsOf(registers.checklists),
    decisions: rowsOf(registers.decisions),
    actions: rowsOf(registers.actions),
    evidence: rowsOf(registers.evidence),
    measures: rowsOf(registers.measures),
    roles: rowsOf(registers.roles),
    policy: rowsOf(registers.policy),
    tenders: rowsOf(registers.tenderDates),
  });
  if (read.kind === 'fault') return read;
  const rows = read.value;
  const roles = rows.roles.map(({ values }): RoleFact => values);
  const decided = groupBy(rows.decisions, ({ values }) => values.checklist);
  return fine({
    contracts: rows.contracts.map(contractFact),
    checklists: rows.checklists.map((row) => checklistFact(row, decided.get(row.values.ref) ?? [], roles)),
    actions: rows.actions.map(({ values }) => ({ ...values, open: values.status === 'open' })),
    evidence: rows.evidence.map((row) => ({
      id: row.id,
      contract: row.values.contract,
      waiting: (row.values.review ?? 'waiting') === 'waiting',
      since: dayOfStamp(row.created.at),
    })),
    measures: rows.measures.map(({ values }) => values),
    tenders: rows.tenders.map(tenderFact),
    roles,
    policy: rows.policy.map(({ values }) => values),
  });
}

// Member by member, so that all of them have one shape: 20,000 are gone through several times in a run.
function contractFact({ values, created }: RowOf<'contracts'>): ContractFact {
  return {
    ref: values.ref,
    title: values.title,
    service: values.service,
    stage: values.stage,
    category: values.category,
    value: values.value,
    valueIncludesVat: values.valueIncludesVat,
    start: values.start,
    end: values.end,
    extensionEnd: values.extensionEnd,
    awarded: values.awarded,
    owner: values.contractManager ?? values.owner,
    exempt: (values.exemptReason ?? '').trim() !== '',
    known: dayOfStamp(created.at),
  };
}

function checklistFact(
  { values, created, changed }: RowOf<'checklists'>,
  decisions: readonly RowOf<'decisions'>[],
  roles: readonly RoleFact[],
): ChecklistFact {
  const { last, state } = standing({
    decisions: decisions.map(decisionOf),
    answers: [],
    roles,
    service: values.service,
  });
  // Without answers nobody has begun, as far as the checker can see; then the row's own word counts.
  const begun = state === 'not started' && values.status !== 'not started' ? 'in progress' : state;
  return {
    ref: values.ref,
    contract: values.contract,
    kind: values.template.split('@')[0] ?? '',
    service: values.service,
    officer: values.officer,
    approver: last?.approver ?? values.approver,
    due: values.due,
    state: begun,
    since: dayOfStamp(last?.at ?? created.at),
    touched: dayOfStamp(changed.at),
  };
}

/** Only what the open site says of a tender; the evaluations are never asked. */
function tenderFact({ values }: RowOf<'tenderDates'>): TenderDates {
  const { ref, service, owner, waitsFor, people, since, standstillEnds } = values;
  const by = {
    declarations: values.declarationsDue,
    scores: values.scoresDue,
    moderation: values.moderationDue,
    nothing: undefined,
  };
  return { ref, service, owner, waitsFor, people, since, due: by[waitsFor], standstillEnds };
}

function decisionOf({ id, values, created, changed }: RowOf<'decisions'>): Decision {
  return {
    id,
    decision: values.decision,
    ...(values.reason !== undefined && { reason: values.reason }),
    ...(values.approver !== undefined && { approver: values.approver }),
    by: created.by,
    at: created.at,
    changedBy: changed.by,
    changedAt: changed.at,
  };
}

/** All rows of a register as the server has them now. */
export function rowsOf<D extends Declarations[keyof Declarations]>(
  register: Register<D>,
): Promise<Outcome<readonly Row<D>[]>> {
  return register.refresh();
}

type Values<T> = { readonly [K in keyof T]: T[K] extends Promise<Outcome<infer V>> ? V : never };

/** Several outcomes as one: all of their values, or the first fault. */
export async function together<T extends Readonly<Record<string, Promise<Outcome<unknown>>>>>(
  asked: T,
): Promise<Outcome<Values<T>>> {
  const values: Record<string, unknown> = {};
  for (const [key, promise] of Object.entries(asked)) {
    const outcome = await promise;
    if (outcome.kind === 'fault') {
      await Promise.allSettled(Object.values(asked));
      return failed(outcome.fault);
    }
    values[key] = outcome.value;
  }
  return fine(values as Values<T>); // filled from the very promises, key by key
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

const days = new Map<string, Day>();

/** The London day of a server's stamp; remembered, as many rows share the hour. */
function dayOfStamp(at: string): Day {
  const hour = at.slice(0, 13);
  const known = days.get(hour);
  if (known !== undefined) return known;
  const found = dayOf(new Date(at));
  days.set(hour, found);
  return found;
}

import { useEffect, useMemo } from 'react';
import {
  progressOf,
  sectionsOf,
  type Progress,
  type Section,
  type Sheet,
} from '../../domain/checklist/checklist.ts';
import { readReturnReason } from '../../domain/checklist/return-reason.ts';
import { standing, type Case, type Decision, type Standing } from '../../domain/checklist/decisions.ts';
import type { Facts, MeasureFacts } from '../../domain/checklist/facts.ts';
import { kindOf, type Kind } from '../../domain/checklist/kinds.ts';
import { tierOf } from '../../domain/contract/tier.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { NamedRole } from '../../domain/roles/deciding.ts';
import { dayOf, type Day } from '../../domain/words/day.ts';
import type { Fault } from '../../domain/words/outcome.ts';
import type { Declarations } from '../../registers/lists/index.ts';
import type { Registers } from '../../registers/registers.ts';
import type { Row } from '../../registers/types.ts';
import { together, useRegister } from '../app/use-register.ts';
import { useRegisters } from '../app/world.ts';
import { usePolicy } from '../parts/use-policy.ts';
import { answerOf, type AnswerRow } from './answer/typed.ts';

export type ChecklistRow = Row<Declarations['checklists']>;
export type ContractRow = Row<Declarations['contracts']>;
export type DecisionRow = Row<Declarations['decisions']>;

/** A checklist with everything that belongs to it. */
export type Opened = {
  readonly row: ChecklistRow;
  readonly kind: Kind;
  /** Absent when the contract is no longer in the register. */
  readonly contract: ContractRow | undefined;
  /** The name of the contract, for headings. */
  readonly name: string;
  readonly facts: Facts;
  readonly sheet: Sheet;
  readonly sections: readonly Section[];
  readonly progress: Progress;
  readonly subject: Case;
  readonly standing: Standing;
  readonly answers: readonly AnswerRow[];
  readonly roles: readonly NamedRole[];
  readonly policy: Policy;
  /** The last return, while its answers wait to be changed. */
  readonly returned: { readonly words: string; readonly by: string; readonly at: string } | undefined;
};

/** A checklist as a page sees it: being read, not there, or opened. */
export type Opening = {
  readonly opened: Opened | undefined;
  readonly missing: boolean;
  readonly fault: Fault | undefined;
  readonly retry: () => void;
};

/** Opens a checklist by its reference and follows every change of it. */
export function useOpened(ref: string): Opening {
  const registers = useRegisters();
  const checklists = useRegister(registers.checklists);
  const contracts = useRegister(registers.contracts);
  const answers = useRegister(registers.answers);
  const decisions = useRegister(registers.decisions);
  const roles = useRegister(registers.roles);
  const measures = useRegister(registers.measures);
  const policy = usePolicy();
  const { fault, retry } = together(checklists, contracts, answers, decisions, roles, measures, policy);
  useFresh(registers);
  const row = checklists.rows?.find((one) => one.values.ref === ref);
  const opened = useMemo(() => {
    if (!row || !contracts.rows || !answers.rows || !decisions.rows) return undefined;
    if (!roles.rows || !measures.rows || !policy.rows) return undefined;
    return open(row, {
      contract: contracts.rows.find((one) => one.values.ref === row.values.contract),
      answers: answers.rows.filter((one) => one.values.checklist === ref),
      decisions: decisions.rows.filter((one) => one.values.checklist === ref),
      roles: roles.rows.map((one) => one.values),
      measures: measures.rows.filter((one) => one.values.active !== false).map(measureOf),
      policy: policy.rows,
    });
  }, [row, ref, contracts.rows, answers.rows, decisions.rows, roles.rows, measures.rows, policy.rows]);
  const missing = checklists.rows !== undefined && (!row || kindOf(row.values.template) === undefined);
  return { opened, missing, fault, retry };
}

/** Others write in the same checklist: what they changed is asked for when a page opens and when it is seen again. */
function useFresh({ checklists, answers, decisions }: Registers): void {
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState === 'hidden') return;
      // A first read is under way otherwise, and it is fresh by itself.
      for (const register of [checklists, answers, decisions]) if (register.rows()) void register.refresh();
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => document.removeEventListener('visibilitychange', ask);
  }, [checklists, answers, decisions]);
}

type Parts = {
  readonly contract: ContractRow | undefined;
  readonly answers: readonly AnswerRow[];
  readonly decisions: readonly DecisionRow[];
  readonly roles: readonly NamedRole[];
  readonly measures: readonly MeasureFacts[];
  readonly policy: Policy;
};

function open(row: ChecklistRow, parts: Parts): Opened | undefined {
  const kind = kindOf(row.values.template);
  if (!kind) return undefined;
  const facts = factsOf(parts.contract, row, parts.policy);
  const subject = caseOf(row, kind, parts);
  const now = standing(subject);
  const reason = now.state === 'returned' ? readReturnReason(now.last?.reason ?? '') : undefined;
  const sheet: Sheet = {
    kind,
    facts,
    answers: parts.answers.map(answerOf),
    measures: parts.measures,
    returned: reason ? stillReturned(kind, reason.names, parts.answers, now.last) : [],
  };
  const sections = sectionsOf(sheet);
  return {
    row,
    kind,
    contract: parts.contract,
    name: parts.contract?.values.title ?? row.values.title,
    facts,
    sheet,
    sections,
    progress: progressOf(sections),
    subject,
    standing: now,
    answers: parts.answers,
    roles: parts.roles,
    policy: parts.policy,
    returned: reason && now.last ? { words: reason.words, by: now.last.by.name, at: now.last.at } : undefined,
  };
}

// The thresholds that held when the checklist was started decide what it asks, so that it never changes under one's hands.
function factsOf(contract: ContractRow | undefined, row: ChecklistRow, policy: Policy): Facts {
  const on: Day = dayOf(new Date(row.created.at));
  if (!contract) return { stage: 'pre-procurement', service: row.values.service };
  const { stage, category, value, published } = contract.values;
  const service = row.values.service ?? contract.values.service;
  return { stage, category, value, published, service, tier: tierOf(contract.values, policy, on) };
}

function caseOf(row: ChecklistRow, kind: Kind, parts: Parts): Case {
  return {
    decisions: parts.decisions.filter((one) => one.id !== '').map(decisionOf),
    answers: parts.answers
      .filter((one) => one.id !== '')
      .map((one) => ({
        name: kind.questions.find(({ key }) => key === one.values.question)?.name ?? one.values.title,
        authors: [one.created.by, one.changed.by],
        changedAt: one.changed.at,
        changedBy: one.changed.by,
      })),
    roles: parts.roles,
    service: row.values.service,
  };
}

function decisionOf(row: DecisionRow): Decision {
  const { decision, reason, approver } = row.values;
  return {
    id: row.id,
    decision,
    ...(reason !== undefined && { reason }),
    ...(approver !== undefined && { approver }),
    by: row.created.by,
    at: row.created.at,
    changedBy: row.changed.by,
    changedAt: row.changed.at,
  };
}

function measureOf({ values }: Row<Declarations['measures']>): MeasureFacts {
  const { ref, theme, title, unitKind, unitLabel } = values;
  return { code: ref, theme, wording: title, unitKind, unitLabel: unitLabel ?? '' };
}

function stillReturned(
  kind: Kind,
  names: readonly string[],
  answers: readonly AnswerRow[],
  returned: Decision | undefined,
): readonly string[] {
  return kind.questions
    .filter(({ name }) => names.includes(name))
    .map(({ key }) => key)
    .filter(
      (key) => !answers.some((one) => one.values.question === key && one.changed.at > (returned?.at ?? '')),
    );
}

/** Whether the answers can be changed in this state. */
export function isOpen({ standing: { state } }: Opened): boolean {
  return state !== 'submitted' && state !== 'signed off';
}

import { type Decision } from '../../domain/checklist/decisions.ts';
import type { Kind } from '../../domain/checklist/kinds.ts';
import { dueDay } from '../../domain/checklist/checklist.ts';
import { templateOf } from '../../domain/checklist/kinds.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Day } from '../../domain/words/day.ts';
import type { Fault } from '../../domain/words/outcome.ts';
import { nextRefs } from '../../domain/words/ref.ts';
import type { Registers } from '../../registers/registers.ts';
import type { ChecklistRow, ContractRow, Opened } from './use-opened.ts';

/** What a decision needs to say. */
export type Deciding = {
  readonly decision: Decision['decision'];
  readonly reason?: string;
  /** At submission: the address of who is asked to sign off. */
  readonly approver?: string;
};

/**
 * Writes a decision as a row of its own, then the two reading aids: the status of the checklist and the audit line.
 * Resolves with the fault that kept the decision from being made; a reading aid that fails changes nothing that counts.
 */
export async function decide(
  registers: Registers,
  opened: Opened,
  what: Deciding,
): Promise<Fault | undefined> {
  const ref = opened.row.values.ref;
  const { decision, reason, approver } = what;
  const made = await registers.decisions.add({
    title: `${opened.name}: ${decision}`.slice(0, 255),
    checklist: ref,
    decision,
    ...(reason !== undefined && { reason }),
    ...(approver !== undefined && { approver }),
  });
  if (made.kind === 'stopped') return made.fault;
  if (made.kind !== 'saved') return notMade;
  const status = decision === 'taken back' ? 'in progress' : decision;
  await Promise.all([
    registers.checklists.change(opened.row, { status, ...(approver !== undefined && { approver }) }),
    registers.audit.add({
      title: `Checklist ${ref} ${decision}`,
      event: `checklist ${decision}`,
      subject: ref,
      ...(reason !== undefined && { detail: reason }),
    }),
  ]);
  return undefined;
}

const notMade: Fault = {
  kind: 'refused',
  tell: 'The decision was not accepted.',
  mend: 'Load the page again and look at the checklist.',
  code: 'decision',
};

/** A checklist that was started, or why it was not. */
export type Started =
  { readonly kind: 'started'; readonly row: ChecklistRow } | { readonly kind: 'not'; readonly fault: Fault };

/** Starts a checklist for a contract. Another person may take the same reference at the same moment: the next is tried. */
export async function startChecklist(
  registers: Registers,
  contract: ContractRow,
  kind: Kind,
  who: { readonly officer: string; readonly today: Day; readonly policy: Policy },
): Promise<Started> {
  const taken = (registers.checklists.rows() ?? []).map((row) => row.values.ref);
  let fault: Fault = notMade;
  for (const ref of nextRefs('K', taken, 5)) {
    const saved = await registers.checklists.add({
      title: `${contract.values.title}, ${kind.name}`.slice(0, 255),
      ref,
      contract: contract.values.ref,
      template: templateOf(kind),
      officer: who.officer,
      due: dueDay(kind, who.today, who.policy),
      status: 'in progress',
      ...(contract.values.service !== undefined && { service: contract.values.service }),
    });
    if (saved.kind === 'saved') return { kind: 'started', row: saved.row };
    if (saved.kind === 'stopped') return { kind: 'not', fault: saved.fault };
    fault = notMade;
  }
  return { kind: 'not', fault };
}

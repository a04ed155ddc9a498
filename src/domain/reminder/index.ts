import type { Facts, Moment } from './facts.ts';
import type { Due, Kind } from './kind.ts';
import { actionOverdue } from './kinds/action-overdue.ts';
import { checklistDue } from './kinds/checklist-due.ts';
import { checklistReturned } from './kinds/checklist-returned.ts';
import { checklistUnsigned } from './kinds/checklist-unsigned.ts';
import { contractExpiring } from './kinds/contract-expiring.ts';
import { contractWithoutChecklist } from './kinds/contract-without-checklist.ts';
import { directorsSummary } from './kinds/directors-summary.ts';
import { evidenceWaiting } from './kinds/evidence-waiting.ts';
import { proxyOld } from './kinds/proxy-old.ts';
import { standstillEnding } from './kinds/standstill-ending.ts';
import { tenderWaiting } from './kinds/tender-waiting.ts';

/** Every kind of reminder. A new one is a file and a line here, and its card, which the compiler asks for. */
export const reminderKinds = {
  'contract-without-checklist': contractWithoutChecklist,
  'checklist-due': checklistDue,
  'checklist-unsigned': checklistUnsigned,
  'checklist-returned': checklistReturned,
  'action-overdue': actionOverdue,
  'evidence-waiting': evidenceWaiting,
  'contract-expiring': contractExpiring,
  'tender-waiting': tenderWaiting,
  'standstill-ending': standstillEnding,
  'proxy-old': proxyOld,
  'directors-summary': directorsSummary,
} as const satisfies Readonly<Record<string, Kind>>;

/** The key of a kind of reminder. */
export type ReminderKind = keyof typeof reminderKinds;

/** Whether a text is the key of a kind. */
export function isReminderKind(text: string): text is ReminderKind {
  return Object.hasOwn(reminderKinds, text);
}

/** Everything that is due on the day, of every kind. */
export function allDue(facts: Facts, at: Moment): readonly Due[] {
  return Object.values(reminderKinds).flatMap((kind: Kind) => kind.due(facts, at));
}

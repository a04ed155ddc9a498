import type { ReminderKind } from '../../domain/reminder/index.ts';
import type { KindCard } from './kind-card.ts';
import { actionOverdueCard } from './kinds/action-overdue.ts';
import { checklistDueCard } from './kinds/checklist-due.ts';
import { checklistReturnedCard } from './kinds/checklist-returned.ts';
import { checklistUnsignedCard } from './kinds/checklist-unsigned.ts';
import { contractExpiringCard } from './kinds/contract-expiring.ts';
import { contractWithoutChecklistCard } from './kinds/contract-without-checklist.ts';
import { directorsSummaryCard } from './kinds/directors-summary.ts';
import { evidenceWaitingCard } from './kinds/evidence-waiting.ts';
import { proxyOldCard } from './kinds/proxy-old.ts';
import { standstillEndingCard, tenderWaitingCard } from './kinds/tender.ts';

/** How each kind of reminder speaks on a card. A kind without its card does not compile. */
export const kindCards: Readonly<Record<ReminderKind, KindCard>> = {
  'contract-without-checklist': contractWithoutChecklistCard,
  'checklist-due': checklistDueCard,
  'checklist-unsigned': checklistUnsignedCard,
  'checklist-returned': checklistReturnedCard,
  'action-overdue': actionOverdueCard,
  'evidence-waiting': evidenceWaitingCard,
  'contract-expiring': contractExpiringCard,
  'tender-waiting': tenderWaitingCard,
  'standstill-ending': standstillEndingCard,
  'proxy-old': proxyOldCard,
  'directors-summary': directorsSummaryCard,
};

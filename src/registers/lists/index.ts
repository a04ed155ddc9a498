import { answers, checklists, checklistTemplates, decisions, questions } from './checklists.ts';
import { contracts } from './contracts.ts';
import { frameworks, measures, themes } from './frameworks.ts';
import { actions, audit, evidence, policy, roles, settings } from './house.ts';
import { cardActions, reminderChannels, sent } from './reminders.ts';
import { contractSuppliers, suppliers } from './suppliers.ts';
import { tenderDates } from './tender-dates.ts';

/** Every register. A new one is a file and a line here. */
export const declarations = {
  settings,
  policy,
  roles,
  suppliers,
  contracts,
  contractSuppliers,
  themes,
  frameworks,
  measures,
  checklistTemplates,
  questions,
  checklists,
  answers,
  decisions,
  evidence,
  actions,
  audit,
  reminderChannels,
  sent,
  cardActions,
  tenderDates,
} as const;

export type Declarations = typeof declarations;

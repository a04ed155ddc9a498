import type { Contract } from '../contract/contract.ts';
import type { Policy } from '../policy/policy.ts';
import type { RoleRow } from '../roles/roles.ts';
import type { Day } from '../words/day.ts';
import type { WorkingCalendar } from '../words/working-day.ts';

/** A contract as reminders see it. */
export type ContractFact = Pick<
  Contract,
  'ref' | 'title' | 'service' | 'stage' | 'category' | 'value' | 'valueIncludesVat' | 'start' | 'end'
> & {
  readonly extensionEnd?: Day | undefined;
  readonly awarded?: Day | undefined;
  /** The user principal name of who runs it; the owner of the row when nobody is named. */
  readonly owner?: string | undefined;
  readonly exempt: boolean;
  /** The day on which the row came into the register. */
  readonly known: Day;
};

/** Where a checklist stands, as the decisions about it say. */
export type ChecklistState =
  'not started' | 'in progress' | 'submitted' | 'returned' | 'signed off' | 'reopened';

/** A checklist as reminders see it. */
export type ChecklistFact = {
  readonly ref: string;
  /** The reference of its contract. */
  readonly contract: string;
  /** The key of its kind: "contract-review". */
  readonly kind: string;
  readonly service?: string | undefined;
  readonly officer: string;
  readonly approver?: string | undefined;
  readonly due?: Day | undefined;
  readonly state: ChecklistState;
  /** The day of the decision that brought it into this state; its first day when there is none. */
  readonly since: Day;
  /** The last day on which anything in it was changed. */
  readonly touched: Day;
};

/** Something to do. */
export type ActionFact = {
  readonly ref: string;
  readonly title: string;
  readonly contract?: string | undefined;
  readonly owner: string;
  readonly due?: Day | undefined;
  readonly open: boolean;
};

/** A file that proves something. */
export type EvidenceFact = {
  /** The id of the file in the library. */
  readonly id: string;
  readonly contract?: string | undefined;
  readonly waiting: boolean;
  readonly since: Day;
};

/** A measure with a value in pounds, and how old that value is. */
export type MeasureFact = {
  readonly ref: string;
  readonly framework: string;
  /** The day as at which the proxy value holds; absent when there is no value, or no day. */
  readonly proxyAsAt?: Day | undefined;
};

/** Of a tender reminders know only this: nothing of bids, prices, scores or names can get into a card. */
export type TenderDates = {
  readonly ref: string;
  readonly service?: string | undefined;
  readonly owner?: string | undefined;
  readonly waitsFor: 'declarations' | 'scores' | 'moderation' | 'nothing';
  /** How many people it waits for. */
  readonly people: number;
  /** The first day on which it waited for that. */
  readonly since: Day;
  /** The day by which what it waits for is to be there. */
  readonly due?: Day | undefined;
  readonly standstillEnds?: Day | undefined;
};

/** Who holds which role, with the address that registers name people by. */
export type RoleFact = RoleRow & { readonly person: string };

/** Everything that reminders are decided from. */
export type Facts = {
  readonly contracts: readonly ContractFact[];
  readonly checklists: readonly ChecklistFact[];
  readonly actions: readonly ActionFact[];
  readonly evidence: readonly EvidenceFact[];
  readonly measures: readonly MeasureFact[];
  readonly tenders: readonly TenderDates[];
  readonly roles: readonly RoleFact[];
  readonly policy: Policy;
};

/** The day for which is decided, and which days count as working days. */
export type Moment = { readonly today: Day; readonly calendar: WorkingCalendar };

/** No facts at all: what to start from when only some are known. */
export const noFacts: Facts = {
  contracts: [],
  checklists: [],
  actions: [],
  evidence: [],
  measures: [],
  tenders: [],
  roles: [],
  policy: [],
};

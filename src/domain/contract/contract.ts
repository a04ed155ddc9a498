import type { Day } from '../words/day.ts';
import type { Pence } from '../words/money.ts';
import type { Problem } from '../words/problem.ts';

/** Where a contract is in its life, in order. Only awarded ones count as contracts. */
export const stages = [
  'pipeline',
  'pre-procurement',
  'open',
  'closed without award',
  'awarded',
  'withdrawn',
] as const;

/** One of the stages. */
export type Stage = (typeof stages)[number];

/** The categories that the Procurement Act 2023 sets different thresholds for. */
export const categories = ['goods', 'services', 'works', 'light touch'] as const;

/** One of the categories. */
export type Category = (typeof categories)[number];

/** A contract, or what may become one, as the Contracts register holds it. What is not known is absent. */
export type Contract = {
  /** Our own stable reference ("C-0034"). */
  readonly ref: string;
  readonly title: string;
  readonly description?: string | undefined;
  /** The council's service that answers for it. */
  readonly service?: string | undefined;
  readonly stage: Stage;
  readonly category?: Category | undefined;
  /** Over the whole term: what was awarded, or what is expected before that. */
  readonly value?: Pence | undefined;
  /** Absent means without VAT, as on Contracts Finder. */
  readonly valueIncludesVat?: boolean | undefined;
  /** What was estimated or tendered. */
  readonly estimate?: Pence | undefined;
  readonly start?: Day | undefined;
  readonly end?: Day | undefined;
  /** The last day when every extension is used. */
  readonly extensionEnd?: Day | undefined;
  readonly awarded?: Day | undefined;
  /** The day of the first notice. */
  readonly published?: Day | undefined;
  /** Common Procurement Vocabulary codes, separated by spaces. */
  readonly cpv?: string | undefined;
  /** The address of the published notice. */
  readonly link?: string | undefined;
};

/** What must still be filled in before the register can be relied on, in the words of the form. */
export type Missing = 'service' | 'value' | 'start' | 'end';

/** What a contract lacks. One that lacks anything is shown as To complete. */
export function toComplete(contract: Contract): readonly Missing[] {
  if (contract.stage === 'withdrawn' || contract.stage === 'closed without award') return [];
  const lacks: Missing[] = [];
  if (contract.service === undefined || contract.service === '') lacks.push('service');
  if (contract.value === undefined || contract.value === 0n) lacks.push('value');
  if (contract.stage !== 'awarded') return lacks;
  if (contract.start === undefined) lacks.push('start');
  if (contract.end === undefined) lacks.push('end');
  return lacks;
}

/** What a contract lacks as the register keeps it: "service, value"; empty when nothing. */
export function toCompleteWords(contract: Contract): string {
  return toComplete(contract).join(', ');
}

/** Whether the row counts as a contract of the council. */
export function counts(contract: Pick<Contract, 'stage'>): boolean {
  return contract.stage === 'awarded';
}

/** Whether an awarded contract, with its extension, was over before a day; one without an end is not. */
export function endedBy(contract: Contract, on: Day): boolean {
  const last = contract.extensionEnd ?? contract.end;
  return counts(contract) && last !== undefined && last < on;
}

/** Whether an awarded contract runs on a day; one without dates is taken to run. */
export function runsOn(contract: Contract, on: Day): boolean {
  if (!counts(contract) || endedBy(contract, on)) return false;
  return contract.start === undefined || contract.start <= on;
}

/** What contradicts itself in a contract. */
export function contractProblems(contract: Contract): readonly Problem[] {
  const found: Problem[] = [];
  const { start, end, extensionEnd } = contract;
  if (contract.title.trim() === '') found.push({ place: 'Title', tell: 'Enter a title.' });
  if (start !== undefined && end !== undefined && end < start) {
    found.push({ place: 'Ends', tell: 'The end is before the start. Correct one of the two dates.' });
  }
  if (end !== undefined && extensionEnd !== undefined && extensionEnd < end) {
    found.push({
      place: 'Ends if extended',
      tell: 'The end with extensions is before the end. Correct one of the two dates.',
    });
  }
  if (contract.value !== undefined && contract.value < 0n) {
    found.push({ place: 'Value', tell: 'The value is less than £0. Enter £0 or more.' });
  }
  return found;
}

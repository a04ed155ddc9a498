import type { Category } from '../contract/contract.ts';
import { type Day, day } from '../words/day.ts';
import { type Pence, pounds } from '../words/money.ts';

/** What a threshold decides. */
export const thresholdKinds = ['low value', 'checklist', 'legal'] as const;

/** One of the threshold kinds. */
export type ThresholdKind = (typeof thresholdKinds)[number];

/** One threshold, for the days on which it holds. */
export type Threshold = {
  readonly kind: ThresholdKind;
  /** The category it is for; absent when it is for all. */
  readonly category?: Category | undefined;
  readonly amount: Pence;
  /** Whether the amount is compared with the value including VAT, or with the value as it is recorded. */
  readonly vat: 'with VAT' | 'as recorded';
  readonly from: Day;
  /** The last day on which it holds; absent while it does. */
  readonly to?: Day | undefined;
  /** Where the amount comes from. */
  readonly source: string;
};

const from2026 =
  'Procurement Act 2023, Schedule 1, thresholds from 1 January 2026, sub-central authorities (PPN 023)';
const from2024 =
  'Procurement Act 2023, Schedule 1, thresholds until 31 December 2025, sub-central authorities';
const started = day('2025-02-24'); // the Procurement Act 2023 came into force
const lastOf2025 = day('2025-12-31');
const first2026 = day('2026-01-01');

function legal(category: Category, amount: string, days: { from: Day; to?: Day }): Threshold {
  const source = days.to === undefined ? from2026 : from2024;
  return { kind: 'legal', category, amount: pounds(amount), vat: 'with VAT', ...days, source };
}

/** The thresholds that a council starts with; its Policy register may say otherwise. */
export const defaultThresholds: readonly Threshold[] = [
  {
    kind: 'low value',
    amount: pounds('30000'),
    vat: 'as recorded',
    from: day('2021-01-01'),
    source: 'Procurement Act 2023, Part 6: notices are needed from £30,000 outside central government',
  },
  {
    kind: 'checklist',
    amount: pounds('100000'),
    vat: 'as recorded',
    from: day('2021-01-01'),
    source: 'Council policy: social value is recorded for every contract above £100,000',
  },
  legal('goods', '214904', { from: started, to: lastOf2025 }),
  legal('services', '214904', { from: started, to: lastOf2025 }),
  legal('works', '5372609', { from: started, to: lastOf2025 }),
  legal('light touch', '663540', { from: started, to: lastOf2025 }),
  legal('goods', '207720', { from: first2026 }),
  legal('services', '207720', { from: first2026 }),
  legal('works', '5193000', { from: first2026 }),
  legal('light touch', '663540', { from: first2026 }),
];

/** What the council has decided, as far as the calculations need it. */
export type Policy = {
  readonly thresholds: readonly Threshold[];
  /** Standard rate of VAT in per cent: 20 since 4 January 2011 (Value Added Tax Act 1994, section 2). */
  readonly vatRate: bigint;
  /** Working days that a checklist may take from the day it is started. */
  readonly checklistWorkingDays: number;
  /** Working days that a sign-off may take from the day of submission. */
  readonly signOffWorkingDays: number;
  /** Years that evidence is kept after the contract has ended (Limitation Act 1980, section 5: six years). */
  readonly evidenceYears: number;
};

/** The policy that a council starts with. */
export const defaultPolicy: Policy = {
  thresholds: defaultThresholds,
  vatRate: 20n,
  checklistWorkingDays: 10,
  signOffWorkingDays: 5,
  evidenceYears: 6,
};

/** The threshold of a kind that holds on a day, for a category; undefined when none does. */
export function thresholdOn(
  policy: Policy,
  kind: ThresholdKind,
  on: Day,
  category?: Category,
): Threshold | undefined {
  const holding = policy.thresholds
    .filter((row) => row.kind === kind && row.from <= on && (row.to === undefined || on <= row.to))
    .sort((one, other) => (one.from < other.from ? 1 : -1));
  return (
    holding.find((row) => row.category === category) ?? holding.find((row) => row.category === undefined)
  );
}

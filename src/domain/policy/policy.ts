import type { Category } from '../contract/contract.ts';
import { type Day, day } from '../words/day.ts';
import { type Pence, pounds } from '../words/money.ts';

/** The rules that the product knows, by the key that a row of the Policy register carries. */
export const rules = [
  'low-value-threshold',
  'social-value-threshold',
  'legal-threshold',
  'vat-rate',
  'checklist-working-days',
  'sign-off-working-days',
  'evidence-years',
] as const;

/** The key of a rule. */
export type Rule = (typeof rules)[number];

/** One row of the Policy register: a rule, from a day on, until a later row of the same rule and category. */
export type PolicyRow = {
  /** The rule in words. */
  readonly title: string;
  /** One of the rules; rows with other keys are of no effect here. */
  readonly rule: string;
  /** The category it is for; absent when it is for all. */
  readonly category?: Category | undefined;
  readonly from: Day;
  readonly amount?: Pence | undefined;
  /** Whether the amount is compared with the value including VAT; otherwise with the value as it is recorded. */
  readonly includesVat?: boolean | undefined;
  readonly number?: number | undefined;
  /** The law or the decision it comes from. */
  readonly source?: string | undefined;
};

/** The rows that hold for a council, in any order. */
export type Policy = readonly PolicyRow[];

const started = day('2025-02-24'); // the Procurement Act 2023 came into force
const first2026 = day('2026-01-01');
const programme = day('2021-01-01');
const act = 'Procurement Act 2023, Schedule 1, authorities that are not central government';

function legal(category: Category, amount: string, from: Day): PolicyRow {
  const until = from < first2026 ? 'until 31 December 2025' : 'from 1 January 2026 (PPN 023)';
  const title = `Legal threshold for ${category}, including VAT`;
  return {
    title,
    rule: 'legal-threshold',
    category,
    from,
    amount: pounds(amount),
    includesVat: true,
    source: `${act}, ${until}`,
  };
}

function count(rule: Rule, title: string, number: number, source: string): PolicyRow {
  return { title, rule, from: programme, number, source };
}

/** The rows that a council starts with. */
export const defaultPolicy: Policy = [
  {
    title: 'Purchases below this are of low value',
    rule: 'low-value-threshold',
    from: programme,
    amount: pounds('30000'),
    source: 'Procurement Act 2023, Part 6: councils publish notices from £30,000',
  },
  {
    title: 'A checklist is needed above this',
    rule: 'social-value-threshold',
    from: programme,
    amount: pounds('100000'),
    source: 'Council policy: social value is recorded for every contract above £100,000',
  },
  legal('goods', '214904', started),
  legal('services', '214904', started),
  legal('works', '5372609', started),
  legal('light touch', '663540', started),
  legal('goods', '207720', first2026),
  legal('services', '207720', first2026),
  legal('works', '5193000', first2026),
  legal('light touch', '663540', first2026),
  count(
    'vat-rate',
    'Standard rate of VAT, per cent',
    20,
    'Value Added Tax Act 1994, section 2; since 4 January 2011',
  ),
  count('checklist-working-days', 'Working days to fill in a checklist', 10, 'Council policy'),
  count('sign-off-working-days', 'Working days to sign off a checklist', 5, 'Council policy'),
  count(
    'evidence-years',
    'Years that evidence is kept after the contract ends',
    6,
    'Limitation Act 1980, section 5',
  ),
];

/** The row of a rule that holds on a day; one for the category goes before one for all. Undefined when none does. */
export function ruleOn(policy: Policy, rule: Rule, on: Day, category?: Category): PolicyRow | undefined {
  const holding = policy
    .filter((row) => row.rule === rule && row.from <= on)
    .sort((one, other) => (one.from < other.from ? 1 : -1));
  const general = holding.find((row) => row.category === undefined);
  return (category === undefined ? undefined : holding.find((row) => row.category === category)) ?? general;
}

/** The number of a rule on a day; the product's own when the council has none. */
export function numberOn(policy: Policy, rule: Rule, on: Day): number {
  const fallback = defaultPolicy.find((row) => row.rule === rule)?.number ?? 0;
  return ruleOn(policy, rule, on)?.number ?? fallback;
}

/** The amount of a rule on a day; undefined when the council has none. */
export function amountOn(policy: Policy, rule: Rule, on: Day): Pence | undefined {
  return ruleOn(policy, rule, on)?.amount;
}

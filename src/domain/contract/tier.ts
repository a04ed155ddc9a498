import { type Policy, type PolicyRow, amountOn, numberOn, ruleOn } from '../policy/policy.ts';
import type { Day } from '../words/day.ts';
import { type Pence, money } from '../words/money.ts';
import type { Contract } from './contract.ts';

/** How much care a contract's value asks for, from low to high. */
export const tiers = ['low', 'middle', 'high', 'legal'] as const;

/** One of the tiers. */
export type Tier = (typeof tiers)[number];

type Valued = Pick<Contract, 'value' | 'valueIncludesVat' | 'category'>;

/**
 * The tier of a contract on a day; undefined when the value is not known (absent or £0).
 * A contract of exactly £100,000.00 is not above £100,000; one of exactly the legal threshold is covered by the Act,
 * which speaks of a value of "not less than" it (Procurement Act 2023, section 3).
 */
export function tierOf(contract: Valued, policy: Policy, on: Day): Tier | undefined {
  const { value } = contract;
  if (value === undefined || value === 0n) return undefined;
  const over = (row: PolicyRow | undefined): bigint | undefined =>
    overBy(contract, value, row, { policy, on });
  const overLegal = over(legalThreshold(contract, policy, on));
  if (overLegal !== undefined && overLegal >= 0n) return 'legal';
  const overPolicy = over(ruleOn(policy, 'social-value-threshold', on));
  if (overPolicy !== undefined && overPolicy > 0n) return 'high';
  const overLow = over(ruleOn(policy, 'low-value-threshold', on));
  return overLow !== undefined && overLow < 0n ? 'low' : 'middle';
}

/** The legal threshold for the contract's category; without a category the one for services, which is the lowest. */
export function legalThreshold(
  contract: Pick<Contract, 'category'>,
  policy: Policy,
  on: Day,
): PolicyRow | undefined {
  return ruleOn(policy, 'legal-threshold', on, contract.category ?? 'services');
}

/** How far the value is over a threshold, in hundredths of a penny. VAT is added when only the threshold has it. */
function overBy(
  contract: Valued,
  value: Pence,
  threshold: PolicyRow | undefined,
  { policy, on }: { policy: Policy; on: Day },
): bigint | undefined {
  if (threshold?.amount === undefined) return undefined;
  const addsVat = threshold.includesVat === true && contract.valueIncludesVat !== true;
  const rate = addsVat ? BigInt(numberOn(policy, 'vat-rate', on)) : 0n;
  return value * (100n + rate) - threshold.amount * 100n;
}

/** A tier as people read it: "Above £100,000". */
export function tierWords(tier: Tier | undefined, policy: Policy, on: Day): string {
  const low = amountOn(policy, 'low-value-threshold', on);
  const checklist = amountOn(policy, 'social-value-threshold', on);
  if (tier === undefined) return 'Value not known';
  if (tier === 'legal') return 'Above the legal threshold';
  if (tier === 'low') return low === undefined ? 'Low value' : `Below ${money(low)}`;
  if (checklist === undefined) return tier === 'high' ? 'High value' : 'Middle value';
  if (tier === 'high') return `Above ${money(checklist)}`;
  return low === undefined ? `Up to ${money(checklist)}` : `${money(low)} to ${money(checklist)}`;
}

import type { Contract } from '../contract/contract.ts';
import { tierOf } from '../contract/tier.ts';
import type { Policy } from '../policy/policy.ts';
import type { Day } from '../words/day.ts';
import type { Pence } from '../words/money.ts';

type Valued = Pick<Contract, 'value' | 'valueIncludesVat' | 'category'>;

/**
 * Whether a contract's value asks for a checklist on a day, for asking it of many contracts. The tier only rises with
 * the value, so that of each category the values between which it changes are remembered and seldom worked out anew.
 */
export function needsChecklist(policy: Policy, on: Day): (contract: Valued) => boolean {
  const known = new Map<string, { yes?: Pence; no?: Pence }>();
  return (contract) => {
    const { value } = contract;
    if (value === undefined) return false;
    const kind = `${contract.category ?? ''}${contract.valueIncludesVat === true ? '+' : ''}`;
    const bounds = known.get(kind) ?? {};
    if (bounds.yes !== undefined && value >= bounds.yes) return true;
    if (bounds.no !== undefined && value <= bounds.no) return false;
    const tier = tierOf(contract, policy, on);
    const needs = tier === 'high' || tier === 'legal';
    known.set(kind, { ...bounds, [needs ? 'yes' : 'no']: value });
    return needs;
  };
}

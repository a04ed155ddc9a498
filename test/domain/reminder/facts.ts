import { defaultPolicy } from '../../../src/domain/policy/policy.ts';
import {
  noFacts,
  type ChecklistFact,
  type ContractFact,
  type Facts,
} from '../../../src/domain/reminder/facts.ts';
import { day } from '../../../src/domain/words/day.ts';
import { pounds } from '../../../src/domain/words/money.ts';
import { england } from '../../../src/domain/words/working-day.ts';

/** A Friday, no holiday near. */
export const today = day('2026-11-20');
export const at = { today, calendar: england };

export const lift: ContractFact = {
  ref: 'C-0001',
  title: 'Lift maintenance',
  service: 'Property',
  stage: 'awarded',
  category: 'services',
  value: pounds('250000'),
  owner: 'manager.property@council.example',
  exempt: false,
  known: day('2026-11-02'),
};

export const checklist: ChecklistFact = {
  ref: 'K-0001',
  contract: 'C-0001',
  kind: 'pre-procurement',
  service: 'Property',
  officer: 'officer@council.example',
  state: 'in progress',
  since: day('2026-11-02'),
  touched: day('2026-11-02'),
  due: day('2026-12-04'),
};

export function factsWith(some: Partial<Facts>): Facts {
  return { ...noFacts, policy: defaultPolicy, ...some };
}

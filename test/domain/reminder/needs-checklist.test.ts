import fc from 'fast-check';
import { categories } from '../../../src/domain/contract/contract.ts';
import { tierOf } from '../../../src/domain/contract/tier.ts';
import { defaultPolicy } from '../../../src/domain/policy/policy.ts';
import { needsChecklist } from '../../../src/domain/reminder/needs-checklist.ts';
import { pence } from '../../../src/domain/words/money.ts';
import { today } from './facts.ts';

test('what is remembered says the same as the tier of each contract', () => {
  const contract = fc.record({
    value: fc.option(fc.bigInt({ min: 0n, max: 700_000_00n }).map(pence), { nil: undefined }),
    category: fc.option(fc.constantFrom(...categories), { nil: undefined }),
    valueIncludesVat: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(contract, { maxLength: 60 }), (contracts) => {
      const needs = needsChecklist(defaultPolicy, today);
      const byTier = contracts.map((one) =>
        ['high', 'legal'].includes(tierOf(one, defaultPolicy, today) ?? ''),
      );
      expect(contracts.map(needs)).toEqual(byTier);
    }),
  );
});

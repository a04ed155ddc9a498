import fc from 'fast-check';
import {
  type Contract,
  contractProblems,
  runsOn,
  toComplete,
} from '../../../src/domain/contract/contract.ts';
import { tierOf, tierWords, tiers } from '../../../src/domain/contract/tier.ts';
import { defaultPolicy } from '../../../src/domain/policy/policy.ts';
import { holders, holdsAny, type RoleRow } from '../../../src/domain/roles/roles.ts';
import { supplierKey, supplierTwins } from '../../../src/domain/supplier/supplier.ts';
import { day } from '../../../src/domain/words/day.ts';
import { pence, pounds } from '../../../src/domain/words/money.ts';

const in2026 = day('2026-11-20');
const contract: Contract = {
  ref: 'C-0034',
  title: 'Passenger lift maintenance',
  service: 'Property',
  stage: 'awarded',
  category: 'services',
  value: pounds('215000'),
  valueIncludesVat: true,
  start: day('2026-04-01'),
  end: day('2029-03-31'),
};
const tier = (value: string, more: Partial<Contract> = {}, on = in2026): string | undefined =>
  tierOf({ ...contract, value: pounds(value), ...more }, defaultPolicy, on);

test('the tier follows from the value, and the edges are exact to the penny', () => {
  expect(tier('29999.99')).toBe('low');
  expect(tier('30000')).toBe('middle');
  expect(tier('100000.00')).toBe('middle');
  expect(tier('100000.01')).toBe('high');
  expect(tier('207719.99')).toBe('high');
  expect(tier('207720')).toBe('legal');
});

test('the legal threshold depends on the category, on the day and on VAT', () => {
  expect(tier('5192999.99', { category: 'works' })).toBe('high');
  expect(tier('5193000', { category: 'works' })).toBe('legal');
  expect(tier('663539.99', { category: 'light touch' })).toBe('high');
  expect(tier('663540', { category: 'light touch' })).toBe('legal');
  expect(tier('207720', { category: 'goods' }, day('2025-12-31'))).toBe('high');
  expect(tier('214904', { category: 'goods' }, day('2025-12-31'))).toBe('legal');
  expect(tier('173100', { valueIncludesVat: false })).toBe('legal');
  expect(tier('173099.99', { valueIncludesVat: false })).toBe('high');
  expect(tier('173100', { valueIncludesVat: undefined })).toBe('legal');
  expect(tier('207720', { category: undefined })).toBe('legal');
});

test('a value of nothing is not known, and has no tier', () => {
  expect(tier('0')).toBeUndefined();
  expect(tierWords(undefined, defaultPolicy, in2026)).toBe('Value not known');
});

test('tiers are told with the amounts of the policy', () => {
  expect(tiers.map((each) => tierWords(each, defaultPolicy, in2026))).toEqual([
    'Below £30,000',
    '£30,000 to £100,000',
    'Above £100,000',
    'Above the legal threshold',
  ]);
});

test('a larger value is never in a lower tier', () => {
  const amounts = fc.bigInt({ min: 1n, max: 1_000_000_000n });
  fc.assert(
    fc.property(amounts, amounts, (one, other) => {
      const [less, more] = one < other ? [one, other] : [other, one];
      const rank = (value: bigint): number =>
        tiers.indexOf(tierOf({ ...contract, value: pence(value) }, defaultPolicy, in2026) ?? 'low');
      expect(rank(less)).toBeLessThanOrEqual(rank(more));
    }),
  );
});

test('a contract without service, value or dates is to complete, and one that was withdrawn is not', () => {
  expect(toComplete(contract)).toEqual([]);
  const bare: Contract = {
    ref: 'C-1',
    title: 'Lifts',
    stage: 'awarded',

    value: pounds('0'),
  };
  expect(toComplete(bare)).toEqual(['service', 'value', 'start', 'end']);
  expect(toComplete({ ...bare, stage: 'open' })).toEqual(['service', 'value']);
  expect(toComplete({ ...bare, stage: 'withdrawn' })).toEqual([]);
});

test('a contract runs from its start to its last extension', () => {
  expect(runsOn(contract, day('2026-03-31'))).toBe(false);
  expect(runsOn(contract, day('2029-03-31'))).toBe(true);
  expect(runsOn(contract, day('2029-04-01'))).toBe(false);
  expect(runsOn({ ...contract, extensionEnd: day('2031-03-31') }, day('2029-04-01'))).toBe(true);
  expect(runsOn({ ...contract, stage: 'open' }, in2026)).toBe(false);
});

test('dates that contradict each other are told', () => {
  expect(contractProblems(contract)).toEqual([]);
  expect(contractProblems({ ...contract, end: day('2026-03-31') })).toEqual([
    { place: 'Ends', tell: 'The end is before the start. Correct one of the two dates.' },
  ]);
});

test('a supplier written in two ways is found as a twin, and two legal forms are two suppliers', () => {
  expect(supplierKey('Smith Ltd')).toBe(supplierKey('SMITH LIMITED'));
  expect(supplierKey('J. Smith & Co. Ltd')).toBe(supplierKey('J Smith and Company Limited'));
  expect(supplierKey('Café Olé Ltd')).toBe(supplierKey('CAFE OLE LTD.'));
  expect(supplierKey('Smith Ltd')).not.toBe(supplierKey('Smith LLP'));
  expect(supplierTwins(['Smith Ltd', 'Jones Ltd', 'SMITH LIMITED', 'Smith Ltd'])).toEqual([
    ['SMITH LIMITED', 'Smith Ltd'],
  ]);
});

test('a role counts for its service and its days', () => {
  const rows: RoleRow[] = [
    {
      personId: 'a',
      role: 'head of service',
      service: 'Property',
      from: day('2026-01-01'),
      to: day('2026-06-30'),
    },
    { personId: 'b', role: 'head of service' },
  ];
  const asked = { role: 'head of service', service: 'Property' } as const;
  expect(holders(rows, { ...asked, on: day('2026-06-30') })).toEqual(['a', 'b']);
  expect(holders(rows, { ...asked, on: day('2026-07-01') })).toEqual(['b']);
  expect(holders(rows, { ...asked, service: 'Finance', on: day('2026-06-30') })).toEqual(['b']);
  expect(
    holdsAny(rows, 'a', ['director', 'head of service'], { service: 'Property', on: day('2026-03-01') }),
  ).toBe(true);
  expect(holdsAny(rows, 'a', ['director'], { service: 'Property', on: day('2026-03-01') })).toBe(false);
});

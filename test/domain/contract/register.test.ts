import { needOf } from '../../../src/domain/contract/need.ts';
import { registerLine } from '../../../src/domain/contract/register-line.ts';
import { queryOfView, shown, viewOf } from '../../../src/domain/contract/register-view.ts';
import { defaultPolicy } from '../../../src/domain/policy/policy.ts';
import { day } from '../../../src/domain/words/day.ts';
import { pounds } from '../../../src/domain/words/money.ts';
import { nextRefs } from '../../../src/domain/words/ref.ts';

const rule = { policy: defaultPolicy, on: day('2026-11-20') };
const contract = {
  ref: 'C-0001',
  title: 'Café concession',
  service: 'Property',
  stage: 'awarded' as const,
  value: pounds('150000'),
  start: day('2025-04-01'),
  end: day('2028-03-31'),
};
const line = (part: object, joined: object = {}) =>
  registerLine({ ...contract, ...part }, { suppliers: [], checklists: [], ...joined }, rule);
const view = (query: string) => viewOf(new URLSearchParams(query));

test('a contract above the threshold is missing its checklist until one is started, or a reason exempts it', () => {
  expect(needOf(contract, [], rule)).toBe('missing');
  expect(needOf({ ...contract, value: pounds('100000') }, [], rule)).toBe('not needed');
  expect(needOf({ ...contract, exemptReason: 'A sole supplier.' }, [], rule)).toBe('exempt');
  expect(needOf({ ...contract, exemptReason: '  ' }, [], rule)).toBe('missing');
  expect(needOf({ ...contract, stage: 'withdrawn' }, [], rule)).toBe('not needed');
  expect(needOf({ ...contract, value: undefined }, [], rule)).toBe('not known');
  const checklist = (status: 'submitted' | 'signed off' | 'returned' | 'in progress') => ({
    contract: 'C-0001',
    status,
  });
  expect(needOf(contract, [checklist('in progress')], rule)).toBe('in progress');
  expect(needOf(contract, [checklist('signed off'), checklist('returned')], rule)).toBe('returned');
  expect(needOf(contract, [checklist('submitted')], rule)).toBe('waiting');
  expect(needOf(contract, [checklist('signed off')], rule)).toBe('recorded');
});

test('a contract that ended without a checklist is called that, and nobody is asked for one', () => {
  const over = { ...contract, end: day('2026-11-19') };
  expect(needOf(over, [], rule)).toBe('ended without');
  expect(line({ end: day('2026-11-19') }).next).toEqual({ tone: 'plain', words: 'Ended' });
  expect(needOf({ ...over, end: rule.on }, [], rule)).toBe('missing');
  expect(needOf({ ...over, extensionEnd: day('2027-11-19') }, [], rule)).toBe('missing');
  expect(needOf({ ...over, stage: 'pipeline' }, [], rule)).toBe('missing');
  expect(needOf({ ...over, exemptReason: 'A sole supplier.' }, [], rule)).toBe('exempt');
  expect(needOf(over, [{ contract: 'C-0001', status: 'returned' }], rule)).toBe('returned');
});

test('what comes next counts late days from the date', () => {
  const due = (value: string) => ({
    checklists: [{ contract: 'C-0001', status: 'in progress' as const, due: day(value) }],
  });
  expect(line({}).next).toEqual({ tone: 'late', words: 'Checklist not started' });
  expect(line({}, due('2026-11-19')).next).toEqual({ tone: 'late', words: 'Checklist 1 day late' });
  expect(line({}, due('2026-12-04')).next).toEqual({ tone: 'soon', words: 'Checklist due 4 December 2026' });
  expect(line({}, due('2027-03-01')).next.tone).toBe('plain');
});

test('a search ignores accents and case and needs every word; suppliers are searched too', () => {
  const lines = [
    line({}, { suppliers: [{ ref: 'S-0001', name: 'Smith Ltd' }] }),
    line({ ref: 'C-0002', title: 'Lifts' }),
  ];
  const refs = (query: string) => shown(lines, view(query), rule.on).map((one) => one.contract.ref);
  expect(refs('q=cafe+SMITH')).toEqual(['C-0001']);
  expect(refs('q=cafe+lifts')).toEqual([]);
  expect(refs('supplier=S-0001')).toEqual(['C-0001']);
  expect(refs('q=c-0002')).toEqual(['C-0002']);
});

test('rows without a value stand last, whichever way the others are sorted', () => {
  const lines = [
    line({ ref: 'C-0001', value: undefined }),
    line({ ref: 'C-0002', value: pounds('5') }),
    line({ ref: 'C-0003', value: pounds('90071992547409.93') }),
    line({ ref: 'C-0004', value: pounds('90071992547409.92') }),
  ];
  const refs = (query: string) => shown(lines, view(query), rule.on).map((one) => one.contract.ref);
  expect(refs('sort=value')).toEqual(['C-0002', 'C-0004', 'C-0003', 'C-0001']);
  expect(refs('sort=-value')).toEqual(['C-0003', 'C-0004', 'C-0002', 'C-0001']);
});

test('a view is the same after it went through the address, and nonsense in it is left out', () => {
  const one = view('q=lift&service=Housing, repairs|none&sv=missing&ends=6&sort=-end');
  const query = Object.entries(queryOfView(one)).filter(([, value]) => value !== '');
  expect(viewOf(new URLSearchParams(query))).toEqual(one);
  expect(one.service).toEqual(['Housing, repairs', 'none']);
  expect(view('sort=toString').sort).toBe('title');
});

test('an end is asked for by months from today, or as passed or not known', () => {
  const lines = [
    line({ ref: 'C-0001', end: day('2026-11-19') }),
    line({ ref: 'C-0002', end: day('2027-02-20') }),
    line({ ref: 'C-0003', end: day('2027-02-21') }),
    line({ ref: 'C-0004', end: undefined }),
  ];
  const refs = (ends: string) => shown(lines, view(`ends=${ends}`), rule.on).map((one) => one.contract.ref);
  expect(refs('ended')).toEqual(['C-0001']);
  expect(refs('3')).toEqual(['C-0002']);
  expect(refs('6')).toEqual(['C-0002', 'C-0003']);
  expect(refs('unknown')).toEqual(['C-0004']);
});

test('the next references follow the highest that is taken, whatever else stands in the column', () => {
  expect(nextRefs('C', ['C-0009', 'C-12', 'S-0100', 'C-x', ''], 2)).toEqual(['C-0013', 'C-0014']);
  expect(nextRefs('C', [])).toEqual(['C-0001']);
  expect(nextRefs('C', ['C-9999'])).toEqual(['C-10000']);
});

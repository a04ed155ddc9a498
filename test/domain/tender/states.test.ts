import { nextBidStates } from '../../../src/domain/tender/bid-states.ts';
import { day } from '../../../src/domain/words/day.ts';
import {
  mayLeaveTheSite,
  nextStages,
  priceIsSealed,
  step,
  type TenderFacts,
} from '../../../src/domain/tender/states.ts';
import { hasReached, tenderStages, type TenderStage } from '../../../src/domain/tender/stages.ts';

const facts = (more: Partial<TenderFacts> = {}): TenderFacts => ({
  today: day('2026-11-23'),
  now: '2026-11-23T12:00:00Z',
  methodProblems: [],
  methodApprover: 'head@example.gov.uk',
  unapprovedDeviations: 0,
  methodIsFrozen: true,
  conflictsAssessed: true,
  checklistComplete: true,
  deadline: '2026-11-20T12:00:00Z',
  bids: 3,
  evaluators: ['ann', 'bob'],
  declarations: [
    { person: 'ann', interest: 'none', mitigation: '', confirmedAgain: true },
    { person: 'bob', interest: 'perceived', mitigation: 'Does not score question 2', confirmedAgain: true },
  ],
  scoresOpen: 0,
  consensusOpen: 0,
  recommendationApprover: 'head@example.gov.uk',
  summariesOpen: 0,
  noticeDay: day('2026-11-02'),
  ...more,
});

const way = tenderStages.slice(0, -2);

test('a tender with everything in order goes the whole way', () => {
  for (const [i, to] of way.slice(1).entries())
    expect(step(way[i]!, to, facts())).toEqual({ kind: 'ok', value: to });
});

const told = (
  from: TenderStage,
  to: TenderStage,
  more: Partial<TenderFacts>,
  said?: Parameters<typeof step>[3],
) => {
  const checked = step(from, to, facts(more), said);
  return checked.kind === 'ok' ? [] : checked.problems.map(({ place, tell }) => `${place}: ${tell}`);
};

const weights = { place: '/criteria', tell: 'The weights of the criteria add up to 99.' };
const guarded: readonly (readonly [TenderStage, TenderStage, Partial<TenderFacts>, string])[] = [
  ['draft', 'method approved', { methodProblems: [weights] }, 'The weights of the criteria add up to 99'],
  ['draft', 'method approved', { methodApprover: '' }, 'Name who approves the method'],
  ['draft', 'method approved', { unapprovedDeviations: 1 }, 'departs from the council’s template'],
  ['method approved', 'published', { methodProblems: [weights] }, 'The weights of the criteria add up to 99'],
  ['method approved', 'published', { methodIsFrozen: false }, 'Freeze the method first'],
  ['method approved', 'published', { conflictsAssessed: false }, 'Finish the conflicts assessment'],
  ['method approved', 'published', { checklistComplete: false }, 'Complete the pre-procurement checklist'],
  ['published', 'bids open', { deadline: '' }, 'Enter the deadline'],
  ['bids open', 'scoring', { now: '2026-11-20T11:59:59Z' }, 'The deadline for bids has not passed'],
  ['bids open', 'scoring', { bids: 0 }, 'There is no bid'],
  ['bids open', 'scoring', { evaluators: [] }, 'Name at least one evaluator'],
  ['bids open', 'scoring', { evaluators: ['ann', 'bob', 'cy'] }, 'cy has not declared interests'],
  [
    'bids open',
    'scoring',
    {
      evaluators: ['ann'],
      declarations: [{ person: 'ann', interest: 'actual', mitigation: ' ', confirmedAgain: false }],
    },
    'ann has not declared interests, or has one without mitigation',
  ],
  ['scoring', 'moderation', { scoresOpen: 4 }, '4 individual scores are not locked'],
  ['scoring', 'moderation', { declarations: [] }, 'ann has not confirmed the declaration again'],
  ['moderation', 'calculated', { consensusOpen: 1 }, '1 consensus scores are not locked'],
  ['moderation', 'calculated', { methodIsFrozen: false }, 'The method is not the one that was frozen'],
  ['calculated', 'recommended', { recommendationApprover: '' }, 'Name who approves the recommendation'],
  ['recommended', 'summaries issued', { summariesOpen: 2 }, '2 assessment summaries are not issued'],
  [
    'summaries issued',
    'award notice',
    { noticeDay: undefined },
    'Enter the day on which the notice was published',
  ],
  ['award notice', 'standstill', { noticeDay: day('2026-11-24') }, 'begins with the day of the notice'],
  ['standstill', 'awarded', { noticeDay: undefined }, 'Enter the day on which the notice was published'],
  [
    'standstill',
    'awarded',
    { noticeDay: day('2026-11-23'), today: day('2026-12-03') },
    'Standstill: The standstill lasts to the end of 3 December 2026',
  ],
];

test.each(guarded)('from %s to %s: %j stands in the way', (from, to, more, expected) => {
  expect(told(from, to, more).join('\n')).toContain(expected);
});

test('the day after the standstill the contract may be awarded', () => {
  expect(told('standstill', 'awarded', { noticeDay: day('2026-11-23'), today: day('2026-12-04') })).toEqual(
    [],
  );
});

test('scoring again needs a reason and an approver, cancelling a reason', () => {
  expect(told('calculated', 'scoring reopened', {})).toEqual([
    'Reason: Give the reason.',
    'Approver: Name who approves scoring again.',
  ]);
  expect(
    told('calculated', 'scoring reopened', {}, { reason: 'A page was missing', approver: 'head' }),
  ).toEqual([]);
  expect(told('draft', 'cancelled', {})).toEqual(['Reason: Give the reason.']);
  expect(told('draft', 'cancelled', {}, { reason: 'No longer needed', approver: '' })).toEqual([]);
});

test('no step skips another, none leads out of an end, and all stages can be reached', () => {
  expect(told('draft', 'published', {})[0]).toContain('After “draft” comes: method approved, cancelled.');
  expect(told('closed', 'draft', {})[0]).toContain('After “closed” comes: nothing.');
  expect(told('awarded', 'cancelled', {})[0]).toContain('After “awarded” comes: closed.');
  const reached = new Set(Object.values(nextStages).flat());
  expect(tenderStages.filter((stage) => stage !== 'draft' && !reached.has(stage))).toEqual([]);
});

test('prices stay sealed until marks are calculated, and nothing leaves the site before the award', () => {
  expect(tenderStages.filter((stage) => !priceIsSealed(stage))).toEqual(way.slice(way.indexOf('calculated')));
  expect(tenderStages.filter(mayLeaveTheSite)).toEqual(['awarded', 'closed']);
});

test('every state that a bid can get into is known', () => {
  const known = Object.keys(nextBidStates);
  expect(
    Object.values(nextBidStates)
      .flat()
      .filter((state) => !known.includes(state)),
  ).toEqual([]);
});

test('a tender has come to its stage and all before it; opened anew it stands in scoring, cancelled nowhere', () => {
  expect(hasReached('moderation', 'scoring')).toBe(true);
  expect(hasReached('scoring', 'moderation')).toBe(false);
  expect(hasReached('scoring reopened', 'scoring')).toBe(true);
  expect(hasReached('scoring reopened', 'moderation')).toBe(false);
  expect(hasReached('cancelled', 'draft')).toBe(false);
});

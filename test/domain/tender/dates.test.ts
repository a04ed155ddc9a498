import { tenderDates, type Waiting } from '../../../src/domain/tender/dates.ts';
import { day } from '../../../src/domain/words/day.ts';

const aTender = (more: Partial<Waiting> = {}): Waiting => ({
  ref: 'T-2026-014',
  service: 'Property',
  owner: 'jo@example.gov.uk',
  stage: 'scoring',
  since: day('2026-11-16'),
  evaluators: ['ann', 'bob', 'cy'],
  declarations: [{ person: 'ann', interest: 'none', mitigation: '', confirmedAgain: false }],
  scoresOpenWith: ['bob', 'bob', 'cy'],
  consensusOpenWith: ['ann', 'bob', 'cy'],
  noticeDay: day('2026-11-23'),
  ...more,
});
const told = (more: Partial<Waiting>) => {
  const { waitsFor, people, standstillEnds } = tenderDates(aTender(more));
  return [waitsFor, people, standstillEnds];
};

test('what a tender waits for, and how many people, follows from its stage', () => {
  expect(told({ stage: 'draft' })).toEqual(['nothing', 0, undefined]);
  expect(told({ stage: 'bids open' })).toEqual(['declarations', 2, undefined]);
  expect(told({ stage: 'bids open', evaluators: ['ann'] })).toEqual(['nothing', 0, undefined]);
  expect(told({})).toEqual(['scores', 2, undefined]);
  expect(told({ scoresOpenWith: [] })).toEqual(['nothing', 0, undefined]);
  expect(told({ stage: 'moderation' })).toEqual(['moderation', 3, undefined]);
  expect(told({ stage: 'standstill' })).toEqual(['nothing', 0, '2026-12-03']);
  expect(told({ stage: 'cancelled' })).toEqual(['nothing', 0, undefined]);
});

test('nothing of bids, scores or the names of evaluators leaves with the dates', () => {
  const written = JSON.stringify(tenderDates(aTender()));
  expect(Object.keys(JSON.parse(written)).toSorted()).toEqual([
    'owner',
    'people',
    'ref',
    'service',
    'since',
    'waitsFor',
  ]);
  expect(written).not.toMatch(/ann|bob|cy"/);
});

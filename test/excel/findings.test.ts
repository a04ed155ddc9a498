// What the pane says would change the winner, on the golden examples E7 and E8.
import { checkTender } from '../../src/domain/tender/file.ts';
import { scoreTender } from '../../src/domain/tender/score.ts';
import type { TakenFrom } from '../../src/domain/tender/understanding/weights.ts';
import type { Json } from '../../src/domain/words/json.ts';
import { withUnit } from '../../src/ui/tender/lines/lines.ts';
import { findingsOf, sameWords } from '../../src/ui/tender/result/findings.ts';

type Bid = { id: string; price: string; socialValue: string; scores: { q: string } };

function tender(formula: string, [price, sv]: [string, string], bids: Bid[]): Json {
  return {
    format: 'good-measure/tender@1',
    reference: 'T-1',
    estimate: '1000000',
    criteria: [
      { id: 'price', kind: 'price', weight: price, formula: 'relative-to-lowest' },
      { id: 'quality', kind: 'qualitative', weight: '40', questions: [{ id: 'q', weight: '100', scaleMax: '40' }] },
      {
        id: 'sv',
        kind: 'social-value',
        weight: sv,
        formula,
        denominator: 'estimate',
        ...(formula === 'relative-to-target' && { targetRate: '1' }),
      },
    ],
    bids,
  }; // prettier-ignore
}

function told(document: Json, takenFrom: TakenFrom = 'price') {
  const checked = checkTender(document);
  if (checked.kind === 'problems') throw new Error(JSON.stringify(checked.problems));
  return findingsOf({
    tender: checked.value,
    judged: scoreTender(checked.value),
    takenFrom,
    bid: (id) => `Bid ${id}`,
    title: (id) => (id === 'sv' ? 'social value' : id),
  });
}

const decoy = [
  { id: 'A', price: '1000000', socialValue: '300000', scores: { q: '30' } },
  { id: 'B', price: '1000000', socialValue: '180000', scores: { q: '34' } },
  { id: 'D', price: '1400000', socialValue: '3000000', scores: { q: '12' } },
];

test('a decoy under S1 is named, and under a published target it decides nothing', () => {
  const risky = told(tender('relative-to-highest-value', ['40', '20'], decoy));
  expect(risky.change).toContainEqual({
    what: 'Without Bid D',
    outcome: 'Bid A is first, though Bid D cannot win',
  });
  const safe = told(tender('relative-to-target', ['40', '20'], decoy));
  expect(safe.change.filter(({ what }) => what === 'Without Bid D')).toEqual([]);
  expect(sameWords(safe.same)).toContain('ithout Bid D');
});

test('the weight at which the winner changes is told exactly or as about, and where it is taken from', () => {
  const bids = [
    { id: 'A', price: '800000', socialValue: '400000', scores: { q: '28' } },
    { id: 'B', price: '1000000', socialValue: '900000', scores: { q: '28' } },
  ];
  const { change } = told(tender('relative-to-target', ['50', '10'], bids));
  expect(change[0]).toEqual({
    what: 'Weight of social value above about 17.1429',
    outcome: 'Bid B is first. Now 10, taken from price.',
  });
  const spread = told(tender('relative-to-target', ['50', '10'], bids), 'all others in proportion');
  expect(spread.change[0]?.outcome).toContain('taken from all others in proportion');
  expect(spread.change[0]?.what).not.toBe(change[0]?.what);
});

test('who is first between two weights is told with both, and nobody is told first at the same weight as another', () => {
  const bids = [
    { id: 'A', price: '800000', socialValue: '100000', scores: { q: '28' } },
    { id: 'B', price: '900000', socialValue: '600000', scores: { q: '28' } },
    { id: 'C', price: '1000000', socialValue: '900000', scores: { q: '28' } },
  ];
  const weights = told(tender('relative-to-target', ['10', '50'], bids)).change.filter(({ what }) =>
    what.startsWith('Weight'),
  );
  expect(weights.map(({ what }) => what.replaceAll(/[\d.]+/g, 'n'))).toEqual([
    'Weight of social value below about n',
    'Weight of social value between about n and about n',
  ]);
  expect(new Set(weights.map(({ outcome }) => outcome)).size).toBe(2);
});

test('a quantity in pounds is written as money, any other before its unit', () => {
  expect(withUnit('27,060', '£')).toBe('£27,060');
  expect(withUnit('31,200', '£ per year')).toBe('£31,200 per year');
  expect(withUnit('2.5', 'FTE')).toBe('2.5 FTE');
});

// The worked examples of the method, each with its exact value.
import { worth } from '../../../src/domain/tender/formulas/capped-measures.ts';
import { decimal, exactText, one, over, ratio, times, zero } from '../../../src/domain/tender/ratio.ts';
import { markOf } from '../../../src/domain/tender/rank.ts';
import { winners } from '../../../src/domain/tender/score.ts';
import type { BidLine } from '../../../src/domain/tender/tender.ts';
import { warningsOf } from '../../../src/domain/tender/warnings.ts';
import { aBid, aDocument, question, scoredOf, shown, tenderOf, two, type Doc } from './a-tender.ts';

const aLine = (offered: string, proxy: string, more: Partial<BidLine> = {}): BidLine => ({
  measure: 'OM01',
  offered: decimal(offered),
  accepted: decimal(offered),
  proxy: decimal(proxy),
  deadweight: zero,
  attribution: one,
  ...more,
});

const byPrice = { denominator: 'price' };
const highestValue = { formula: 'relative-to-highest-value' };
const highestRate = { formula: 'relative-to-highest-rate', ...byPrice };

test('E1: deadweight and attribution reduce a line', () => {
  expect(exactText(worth([aLine('3', '30000')]))).toBe('90000');
  const reduced = aLine('3', '30000', { deadweight: decimal('0.2'), attribution: decimal('0.5') });
  expect(two(worth([reduced]))).toBe('36000.00');
});

test('E2: a calculator total, and its pence for each pound', () => {
  const lines = [
    aLine('2.5', '30000'),
    aLine('104', '250.00'),
    aLine('200', '17.00'),
    aLine('40000', '1', { attribution: decimal('0.75') }),
  ];
  expect(lines.map((line) => exactText(worth([line])))).toEqual(['75000', '26000', '3400', '30000']);
  expect(two(worth(lines))).toBe('134400.00');
  expect(two(times(over(worth(lines), ratio(480_000)), ratio(100)))).toBe('28.00');
});

test('E3: relative to the highest social value', () => {
  expect(shown(scoredOf(aDocument({}, highestValue)), 'sv-quant')).toEqual(['6.25', '10.00', '2.50']);
});

test('E3b: relative to the highest rate, an exact half rounded up', () => {
  const judged = scoredOf(aDocument({}, highestRate));
  expect(judged.map((bid) => two(times(bid.rate ?? zero, ratio(100))))).toEqual(['27.78', '32.00', '10.00']);
  expect(shown(judged, 'sv-quant')).toEqual(['8.68', '10.00', '3.13']);
  expect(exactText(markOf(judged[2]!, 'sv-quant'))).toBe('3.125');
});

test('E4: relative to the target, with the bid’s own price as denominator', () => {
  const judged = scoredOf(aDocument({}, byPrice));
  expect(shown(judged, 'sv-quant')).toEqual(['5.56', '6.40', '2.00']);
  expect(exactText(markOf(judged[0]!, 'sv-quant'))).toBe('50/9');
});

test('E4b: the same bids against the published estimate get other marks', () => {
  expect(shown(scoredOf(aDocument()), 'sv-quant')).toEqual(['5.00', '8.00', '2.00']);
});

const twoQuestions = (weight: string, scores: readonly (readonly [string, string])[]): Doc =>
  aDocument({
    criteria: [
      { id: 'price', kind: 'price', weight: String(100 - Number(weight)), formula: 'relative-to-lowest' },
      {
        id: 'plan',
        kind: 'qualitative',
        weight,
        questions: [
          { id: 'q1', weight: '60', scaleMax: '5' },
          { id: 'q2', weight: '40', scaleMax: '5' },
        ],
      },
    ],
    bids: scores.map(([q1, q2], i) => ({ id: `B${i}`, price: '1', scores: { q1, q2 } })),
  });

test('E5: qualitative marks with sub-weights', () => {
  const document = twoQuestions('10', [
    ['3', '4'],
    ['5', '2'],
  ]);
  expect(shown(scoredOf(document), 'plan')).toEqual(['6.80', '7.60']);
});

test('E6: a whole evaluation', () => {
  const judged = scoredOf(aDocument({}, byPrice));
  expect(shown(judged, 'price')).toEqual(['40.00', '28.80', '36.00']);
  expect(shown(judged, 'quality')).toEqual(['32.00', '36.00', '28.00']);
  expect(shown(judged, 'sv-qual')).toEqual(['8.00', '6.00', '10.00']);
  expect(shown(judged, 'total')).toEqual(['85.56', '77.20', '76.00']);
  expect(exactText(judged[0]!.total)).toBe('770/9');
  expect(judged.map((bid) => bid.rank)).toEqual([1, 2, 3]);
});

test('E6b: the same, relative to the highest social value', () => {
  expect(shown(scoredOf(aDocument({}, highestValue)), 'total')).toEqual(['86.25', '80.80', '76.50']);
});

const decoyDocument = (formula: Doc, withDecoy: boolean): Doc =>
  aDocument({
    criteria: [
      { id: 'price', kind: 'price', weight: '40', formula: 'relative-to-lowest' },
      question('quality', '40', '40'),
      { id: 'sv', kind: 'social-value', weight: '20', ...formula },
    ],
    bids: (
      [
        ['A', '1000000', '30', '300000'],
        ['B', '1000000', '34', '180000'],
        ['D', '1400000', '12', '3000000'],
      ] as const
    )
      .filter(([id]) => withDecoy || id !== 'D')
      .map(([id, price, quality, socialValue]) => ({
        id,
        price,
        socialValue,
        scores: { 'quality-1': quality },
      })),
  });

test('E7: under the highest social value a decoy that loses changes the winner, and a warning says so', () => {
  const without = scoredOf(decoyDocument(highestValue, false));
  expect(shown(without, 'total')).toEqual(['90.00', '86.00']);
  const judged = scoredOf(decoyDocument(highestValue, true));
  expect(shown(judged, 'total')).toEqual(['72.00', '75.20', '60.57']);
  expect(winners(judged)).toEqual(['B']);
  const warnings = warningsOf(tenderOf(decoyDocument(highestValue, true)), judged);
  expect(warnings.map(({ code, bid }) => `${code} ${bid}`)).toEqual([
    'irrelevant-alternative D',
    'abnormally-high D',
  ]);
  expect(warnings[0]?.text).toContain(
    'B wins only because D took part: without D, A wins. D itself does not win.',
  );
});

test('E7: under a target nobody’s marks move, with or without the decoy', () => {
  const target = { formula: 'relative-to-target', targetRate: '0.50' };
  const withDecoy = scoredOf(decoyDocument(target, true));
  expect(shown(scoredOf(decoyDocument(target, false)), 'total')).toEqual(['82.00', '81.20']);
  expect(shown(withDecoy, 'total').slice(0, 2)).toEqual(['82.00', '81.20']);
  const warnings = warningsOf(tenderOf(decoyDocument(target, true)), withDecoy);
  expect(warnings.map((warning) => warning.code)).toEqual(['abnormally-high']);
});

test.each([
  ['99996', 'fails although it shows as 10.00 %'],
  ['100000', 'passes'],
])('E12: a gate looks at the exact value: £%s %s', (socialValue) => {
  const document = aDocument(
    { bids: [aBid('A', ['900000', '32', socialValue, '4'])] },
    { minimumRate: '0.10' },
  );
  const [judged] = scoredOf(document);
  expect(two(times(judged!.rate ?? zero, ratio(100)))).toBe('10.00');
  const fails = socialValue === '99996';
  expect(judged!.failed).toEqual(fails ? ['sv-quant'] : []);
  expect(judged!.rank).toBe(fails ? null : 1);
});

test('E13: the total is rounded from the exact total, not from rounded parts', () => {
  const thirds = (id: string): Doc => ({
    id,
    kind: 'qualitative',
    weight: '10',
    questions: [{ id: `${id}-1`, weight: '100', scaleMax: '3' }],
  });
  const [judged] = scoredOf(
    aDocument({
      criteria: [
        { id: 'price', kind: 'price', weight: '0', formula: 'relative-to-lowest' },
        ...['a', 'b', 'c'].map(thirds),
        question('rest', '70', '1'),
      ],
      bids: [{ id: 'A', price: '1', scores: { 'a-1': '1', 'b-1': '1', 'c-1': '1', 'rest-1': '0' } }],
    }),
  );
  expect(judged!.marks.map(({ mark }) => two(mark))).toEqual(['0.00', '3.33', '3.33', '3.33', '0.00']);
  expect(judged!.marks.map(({ mark }) => exactText(mark))).toEqual(['0', '10/3', '10/3', '10/3', '0']);
  expect(two(judged!.total)).toBe('10.00');
});

test('E14: a rate of the own price rewards a low price twice; a rate of the estimate does not', () => {
  const bids = [aBid('A', ['800000', '0', '200000', '0']), aBid('B', ['1000000', '0', '200000', '0'])];
  expect(shown(scoredOf(aDocument({ bids }, byPrice)), 'sv-quant')).toEqual(['5.00', '4.00']);
  expect(shown(scoredOf(aDocument({ bids })), 'sv-quant')).toEqual(['4.00', '4.00']);
});

test('E22: sub-criteria of a larger criterion', () => {
  expect(shown(scoredOf(twoQuestions('20', [['4', '3']])), 'plan')).toEqual(['14.40']);
});

test('E23: price falling to nothing at double the lowest', () => {
  const document = aDocument({
    criteria: [
      { id: 'price', kind: 'price', weight: '40', formula: 'linear-to-double' },
      question('quality', '60', '5'),
    ],
    bids: ['900000', '1000000', '1250000', '1900000'].map((price) => ({
      id: price,
      price,
      scores: { 'quality-1': '3' },
    })),
  });
  expect(shown(scoredOf(document), 'price')).toEqual(['40.00', '35.56', '24.44', '0.00']);
});

test('E25: more than the target earns no more than the weight', () => {
  const bids = [aBid('D', ['1400000', '12', '3000000', '3'])];
  const [judged] = scoredOf(aDocument({ bids }, byPrice));
  expect(two(times(judged!.rate ?? zero, ratio(100)))).toBe('214.29');
  expect(exactText(markOf(judged!, 'sv-quant'))).toBe('10');
});

test('a rate of 49.995p against a target of 50p shows full marks and is not', () => {
  const [judged] = scoredOf(
    aDocument({ bids: [aBid('A', ['900000', '32', '499950', '4'])] }, { minimumRate: '0.5' }),
  );
  expect([two(markOf(judged!, 'sv-quant')), exactText(markOf(judged!, 'sv-quant'))]).toEqual([
    '10.00',
    '9.999',
  ]);
  expect(judged!.failed).toEqual(['sv-quant']);
});

test('one bid alone gets full marks where it is compared with itself, and nothing where it offers nothing', () => {
  const alone = scoredOf(aDocument({ bids: [aBid('A', ['900000', '32', '0', '4'])] }, highestValue));
  expect(shown(alone, 'price')).toEqual(['40.00']);
  expect(shown(alone, 'sv-quant')).toEqual(['0.00']);
  expect(alone[0]?.rank).toBe(1);
});

test('bids that are equal in everything share first place, and each is warned of', () => {
  const equal = aDocument({ bids: ['A', 'B', 'C'].map((id) => aBid(id, ['900000', '32', '250000', '4'])) });
  expect(scoredOf(equal).map((bid) => bid.rank)).toEqual([1, 1, 1]);
  expect(warningsOf(tenderOf(equal), scoredOf(equal)).map(({ code, bid }) => `${code} ${bid}`)).toEqual([
    'near-tie A',
    'near-tie B',
    'near-tie C',
  ]);
});

test('a bid that failed sets neither the lowest price nor the highest offer, unless the method says so or all failed', () => {
  const gate = { ...highestValue, minimumRate: '0.2' };
  const bids = [aBid('A', ['900000', '30', '250000', '4']), aBid('B', ['600000', '30', '100000', '4'])];
  expect(shown(scoredOf(aDocument({ bids }, gate)), 'price')).toEqual(['40.00', '40.00']);
  expect(shown(scoredOf(aDocument({ bids, includeFailed: true }, gate)), 'price')).toEqual([
    '26.67',
    '40.00',
  ]);
  const allFail = scoredOf(aDocument({ bids }, { ...gate, minimumRate: '0.9' }));
  expect(shown(allFail, 'price')).toEqual(['26.67', '40.00']);
  expect(allFail.map((bid) => bid.rank)).toEqual([null, null]);
});

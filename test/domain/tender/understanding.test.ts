// What a result rests on: worked examples and their exact values.
import fc from 'fast-check';
import {
  decimal,
  exactText,
  minus,
  ratio,
  rounded,
  times,
  compare,
  plus,
  over,
} from '../../../src/domain/tender/ratio.ts';
import { appraiseAll, judge, scoreTender, winners } from '../../../src/domain/tender/score.ts';
import type { PriceCriterion } from '../../../src/domain/tender/tender.ts';
import { abnormallyHigh } from '../../../src/domain/tender/understanding/abnormally-high.ts';
import { decisionSheet } from '../../../src/domain/tender/understanding/decision-sheet.ts';
import {
  imagine,
  laboratory,
  targetAgainstPast,
} from '../../../src/domain/tender/understanding/laboratory.ts';
import { premiumForMarks } from '../../../src/domain/tender/understanding/premium-per-mark.ts';
import { pricePerPoint, sideBySide } from '../../../src/domain/tender/understanding/side-by-side.ts';
import { atValueTimes } from '../../../src/domain/tender/understanding/value-again.ts';
import { weightStudy, weightsTold, withWeight } from '../../../src/domain/tender/understanding/weights.ts';
import { formulaWarning, withoutEach } from '../../../src/domain/tender/understanding/without-each.ts';
import { aDocument, question, shown, tenderOf, two, type Doc } from './a-tender.ts';

/** Two bids: A has all price marks and 40 % of social value, B 80 % and 90 %; quality is level at 70 %. */
const cheapOrSocial = tenderOf({
  format: 'good-measure/tender@1',
  reference: 'E8',
  estimate: '1000000',
  criteria: [
    { id: 'price', kind: 'price', weight: '50', formula: 'relative-to-lowest' },
    question('quality', '40', '10'),
    { id: 'sv', kind: 'social-value', weight: '10', formula: 'relative-to-target', targetRate: '0.5' },
  ],
  bids: [
    { id: 'A', price: '800000', socialValue: '200000', scores: { 'quality-1': '7' } },
    { id: 'B', price: '1000000', socialValue: '450000', scores: { 'quality-1': '7' } },
  ],
});

const decoy = (formula: Doc) =>
  tenderOf({
    format: 'good-measure/tender@1',
    reference: 'E7',
    estimate: '1000000',
    criteria: [
      { id: 'price', kind: 'price', weight: '40', formula: 'relative-to-lowest' },
      question('quality', '40', '40'),
      { id: 'sv', kind: 'social-value', weight: '20', ...formula },
    ],
    bids: [
      { id: 'A', price: '1000000', socialValue: '300000', scores: { 'quality-1': '30' } },
      { id: 'B', price: '1000000', socialValue: '180000', scores: { 'quality-1': '34' } },
      { id: 'D', price: '1400000', socialValue: '3000000', scores: { 'quality-1': '12' } },
    ],
  });
const highest = { formula: 'relative-to-highest-value' };
const target = { formula: 'relative-to-target', targetRate: '0.50' };

test('E7: the winner without each bidder', () => {
  const tender = decoy(highest);
  expect(withoutEach(tender, appraiseAll(tender))).toEqual([
    { bid: 'A', winners: ['B'], decides: false },
    { bid: 'B', winners: ['A'], decides: false },
    { bid: 'D', winners: ['A'], decides: true },
  ]);
  const fair = decoy(target);
  expect(withoutEach(fair, appraiseAll(fair)).map(({ decides }) => decides)).toEqual([false, false, false]);
});

test('choosing a formula that depends on the others warns before any bid is known; a target does not', () => {
  expect(formulaWarning(decoy(highest))).toContain('One absurd offer shrinks the difference');
  expect(formulaWarning(decoy({ formula: 'relative-to-highest-rate' }))).toContain('(S2)');
  expect(formulaWarning(decoy(target))).toBeUndefined();
});

test.each([
  ['10', ['82.00', '77.00'], 'A'],
  ['17', ['77.80', '77.70'], 'A'],
  ['18', ['77.20', '77.80'], 'B'],
  ['20', ['76.00', '78.00'], 'B'],
])('E8: at a weight of %s for social value', (weight, totals, winner) => {
  const judged = scoreTender(withWeight(cheapOrSocial, 'sv', decimal(weight), 'price'));
  expect(shown(judged, 'total')).toEqual(totals);
  expect(winners(judged)).toEqual([winner]);
});

test('E8: the winner changes at exactly 120/7 when price gives the weight, and elsewhere when all give', () => {
  const bids = appraiseAll(cheapOrSocial);
  const fromPrice = weightStudy(cheapOrSocial, bids, 'sv', 'price');
  expect(fromPrice.changes.map(({ at, below, above }) => [exactText(at), below, above])).toEqual([
    ['120/7', ['A'], ['B']],
  ]);
  expect(rounded(fromPrice.changes[0]!.at, 4)).toBe('17.1429');
  expect(exactText(fromPrice.most)).toBe('60');
  expect(fromPrice.told).toBe('Weight added to sv is taken from price.');
  const fromAll = weightStudy(cheapOrSocial, bids, 'sv', 'all others in proportion');
  // (100 − w)/90 × 50 × 0.2 = w × 0.5
  expect(fromAll.changes.map(({ at }) => exactText(at))).toEqual(['200/11']);
  expect(fromAll.told).toContain('taken from all others in proportion');
});

test('whatever weight is moved, all weights together stay 100, and the study agrees with trying', () => {
  const tender = tenderOf(aDocument());
  const bids = appraiseAll(tender);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4999 }),
      fc.constantFrom('price', 'all others in proportion'),
      (n, from) => {
        const weight = ratio(n, 100);
        const moved = withWeight(tender, 'sv-quant', weight, from as 'price'); // one of the two
        expect(weightsTold(moved)).toContain('(together 100)');
        const { changes } = weightStudy(tender, bids, 'sv-quant', from as 'price');
        const past = changes.filter(({ at }) => compare(at, weight) < 0).at(-1);
        const first = changes[0]?.below ?? winners(judge(tender, bids));
        if (changes.every(({ at }) => compare(at, weight) !== 0))
          expect(winners(judge(moved, bids))).toEqual(past?.above ?? first);
      },
    ),
    { numRuns: 60 },
  );
});

test('the same bid wins at every weight when it is best in everything', () => {
  const bids = appraiseAll(cheapOrSocial).slice(0, 1);
  expect(weightStudy(cheapOrSocial, bids, 'sv', 'price').changes).toEqual([]);
});

test('social value at half: for all, and for the winner alone', () => {
  const tender = decoy(target);
  const bids = appraiseAll(tender);
  expect(shown(atValueTimes(tender, bids, ratio(1, 2)), 'total')).toEqual(['76.00', '77.60', '60.57']);
  expect(shown(atValueTimes(tender, bids, ratio(1, 2), 'A'), 'total')).toEqual(['76.00', '81.20', '60.57']);
});

test('E9: price for each quality point, as a figure beside the result', () => {
  const tender = tenderOf(aDocument({}, { denominator: 'price' }));
  const points = scoreTender(tender).map((bid) => pricePerPoint(tender, bid)!);
  expect(points.map(two)).toEqual(['19756.10', '25826.45', '25000.00']);
});

const priceCriterion = (formula: PriceCriterion['formula']): PriceCriterion => ({
  kind: 'price',
  id: 'price',
  weight: ratio(40),
  formula,
});

test('E10: what a mark is worth in pounds', () => {
  const lowest = ratio(900_000);
  const one = premiumForMarks(priceCriterion('relative-to-lowest'), lowest, ratio(1))!;
  expect([two(one.price), two(one.premium), rounded(times(one.share, ratio(100)), 4)]).toEqual([
    '923076.92',
    '23076.92',
    '2.5641',
  ]);
  const five = premiumForMarks(priceCriterion('relative-to-lowest'), lowest, ratio(5))!;
  expect([two(five.price), two(five.premium), two(times(five.share, ratio(100)))]).toEqual([
    '1028571.43',
    '128571.43',
    '14.29',
  ]);
  const linear = premiumForMarks(priceCriterion('linear-to-double'), lowest, ratio(1))!;
  expect(two(linear.premium)).toBe('22500.00');
  expect(premiumForMarks(priceCriterion('relative-to-lowest'), lowest, ratio(40))).toBeUndefined();
});

test('E11: pounds for each extra pound of social value', () => {
  const [a, b, c] = appraiseAll(tenderOf(aDocument()));
  const beside = sideBySide(b!, a!);
  expect([two(beside.extraPrice), two(beside.extraValue), two(beside.poundsPerPound!)]).toEqual([
    '350000.00',
    '150000.00',
    '2.33',
  ]);
  expect(exactText(beside.poundsPerPound!)).toBe('7/3');
  expect(sideBySide(c!, a!).poundsPerPound).toBeUndefined();
});

const line = (measure: string, offered: string, proxy?: string, more: Doc = {}): Doc => ({
  measure,
  offered,
  proxy: proxy ?? null,
  ...more,
});
const withLines = (...bids: readonly (readonly [string, string, readonly Doc[]])[]) =>
  tenderOf(
    aDocument({
      bids: bids.map(([id, price, lines]) => ({
        id,
        price,
        lines,
        scores: { 'quality-1': '30', 'sv-qual-1': '3' },
      })),
    }),
  );

test('physical units beside the price: what an extra unit costs, and what an extra pound brings', () => {
  const tender = withLines(
    ['A', '900000', [line('jobs', '2', '30000'), line('hours', '100')]],
    ['B', '1000000', [line('jobs', '6', '30000', { cap: '4' }), line('weeks', '50', '250')]],
  );
  const [a, b] = appraiseAll(tender);
  const { measures } = sideBySide(b!, a!);
  expect(
    measures.map((each) => [
      each.measure,
      exactText(each.extraUnits),
      each.poundsPerUnit && exactText(each.poundsPerUnit),
      each.unitsPerPound && exactText(each.unitsPerPound),
    ]),
  ).toEqual([
    ['jobs', '2', '50000', '0.00002'],
    ['weeks', '50', '2000', '0.0005'],
    ['hours', '-100', undefined, '-0.001'],
  ]);
});

describe('commitments that look too good', () => {
  const flagged = (tender: Parameters<typeof abnormallyHigh>[0], knowledge = {}) =>
    abnormallyHigh(tender, appraiseAll(tender), knowledge).map(({ bid, text }) => `${bid}: ${text}`);

  test('more than three times the median', () => {
    expect(flagged(decoy(target))).toEqual([
      'D: Social value of £3,000,000 is more than 3 times the median of the bids (£300,000). Ask D to explain, and log the answer.',
    ]);
  });

  test('above what 95 % of past bids offered', () => {
    const told = flagged(cheapOrSocial, { historicRate95: decimal('0.3') });
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('B: 45.00p in the pound is above what 95 % of past bids offered (30.00p).');
  });

  test('one measure makes up more than 60 %, but a bid of one measure is nothing special', () => {
    const tender = withLines(
      ['A', '900000', [line('jobs', '6', '10000'), line('hours', '4000', '10')]],
      ['B', '900000', [line('jobs', '6.1', '10000'), line('hours', '4000', '10')]],
      ['C', '900000', [line('weeks', '400', '250')]],
    );
    expect(flagged(tender)).toEqual([
      'B: More than 60 % of its social value comes from one measure, jobs. Ask B to explain, and log the answer.',
    ]);
  });

  test('jobs that would cost more than the price', () => {
    const tender = withLines(['A', '900000', [line('jobs', '30', '1'), line('jobs', '1')]]);
    const fte = { measures: new Set(['jobs']), yearlyCost: ratio(30_000) };
    expect(flagged(tender, { fte })[0]).toContain(
      'The jobs offered would cost about £930,000, more than the price',
    );
    expect(flagged(tender, { fte: { ...fte, yearlyCost: ratio(29_000) } })).toEqual([]);
  });

  test('more weeks of apprenticeship than the contract has room for', () => {
    const tender = withLines(['A', '900000', [line('weeks', '313')]]);
    const apprenticeships = { measures: new Set(['weeks']), contractYears: ratio(3), headcount: ratio(2) };
    expect(flagged(tender, { apprenticeships })[0]).toContain(
      '313 weeks of apprenticeship are more than the 312',
    );
    expect(flagged(tender, { apprenticeships: { ...apprenticeships, headcount: ratio(3) } })).toEqual([]);
  });

  test.each([
    ['130', '10 times'],
    ['1200', '100 times'],
    ['60', undefined],
    ['400', undefined],
  ])('%s beside 12 and 14: has a decimal point slipped?', (offered, expected) => {
    const tender = withLines(
      ['A', '900000', [line('jobs', '12')]],
      ['B', '900000', [line('jobs', '14')]],
      ['C', '900000', [line('jobs', offered)]],
    );
    const told = flagged(tender);
    expect(told).toHaveLength(expected ? 1 : 0);
    expect(told.join('')).toContain(
      expected ? `jobs: ${offered} is about ${expected} what others offer` : '',
    );
  });
});

test('the decision sheet sets social value against cost', () => {
  const tender = withLines(
    ['A', '900000', [line('jobs', '2', '30000')]],
    ['B', '930000', [line('jobs', '12', '30000'), line('rent', '1', '40000')]],
  );
  const sheet = decisionSheet({
    tender,
    bids: appraiseAll(tender),
    recommended: 'B',
    cashable: new Set(['rent']),
    trackRecord: { promised: ratio(200_000), evidenced: ratio(150_000) },
    approver: 'Head of Housing',
  });
  expect([
    sheet.recommended,
    sheet.cheapest,
    two(sheet.premium),
    two(times(sheet.premiumShare, ratio(100))),
  ]).toEqual(['B', 'A', '30000.00', '3.33']);
  expect([two(sheet.cashable), two(sheet.notCashable), exactText(sheet.evidencedShare!)]).toEqual([
    '40000.00',
    '360000.00',
    '0.75',
  ]);
  expect(two(sheet.difference.poundsPerPound!)).toBe('0.09');
  expect([sheet.decides, sheet.approver]).toEqual(['head of service', 'Head of Housing']);
  expect(sheet.sensitivity.without.map((each) => each.winners)).toEqual([['B'], ['A']]);
  expect(sheet.sensitivity.atHalfValue).toEqual(['B']);
  expect(sheet.sensitivity.ifItDeliversHalf).toEqual(['B']);
  const [change] = sheet.sensitivity.weights!.changes;
  expect([change!.below, change!.above]).toEqual([['A'], ['B']]);
  const lost = minus(
    plus(ratio(40), minus(ratio(10), change!.at)),
    times(over(ratio(900_000), ratio(930_000)), minus(ratio(50), change!.at)),
  );
  expect(exactText(lost)).toBe(exactText(times(change!.at, decimal('0.68'))));
});

test('only a bid that passed can be recommended, and the bands are the council’s own', () => {
  const tender = withLines(['A', '900000', []], ['B', '1000000', []]);
  const input = { tender, bids: appraiseAll(tender), cashable: new Set<string>() };
  expect(() => decisionSheet({ ...input, recommended: 'X' })).toThrow('X is not a bid that passed');
  expect(decisionSheet({ ...input, recommended: 'A' }).decides).toBe('officer');
  expect(decisionSheet({ ...input, recommended: 'B' }).decides).toBe('committee, with a note');
  expect(decisionSheet({ ...input, recommended: 'B', bands: [{ decides: 'cabinet' }] }).decides).toBe(
    'cabinet',
  );
});

test('the laboratory tries weights and targets on imagined bids before publication', () => {
  const imagined = imagine(cheapOrSocial, [
    { id: 'cheap', price: ratio(800_000), value: ratio(50_000), quality: decimal('0.7') },
    { id: 'rich', price: ratio(1_000_000), value: ratio(90_000), quality: decimal('0.7') },
  ]);
  const trials = laboratory(imagined, {
    weights: [ratio(10), ratio(30), ratio(70)],
    targets: [decimal('0.05'), decimal('0.25'), decimal('0.5')],
    takenFrom: 'price',
  });
  expect(
    trials.map((each) => [exactText(each.weight), exactText(each.target!), each.winners.join()]),
  ).toEqual([
    ['10', '0.05', 'cheap'],
    ['10', '0.25', 'cheap'],
    ['10', '0.5', 'cheap'],
    ['30', '0.05', 'cheap'],
    ['30', '0.25', 'cheap'],
    ['30', '0.5', 'cheap'],
  ]);
  expect(trials.map((each) => each.notes.map((note) => note.split(':')[0]))).toEqual([
    ['Every bid reaches the target'],
    [],
    ['No bid earns a fifth of the marks'],
    ['Every bid reaches the target'],
    [],
    ['No bid earns a fifth of the marks'],
  ]);
});

test('a target beside past contracts: the average Essex bid would earn under a fifth of a 50p target', () => {
  const check = targetAgainstPast(decimal('0.50'), [
    { value: ratio(42_000_000), contractValue: ratio(447_000_000) },
  ])!;
  expect(rounded(times(check.shareOfTarget, ratio(100)), 2)).toBe('18.79');
  expect(check.told).toBe(
    'Past contracts came to 9.40p in the pound, 18.79 % of a target of 50.00p; 0 of 1 reached it.',
  );
  expect(targetAgainstPast(decimal('0.50'), [])).toBeUndefined();
  const three = targetAgainstPast(decimal('0.10'), [
    { value: ratio(134_400), contractValue: ratio(480_000) },
    { value: ratio(96_000), contractValue: ratio(1_200_000) },
    { value: ratio(0), contractValue: ratio(310_000) },
  ])!;
  expect([rounded(times(three.pastRate, ratio(100)), 2), three.reached]).toEqual(['11.58', 1]);
});

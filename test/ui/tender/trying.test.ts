import { checkMethod } from '../../../src/domain/tender/file.ts';
import { exactText } from '../../../src/domain/tender/ratio.ts';
import { firstTyped, readPast, tryOut, type Typed } from '../../../src/ui/tender/laboratory/trying.ts';

const method = checkMethod({
  format: 'good-measure/tender@1',
  reference: 'T-1',
  estimate: '1000000',
  criteria: [
    { id: 'price', kind: 'price', weight: '60', formula: 'relative-to-lowest' },
    {
      id: 'quality',
      kind: 'qualitative',
      weight: '30',
      questions: [{ id: 'q', weight: '100', scaleMax: '5' }],
    },
    { id: 'sv', kind: 'social-value', weight: '10', formula: 'relative-to-target', targetRate: '0.1' },
  ],
  tieBreak: [],
  includeFailed: false,
});
if (method.kind === 'problems') throw new Error(JSON.stringify(method.problems));
const tender = method.value;
const typed: Typed = {
  bids: [
    { id: 'A', price: '£900,000', value: '0', quality: '80 %' },
    { id: 'B', price: '1000000', value: '£200,000', quality: '80' },
  ],
  weights: '5, 30',
  targets: '10 20p',
  takenFrom: 'price',
};

test('the laboratory begins with the tender’s own weight and target, on bids around its estimate, and can be tried at once', () => {
  const first = firstTyped(tender);
  expect(first).toMatchObject({ weights: '5, 10, 20', targets: '5, 10, 20' });
  expect(first.bids.map(({ price }) => price)).toEqual(['900000', '1000000', '1100000']);
  expect(tryOut(tender, first)).toMatchObject({ kind: 'ok' });
});

test('every weight is tried with every target, exactly', () => {
  const tried = tryOut(tender, typed);
  if (tried.kind === 'problems') throw new Error(JSON.stringify(tried.problems));
  expect(tried.value.map((one) => [exactText(one.weight), exactText(one.target ?? one.weight)])).toEqual([
    ['5', '0.1'],
    ['5', '0.2'],
    ['30', '0.1'],
    ['30', '0.2'],
  ]);
  // At 5 marks the cheaper bid is first: 65 + 24 + 0 against 58.5 + 24 + 5. At 30 marks: 40 + 24 against 36 + 24 + 30.
  expect(tried.value.map(({ winners }) => winners.join())).toEqual(['A', 'A', 'B', 'B']);
  expect(tried.value[0]?.totals.map(exactText)).toEqual(['89', '87.5']);
});

test('what cannot be read is told by its place, and nothing is tried', () => {
  const [a, b] = typed.bids;
  if (!a || !b) throw new Error('no bids');
  const tried = tryOut(tender, {
    ...typed,
    bids: [
      { ...a, price: '0' },
      { ...b, value: 'much', quality: '120' },
    ],
    weights: '5, ten, 101',
    targets: '',
  });
  expect(tried.kind === 'problems' && tried.problems.map(({ place, tell }) => `${place}: ${tell}`)).toEqual([
    'Bid A: The price is £0. Enter a price above £0.',
    'Bid B: Quality is more than 100 %. Enter 0 to 100.',
    'Bid B: “much” is no social value. Enter a number such as 12500.',
    'Weights: “ten” is no number. Separate numbers by commas, for example 5, 10, 20.',
    'Targets: Enter at least one number, for example 10.',
    'Weights: A weight is more than 100. Enter marks of 100.',
  ]);
});

test('weights that price cannot give are told, not left out silently', () => {
  expect(tryOut(tender, { ...typed, weights: '90' })).toMatchObject({
    problems: [{ place: 'Weights' }],
  });
  expect(tryOut(tender, { ...typed, weights: '90', takenFrom: 'all others in proportion' })).toMatchObject({
    kind: 'ok',
  });
  // One that cannot be reached among others that can.
  expect(tryOut(tender, { ...typed, weights: '10, 90' })).toMatchObject({
    problems: [{ place: 'Weights', tell: expect.stringContaining('90') }],
  });
});

test('past contracts are read line by line', () => {
  const past = readPast('£25,000 of £250,000\n\n10000;1000000');
  expect(past.kind === 'ok' && past.value.map((one) => exactText(one.contractValue))).toEqual([
    '250000',
    '1000000',
  ]);
  expect(readPast('25,000 of £250,000\na lot')).toMatchObject({ problems: [{ place: 'Line 2' }] });
  expect(readPast('1 of 0')).toMatchObject({ problems: [{ place: 'Line 1' }] });
});

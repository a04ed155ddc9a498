// What a tender file may not say, each with the pointer and the words that a person gets.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTender } from '../../../src/domain/tender/file.ts';
import { priceFormulas, socialValueFormulas } from '../../../src/domain/tender/formulas/index.ts';
import { isList, isObject, type Json } from '../../../src/domain/words/json.ts';

const good: Json = JSON.parse(readFileSync(join(__dirname, '../../cli/tender-files/one-bid.json'), 'utf8'));

/** The document with another value at a pointer; undefined removes the member. */
function changed(document: Json, path: readonly string[], value: Json | undefined): Json {
  const [step = '', ...rest] = path;
  const next = (inner: Json | undefined) => (rest.length === 0 ? value : changed(inner ?? null, rest, value));
  if (isList(document)) {
    const copy: (Json | undefined)[] = [...document];
    copy[Number(step)] = next(document[Number(step)]);
    return copy.map((each) => each ?? null);
  }
  if (!isObject(document)) throw new Error(`Nothing at ${step}`);
  const { [step]: old, ...others } = document;
  const inner = next(old);
  return inner === undefined ? others : { ...others, [step]: inner };
}

function problemsWith(changes: Readonly<Record<string, Json | undefined>>): readonly string[] {
  const document = Object.entries(changes).reduce(
    (each, [pointer, value]) => changed(each, pointer.split('/').slice(1), value),
    good,
  );
  const read = readTender(JSON.stringify(document));
  return read.kind === 'ok' ? [] : read.problems.map(({ place, tell }) => `${place}: ${tell}`);
}

const price = { id: 'price', kind: 'price', weight: '20', formula: 'relative-to-lowest' };
const value = { id: 'sv', kind: 'social-value', weight: '10', formula: 'relative-to-highest-value' };

const table: readonly (readonly [string, Readonly<Record<string, Json | undefined>>, readonly string[]])[] = [
  [
    'another format',
    { '/format': 'good-measure/tender@2' },
    ['/format: "good-measure/tender@2" is not known'],
  ],
  ['no format', { '/format': undefined }, ['/format: This is missing.']],
  ['an unknown member', { '/colour': 'red' }, ['/colour: This member is not known here. Remove it']],
  ['no estimate', { '/estimate': null }, ['/estimate: This is missing.']],
  ['an estimate of 0', { '/estimate': '0.00' }, ['/estimate: This is 0. Write a number above 0.']],
  ['a number without quotes', { '/estimate': 5 }, ['/estimate: Put the number in quotes: "5".']],
  ['no reference', { '/reference': undefined }, ['/reference: This is missing.']],
  ['no criteria', { '/criteria': undefined }, ['/criteria: This is missing.']],
  ['weights of 99', { '/criteria/0/weight': '39' }, ['/criteria: The weights of the criteria add up to 99.']],
  [
    'weights of 101',
    { '/criteria/0/weight': '41' },
    ['/criteria: The weights of the criteria add up to 101.'],
  ],
  [
    'weights of questions',
    { '/criteria/1/questions/1/weight': '40.1' },
    ['/criteria/1/questions: The weights of the questions of this criterion add up to 100.1.'],
  ],
  ['no questions', { '/criteria/1/questions': [] }, ['/criteria/1/questions: The weights of the questions']],
  ['an unknown kind', { '/criteria/0/kind': 'cost' }, ['/criteria/0/kind: "cost" is not known here.']],
  ['an unknown formula', { '/criteria/0/formula': 'P1' }, ['/criteria/0/formula: "P1" is not known here.']],
  ['a formula of another kind', { '/criteria/0/formula': 'relative-to-target' }, ['/criteria/0/formula: ']],
  [
    'questions on price',
    { '/criteria/0/questions': [] },
    ['/criteria/0/questions: This member is not known'],
  ],
  ['no target', { '/criteria/2/targetRate': null }, ['/criteria/2/targetRate: The formula needs a target.']],
  ['a target of 0', { '/criteria/2/targetRate': '0' }, ['/criteria/2/targetRate: This is 0.']],
  ['another denominator', { '/criteria/2/denominator': 'x' }, ['/criteria/2/denominator: "x" is not known']],
  [
    'a scale of 0',
    { '/criteria/3/questions/0/scaleMax': '0' },
    ['/criteria/3/questions/0/scaleMax: This is 0'],
  ],
  ['one id twice', { '/criteria/3/id': 'q1' }, ['/criteria/3/id: This id is already used']],
  ['the id total', { '/criteria/1/questions/0/id': 'total' }, ['/criteria/1/questions/0/id: The id "total"']],
  ['an empty id', { '/bids/0/id': '' }, ['/bids/0/id: Write this as text, not empty.']],
  [
    'two prices',
    { '/criteria/0/weight': '20', '/criteria/4': { ...price, id: 'p2' } },
    ['/criteria: There are 2 crit'],
  ],
  [
    'no price',
    { '/criteria/0': { ...value, weight: '40' }, '/criteria/2/weight': '10' },
    ['/criteria: There are 0', '/criteria: There are 2'],
  ],
  ['a tie-break of nothing', { '/tieBreak': ['price', 'q1'] }, ['/tieBreak/1: This names no criterion.']],
  [
    'a flag in quotes',
    { '/includeFailed': 'true' },
    ['/includeFailed: Write true or false, without quotes.'],
  ],
  ['no bids', { '/bids': [] }, ['/bids: There is no bid. Add at least one.']],
  ['a missing list of bids', { '/bids': null }, ['/bids: This is missing.']],
  ['a bid that is null', { '/bids': [null] }, ['/bids/0: An object in curly brackets belongs here.']],
  ['a price of 0', { '/bids/0/price': '0' }, ['/bids/0/price: This is 0. Write a number above 0.']],
  ['lines and a total', { '/bids/0/socialValue': '5' }, ['/bids/0/socialValue: The bid has lines as well.']],
  ['lines that are no list', { '/bids/0/lines': {} }, ['/bids/0/lines: Write a list in square brackets.']],
  ['no measure', { '/bids/0/lines/0/measure': null }, ['/bids/0/lines/0/measure: This is missing.']],
  ['no offer', { '/bids/0/lines/0/offered': null }, ['/bids/0/lines/0/offered: This is missing.']],
  [
    'an offer in words',
    { '/bids/0/lines/0/offered': 'ten' },
    ['/bids/0/lines/0/offered: "ten" is not a number'],
  ],
  [
    'too much accepted',
    { '/bids/0/lines/0/accepted': '120.1' },
    ['/bids/0/lines/0/accepted: More is accepted than the 120'],
  ],
  [
    'deadweight above 1',
    { '/bids/0/lines/0/deadweight': '1.01' },
    ['/bids/0/lines/0/deadweight: 1.01 is above 1.'],
  ],
  [
    'attribution above 1',
    { '/bids/0/lines/0/attribution': '50' },
    ['/bids/0/lines/0/attribution: 50 is above'],
  ],
  ['a missing score', { '/bids/0/scores/q2': null }, ['/bids/0/scores/q2: The score is missing.']],
  [
    'no scores',
    { '/bids/0/scores': null },
    ['q1', 'q2', 'plan'].map((id) => `/bids/0/scores/${id}: The score`),
  ],
  ['a score above the scale', { '/bids/0/scores/q1': '5.5' }, ['/bids/0/scores/q1: 5.5 is above the scale.']],
  [
    'a score of nothing',
    { '/bids/0/scores/q7': '1' },
    ['/bids/0/scores/q7: No question of the criteria has this id'],
  ],
];

test.each(table)('%s is told with its pointer, and nothing else is', (_, changes, expected) => {
  const told = problemsWith(changes);
  expect(told.map((line, i) => (line.startsWith(expected[i] ?? 'nothing') ? 'as expected' : line))).toEqual(
    expected.map(() => 'as expected'),
  );
});

test('the file itself is good, and so is one with every optional member left out or null', () => {
  expect(problemsWith({})).toEqual([]);
  expect(
    problemsWith({
      '/tieBreak': undefined,
      '/includeFailed': null,
      '/criteria/2/minimumRate': null,
      '/criteria/2/denominator': undefined,
      '/bids/0/lines': null,
      '/bids/0/socialValue': null,
      '/unknown': null,
    }),
  ).toEqual([]);
});

const notNumbers = [
  '1,234.56',
  '1.234,56',
  '1 234',
  '1\u00a0234',
  '£1.2m',
  '50p',
  '(1,000)',
  '-0',
  '-5',
  '+5',
  '1e3',
  'NaN',
];
const alsoNot = [
  'Infinity',
  '0x10',
  '٣',
  '１２',
  '½',
  '10%',
  'n/a',
  '-',
  '',
  ' 5',
  '5 ',
  '5\n',
  '.5',
  '5.',
  '00',
  '01',
  '=1+1',
  "'12",
];
test.each([...notNumbers, ...alsoNot])('%j is no number, and the message says how to write one', (typed) => {
  const [told] = problemsWith({ '/bids/0/price': typed });
  expect(told).toContain(
    `/bids/0/price: ${JSON.stringify(typed)} is not a number here. Write digits with a point`,
  );
});

test('numbers of any length are exact', () => {
  const long = '123456789012345678901234567890.123456789012345678901234567890';
  expect(problemsWith({ '/bids/0/price': long })).toEqual([]);
});

test('every problem is told at once', () => {
  const told = problemsWith({
    '/estimate': '1,000,000',
    '/bids/0/price': '£900k',
    '/bids/0/lines/0/proxy': '277,22',
    '/bids/0/scores/q1': '6',
  });
  expect(told.map((line) => line.split(':')[0])).toEqual([
    '/estimate',
    '/bids/0/price',
    '/bids/0/lines/0/proxy',
    '/bids/0/scores/q1',
  ]);
});

test('a name with a slash, a tilde or a line break keeps its place in the pointer', () => {
  const read = readTender(JSON.stringify({ 'a/b~c\n': '1' }));
  expect(read.kind === 'problems' && read.problems[0]?.place).toBe('/a~1b~0c\n');
});

test('two bids with one id are told', () => {
  const [bid] = isObject(good) && isList(good['bids'] ?? null) ? (good['bids'] as readonly Json[]) : [];
  expect(problemsWith({ '/bids/1': bid })).toEqual([
    '/bids/1/id: Another bid has this id already. Choose another.',
  ]);
});

test('the example in the documentation is a good tender, and every code it names is one', () => {
  const doc = readFileSync(join(__dirname, '../../../doc/tender-file.md'), 'utf8');
  const example = /```json\n([\s\S]+?)```/.exec(doc)?.[1] ?? '';
  expect(readTender(example).kind).toBe('ok');
  for (const key of [...Object.keys(priceFormulas), ...Object.keys(socialValueFormulas)])
    expect(doc).toContain(key);
});

test.each([
  [
    'all weights 0',
    {
      '/criteria/0/weight': '0',
      '/criteria/1/weight': '0',
      '/criteria/2/weight': '0',
      '/criteria/3/weight': '0',
    },
    'add up to 0.',
  ],
  ['weights a hair over 100', { '/criteria/0/weight': '40.0000000001' }, 'add up to 100.0000000001.'],
])('%s are told exactly', (_, changes, expected) => {
  expect(problemsWith(changes).join()).toContain(expected);
});

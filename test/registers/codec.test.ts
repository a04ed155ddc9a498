import fc from 'fast-check';
import { addDays, day } from '../../src/domain/words/day.ts';
import { pence } from '../../src/domain/words/money.ts';
import { decode } from '../../src/registers/codec.ts';
import { encode, encodeChanges, problemsWith, wrongWith } from '../../src/registers/encode.ts';
import { register, type Column } from '../../src/registers/declare.ts';
import { contracts } from '../../src/registers/lists/contracts.ts';

const sample = register({
  key: 'sample',
  list: 'Sample',
  about: 'Every kind of column.',
  site: 'open',
  columns: {
    title: { kind: 'text', label: 'Title', about: '', required: true },
    words: { kind: 'note', label: 'Words', about: '' },
    stage: { kind: 'choice', label: 'Stage', about: '', choices: ['open', 'closed'] },
    themes: { kind: 'choices', label: 'Themes', about: '', choices: ['jobs', 'skills'] },
    number: { kind: 'count', label: 'Number', about: '' },
    quantity: { kind: 'quantity', places: 2, label: 'Quantity', about: '' },
    value: { kind: 'money', label: 'Value', about: '' },
    from: { kind: 'day', label: 'From', about: '' },
    vat: { kind: 'yesNo', label: 'VAT', about: '' },
    owner: { kind: 'person', label: 'Owner', about: '' },
    contract: { kind: 'ref', to: 'contracts', label: 'Contract', about: '' },
  },
});

test('every amount to the penny comes back exactly through the double that SharePoint keeps', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n }), (amount) => {
      const sent = encode(sample, { title: 'x', value: pence(amount) });
      if (sent.kind !== 'ok') throw new Error(JSON.stringify(sent));
      const wire: unknown = JSON.parse(JSON.stringify(sent.value));
      expect(decode(sample, wire as Record<string, unknown>).values?.value).toBe(amount);
    }),
  );
});

test('a sum that SharePoint computed with a rounding error is the penny it stands for', () => {
  expect(decode(sample, { Title: 'x', Value: 0.1 + 0.2 }).values?.value).toBe(30n);
  expect(decode(sample, { Title: 'x', Value: 1234.5 }).values?.value).toBe(123450n);
});

test('every day from 1900 to 2199 survives a site in any time zone, in summer and in winter', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 109_000 }),
      fc.integer({ min: -47, max: 47 }),
      (count, quarters) => {
        const wanted = addDays(day('1900-01-02'), count);
        const midnight = new Date(Date.parse(`${wanted}T00:00:00Z`) - quarters * 15 * 60_000);
        expect(decode(sample, { Title: 'x', From: midnight.toISOString() }).values?.from).toBe(wanted);
      },
    ),
  );
});

test.each([
  ['2026-06-14T23:00:00Z', '2026-06-15'], // midnight in London in summer
  ['2026-01-15T00:00:00Z', '2026-01-15'], // midnight in London in winter
  ['2026-03-29T00:00:00Z', '2026-03-29'], // the day on which the clocks go forward
  ['2026-10-24T23:00:00Z', '2026-10-25'], // the day on which they go back
  ['2026-06-15T12:00:00Z', '2026-06-15'], // as we write it
])('%s is read as %s', (wire, wanted) => {
  expect(decode(sample, { Title: 'x', From: wire }).values?.from).toBe(wanted);
});

test('days are written at noon, people in lower case, several choices with the type that Graph demands', () => {
  const values = {
    title: 'x',
    from: day('2026-06-15'),
    owner: 'Jo@Council.example',
    themes: ['jobs'],
  } as const;
  expect(encode(sample, values)).toEqual({
    kind: 'ok',
    value: {
      Title: 'x',
      From: '2026-06-15T12:00:00Z',
      Owner: 'jo@council.example',
      'Themes@odata.type': 'Collection(Edm.String)',
      Themes: ['jobs'],
    },
  });
});

test('an emptied column is sent as null, a column without a value is absent when read', () => {
  expect(encodeChanges(sample, { words: undefined })).toEqual({ kind: 'ok', value: { Words: null } });
  expect(decode(sample, { Title: 'x' }).values).toEqual({ title: 'x' });
});

const column = (key: keyof typeof sample.columns): Column => sample.columns[key];

test.each<[keyof typeof sample.columns, unknown, string | undefined]>([
  ['title', '', 'Enter the title.'],
  ['title', 'x'.repeat(255), undefined],
  ['title', 'x'.repeat(256), 'This is 1 character too long. Shorten it to 255 characters.'],
  ['words', 'x'.repeat(63_999), undefined],
  ['words', 'x'.repeat(65_000), 'This is 1,001 characters too long. Shorten it to 63,999 characters.'],
  ['words', 'a\u0000b', 'This holds a hidden character that cannot be kept. Type it again.'],
  ['words', '\uD83D', 'This holds a hidden character that cannot be kept. Type it again.'],
  ['words', '👷 =HYPERLINK("x") <script> \u202E', undefined],
  ['stage', 'awarded', 'Choose one of: open, closed.'],
  ['themes', ['jobs', 'climate'], 'Choose from: jobs, skills.'],
  ['number', 2.5, 'Enter a whole number, for example 3.'],
  ['number', Number.NaN, 'Enter a whole number, for example 3.'],
  ['number', 2 ** 53, 'Enter a whole number, for example 3.'],
  ['quantity', '2.345', 'Use at most 2 decimal places.'],
  ['quantity', '1e3', 'Enter a number, for example 2.5.'],
  ['quantity', '-0.5', undefined],
  ['value', 10.5, 'Enter an amount in pounds, for example 1,250.50.'],
  ['value', 10n ** 18n, 'Enter an amount below £10,000,000,000,000.'],
  ['from', '2026-02-31', 'Enter a day that exists, for example 31 March 2026.'],
  ['vat', 'yes', 'Choose Yes or No.'],
])('%s: %j is told with the mend', (key, value, tell) => {
  expect(wrongWith(column(key), value)).toBe(tell);
});

test('the problems of a row name their columns, and of changes only the columns that are given', () => {
  expect(problemsWith(sample, { number: 1.5 })).toEqual([
    { place: 'Title', tell: 'Enter the title.' },
    { place: 'Number', tell: 'Enter a whole number, for example 3.' },
  ]);
  expect(problemsWith(sample, { number: 1.5 }, 'changes')).toHaveLength(1);
  expect(problemsWith(sample, { title: 'x', ['__proto__x']: 1 })).toEqual([
    { place: '__proto__x', tell: 'The list Sample has no such column. Leave it out.' },
  ]);
});

test('what cannot be read in a list is told, and harms no other column', () => {
  const read = decode(contracts, {
    Title: 'Lifts',
    Ref: 'C-1',
    Stage: 'open',
    Value: 'lots',
    Category: 'other',
  });
  expect(read.values).toEqual({ title: 'Lifts', ref: 'C-1', stage: 'open' });
  expect(read.problems).toEqual([
    { place: 'Category', tell: '"other" cannot be read here. Correct it in the list.' },
    { place: 'Value', tell: '"lots" cannot be read here. Correct it in the list.' },
  ]);
  expect(decode(contracts, { Title: 'Lifts', Ref: 'C-1' }).values).toBeUndefined();
});

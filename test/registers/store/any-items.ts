import fc from 'fast-check';
import { register } from '../../../src/registers/declare.ts';
import type { Cell } from '../../../src/registers/store/columns.ts';

export const uuid = fc.uuid();
export const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(undefined),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.boolean(),
  fc.array(fc.string({ maxLength: 8 }), { maxLength: 4 }),
  uuid,
  fc.tuple(uuid, fc.integer({ min: 0, max: 2 ** 31 })).map(([id, version]) => `"${id},${version}"`),
  fc.date({ noInvalidDate: true }).map((date) => `${date.toISOString().slice(0, 19)}Z`),
  fc.nat().map(String),
  fc.constantFrom(
    '',
    '0',
    '2026-02-30T10:00:00Z',
    '00000000-0000-0000-0000-000000000000',
    '\ud800',
    '\u0000[1]',
  ),
);
/** Values of one form, as a column has them, so that every way of packing is used; and mixtures. */
export const column = fc.oneof(
  fc.array(cell, { maxLength: 60 }),
  ...(
    [
      uuid,
      fc.nat().map(String),
      fc
        .integer({ min: 1, max: 2 ** 31 })
        .map((seconds) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`),
      fc.tuple(uuid, fc.integer({ min: 1, max: 999_999 })).map(([id, version]) => `"${id},${version}"`),
      fc.double({ noNaN: true }),
      fc.string({ unit: 'grapheme' }),
    ] as fc.Arbitrary<Cell>[]
  ).map((one) =>
    fc
      .tuple(fc.array(fc.option(one, { nil: undefined, freq: 9 }), { maxLength: 20 }), fc.boolean())
      // Above 512 different values a column is packed by its form: the start makes it so.
      .map(([values, long]) => (long ? [...distinct(values), ...values] : values)),
  ),
);

export function distinct(values: readonly Cell[]): Cell[] {
  const like = values.find((value) => value !== undefined);
  return Array.from({ length: 600 }, (_, place): Cell => {
    const hex = place.toString(16).padStart(12, '0');
    if (typeof like === 'number') return place + 0.5;
    if (typeof like !== 'string') return `text ${place}`;
    if (like.startsWith('"')) return `"01890000-0000-7000-8000-${hex},${place + 1}"`;
    if (/^[0-9a-f]{8}-/.test(like)) return `01890000-0000-7000-8000-${hex}`;
    if (/^\d{4}-.*Z$/.test(like)) return `${new Date(place * 1e6 + 1e9).toISOString().slice(0, 19)}Z`;
    return /^\d+$/.test(like) ? String(place + 1) : `Text ${place} — é`;
  });
}

export const everyKind = register({
  key: 'every',
  list: 'Every',
  about: 'One column of every kind.',
  site: 'open',
  columns: {
    title: { kind: 'text', label: 'Title', about: '', required: true },
    note: { kind: 'note', label: 'Note', about: '' },
    choice: { kind: 'choice', label: 'Choice', about: '', choices: ['a', 'b'] },
    choices: { kind: 'choices', label: 'Choices', about: '', choices: ['x', 'y', 'z'] },
    count: { kind: 'count', label: 'Count', about: '' },
    quantity: { kind: 'quantity', label: 'Quantity', about: '', places: 3 },
    money: { kind: 'money', label: 'Money', about: '' },
    day: { kind: 'day', label: 'Day', about: '' },
    yesNo: { kind: 'yesNo', label: 'Yes or no', about: '' },
    person: { kind: 'person', label: 'Person', about: '' },
    ref: { kind: 'ref', to: 'every', label: 'Reference', about: '' },
  },
});

const wire = {
  Title: fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
  Note: fc.option(fc.string({ unit: 'grapheme', maxLength: 300 }), { nil: undefined }),
  Choice: fc.constantFrom('a', 'b', 'gone', undefined),
  Choices: fc.option(fc.subarray(['x', 'y', 'z', 'gone']), { nil: undefined }),
  Count: fc.option(fc.oneof(fc.integer(), fc.double({ noNaN: true })), { nil: undefined }),
  Quantity: fc.option(fc.oneof(fc.integer().map(String), fc.constantFrom('2.5', 'x', 7)), { nil: undefined }),
  Money: fc.option(
    fc.oneof(
      fc.integer({ min: -1e9, max: 1e9 }).map((pence) => pence / 100),
      fc.constantFrom(1e15, 'x'),
    ),
    { nil: undefined },
  ),
  Day: fc.constantFrom(
    '2026-03-29T00:00:00Z',
    '2026-06-30T23:00:00Z',
    '2026-02-01T12:00:00Z',
    'never',
    undefined,
  ),
  YesNo: fc.constantFrom(true, false, 'yes', undefined),
  Person: fc.constantFrom('A@council.example', 'b@council.example', undefined),
  Ref: fc.constantFrom('C-1', 'C-2', undefined),
};
export const item = fc.record({
  id: fc.integer({ min: 1, max: 40 }).map(String),
  eTag: fc.tuple(uuid, fc.integer({ min: 1, max: 9 })).map(([id, version]) => `"${id},${version}"`),
  createdDateTime: fc.constantFrom('2026-01-05T09:00:00Z', '2026-01-05T09:00:00.5Z'),
  lastModifiedDateTime: fc.constantFrom('2026-02-05T09:00:00Z', ''),
  createdBy: fc.constantFrom(
    { user: { id: '1', email: 'A@council.example', displayName: 'Ada' } },
    { application: { id: '2', displayName: 'Job' } },
    {},
  ),
  lastModifiedBy: fc.constantFrom(
    { user: { id: '1', email: 'a@council.example', displayName: 'Ada L' } },
    undefined,
  ),
  fields: fc.record({ ClientKey: fc.option(uuid, { nil: undefined }), ...wire }),
  deleted: fc.option(fc.constant({ state: 'deleted' }), { nil: undefined, freq: 10 }),
});

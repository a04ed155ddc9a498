import fc from 'fast-check';
import { decode, decodeColumn } from '../../../src/registers/codec.ts';
import type { Column } from '../../../src/registers/declare.ts';
import { itemOf } from '../../../src/registers/items.ts';
import { openRows } from '../../../src/registers/rows.ts';
import { cellAt, type Cell } from '../../../src/registers/store/columns.ts';
import { openFinder } from '../../../src/registers/store/find.ts';
import { elementOf, packedAnew } from '../../../src/registers/store/keep.ts';
import { openPacking } from '../../../src/registers/store/pack.ts';
import { readableAs } from '../../../src/registers/store/readable.ts';
import { openGathering } from '../../../src/registers/store/gather.ts';
import { sizeOf } from '../../../src/registers/store/table.ts';
import { cell, column, distinct, everyKind, item } from './any-items.ts';

const runs = process.env['SOAK'] ? 10_000 : 300;

const packed = (values: readonly Cell[]) => {
  const packing = openPacking();
  for (const value of values) packing.add(value);
  return packing.finish();
};
const back = (values: readonly Cell[]) => {
  const column = packed(values);
  return values.map((_, place) => cellAt(column, place));
};

test('a column comes back as it was given, whatever is in it', () => {
  fc.assert(
    fc.property(column, (values) => {
      expect(back(values)).toEqual(values);
    }),
    { numRuns: runs },
  );
});

test('every way of packing is used by what lists hold', () => {
  const many = (value: (place: number) => Cell) =>
    packed(Array.from({ length: 2000 }, (_, place) => value(place))).kind;
  const hex = (place: number) => place.toString(16).padStart(12, '0');
  expect(many((place) => String(place + 1))).toBe('serials');
  expect(many((place) => place / 3)).toBe('numbers');
  expect(many((place) => `01890000-0000-7000-8000-${hex(place)}`)).toBe('uuids');
  expect(many((place) => `"01890000-0000-7000-8000-${hex(place)},${place + 1}"`)).toBe('etags');
  expect(many((place) => `${new Date(1e12 + place * 1000).toISOString().slice(0, 19)}Z`)).toBe('moments');
  expect(many((place) => `Row ${place}`)).toBe('texts');
  expect(many((place) => `Row ${place % 7}`)).toBe('words');
});

test('a text of 64,000 letters and one of none come back', () => {
  const values = [...distinct(['x']), 'é'.repeat(64_000), '', undefined, '😀'.repeat(9000)];
  expect(back(values)).toEqual(values);
});

test('the place of a value is found in every form, and a value that is nowhere is not', () => {
  for (const like of [
    'x',
    '5',
    '01890000-0000-7000-8000-000000000000',
    '"01890000-0000-7000-8000-000000000000,1"',
  ]) {
    const values = distinct([like]);
    const find = openFinder(packed(values), values.length);
    expect(values.map((value) => find(String(value)))).toEqual(values.map((_, place) => place));
    for (const other of ['nowhere', '', '0', '99999999', '01890000-0000-7000-8000-ffffffffffff'])
      expect(find(other)).toBeUndefined();
  }
});

test('rows of every kind of column are what the plain decoder says, with the same problems, in any order and told twice', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 80 }), (items) => {
      const gathering = openGathering(everyKind);
      gathering.add(items);
      const { table, later, gone, problems } = gathering.finish();
      const rows = openRows(everyKind);
      rows.replace(table, 0);
      for (const id of gone) rows.drop(id);
      for (const row of later) rows.put({ ...row, etag: `"${row.id},99"` });
      const last = new Map(items.map((one) => [one.id, itemOf(everyKind, one)]));
      const expected = [...last.values()].flatMap((read) => (read.kind === 'row' ? [read.row] : []));
      const plain = (row: (typeof expected)[number]) => ({ ...row, etag: '' });
      const byId = (a: { id: string }, b: { id: string }) => Number(a.id) - Number(b.id);
      expect(rows.all()?.map(plain).sort(byId)).toEqual(expected.map(plain).sort(byId));
      const wrong = [...last.values()].flatMap((read) => ('problems' in read ? read.problems : []));
      expect([...problems.values()].flat().length).toBe(wrong.length);
    }),
    { numRuns: runs },
  );
});

test('whether a value can be read is answered as the decoder answers', () => {
  const columns: readonly Column[] = Object.values(everyKind.columns);
  fc.assert(
    fc.property(fc.constantFrom(...columns), cell, (one, value) => {
      if (value === undefined || value === '') return;
      expect(readableAs(one)(value)).toBe(decodeColumn(one, value).kind === 'ok');
    }),
    { numRuns: runs * 3 },
  );
});

test('a table made anew from a table and later rows has the same rows', () => {
  fc.assert(
    fc.property(fc.uniqueArray(item, { selector: ({ id }) => id }), fc.array(item), (first, second) => {
      const gathering = openGathering(everyKind);
      gathering.add(first);
      const rows = openRows(everyKind);
      const whole = gathering.finish();
      rows.replace(whole.table, 0);
      for (const id of whole.gone) rows.drop(id);
      for (const one of second) {
        const read = itemOf(everyKind, one);
        if (read.kind === 'row') rows.put(read.row);
        else if (read.kind !== 'no-row') rows.drop(one.id);
      }
      const before = rows.all()?.map((row) => ({ ...row })) ?? [];
      const kept = rows.kept()!;
      rows.repacked(packedAnew(everyKind, kept), kept);
      const byId = (a: { id: string }, b: { id: string }) => Number(a.id) - Number(b.id);
      expect([...(rows.all() ?? [])].sort(byId)).toEqual(before.sort(byId));
    }),
    { numRuns: runs },
  );
});

test('a row written as an item of Graph is the same row when it is read', () => {
  fc.assert(
    fc.property(item, (one) => {
      const read = itemOf(everyKind, one);
      if (read.kind !== 'row') return;
      const again = itemOf(everyKind, elementOf(everyKind, read.row));
      expect(again.kind === 'row' ? again.row : again).toEqual(read.row);
    }),
    { numRuns: runs },
  );
});

test('a row that nobody looked at can be spread, listed, compared and written as JSON like any other', () => {
  const gathering = openGathering(everyKind);
  const fields = { ClientKey: 'k', Title: 'One', Money: 12.5 };
  gathering.add([{ id: '1', eTag: '"e,1"', fields }]);
  const rows = openRows(everyKind);
  rows.replace(gathering.finish().table, 0);
  const [row] = rows.all()!;
  expect({ ...row! }.values).toEqual(decode(everyKind, fields).values);
  expect(Object.keys(row!)).toEqual(['id', 'clientKey', 'etag', 'values', 'created', 'changed']);
  expect('values' in row!).toBe(true);
  expect(JSON.stringify({ ...row!, values: row!.values.title })).toContain('"values":"One"');
  expect(rows.all()![0]).toBe(row);
  expect(rows.byKey('k')).toBe(row);
});

test('100,000 rows take at most 160 bytes each', () => {
  const count = 100_000;
  const key = (place: number) => `01890000-0000-7000-8000-${place.toString(16).padStart(12, '0')}`;
  const gathering = openGathering(everyKind);
  for (let from = 0; from < count; from += 5000)
    gathering.add(
      Array.from({ length: 5000 }, (_, place) => {
        const n = from + place;
        return {
          id: String(n + 1),
          eTag: `"${key(n)},${(n % 5) + 1}"`,
          createdDateTime: `${new Date(1.7e12 + n * 60_000).toISOString().slice(0, 19)}Z`,
          lastModifiedDateTime: `${new Date(1.75e12 + n * 30_000).toISOString().slice(0, 19)}Z`,
          createdBy: {
            user: { id: `${n % 40}`, email: `p${n % 40}@council.example`, displayName: `Person ${n % 40}` },
          },
          lastModifiedBy: {
            user: { id: `${n % 30}`, email: `p${n % 30}@council.example`, displayName: `Person ${n % 30}` },
          },
          fields: {
            ClientKey: key(n),
            Title: `Commitment ${n}`,
            Note: `Ward ${n % 75}`,
            Choice: 'a',
            Count: (n * 37) % 9973,
            Money: ((n * 17) % 9973) / 4,
            Day: `2026-0${(n % 9) + 1}-15T12:00:00Z`,
            Person: `officer${n % 98}@council.example`,
            Ref: `C-${n % 417}`,
          },
        };
      }),
    );
  const { table } = gathering.finish();
  expect(table.count).toBe(count);
  expect(sizeOf(table) / count).toBeLessThanOrEqual(160);
});

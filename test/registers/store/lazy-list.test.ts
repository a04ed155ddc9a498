import fc from 'fast-check';
import { changedList, lazyList } from '../../../src/registers/store/lazy-list.ts';

type One = { readonly n: number };

/** A list of so many, and the places that were looked at, in order. */
function watched(count: number) {
  const looked: number[] = [];
  const list = lazyList(count, (n): One => {
    looked.push(n);
    return { n };
  });
  return { looked, list, plain: Array.from({ length: count }, (_, n): One => ({ n })) };
}

const odd = ({ n }: One) => n % 2 === 1;
const uses: Readonly<Record<string, (rows: readonly One[]) => unknown>> = {
  'its length': (rows) => rows.length,
  'a place': (rows) => [rows[0], rows[3], rows.at(-1), rows[-1], rows[99], rows['01' as never]],
  'a part': (rows) => [rows.slice(1, 4), rows.slice(), rows.slice(-2)],
  'each in turn': (rows) => [
    [...rows],
    Array.from(rows),
    [...rows.values()],
    [...rows.entries()],
    [...rows.keys()],
  ],
  'the first ones by name': ([first, second]) => [first, second],
  find: (rows) => [rows.find(odd), rows.findIndex(odd), rows.findLast(odd), rows.findLastIndex(odd)],
  'some and every': (rows) => [rows.some(odd), rows.every(odd)],
  'where it is': (rows) => [
    rows.indexOf(rows[2] ?? { n: -1 }),
    rows.includes({ n: 1 }),
    rows.lastIndexOf({ n: 1 }),
  ],
  filter: (rows) => rows.filter(odd),
  map: (rows) => rows.map(({ n }, place) => n + place),
  'map, by another’s method': (rows) => Array.prototype.map.call(rows, (one) => one),
  flatMap: (rows) => rows.flatMap((one) => (odd(one) ? [one, one] : [])),
  'forEach, in order': (rows) => {
    const seen: One[] = [];
    rows.forEach((one) => seen.push(one));
    return seen;
  },
  reduce: (rows) => [
    rows.reduce((sum, { n }) => sum + n, 0),
    rows.reduceRight((text, { n }) => text + n, ''),
  ],
  concat: (rows) => [rows.concat([{ n: 7 }]), [{ n: 7 }].concat(rows)],
  sorted: (rows) => [
    rows.toSorted((a, b) => b.n - a.n),
    rows.toReversed(),
    [...rows].sort((a, b) => b.n - a.n),
  ],
  'changed copies': (rows) => [rows.toSpliced(0, 1), rows.length > 0 && rows.with(0, { n: 5 })],
  JSON: (rows) => JSON.stringify(rows),
  'its names': (rows) => [Object.keys(rows), Object.entries(rows), 0 in rows, 99 in rows, 'x' in rows],
  'as an array': (rows) => [
    Array.isArray(rows),
    Object.assign({}, rows),
    Object.prototype.toString.call(rows),
  ],
  'what a place is': (rows) => Object.getOwnPropertyDescriptor(rows, '1'),
};

test('a list whose entries are made when they are looked at reads as a plain array does, whatever was looked at before', () => {
  const use = fc.constantFrom(...Object.keys(uses));
  fc.assert(
    fc.property(fc.nat({ max: 12 }), fc.array(use, { maxLength: 6 }), (count, asked) => {
      const { list, plain } = watched(count);
      for (const name of asked) expect([name, uses[name]?.(list.all)]).toEqual([name, uses[name]?.(plain)]);
      expect(list.all).toEqual(plain);
      expect(plain.map((_, place) => list.at(place))).toEqual(list.all);
    }),
    { numRuns: process.env['SOAK'] ? 10_000 : 500 },
  );
});

test('each entry is made once, is always the same, and only when it is looked at', () => {
  const { list, looked } = watched(1_000_000);
  expect(list.all).toHaveLength(1_000_000);
  expect(looked).toEqual([]);
  const screen = list.all.slice(10, 13);
  expect(looked).toEqual([10, 11, 12]);
  expect(list.all.slice(10, 13)[1]).toBe(screen[1]);
  expect(list.all[11]).toBe(list.at(11));
  const [first] = list.all;
  expect(list.all.find(({ n }) => n === 2)).toBe(list.all[2]);
  expect(list.all.some(() => true)).toBe(true);
  expect(looked).toEqual([10, 11, 12, 0, 1, 2]);
  expect(list.all.filter(({ n }) => n < 1)).toEqual([first]);
  expect(looked).toHaveLength(1_000_000);
});

test('nobody can change such a list', () => {
  const all = watched(3).list.all as One[]; // as a careless program has it
  const attempts = [
    () => all.push({ n: 9 }),
    () => all.sort((a, b) => b.n - a.n),
    () => (all[0] = { n: 9 }),
    () => (all.length = 0),
    () => all.splice(0, 1),
    () => Object.freeze(all),
    () => Object.setPrototypeOf(all, null),
    () => all.pop(),
  ];
  for (const attempt of attempts) expect(attempt).toThrow(TypeError);
  expect(all).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }]);
});

test('a list with entries changed, taken away and put behind is what a plain one would be, and nothing is looked at', () => {
  const change = fc.tuple(fc.nat({ max: 11 }), fc.option(fc.nat(), { nil: undefined }));
  fc.assert(
    fc.property(
      fc.nat({ max: 12 }),
      fc.array(change, { maxLength: 5 }),
      fc.array(fc.nat(), { maxLength: 3 }),
      (count, changes, more) => {
        const { list, plain, looked } = watched(count);
        const one = (n: number | undefined) => (n === undefined ? undefined : { n });
        const instead = new Map(changes.flatMap(([at, n]) => (at < count ? [[at, one(n)] as const] : [])));
        const behind = more.map((n) => ({ n }));
        const changed = changedList(list, instead, behind);
        const wanted = plain.map((row, at) => (instead.has(at) ? instead.get(at) : row)).filter(Boolean);
        expect(changed.all).toHaveLength(wanted.length + behind.length);
        expect(looked).toEqual([]);
        expect(changed.all).toEqual([...wanted, ...behind]);
        const same = changed.all.filter(
          (row) => !behind.includes(row) && ![...instead.values()].includes(row),
        );
        for (const row of same) expect(list.at(row.n)).toBe(row);
      },
    ),
    { numRuns: process.env['SOAK'] ? 10_000 : 500 },
  );
});

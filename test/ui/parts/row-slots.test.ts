import fc from 'fast-check';
import { rowHeights } from '../../../src/ui/parts/row-heights.ts';
import {
  firstSlots,
  inRowOrder,
  moved,
  nextSlots,
  standing,
  type Slots,
} from '../../../src/ui/parts/row-slots.ts';

const count = 50_000;
const inOneFrame = { most: 8, newMost: 3 };
const seenAt = (first: number) => ({ first, last: Math.min(count, first + 15) });

/** Asks frame by frame until nothing is missing; the slots of each frame. */
function frames(slots: Slots, first: number, held?: number): Slots[] {
  const all = [slots];
  for (let tries = 0; tries < 100; tries += 1) {
    const had = all.at(-1)!;
    const next = nextSlots(had, { seen: seenAt(first), count, held, ...inOneFrame });
    if (next === had) return all;
    all.push(next);
  }
  throw new Error('The slots never came to rest.');
}

test('wherever a list is scrolled to, in the end each row in view is in one slot, and few rows change in one frame', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(count - 1), { minLength: 1, maxLength: 8 }), (places) => {
      let slots = firstSlots(15);
      for (const first of places) {
        const all = frames(slots, first);
        all.slice(1).forEach((next, frame) => {
          const had = all[frame]!;
          const changed = next.shows.filter((index, slot) => had.shows[slot] !== index);
          expect(changed.length).toBeLessThanOrEqual(8);
          expect(next.shows.length - had.shows.length).toBeLessThanOrEqual(3);
        });
        slots = all.at(-1)!;
        const { last } = seenAt(first);
        for (let index = first; index < last; index += 1) expect(slots.shows).toContain(index);
        expect(new Set(slots.shows).size).toBe(slots.shows.length);
        expect(slots.shows.length).toBeLessThanOrEqual(15 + 16);
        expect(slots.order.toSorted((a, b) => a - b)).toEqual(slots.shows.map((_, slot) => slot));
      }
    }),
  );
});

test('a row that stays in view keeps its slot, and rows in view come before those beyond', () => {
  const slots = frames(firstSlots(15), 100).at(-1)!;
  const next = nextSlots(slots, { seen: seenAt(107), count, held: undefined, ...inOneFrame });
  for (let index = 107; index < 115; index += 1)
    expect(next.shows.indexOf(index)).toBe(slots.shows.indexOf(index));
  const far = nextSlots(next, { seen: seenAt(40_000), count, held: undefined, ...inOneFrame });
  const come = far.shows.filter((index) => index >= 30_000);
  expect(come.toSorted((a, b) => a - b)).toEqual([
    40_000, 40_001, 40_002, 40_003, 40_004, 40_005, 40_006, 40_007,
  ]);
});

test('the row with the focus keeps its slot however far the list is scrolled, and without the focus it does not', () => {
  const at = firstSlots(15).shows.indexOf(3);
  expect(frames(firstSlots(15), 30_000, 3).at(-1)!.shows[at]).toBe(3);
  expect(frames(firstSlots(15), 30_000).at(-1)!.shows).not.toContain(3);
});

test('at rest the slots stand in the order of their rows', () => {
  const slots = frames(frames(firstSlots(15), 20).at(-1)!, 33).at(-1)!;
  const rows = ({ shows, order }: Slots) => order.map((slot) => shows[slot]!);
  expect(rows(slots)).not.toEqual(rows(slots).toSorted((a, b) => a - b));
  expect(rows(inRowOrder(slots))).toEqual(rows(slots).toSorted((a, b) => a - b));
});

test('a row that moves in the list takes its slot with it', () => {
  const slots = moved(firstSlots(5), 1, 4);
  expect(slots.shows).toEqual([0, 4, 2, 3, 1]);
  expect(moved(firstSlots(5), 1, 900).shows).toEqual([0, 900, 2, 3, 4]);
});

test('each row that is there says which rows are left out above it, and rows beyond the end are not there', () => {
  const slots = { shows: [7, 2, 3, 12], order: [0, 1, 2, 3] };
  expect(standing(slots, 10)).toEqual([
    { slot: 1, from: 0, index: 2 },
    { slot: 2, from: 3, index: 3 },
    { slot: 0, from: 4, index: 7 },
  ]);
});

test('heights are summed and found as by going through all rows, whatever was measured', () => {
  const change = fc.tuple(fc.nat(999), fc.integer({ min: 1, max: 400 }));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), fc.nat(999), fc.nat(60_000), (changes, to, y) => {
      const keys = Array.from({ length: 1000 }, (_, index) => `row ${index}`);
      const measured = new Map<string, number>();
      const heights = rowHeights(keys, 53, measured);
      const plain = keys.map(() => 53);
      for (const [index, height] of changes) {
        heights.set(index, height);
        plain[index] = height;
      }
      const above = (index: number) => plain.slice(0, index).reduce((sum, height) => sum + height, 0);
      expect(heights.between(0, to)).toBe(above(to));
      const found = plain.findIndex((_, index) => above(index + 1) > y);
      expect(heights.at(y)).toBe(found === -1 ? 1000 : found);
      const turned = rowHeights(keys.toReversed(), 53, measured);
      expect(turned.between(0, 1000)).toBe(above(1000));
    }),
    { numRuns: 30 },
  );
});

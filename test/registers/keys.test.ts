import { bucketOf, buckets, inStock, newKey } from '../../src/registers/keys.ts';

test('buckets are whole numbers from 0 to 999,999, spread evenly, so that ranges of them hold every row', () => {
  const found = Array.from({ length: 10_000 }, (_, place) => bucketOf(`key/${place}`));
  expect(found.every((bucket) => Number.isInteger(bucket) && bucket >= 0 && bucket < buckets)).toBe(true);
  const eighths = Array.from({ length: 8 }, (_, part) =>
    found.filter((one) => Math.floor((one * 8) / buckets) === part),
  );
  for (const part of eighths) expect(part.length).toBeGreaterThan(1_100);
});

test('random bytes from stock are each given once, and keys made of them are all different', () => {
  const drawn: number[] = [];
  const random = inStock((bytes) => {
    drawn.push(bytes);
    return Uint8Array.from({ length: bytes }, (_, place) => (drawn.length - 1) * 100 + (place % 100));
  });
  expect([...random(3), ...random(2)]).toEqual([0, 1, 2, 3, 4]);
  expect(random(2000)).toHaveLength(2000);
  expect(drawn).toEqual([1000, 2000]);
  const real = inStock((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
  const keys = Array.from({ length: 5000 }, () => newKey(new Date(0), real));
  expect(new Set(keys).size).toBe(5000);
});

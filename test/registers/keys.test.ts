import { bucketOf, buckets } from '../../src/registers/keys.ts';

test('buckets are whole numbers from 0 to 999,999, spread evenly, so that ranges of them hold every row', () => {
  const found = Array.from({ length: 10_000 }, (_, place) => bucketOf(`key/${place}`));
  expect(found.every((bucket) => Number.isInteger(bucket) && bucket >= 0 && bucket < buckets)).toBe(true);
  const eighths = Array.from({ length: 8 }, (_, part) =>
    found.filter((one) => Math.floor((one * 8) / buckets) === part),
  );
  for (const part of eighths) expect(part.length).toBeGreaterThan(1_100);
});

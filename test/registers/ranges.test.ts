import fc from 'fast-check';
import { failed, fine } from '../../src/domain/words/outcome.ts';
import { readRanges } from '../../src/registers/graph/ranges.ts';

const most = 5000; // rows that SharePoint filters at once, and that it gives in a page

/** Rows by their number: how many of each, as a list has them whose numbers are mostly one row each. */
type Rows = ReadonlyMap<number, number>;
type Page = { readonly numbers: readonly number[]; readonly items: number; readonly next?: string };

/** A list that answers filters on its numbers as SharePoint does, and what it saw. */
function listOf(rows: Rows) {
  const seen = { asked: 0, taken: 0, ahead: 0, inFlight: 0, most: 0 };
  const read: number[] = [];
  const sorted = [...rows].toSorted(([one], [other]) => one - other);

  function pageAt(path: string): Page | 'too large' {
    const [from = 0, to = Infinity, after = -1] = ['ge ', 'lt ', 'after='].map((word) => {
      const found = new RegExp(`${word}(\\d+)`).exec(decodeURIComponent(path).replaceAll('+', ' '))?.[1];
      return found === undefined ? undefined : Number(found);
    });
    const inside = sorted.filter(([number]) => number >= from && number < to);
    if (inside.reduce((sum, [, count]) => sum + count, 0) > most) return 'too large';
    const left = inside.filter(([number]) => number > after);
    // Pages of any length: what SharePoint calls a page is its own affair.
    const page = left.slice(0, 3);
    const last = page.at(-1)?.[0] ?? 0;
    const next = left.length > page.length ? { next: `${path.split('&after=')[0]}&after=${last}` } : {};
    const items = page.reduce((sum, [, count]) => sum + count, 0);
    return { numbers: page.map(([number]) => number), items, ...next };
  }

  async function bytes(path: string) {
    seen.asked += 1;
    seen.inFlight += 1;
    seen.most = Math.max(seen.most, seen.inFlight);
    // A page that goes on is there sooner than a range that must be filtered.
    for (let tick = path.includes('after') ? 4 : 0; tick < 5; tick += 1)
      await new Promise((done) => setImmediate(done));
    seen.inFlight -= 1;
    const page = pageAt(path);
    if (page === 'too large')
      return failed({ kind: 'too-large', tell: 'Too many rows.', mend: 'Ask for fewer.', code: '429' });
    return fine({ status: 200, headers: {}, body: page });
  }

  const reading = {
    gateway: { bytes, tenant: { wait: () => new Promise<void>((done) => setImmediate(done)) } },
    items: '/items',
    shape: {},
    take({ body }: { readonly body: unknown }) {
      const page = body as Page; // made above
      seen.taken += 1;
      seen.ahead = Math.max(seen.ahead, seen.inFlight);
      read.push(...page.numbers);
      return fine(page);
    },
  };
  return { reading, seen, read };
}

const numbered = fc
  .array(fc.tuple(fc.nat({ max: 400_000 }), fc.integer({ min: 1, max: 4_000 })), { maxLength: 60 })
  .map((rows) => new Map(rows));

test('ranges hold every number once, however rows lie, with at most eight requests on their way', async () => {
  await fc.assert(
    fc.asyncProperty(
      numbered,
      fc.option(fc.nat({ max: 300_000 }), { nil: undefined }),
      async (rows, expected) => {
        const { reading, seen, read } = listOf(rows);
        expect(await readRanges({ ...reading, expected })).toBe(true);
        expect(read.toSorted((a, b) => a - b)).toEqual([...rows.keys()].toSorted((a, b) => a - b));
        expect(seen.most).toBeLessThanOrEqual(8);
      },
    ),
    { numRuns: 200 },
  );
});

test('the next range is on its way while one is read', async () => {
  const rows = new Map(Array.from({ length: 20 }, (_, page) => [page * most, 10] as const));
  const { reading, seen } = listOf(rows);
  expect(await readRanges({ ...reading, expected: 20 * most })).toBe(true);
  expect(seen.taken).toBe(20);
  expect(seen.ahead).toBeGreaterThan(0);
});

test('pages of one range are asked for one after the other, and never beside eight others', async () => {
  const rows = new Map(Array.from({ length: 200 }, (_, at) => [at * (most / 10), 1] as const));
  const { reading, seen, read } = listOf(rows);
  expect(await readRanges({ ...reading, expected: 20 * most })).toBe(true);
  expect(read).toHaveLength(200);
  expect(seen.asked).toBe(20 * 4);
  expect(seen.most).toBe(8);
});

test('numbers that cannot be told apart cannot be read in ranges', async () => {
  const { reading } = listOf(new Map([[7, most + 1]]));
  expect(await readRanges({ ...reading, expected: most })).toBe(false);
});

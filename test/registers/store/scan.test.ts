import { jest } from '@jest/globals';
import fc from 'fast-check';
import { cellAt } from '../../../src/registers/store/columns.ts';
import { BytePacking, jsonFor } from '../../../src/registers/store/scan/byte-packing.ts';
import { openScan } from '../../../src/registers/store/scan/scan.ts';
import { cellOf, openGathering, type Gathered } from '../../../src/registers/store/gather.ts';
import type { Table } from '../../../src/registers/store/table.ts';
import { column, everyKind, item } from './any-items.ts';

const runs = process.env['SOAK'] ? 10_000 : 300;
const encoder = new TextEncoder();

test('a column that is filled from JSON comes back as it was given, whatever is in it', () => {
  fc.assert(
    fc.property(column, fc.array(fc.boolean(), { minLength: 1 }), (values, ways) => {
      const packing = new BytePacking(cellOf, true);
      values.forEach((value, place) => {
        if (value === undefined) {
          if (ways[place % ways.length]) packing.add(undefined);
        } else if (ways[place % ways.length]) {
          const json = jsonFor(value);
          packing.addJson(place, json, 0, json.length);
        } else {
          packing.fillTo(place);
          packing.add(value);
        }
      });
      const packed = packing.finish(values.length);
      expect(values.map((_, place) => cellAt(packed, place))).toEqual(values);
    }),
    { numRuns: runs },
  );
});

const cells = ({ count, columns }: Table) =>
  Object.entries(columns).map(([name, packed]) => [
    name,
    Array.from({ length: count }, (_, place) => cellAt(packed, place)),
  ]);
const told = ({ table, later, gone, problems }: Gathered<typeof everyKind>) => ({
  cells: cells(table),
  later,
  gone,
  problems: [...problems],
});

/** Members in another order, with some that nobody asked for between them. */
const upsideDown = (one: object): object =>
  Object.fromEntries([
    ['@odata.etag', '"x\\",1"'],
    ...Object.entries(one).reverse(),
    ['parentReference', { id: 'fields', list: [{ id: '}' }, ']"\\'] }],
  ]);
const shaped = fc
  .tuple(
    item,
    fc.boolean(),
    fc.constantFrom('0x0100', '0x0120', undefined),
    fc.constantFrom(null, {}, 'none'),
  )
  .map(([one, turned, type, empty]) => {
    const typed = type === undefined ? one : { ...one, contentType: { name: 'Item', id: type } };
    const fields = { ...one.fields, ...(empty === 'none' ? {} : { Note: empty }) };
    return turned ? upsideDown({ ...typed, fields: upsideDown(fields) }) : { ...typed, fields };
  });
const page = fc.tuple(fc.array(shaped, { maxLength: 40 }), fc.constantFrom(0, 1, '\t'), fc.boolean());

function pageBytes(items: readonly object[], space: string | number, first: boolean): Uint8Array {
  const links = { '@odata.nextLink': 'https://graph/next?a="b"' };
  const whole = first ? { ...links, value: items } : { value: items, ...links };
  return encoder.encode(JSON.stringify({ '@odata.context': '…', ...whole }, null, space));
}

test('pages that are read byte by byte give what reading them as objects gives', () => {
  fc.assert(
    fc.property(fc.array(page, { maxLength: 4 }), (pages) => {
      const [scan, gathering] = [openScan(everyKind), openGathering(everyKind)];
      for (const [items, space, first] of pages) {
        expect(scan.page(pageBytes(items, space, first))).toEqual({
          items: items.length,
          next: 'https://graph/next?a="b"',
        });
        gathering.add(JSON.parse(JSON.stringify(items)) as unknown[]);
      }
      expect(told(scan.finish())).toEqual(told(gathering.finish()));
    }),
    { numRuns: runs },
  );
});

test('what is cut off, and what is no page, is no page', () => {
  fc.assert(
    fc.property(page, fc.nat(), ([items, space, first], cut) => {
      const bytes = pageBytes(items, space, first);
      expect(openScan(everyKind).page(bytes.subarray(0, cut % bytes.length))).toBeUndefined();
    }),
    { numRuns: runs },
  );
  for (const other of [
    '',
    '{}',
    '[]',
    '{"value":{}}',
    '{"error":{"value":[]}}',
    '<html>',
    '{"value":[1]}',
    '{"value":[{}]}x',
  ])
    expect(openScan(everyKind).page(encoder.encode(other))).toBeUndefined();
});

test('rows with which nothing is wrong are never made into objects', () => {
  const items = Array.from({ length: 2000 }, (_, place) => ({
    '@odata.etag': '"e,1"',
    createdDateTime: '2026-01-05T09:00:00Z',
    eTag: `"01890000-0000-7000-8000-00000000${String(place).padStart(4, '0')},1"`,
    id: String(place + 1),
    lastModifiedDateTime: '2026-02-05T09:00:00Z',
    createdBy: { user: { id: '1', email: 'a@council.example', displayName: 'Ada' } },
    lastModifiedBy: { user: { id: '1', email: 'a@council.example', displayName: 'Ada' } },
    contentType: { id: '0x0100', name: 'Item' },
    fields: { '@odata.etag': '"e,1"', ClientKey: `k${place}`, Title: 'Same', Count: 3, Choice: 'a' },
  }));
  const bytes = pageBytes(items, 0, true);
  const scan = openScan(everyKind);
  const parse = jest.spyOn(JSON, 'parse');
  try {
    scan.page(bytes);
    // The words of the first thousand keys, ids and versions, before their columns count as having none.
    expect(parse.mock.calls.length).toBeLessThan(3200);
    parse.mockClear();
    scan.page(
      pageBytes(
        items.map((one, n) => ({ ...one, id: String(n + 5001) })),
        0,
        true,
      ),
    );
    expect(parse.mock.calls.length).toBeLessThan(5);
  } finally {
    parse.mockRestore();
  }
  expect(scan.finish().table.count).toBe(4000);
});

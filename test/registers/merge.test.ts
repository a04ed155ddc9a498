import type { Entry } from '../../src/registers/journal.ts';
import { merged } from '../../src/registers/merge.ts';

const change = (more: Partial<Entry>): Entry => ({
  key: 'k',
  register: 'contracts',
  item: 'row/1',
  kind: 'change',
  id: '1',
  etag: '"a,18"',
  base: {},
  fields: {},
  shared: false,
  tried: false,
  at: '2026-01-05T09:00:00Z',
  ...more,
});

test('two changes of one row go as one: the first base stays, the last value wins', () => {
  const first = change({ base: { Title: 'a' }, fields: { Title: 'b' } });
  const second = change({ base: { Title: 'b', Service: null }, fields: { Title: 'c', Service: 'x' } });
  expect(merged(first, second)).toMatchObject({
    base: { Title: 'a', Service: null },
    fields: { Title: 'c', Service: 'x' },
  });
});

test('a change typed on an older version than the waiting one was rebased on cites the older, so that nothing unseen is written over', () => {
  const rebased = change({ etag: '"a,19"', base: { Service: null }, fields: { Service: 'x' } });
  const typed = change({ etag: '"a,18"', base: { Description: 'old' }, fields: { Description: 'mine' } });
  expect(merged(rebased, typed).etag).toBe('"a,18"');
  expect(merged(typed, rebased).etag).toBe('"a,18"');
});

test('a change of a row that is not stored yet cites the version that is known', () => {
  expect(merged(change({ etag: '' }), change({})).etag).toBe('"a,18"');
  expect(merged(change({}), change({ etag: '' })).etag).toBe('"a,18"');
});

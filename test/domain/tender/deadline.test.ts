import { readDeadline } from '../../../src/domain/tender/deadline.ts';

test('a deadline is read as people write it, in London, summer and winter', () => {
  expect(readDeadline('4 December 2026, 12:00')).toEqual({ kind: 'ok', value: '2026-12-04T12:00:00.000Z' });
  expect(readDeadline('4 June 2026 12:00')).toEqual({ kind: 'ok', value: '2026-06-04T11:00:00.000Z' });
  expect(readDeadline('25/10/2026 01.30')).toEqual({ kind: 'ok', value: '2026-10-25T00:30:00.000Z' });
  expect(readDeadline('2026-12-04T12:00:00.000Z')).toEqual({
    kind: 'ok',
    value: '2026-12-04T12:00:00.000Z',
  });
});

test('a deadline without a time, or one that no clock shows, is told with the mend', () => {
  for (const typed of ['4 December 2026', 'noon', '4 December 2026, 25:00', '31 February 2026, 12:00'])
    expect(readDeadline(typed)).toMatchObject({ kind: 'problems', problems: [{ place: 'Deadline' }] });
});

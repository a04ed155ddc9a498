import { getDayOfWeek, parseDate } from '@internationalized/date';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  day,
  dayOf,
  daysBetween,
  isDay,
  longDay,
  weekdayOf,
} from '../../src/domain/words/day.ts';
import { money, pounds, toPounds } from '../../src/domain/words/money.ts';

test('an amount in pounds is kept to the penny and read as people write it', () => {
  expect(toPounds(pounds('42000000'))).toBe('42000000.00');
  expect(money(pounds('42000000'))).toBe('£42,000,000');
  expect(money(pounds('-1234.5'))).toBe('−£1,234.50');
  expect(() => pounds('1.005')).toThrow('Not an amount in pounds');
});

test('a day that does not exist is not a day', () => {
  expect(isDay('2026-02-31')).toBe(false);
  expect(isDay('2025-02-29')).toBe(false);
  expect(isDay('2024-02-29')).toBe(true);
  expect(longDay(day('2026-12-04'))).toBe('4 December 2026');
});

test('an instant falls on its London day, in summer time too', () => {
  expect(dayOf(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
  expect(dayOf(new Date('2026-12-31T23:30:00Z'))).toBe('2026-12-31');
  expect(daysBetween(day('2026-03-28'), addDays(day('2026-03-28'), 3))).toBe(3);
});

test('days, months and weekdays are counted as the calendar library counts them', () => {
  const days = fc
    .integer({ min: 0, max: 90_000 })
    .map((count) => addDays(day('1950-01-01'), count))
    .filter((value) => value > '1960' && value < '2150');
  fc.assert(
    fc.property(days, fc.integer({ min: -400, max: 400 }), (from, count) => {
      const there = parseDate(from);
      expect(addDays(from, count)).toBe(there.add({ days: count }).toString());
      expect(addMonths(from, count % 120)).toBe(there.add({ months: count % 120 }).toString());
      expect(daysBetween(from, addDays(from, count))).toBe(count);
      expect(weekdayOf(from)).toBe(getDayOfWeek(there, 'en-GB', 'mon'));
    }),
  );
});

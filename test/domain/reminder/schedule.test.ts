import fc from 'fast-check';
import {
  instantWords,
  londonTime,
  nextRun,
  quietFrom,
  slotAt,
  type Rhythm,
} from '../../../src/domain/reminder/schedule.ts';
import { londonInstant } from '../../../src/domain/words/london.ts';
import { addDays, dayOf, day } from '../../../src/domain/words/day.ts';
import { weekdays } from '../../../src/domain/words/weekday.ts';
import { england, isWorkingDay } from '../../../src/domain/words/working-day.ts';

const daily: Rhythm = { often: 'daily', from: '08:30' };
const at = (iso: string): Date => new Date(iso);

test('a digest comes from half past eight in London, in winter and in summer', () => {
  expect(slotAt(daily, at('2026-11-20T08:29:00Z'), england)).toBeUndefined();
  expect(slotAt(daily, at('2026-11-20T08:30:00Z'), england)).toBe('2026-11-20');
  expect(slotAt(daily, at('2026-07-20T07:29:00Z'), england)).toBeUndefined();
  expect(slotAt(daily, at('2026-07-20T07:30:00Z'), england)).toBe('2026-07-20');
});

test('nothing comes in the evening, at a weekend or on a bank holiday', () => {
  expect(slotAt(daily, at('2026-11-20T18:00:00Z'), england)).toBeUndefined();
  expect(slotAt(daily, at('2026-11-21T10:00:00Z'), england)).toBeUndefined();
  expect(slotAt(daily, at('2026-12-28T10:00:00Z'), england)).toBeUndefined();
});

test('a weekly digest keeps its day, is made up for later in the week, and moves past a holiday', () => {
  const friday: Rhythm = { often: 'weekly', weekday: 'Friday', from: '08:30' };
  const monday: Rhythm = { often: 'weekly', weekday: 'Monday', from: '08:30' };
  expect(slotAt(friday, at('2026-11-19T10:00:00Z'), england)).toBeUndefined();
  expect(slotAt(friday, at('2026-11-20T10:00:00Z'), england)).toBe('2026-11-20');
  expect(slotAt(monday, at('2026-11-18T10:00:00Z'), england)).toBe('2026-11-16');
  expect(slotAt(monday, at('2026-05-04T10:00:00Z'), england)).toBeUndefined(); // early May bank holiday
  expect(slotAt(monday, at('2026-05-06T10:00:00Z'), england)).toBe('2026-05-05');
  // Good Friday: the next working day is the Tuesday after Easter.
  expect(slotAt(friday, at('2026-04-07T10:00:00Z'), england)).toBe('2026-04-07');
  expect(slotAt(friday, at('2026-04-08T10:00:00Z'), england)).toBe('2026-04-07');
});

test('the next run is said with its zone', () => {
  expect(instantWords(nextRun(daily, at('2026-11-20T08:30:00Z'), england))).toBe(
    '23 November 2026, 08:30 (London, GMT)',
  );
  expect(instantWords(nextRun(daily, at('2026-07-03T12:00:00Z'), england))).toBe(
    '6 July 2026, 08:30 (London, BST)',
  );
});

const instants = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 11, 20) })
  .map((ms) => new Date(ms));
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => [hour, minute].map((n) => String(n).padStart(2, '0')).join(':'));

test('10,000 due times are the same time of day in London on both sides of every clock change', () => {
  fc.assert(
    fc.property(instants, times, (instant, time) => {
      const on = dayOf(instant);
      const found = londonInstant(on, time);
      expect(dayOf(found)).toBe(on);
      // Only the hour that the clocks skip on the last Sunday of March is read an hour later.
      const skipped = londonTime(found) !== time;
      if (skipped) {
        expect([on.slice(5, 7), time.slice(0, 2), londonTime(found).slice(0, 2)]).toEqual(['03', '01', '02']);
        expect(on.slice(8) >= '25' && !isWorkingDay(on, england)).toBe(true);
      }
    }),
    { numRuns: 10_000 },
  );
});

test('the next run of any rhythm is later, on a working day, at its time, and within two weeks', () => {
  const rhythms = fc.record({
    often: fc.constantFrom('daily' as const, 'weekly' as const),
    weekday: fc.constantFrom(...weekdays),
    from: fc.constantFrom('07:00', '08:30', '12:15', '17:59'),
  });
  fc.assert(
    fc.property(rhythms, instants, (rhythm, now) => {
      const next = nextRun(rhythm, now, england);
      expect(next > now && isWorkingDay(dayOf(next), england)).toBe(true);
      expect(londonTime(next)).toBe(rhythm.from);
      expect(dayOf(next) <= addDays(dayOf(now), 14)).toBe(true);
      expect(slotAt(rhythm, next, england)).toBe(dayOf(next));
      expect(rhythm.from < quietFrom).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test('the clock change would be missed by a time of day in UTC', () => {
  const naive = (on: string): Date => new Date(`${on}T08:30:00Z`);
  expect(londonTime(naive('2026-03-27'))).toBe('08:30');
  expect(londonTime(naive('2026-03-30'))).not.toBe('08:30');
  expect(londonTime(londonInstant(day('2026-03-30'), '08:30'))).toBe('08:30');
});

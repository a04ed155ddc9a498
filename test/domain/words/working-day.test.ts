import { parseDate, getDayOfWeek } from '@internationalized/date';
import { bankHolidays, bankHolidaySource } from '../../../src/domain/words/bank-holidays.ts';
import { addDays, day, isDay } from '../../../src/domain/words/day.ts';
import {
  addWorkingDays,
  bankHolidayWarning,
  beyondBankHolidays,
  england,
  isWorkingDay,
  procurementAct,
  standstillEnds,
  withHolidays,
  workingDaysBetween,
} from '../../../src/domain/words/working-day.ts';

const weekdayOf = (text: string) => getDayOfWeek(parseDate(text), 'en-GB', 'mon');

test.each([
  // notice published, last day of standstill, what lies between
  ['2026-03-02', '2026-03-11', 'nothing but a weekend'],
  ['2026-03-12', '2026-03-24', 'St Patrick’s Day, a bank holiday in Northern Ireland'],
  ['2026-03-17', '2026-03-27', 'a notice on St Patrick’s Day: the first working day is the 18th'],
  ['2027-03-15', '2027-03-25', 'St Patrick’s Day and no Good Friday yet'],
  ['2026-07-08', '2026-07-20', 'Monday 13 July for Sunday 12 July'],
  ['2025-07-10', '2025-07-22', 'Monday 14 July for Saturday 12 July'],
  ['2026-07-24', '2026-08-05', 'the Scottish summer bank holiday of 3 August'],
  ['2026-11-23', '2026-12-03', 'St Andrew’s Day, a bank holiday in Scotland'],
  ['2025-11-24', '2025-12-04', 'Monday 1 December for Sunday 30 November'],
  ['2026-12-18', '2026-12-31', 'Christmas and 28 December for Boxing Day'],
  ['2026-12-21', '2027-01-05', 'Christmas, 28 December, New Year and 4 January in Scotland'],
  ['2027-12-23', '2028-01-07', 'two substitute days and 4 January in Scotland'],
  ['2026-03-30', '2026-04-10', 'Good Friday and Easter Monday'],
  ['2026-06-11', '2026-06-23', 'the World Cup bank holiday in Scotland'],
  ['2026-11-21', '2026-12-03', 'a notice on a Saturday: Monday is the first working day'],
])('a notice of %s stands still until %s: %s', (notice, ends) => {
  expect(standstillEnds(day(notice))).toBe(ends);
});

test('the Act’s calendar is stricter than the English one, and both agree in an ordinary week', () => {
  expect(standstillEnds(day('2026-11-23'), england)).toBe('2026-12-02');
  expect(isWorkingDay(day('2026-11-30'), england)).toBe(true);
  expect(isWorkingDay(day('2026-11-30'), procurementAct)).toBe(false);
  expect(isWorkingDay(day('2026-11-25'), procurementAct)).toBe(true);
  expect(isWorkingDay(day('2026-11-28'), england)).toBe(false);
  expect(isWorkingDay(day('2026-11-29'), england)).toBe(false);
});

test('working days are counted forwards, backwards and between', () => {
  expect(addWorkingDays(day('2026-12-24'), 1, england)).toBe('2026-12-29');
  expect(addWorkingDays(day('2026-12-29'), -1, england)).toBe('2026-12-24');
  expect(addWorkingDays(day('2026-11-22'), 10, england)).toBe('2026-12-04');
  expect(addWorkingDays(day('2026-11-22'), 0, england)).toBe('2026-11-22');
  expect(workingDaysBetween(day('2026-12-24'), day('2026-12-29'), england)).toBe(1);
  expect(workingDaysBetween(day('2026-12-29'), day('2026-12-24'), england)).toBe(-1);
});

test('a holiday that the council adds is kept', () => {
  const added = withHolidays(england, [day('2026-11-25')]);
  expect(isWorkingDay(day('2026-11-25'), added)).toBe(false);
  expect(isWorkingDay(day('2026-11-25'), england)).toBe(true);
});

test('every holiday is a weekday that exists, named, in order and once', () => {
  for (const list of Object.values(bankHolidays)) {
    const days = list.map(([date]) => date);
    expect(days).toEqual([...new Set(days)].toSorted());
    expect(list.filter(([date, title]) => !isDay(date) || weekdayOf(date) > 4 || title === '')).toEqual([]);
  }
});

test('each year has its usual number of holidays, and Scotland one more in 2026', () => {
  const counts = (division: keyof typeof bankHolidays) =>
    ['2024', '2025', '2026', '2027', '2028'].map(
      (year) => bankHolidays[division].filter(([date]) => date.startsWith(year)).length,
    );
  expect(counts('england-and-wales')).toEqual([8, 8, 8, 8, 8]);
  expect(counts('scotland')).toEqual([9, 9, 10, 9, 9]);
  expect(counts('northern-ireland')).toEqual([10, 10, 10, 10, 10]);
});

test('Easter in the list is the Easter of the calendar', () => {
  const easters = ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2028-04-16'].map(day);
  const named = (title: string) =>
    bankHolidays['northern-ireland'].filter((holiday) => holiday[1] === title).map(([date]) => date);
  expect(named('Good Friday')).toEqual(easters.map((easter) => addDays(easter, -2)));
  expect(named('Easter Monday')).toEqual(easters.map((easter) => addDays(easter, 1)));
});

test('the list warns 90 days before its end, and a date past its end says so', () => {
  const last = day(bankHolidaySource.lastKnown);
  expect(bankHolidayWarning(addDays(last, -90))).toBeUndefined();
  expect(bankHolidayWarning(addDays(last, -89))).toContain('ends on 31 December 2028');
  expect(bankHolidayWarning(addDays(last, 1))).toContain('ended on 31 December 2028');
  expect(beyondBankHolidays(last)).toBeUndefined();
  expect(beyondBankHolidays(addDays(last, 1))).toContain('not known');
});

import { bankHolidays, bankHolidaySource, type Division } from './bank-holidays.ts';
import { addDays, day, daysBetween, longDay, weekdayOf, type Day } from './day.ts';

/** Which days a rule does not count, besides Saturdays and Sundays. */
export type WorkingCalendar = {
  readonly name: string;
  readonly holidays: ReadonlySet<Day>;
};

/** Its holidays are gone through when somebody first asks for them: most pages do not. */
function calendarOf(name: string, ...divisions: readonly Division[]): WorkingCalendar {
  let holidays: ReadonlySet<Day> | undefined;
  return {
    name,
    get holidays() {
      return (holidays ??= new Set(
        divisions.flatMap((division) => bankHolidays[division].map(([date]) => day(date))),
      ));
    },
  };
}

/** Working days as an English council keeps them: for reminders and due dates. */
export const england: WorkingCalendar = calendarOf('England', 'england-and-wales');

/**
 * Working days of the Procurement Act 2023, section 123: no day that is a bank holiday in any part of the
 * United Kingdom, so St Patrick's Day, 12 July and St Andrew's Day do not count in England either.
 */
export const procurementAct: WorkingCalendar = calendarOf(
  'Procurement Act 2023',
  'england-and-wales',
  'scotland',
  'northern-ireland',
);

/** The calendar with days of the council's own, for example a holiday proclaimed after this list was made. */
export function withHolidays(calendar: WorkingCalendar, more: readonly Day[]): WorkingCalendar {
  return { name: calendar.name, holidays: new Set([...calendar.holidays, ...more]) };
}

/** Whether the day is neither a Saturday, a Sunday nor a holiday. Days after the end of the list count as working. */
export function isWorkingDay(value: Day, calendar: WorkingCalendar): boolean {
  const weekday = weekdayOf(value);
  return weekday < 5 && !calendar.holidays.has(value);
}

/** The working day that is n working days after a day (before it when n is negative); the day itself does not count. */
export function addWorkingDays(from: Day, n: number, calendar: WorkingCalendar): Day {
  const step = n < 0 ? -1 : 1;
  let left = Math.abs(n);
  let value = from;
  while (left > 0) {
    value = addDays(value, step);
    if (isWorkingDay(value, calendar)) left -= 1;
  }
  return value;
}

/** Working days after the first day up to and including the second; negative when the second is earlier. */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let value = from; value < to;) {
    value = addDays(value, 1);
    if (isWorkingDay(value, calendar)) count += 1;
  }
  return count;
}

/**
 * The last day of the mandatory standstill: eight working days beginning with the day on which the contract award
 * notice is published (Procurement Act 2023, section 51). The contract may be made from the day after.
 */
export function standstillEnds(noticeDay: Day, calendar: WorkingCalendar = procurementAct): Day {
  return addWorkingDays(addDays(noticeDay, -1), 8, calendar);
}

const warnAhead = 90;

/** What to say when the list of bank holidays ends within 90 days, or has ended; undefined while it is good. */
export function bankHolidayWarning(today: Day): string | undefined {
  const last = day(bankHolidaySource.lastKnown);
  const left = daysBetween(today, last);
  if (left >= warnAhead) return undefined;
  const end = left < 0 ? `ended on ${longDay(last)}` : `ends on ${longDay(last)}`;
  return `The list of bank holidays ${end}. Later days count as working days. Ask IT to install the newest version.`;
}

/** What to say beside a date that was worked out past the end of the list of bank holidays; undefined before it. */
export function beyondBankHolidays(value: Day): string | undefined {
  const last = day(bankHolidaySource.lastKnown);
  if (value <= last) return undefined;
  return `Bank holidays after ${longDay(last)} are not known here, so each weekday was counted. Check the date by hand.`;
}

import { getDayOfWeek, parseDate } from '@internationalized/date';
import { addDays, dayOf, longDay, type Day } from '../words/day.ts';
import { londonInstant } from '../words/london.ts';
import { weekdays, type Weekday } from '../words/weekday.ts';
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from '../words/working-day.ts';

/** When a channel hears of its reminders. */
export type Rhythm = {
  readonly often: 'daily' | 'weekly';
  /** For a weekly digest; Monday when nothing is chosen. */
  readonly weekday?: Weekday | undefined;
  /** The time in London from which it may come: "08:30". */
  readonly from: string;
};

/** Nothing is posted from this time on, in London, nor before the channel's own time, nor on days that are no working days. */
export const quietFrom = '18:00';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The time of day in London: "08:30". */
export function londonTime(instant: Date): string {
  return clock.format(instant);
}

/** The first Monday on a day or after it. */
export function mondayOnOrAfter(on: Day): Day {
  return addDays(on, (7 - weekdayOf(on)) % 7);
}

/** The day of the digest that may be posted at this instant; undefined in quiet hours and when none is expected. */
export function slotAt(rhythm: Rhythm, now: Date, calendar: WorkingCalendar): Day | undefined {
  const today = dayOf(now);
  const time = londonTime(now);
  if (!isWorkingDay(today, calendar) || time < rhythm.from || time >= quietFrom) return undefined;
  return rhythm.often === 'daily' ? today : weeklySlot(rhythm, today, calendar);
}

/** The next instant, after now, at which a digest is expected. */
export function nextRun(rhythm: Rhythm, now: Date, calendar: WorkingCalendar): Date {
  for (let ahead = 0; ; ahead += 1) {
    const on = addDays(dayOf(now), ahead);
    const at = londonInstant(on, rhythm.from);
    if (at > now && isWorkingDay(on, calendar) && slotAt(rhythm, at, calendar) === on) return at;
  }
}

/** An instant as people read it, with its zone: "20 November 2026, 08:30 (London, GMT)". */
export function instantWords(instant: Date): string {
  const summer = londonTime(instant) !== instant.toISOString().slice(11, 16);
  return `${longDay(dayOf(instant))}, ${londonTime(instant)} (London, ${summer ? 'BST' : 'GMT'})`;
}

/**
 * The last day of this week, up to today, on which the digest is expected. When the chosen day is no working day it is
 * the next one that is, even if that is in the week after. A run that was missed is made up for later in the week.
 */
function weeklySlot({ weekday = 'Monday' }: Rhythm, today: Day, calendar: WorkingCalendar): Day | undefined {
  const monday = addDays(today, -weekdayOf(today));
  return [0, -7]
    .map((days) => addDays(monday, weekdays.indexOf(weekday) + days))
    .map((chosen) => (isWorkingDay(chosen, calendar) ? chosen : addWorkingDays(chosen, 1, calendar)))
    .find((slot) => slot >= monday && slot <= today);
}

/** 0 for Monday, 6 for Sunday. */
function weekdayOf(on: Day): number {
  return getDayOfWeek(parseDate(on), 'en-GB', 'mon');
}

import { CalendarDateTime, toZoned } from '@internationalized/date';
import type { Day } from './day.ts';

/** The instant of a time of day in London. A time that the clocks skip is an hour later; one that comes twice is the first. */
export function londonInstant(on: Day, time: string): Date {
  const [year = 0, month = 0, date = 0] = on.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const local = new CalendarDateTime(year, month, date, hour, minute);
  return toZoned(local, 'Europe/London', 'compatible').toDate();
}
